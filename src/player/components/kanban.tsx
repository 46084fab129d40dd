import { ChevronsLeft, ChevronsRight, Plus } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { EndMark } from '../core/end-mark.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { useItems } from '../core/use-items.ts';
import { flagOf, listOf, numberOf, pathOf, rowsOf, textOf } from '../core/values.ts';
import { BoardCard, cardTitle } from '../kanban/board-card.tsx';
import { type BoardColumn, type BoardGroup, type Put, boardColumns, boardGroups, isFull, orderAt } from '../kanban/board-model.ts';
import { keep, readKept } from '../table/viewer-store.ts';

/** Cards of a column that are drawn at first, and that each look at its end adds. */
const PART = 50;

const SAMPLE_GROUP: BoardGroup = { value: 'sample', label: 'Column', tone: 'neutral', icon: '', isDisabled: false, limit: null };

type Target = { group: string; index: number };

export function Kanban({ view, p, root, send, handles }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const board = useRef<HTMLDivElement>(null);
  const given = p['items'];
  const items = useMemo(() => rowsOf(given), [given]);
  const places = useMemo(() => new Map(listOf(given).map((item, i) => [item, i])), [given]);
  const inside = useItems(view);
  /** What the author put into the board stands in each card. */
  const hasOwnCards = inside.groups.some(({ kids }) => kids.length > 0);
  const groupBy = textOf(p['groupBy']) || 'status';
  const keyField = textOf(p['itemKey']) || 'id';
  const orderField = textOf(p['orderField']);
  const [puts, setPuts] = useState<ReadonlyMap<string, Put>>(new Map());
  const [seenItems, setSeenItems] = useState(given);
  const [dragged, setDragged] = useState<JsonObject | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const [current, setCurrent] = useState('');
  const [held, setHeld] = useState<{ key: string; before: Put } | null>(null);
  const [said, setSaid] = useState('');
  const [drawn, setDrawn] = useState<Readonly<Record<string, number>>>({});
  const storeKey = `casual-board/${source.frame()?.name ?? ''}/${view.node}`;
  const [collapsed, setCollapsed] = useState<readonly string[]>(() => (source.mode === 'run' ? listOf(readKept(storeKey)).map((entry) => textOf(entry)) : []));
  const wantsFocus = useRef(false);
  if (seenItems !== given) {
    setSeenItems(given);
    setPuts(new Map());
  }
  const keyOf = (item: JsonObject): string => textOf(pathOf(item, keyField));
  // On the canvas, without data: one card in one column, so that its layout can be made.
  const isSample = source.mode === 'design' && hasOwnCards && items.length === 1 && pathOf(items[0], groupBy) === null;
  const known = boardGroups(p['groups'], items, groupBy);
  const groups = isSample && known.length === 0 ? [SAMPLE_GROUP] : known;
  const groupOf = (item: JsonObject): Json => (isSample ? groups[0]?.value : puts.get(keyOf(item))?.group) ?? pathOf(item, groupBy);
  const orderOf = (item: JsonObject): number | null => puts.get(keyOf(item))?.order ?? (orderField === '' ? null : numberOf(pathOf(item, orderField), null));
  const columns = boardColumns(items, groups, { groupOf, orderOf });
  const isDisabled = flagOf(p['disabled']);
  const nameOf = (column: BoardColumn): string => textOf(column.group.value);
  const isShut = (column: BoardColumn): boolean => collapsed.includes(nameOf(column));
  const open = columns.filter((column) => !isShut(column));
  const isHere = columns.some((column) => !isShut(column) && column.cards.some((card) => keyOf(card) === current));
  const firstCard = open.find((column) => column.cards.length > 0)?.cards[0];
  const currentKey = isHere ? current : firstCard === undefined ? '' : keyOf(firstCard);

  /** @param index among the other cards of the column; without an order field there is none to choose */
  const put = (item: JsonObject, to: BoardColumn, index: number): boolean => {
    const isSame = jsonEqual(groupOf(item), to.group.value);
    if (isDisabled || (isSame && orderField === '')) return false;
    if (!isSame && isFull(to)) {
      setSaid(`${to.group.label} is full.`);
      return false;
    }
    const others = to.cards.filter((card) => card !== item);
    setPuts(new Map(puts).set(keyOf(item), { group: to.group.value, order: orderField === '' ? null : orderAt(others, index, orderOf) }));
    setSaid(`${cardTitle(item, p)}: ${to.group.label}, place ${Math.min(index, others.length) + 1} of ${others.length + 1}`);
    return true;
  };
  const tell = (item: JsonObject, from: Json, to: Json, order: number | null, index: number): void => send('move', { item, from, to, order, index });
  const move = (item: JsonObject, to: BoardColumn, index: number): void => {
    const from = groupOf(item);
    const others = to.cards.filter((card) => card !== item);
    setDragged(null);
    setTarget(null);
    // Dropped on its own place.
    if (jsonEqual(from, to.group.value) && to.cards.indexOf(item) === index) return;
    if (put(item, to, index)) tell(item, from, to.group.value, orderField === '' ? null : orderAt(others, index, orderOf), index);
  };

  const last = hasOwnCards
    ? Math.max(0, ...open.flatMap((column) => column.cards.slice(0, drawn[nameOf(column)] ?? PART).map((card) => places.get(card) ?? 0)))
    : 0;
  const { show } = inside;
  useEffect(() => {
    if (hasOwnCards) show(0, last);
  }, [show, hasOwnCards, last]);
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const card = board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(currentKey)}"]`);
    card?.focus();
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const card = event.target instanceof Element && event.target.matches('[data-card]') ? event.target.getAttribute('data-card') : null;
    if (card === null) return;
    const column = columns.findIndex((one) => one.cards.some((entry) => keyOf(entry) === card));
    const here = columns[column];
    const item = here?.cards.find((entry) => keyOf(entry) === card);
    if (here === undefined || item === undefined) return;
    const at = here.cards.indexOf(item);
    const mirror = board.current !== null && getComputedStyle(board.current).direction === 'rtl' ? -1 : 1;
    const side = event.key === 'ArrowRight' ? mirror : event.key === 'ArrowLeft' ? -mirror : 0;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const beside =
      side === 0
        ? undefined
        : columns.filter((one, i) => (i - column) * side > 0 && !isShut(one) && (held !== null ? !isFull(one) : one.cards.length > 0)).at(side > 0 ? 0 : -1);
    const focusOn = (next: JsonObject | undefined): void => {
      if (next === undefined) return;
      wantsFocus.current = true;
      setCurrent(keyOf(next));
    };
    if (event.key === ' ' && !isDisabled) {
      if (held === null) {
        setHeld({ key: card, before: { group: groupOf(item), order: orderOf(item) } });
        setSaid(`${cardTitle(item, p)} picked up. Arrows move it, Space puts it down, Escape puts it back.`);
      } else {
        setHeld(null);
        setSaid(`${cardTitle(item, p)} put down in ${here.group.label}.`);
        if (!jsonEqual(held.before.group, here.group.value) || held.before.order !== orderOf(item))
          tell(item, held.before.group, here.group.value, orderField === '' ? null : orderOf(item), at);
      }
    } else if (event.key === 'Escape' && held !== null) {
      setHeld(null);
      setPuts(new Map(puts).set(card, held.before));
      setSaid(`${cardTitle(item, p)} is back where it was.`);
      wantsFocus.current = true;
    } else if (event.key === 'Enter' && held === null && handles('click') && !isDisabled) send('click', { item });
    else if (held !== null && (side !== 0 || step !== 0)) {
      if (beside !== undefined) put(item, beside, Math.min(at, beside.cards.length));
      else if (step !== 0 && at + step >= 0 && at + step < here.cards.length) put(item, here, at + step);
      setCurrent(card);
      wantsFocus.current = true;
    } else if (step !== 0) focusOn(here.cards[at + step]);
    else if (beside !== undefined) focusOn(beside.cards[Math.min(at, beside.cards.length - 1)]);
    else if (event.key === 'Home') focusOn(here.cards[0]);
    else if (event.key === 'End') focusOn(here.cards[Math.min(here.cards.length, drawn[nameOf(here)] ?? PART) - 1]);
    else return;
    event.preventDefault();
  };
  /** Over the upper half of a card: before it; else after. */
  const placeUnder = (event: DragEvent<HTMLElement>, column: BoardColumn): number => {
    const others = column.cards.filter((card) => card !== dragged);
    if (orderField === '') return others.length;
    const under = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
    const at = others.findIndex((card) => keyOf(card) === under?.dataset['card']);
    if (under === null || at === -1) return others.length;
    const { top, height } = under.getBoundingClientRect();
    return event.clientY < top + height / 2 ? at : at + 1;
  };
  const toggle = (column: BoardColumn): void => {
    const name = nameOf(column);
    const next = collapsed.includes(name) ? collapsed.filter((other) => other !== name) : [...collapsed, name];
    setCollapsed(next);
    if (source.mode === 'run') keep(storeKey, next.length === 0 ? undefined : [...next]);
  };
  return (
    <div
      {...root}
      ref={board}
      className={cx('ca-kanban ca-grows', root.className)}
      role="group"
      aria-label={textOf(p['ariaLabel']) || 'Board'}
      onKeyDown={onKeyDown}
    >
      {columns.map((column) => {
        const { group, cards } = column;
        const name = nameOf(column);
        const isOver = target?.group === name && dragged !== null;
        const count = group.limit === null ? String(cards.length) : `${cards.length} of ${group.limit}`;
        const shut = isShut(column);
        const limit = Math.max(drawn[name] ?? PART, PART);
        const others = cards.filter((card) => card !== dragged);
        return (
          <section
            key={name}
            aria-label={`${group.label}, ${count}`}
            data-over={isOver}
            data-shut={shut || undefined}
            onDragOver={(event) => {
              if (dragged === null || (isFull(column) && !cards.includes(dragged))) return;
              event.preventDefault();
              const index = placeUnder(event, column);
              if (target?.group !== name || target.index !== index) setTarget({ group: name, index });
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, column, placeUnder(event, column));
            }}
          >
            <header>
              {group.tone !== 'neutral' && <span className="ca-kanban-dot" data-tone={group.tone} />}
              <h2>{group.label}</h2>
              <span className="ca-num" data-full={(group.limit !== null && cards.length > group.limit) || undefined}>
                {group.limit === null ? cards.length : `${cards.length}/${group.limit}`}
              </span>
              <span className="ca-fill" />
              {textOf(p['addLabel']) !== '' && !isDisabled && !shut && (
                <button
                  type="button"
                  className="ca-iconbtn"
                  aria-label={`${textOf(p['addLabel'])} in ${group.label}`}
                  onClick={() => send('add', { group: group.value })}
                >
                  <Plus size={16} aria-hidden="true" />
                </button>
              )}
              {(flagOf(p['collapsible']) || shut) && (
                <button
                  type="button"
                  className="ca-iconbtn"
                  aria-expanded={!shut}
                  aria-label={`${shut ? 'Open' : 'Fold'} ${group.label}`}
                  onClick={() => toggle(column)}
                >
                  {shut ? <ChevronsRight size={16} aria-hidden="true" /> : <ChevronsLeft size={16} aria-hidden="true" />}
                </button>
              )}
            </header>
            {shut ? null : flagOf(p['loading']) && items.length === 0 ? (
              <SkeletonLine width="80%" />
            ) : cards.length === 0 ? (
              <p className="ca-kanban-empty">{textOf(p['emptyText']) || 'Nothing here'}</p>
            ) : (
              <ul>
                {cards.slice(0, limit).map((item) => (
                  <BoardCard
                    key={keyOf(item)}
                    item={item}
                    kids={inside.at(places.get(item) ?? -1)?.kids ?? []}
                    cardKey={keyOf(item)}
                    p={p}
                    targets={columns.filter((other) => other !== column).map((other) => ({ group: other.group, isFull: isFull(other) }))}
                    isClickable={handles('click') && !isDisabled}
                    canMove={!isDisabled}
                    isDragged={dragged === item}
                    isHeld={held?.key === keyOf(item)}
                    isTarget={isOver && orderField !== '' && others[target.index] === item}
                    isCurrent={keyOf(item) === currentKey}
                    onClick={() => send('click', { item })}
                    onMove={(to) => {
                      const found = columns.find((one) => jsonEqual(one.group.value, to));
                      if (found !== undefined) move(item, found, found.cards.length);
                    }}
                    onDrag={(next) => {
                      setDragged(next);
                      if (next === null) setTarget(null);
                    }}
                  />
                ))}
                {cards.length > limit && <EndMark key={limit} onSeen={() => setDrawn((all) => ({ ...all, [name]: limit + PART }))} />}
              </ul>
            )}
          </section>
        );
      })}
      <span className="ca-sr" role="status">
        {said}
      </span>
    </div>
  );
}
