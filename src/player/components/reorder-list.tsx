import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { type PointerEvent, type ReactElement, useRef, useState } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { formatAny } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, isObject, listOf, pathOf, textOf } from '../core/values.ts';
import { labelOf } from '../trees/tree-model.ts';

export function moveItem<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const rest = items.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

/** Dragged by its handle with mouse or finger; the arrows do the same for everyone else. */
export function ReorderList({ view, p, root, send }: NodeProps): ReactElement {
  const remote: Json = view.state['items'] ?? p['items'] ?? null;
  const [seen, setSeen] = useState<Json>(remote);
  const [items, setItems] = useState(listOf(remote));
  if (!jsonEqual(seen, remote)) {
    setSeen(remote);
    setItems(listOf(remote));
  }
  const list = useRef<HTMLUListElement>(null);
  /** Where the dragged line is and would go. */
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [said, setSaid] = useState('');
  const isLocked = flagOf(p['disabled']);
  const key = textOf(p['itemKey'], 'id');
  const idOf = (item: Json): Json => (isObject(item) ? (pathOf(item, key) ?? null) : item);
  const nameOf = (item: Json): string => labelOf(item, textOf(p['labelField'])) || 'Item';

  const move = (from: number, to: number): void => {
    if (from === to || to < 0 || to >= items.length || isLocked) return;
    const next = moveItem(items, from, to);
    setItems(next);
    setSaid(`${nameOf(items[from] ?? null)}, ${to + 1} of ${items.length}`);
    send('reorder', { items: [...next], ids: next.map(idOf), from, to });
  };
  const targetAt = (y: number): number => {
    const lines = [...(list.current?.children ?? [])];
    const under = lines.findIndex((line) => y < line.getBoundingClientRect().bottom);
    return under === -1 ? lines.length - 1 : under;
  };
  const handle = (index: number): object => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (isLocked || event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture?.(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag !== null) setDrag({ ...drag, to: targetAt(event.clientY) });
    },
    onPointerUp: () => {
      if (drag !== null) move(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });

  if (flagOf(p['loading']))
    return (
      <div {...root} className={cx('ca-list ca-grows', root.className)} role="status" aria-label="Loading">
        {['70%', '55%', '80%'].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    );
  if (items.length === 0)
    return (
      <div {...root} className={cx('ca-grows', root.className)}>
        <Empty text={textOf(p['emptyText']) || 'Nothing to put in order yet.'} icon="list-ordered" />
      </div>
    );
  return (
    <div {...root} className={cx('ca-reorder ca-grows', root.className)}>
      <ul ref={list} aria-label={textOf(p['ariaLabel']) || 'In order'}>
        {items.map((item, i) => {
          const name = nameOf(item);
          const text = textOf(p['textField']) === '' ? '' : formatAny(pathOf(item, textOf(p['textField'])));
          return (
            <li
              key={`${textOf(idOf(item))} ${items.slice(0, i).filter((other) => jsonEqual(idOf(other), idOf(item))).length}`}
              data-dragged={drag?.from === i}
              data-drop={drag !== null && drag.to === i && drag.from !== i ? (drag.to > drag.from ? 'below' : 'above') : undefined}
            >
              {!isLocked && (
                <span className="ca-reorder-grip" aria-hidden="true" {...handle(i)}>
                  <GripVertical size={16} />
                </span>
              )}
              <span className="ca-reorder-text">
                {name}
                {text !== '' && <span className="ca-faint">{text}</span>}
              </span>
              <button type="button" className="ca-iconbtn" aria-label={`Move ${name} up`} disabled={isLocked || i === 0} onClick={() => move(i, i - 1)}>
                <ArrowUp size={16} aria-hidden="true" />
              </button>
              <button
                type="button"
                className="ca-iconbtn"
                aria-label={`Move ${name} down`}
                disabled={isLocked || i === items.length - 1}
                onClick={() => move(i, i + 1)}
              >
                <ArrowDown size={16} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      <span className="ca-sr" role="status">
        {said}
      </span>
    </div>
  );
}
