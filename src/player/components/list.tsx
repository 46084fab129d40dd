import { type CSSProperties, type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { onActivate } from '../core/interactive.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, listOf, oneOf, textOf } from '../core/values.ts';

type Group = { key: string; kids: readonly string[] };

export function List(node: NodeProps): ReactElement {
  const { view, p, root, send, handles } = node;
  const groups: readonly Group[] = view.groups ?? [];
  const layout = oneOf(p['layout'], ['list', 'grid', 'row'] as const, 'list');
  const gap = clampOf(p['gap'], 12, 0, 96);
  const items = listOf(p['items']);
  const itemProps = (index: number): object =>
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
  if (flagOf(p['virtual']) && layout === 'list') return <VirtualList {...{ node, groups, gap, itemProps, label }} />;
  return (
    <ul
      {...root}
      className={cx('ca-list ca-grows', root.className)}
      aria-label={label}
      data-layout={layout}
      data-dividers={flagOf(p['dividers'])}
      style={{ gap, '--min-item': `${clampOf(p['minItemWidth'], 220, 60, 800)}px`, ...root.style } as CSSProperties}
    >
      {groups.map((group, i) => (
        <li key={group.key} className="ca-item" {...itemProps(i)}>
          <Kids ids={group.kids} />
        </li>
      ))}
      {handles('endReached') && <EndMark key={groups.length} onSeen={() => send('endReached')} />}
    </ul>
  );
}

/** Tells once, for each length of the list, that its end came into view. */
function EndMark({ onSeen }: { onSeen: () => void }): ReactElement {
  const mark = useRef<HTMLLIElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    if (mark.current === null || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      seen.current();
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <li ref={mark} aria-hidden="true" style={{ height: 1 }} />;
}

type VirtualProps = { node: NodeProps; groups: readonly Group[]; gap: number; itemProps: (index: number) => object; label: string | undefined };

/** Only what is in view is drawn. Needs a height of its own; without one it takes 480 px. */
function VirtualList({ node, groups, gap, itemProps, label }: VirtualProps): ReactNode {
  const { root, send, handles } = node;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    gap,
    overscan: 6,
    getItemKey: (i) => groups[i]?.key ?? i,
  });
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
        if (!handles('endReached') || scrollTop + clientHeight < scrollHeight - 40 || endSent.current === groups.length) return;
        endSent.current = groups.length;
        send('endReached');
      }}
    >
      <ul style={{ height: virtualizer.getTotalSize() }} aria-label={label}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="ca-item"
            aria-setsize={groups.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
            {...itemProps(item.index)}
          >
            <Kids ids={groups[item.index]?.kids ?? []} />
          </li>
        ))}
      </ul>
    </div>
  );
}
