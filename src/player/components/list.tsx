import type { CSSProperties, ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { EndMark } from '../core/end-mark.tsx';
import { Empty } from '../core/empty.tsx';
import { type Interactive, onActivate } from '../core/interactive.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { useItems } from '../core/use-items.ts';
import { clampOf, flagOf, listOf, oneOf, textOf } from '../core/values.ts';
import { VirtualList } from './virtual-list.tsx';

/** Elements that are added when the end of those that are drawn comes into view. */
const MORE = 100;

export function List(node: NodeProps): ReactElement {
  const { view, p, root, send, handles } = node;
  const rows = useItems(view);
  const { groups, total } = rows;
  const layout = oneOf(p['layout'], ['list', 'grid', 'row'] as const, 'list');
  const gap = clampOf(p['gap'], 12, 0, 96);
  const items = listOf(p['items']);
  const itemProps = (index: number): Interactive =>
    handles('itemClick') && !flagOf(p['disabled']) ? onActivate(() => send('itemClick', { item: items[index] ?? null, index }), false) : {};
  const label = textOf(p['ariaLabel']) || undefined;

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
        <Empty text={textOf(p['emptyText']) || 'Nothing here yet.'} />
      </div>
    );
  }
  if (flagOf(p['virtual']) && layout === 'list') return <VirtualList {...{ node, rows, gap, itemProps, label }} />;
  const isPartial = groups.length < total;
  return (
    <ul
      {...root}
      className={cx('ca-list ca-grows', root.className)}
      aria-label={label}
      data-layout={layout}
      data-dividers={flagOf(p['dividers'])}
      style={{ gap, '--min-item': `${clampOf(p['minItemWidth'], 220, 60, 800)}px`, ...root.style } as CSSProperties}
    >
      {groups.map(({ key, kids, index }) => (
        <li key={key} className="ca-item" {...(isPartial ? { 'aria-setsize': total, 'aria-posinset': index + 1 } : {})} {...itemProps(index)}>
          <Kids ids={kids} />
        </li>
      ))}
      {isPartial && <EndMark key={groups.length} onSeen={() => rows.show(0, groups.length - 1 + MORE)} />}
      {!isPartial && handles('endReached') && <EndMark key={groups.length} onSeen={() => send('endReached')} />}
    </ul>
  );
}
