import { type ReactElement, useEffect, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import type { Items } from '../core/use-items.ts';

type VirtualProps = { node: NodeProps; rows: Items; gap: number; itemProps: (index: number) => object; label: string | undefined };

/** Height of an element that was not drawn yet, px. */
const ESTIMATE = 64;

/** Only what is in view is drawn. Needs a height of its own; without one it takes 480 px. */
export function VirtualList({ node, rows, gap, itemProps, label }: VirtualProps): ReactElement {
  const { root, send, handles } = node;
  const { total } = rows;
  const scroller = useRef<HTMLDivElement>(null);
  /** Place of the element with the focus: it stays drawn, or the keyboard would lose its place. */
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE,
    gap,
    overscan: 6,
    getItemKey: (i) => rows.at(i)?.key ?? i,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return focused === null || focused >= total || shown.includes(focused) ? shown : [...shown, focused].sort((a, b) => a - b);
    },
  });
  const range = virtualizer.range;
  const { show } = rows;
  useEffect(() => {
    if (range !== null) show(range.startIndex, range.endIndex, focused ?? undefined);
  }, [range, show, focused]);
  const endSent = useRef(0);
  return (
    <div
      {...root}
      ref={scroller}
      className={cx('ca-virtual ca-grows', root.className)}
      style={{ maxHeight: 480, ...root.style }}
      tabIndex={0}
      role="group"
      aria-label={label ?? 'List'}
      onScroll={(event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
        if (!handles('endReached') || scrollTop + clientHeight < scrollHeight - 40 || endSent.current === total) return;
        endSent.current = total;
        send('endReached');
      }}
    >
      <ul style={{ height: virtualizer.getTotalSize() }} aria-label={label}>
        {virtualizer.getVirtualItems().map((item) => {
          const group = rows.at(item.index);
          return (
            <li
              key={item.key}
              // An element that is on its way keeps the height that it is thought to have.
              ref={group === undefined ? undefined : virtualizer.measureElement}
              data-index={item.index}
              className="ca-item"
              aria-setsize={total}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)`, ...(group === undefined ? { height: item.size } : {}) }}
              onFocus={() => setFocused(item.index)}
              onBlur={(event) => {
                if (!event.currentTarget.contains(event.relatedTarget)) setFocused((at) => (at === item.index ? null : at));
              }}
              {...(group === undefined ? { 'aria-busy': true } : itemProps(item.index))}
            >
              {group === undefined ? <SkeletonLine width="60%" /> : <Kids ids={group.kids} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
