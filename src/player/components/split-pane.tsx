import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { cx } from '../core/cx.ts';
import { type NodeProps, NodeView } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf, textOf } from '../core/values.ts';

export function SplitPane({ view, p, root, send }: NodeProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const isRow = oneOf(p['direction'], ['row', 'column'] as const, 'row') === 'row';
  const min = clampOf(p['min'], 15, 0, 45);
  const fit = (size: number): number => Math.min(100 - min, Math.max(min, Math.round(size * 10) / 10));
  const remote = fit(clampOf(view.state['size'] ?? p['size'], 40, 0, 100));
  /** Where the line is while it is dragged; the app hears of it when it is let go. */
  const [dragged, setDragged] = useState<number | null>(null);
  const size = dragged ?? remote;
  const isLocked = flagOf(p['disabled']);
  const [first, second] = view.kids;

  const at = (event: PointerEvent): number => {
    const area = box.current?.getBoundingClientRect();
    if (area === undefined || area.width === 0 || area.height === 0) return size;
    const isMirrored = isRow && box.current !== null && getComputedStyle(box.current).direction === 'rtl';
    const share = isRow ? (event.clientX - area.left) / area.width : (event.clientY - area.top) / area.height;
    return fit((isMirrored ? 1 - share : share) * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2, PageUp: -10, PageDown: 10 }[event.key];
    const next = step !== undefined ? fit(size + step) : event.key === 'Home' ? min : event.key === 'End' ? 100 - min : undefined;
    if (next === undefined || isLocked) return;
    event.preventDefault();
    if (next !== size) send('resize', { size: next });
  };
  return (
    <div
      {...root}
      ref={box}
      className={cx('ca-split ca-grows', root.className)}
      data-direction={isRow ? 'row' : 'column'}
      data-empty={view.kids.length === 0}
      role="group"
      aria-label={textOf(p['ariaLabel']) || 'Two parts'}
      style={{ height: clampOf(p['height'], 360, 80, 2000), '--split': `${size}%`, ...root.style } as CSSProperties}
    >
      <div className="ca-split-part">{first !== undefined && <NodeView id={first} />}</div>
      <div
        className="ca-split-line"
        role="separator"
        tabIndex={isLocked ? -1 : 0}
        aria-label="Size of the parts"
        aria-orientation={isRow ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(size)}
        aria-valuemin={min}
        aria-valuemax={100 - min}
        data-dragged={dragged !== null}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (isLocked) return;
          event.currentTarget.setPointerCapture?.(event.pointerId);
          setDragged(size);
        }}
        onPointerMove={(event) => dragged !== null && setDragged(at(event))}
        onPointerUp={() => {
          if (dragged !== null && dragged !== remote) send('resize', { size: dragged });
          setDragged(null);
        }}
        onPointerCancel={() => setDragged(null)}
      />
      <div className="ca-split-part">
        {second !== undefined && <NodeView id={second} />}
        {view.kids.slice(2).map((id) => (
          <NodeView key={id} id={id} />
        ))}
      </div>
    </div>
  );
}
