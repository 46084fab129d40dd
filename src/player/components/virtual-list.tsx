import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import type { Interactive } from '../core/interactive.ts';
import { SkeletonLine } from '../core/skeleton.tsx';
import type { ItemGroup, Items } from '../core/use-items.ts';
import type { ListSelection } from '../lists/use-list-selection.ts';

type VirtualProps = {
  node: NodeProps;
  rows: Items;
  gap: number;
  itemProps: (index: number) => Interactive;
  label: string | undefined;
  selection: ListSelection | null;
};

/** Height of an element that was not drawn yet, px. */
const ESTIMATE = 64;

/** Only what is in view is drawn. Needs a height of its own; without one it takes 480 px. */
export function VirtualList({ node, rows, gap, itemProps, label, selection }: VirtualProps): ReactElement {
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
  /** Where a key sent the focus; the element may still be on its way. */
  const wanted = useRef<number | null>(null);
  /** It stays in view while elements round it come and turn out higher or lower than was thought. */
  const followed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const at = wanted.current ?? followed.current;
    if (at === null || rows.at(at) === undefined) return;
    const element = scroller.current?.querySelector<HTMLElement>(`:scope > ul > [data-index="${at}"]`);
    if (element === null || element === undefined) return;
    if (wanted.current !== null) element.focus({ preventScroll: true });
    wanted.current = null;
    followed.current = at;
    element.scrollIntoView({ block: 'nearest' });
  });
  const unfollow = (): void => {
    followed.current = null;
  };
  const onKeyDown = (event: KeyboardEvent, from: number): void => {
    // Keys in an input or on a button inside are theirs.
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, (range?.endIndex ?? 0) - (range?.startIndex ?? 0) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(total - 1, from + step));
    wanted.current = to;
    setFocused(to);
    virtualizer.scrollToIndex(to, { align: 'auto' });
    selection?.onMoved(to, event.shiftKey);
  };
  const endSent = useRef(0);
  return (
    <div
      {...root}
      ref={scroller}
      className={cx('ca-virtual ca-grows', root.className)}
      style={{ maxHeight: 480, ...root.style }}
      {...(selection === null ? { tabIndex: 0 } : {})}
      role="group"
      aria-label={label ?? 'List'}
      onWheel={unfollow}
      onPointerDown={unfollow}
      onScroll={(event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
        if (!handles('endReached') || scrollTop + clientHeight < scrollHeight - 40 || endSent.current === total) return;
        endSent.current = total;
        send('endReached');
      }}
    >
      <ul
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={label ?? (selection === null ? undefined : 'List')}
        {...(selection === null ? {} : { role: 'grid', 'aria-multiselectable': selection.isMultiple, 'aria-rowcount': total })}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const group = rows.at(item.index);
          return (
            <li
              key={item.key}
              // An element that is on its way keeps the height that it is thought to have.
              ref={group === undefined ? undefined : virtualizer.measureElement}
              data-index={item.index}
              className="ca-item"
              {...(selection === null ? { 'aria-setsize': total, 'aria-posinset': item.index + 1 } : {})}
              style={{ transform: `translateY(${item.start}px)`, ...(group === undefined ? { height: item.size } : {}) }}
              onBlur={(event) => {
                if (event.currentTarget.contains(event.relatedTarget)) return;
                unfollow();
                setFocused((at) => (at === item.index ? null : at));
              }}
              {...(group === undefined
                ? { 'aria-busy': true, ...(selection === null ? {} : { role: 'row' }) }
                : withKeys(selection?.rowProps(item.index) ?? itemProps(item.index), (event) => onKeyDown(event, item.index)))}
              onFocus={() => {
                setFocused(item.index);
                if (selection !== null && selection.current !== item.index) selection.onMoved(item.index, false);
              }}
            >
              {selection === null ? (
                <Content group={group} />
              ) : (
                <div role="gridcell" className="ca-item-cell">
                  <Content group={group} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Content({ group }: { group: ItemGroup | undefined }): ReactElement {
  return group === undefined ? <SkeletonLine width="60%" /> : <Kids ids={group.kids} />;
}

/** The keys that walk the list beside those that an element answers itself. Only elements that can have the focus have any. */
function withKeys(props: Interactive, onKeyDown: (event: KeyboardEvent) => void): Interactive {
  if (props.tabIndex === undefined) return props;
  return {
    ...props,
    onKeyDown: (event) => {
      onKeyDown(event);
      props.onKeyDown?.(event);
    },
  };
}
