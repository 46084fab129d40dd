import { type CSSProperties, type KeyboardEvent, type ReactElement, useRef } from 'react';
import { cx } from '../core/cx.ts';
import { EndMark } from '../core/end-mark.tsx';
import { Empty } from '../core/empty.tsx';
import { type Interactive, onActivate } from '../core/interactive.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { useItems } from '../core/use-items.ts';
import { clampOf, flagOf, listOf, oneOf, textOf } from '../core/values.ts';
import { useListSelection } from '../lists/use-list-selection.ts';
import { VirtualList } from './virtual-list.tsx';

/** Elements that are added when the end of those that are drawn comes into view. */
const MORE = 100;

export function List(node: NodeProps): ReactElement {
  const { view, p, root, send, handles } = node;
  const rows = useItems(view);
  const { groups, total } = rows;
  const list = useRef<HTMLUListElement>(null);
  const selection = useListSelection(node, rows);
  const layout = oneOf(p['layout'], ['list', 'grid', 'row'] as const, 'list');
  const gap = clampOf(p['gap'], 12, 0, 96);
  const items = listOf(p['items']);
  const itemProps = (index: number): Interactive =>
    selection === null && handles('itemClick') && !flagOf(p['disabled'])
      ? onActivate(() => send('itemClick', { item: items[index] ?? null, index }), false)
      : {};
  const label = textOf(p['ariaLabel']) || undefined;
  const problem = textOf(p['problem']);

  if (flagOf(p['loading']))
    return (
      <div {...root} className={cx('ca-list ca-grows', root.className)} role="status" aria-label="Loading" style={{ gap, ...root.style }}>
        {['70%', '85%', '60%'].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    );
  if (groups.length === 0) {
    return (
      <div {...root} className={cx('ca-grows', root.className)}>
        {problem === '' ? (
          <Empty text={textOf(p['emptyText']) || 'Nothing here yet.'} />
        ) : (
          <Empty text={problem} icon="triangle-alert">
            {handles('retry') && (
              <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => send('retry')}>
                Try again
              </button>
            )}
          </Empty>
        )}
      </div>
    );
  }
  if (flagOf(p['virtual']) && layout === 'list') return <VirtualList {...{ node, rows, gap, itemProps, label, selection }} />;
  const isPartial = groups.length < total;

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = event.target;
    if (selection === null || !(item instanceof HTMLElement) || item.parentElement !== list.current || list.current === null) return;
    const isMirrored = getComputedStyle(list.current).direction === 'rtl';
    // In a grid up and down go to the next line.
    const top = item.offsetTop;
    const own = [...list.current.children].filter((child): child is HTMLElement => child instanceof HTMLElement && child.matches('.ca-item'));
    const across = layout === 'grid' ? Math.max(1, own.filter((child) => child.offsetTop === top).length) : 1;
    const [side, along] = [isMirrored ? -1 : 1, layout === 'row' ? 0 : across];
    const step = {
      ArrowDown: along,
      ArrowUp: -along,
      ArrowRight: layout === 'list' ? 0 : side,
      ArrowLeft: layout === 'list' ? 0 : -side,
      Home: -total,
      End: total,
    }[event.key];
    if (step === undefined || step === 0) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(groups.length - 1, selection.current + step));
    own[to]?.focus({ preventScroll: true });
    own[to]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    selection.onMoved(to, event.shiftKey);
  };
  return (
    <ul
      {...root}
      ref={list}
      className={cx('ca-list ca-grows', root.className)}
      {...(selection === null ? {} : { role: 'grid', 'aria-multiselectable': selection.isMultiple, 'aria-rowcount': total, onKeyDown })}
      aria-label={label ?? (selection === null ? undefined : 'List')}
      data-layout={layout}
      data-dividers={flagOf(p['dividers'])}
      style={{ gap, '--min-item': `${clampOf(p['minItemWidth'], 220, 60, 800)}px`, ...root.style } as CSSProperties}
    >
      {groups.map(({ key, kids, index }) =>
        selection === null ? (
          <li key={key} className="ca-item" {...(isPartial ? { 'aria-setsize': total, 'aria-posinset': index + 1 } : {})} {...itemProps(index)}>
            <Kids ids={kids} />
          </li>
        ) : (
          <li key={key} className="ca-item" {...selection.rowProps(index)}>
            <div role="gridcell" className="ca-item-cell">
              <Kids ids={kids} />
            </div>
          </li>
        ),
      )}
      {isPartial && <EndMark key={groups.length} onSeen={() => rows.show(0, groups.length - 1 + MORE)} />}
      {!isPartial && handles('endReached') && <EndMark key={groups.length} onSeen={() => send('endReached')} />}
    </ul>
  );
}
