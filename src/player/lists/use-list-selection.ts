import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { useMethods } from '../core/context.ts';
import { isInnerClick } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import type { Items } from '../core/use-items.ts';
import { flagOf, listOf, oneOf } from '../core/values.ts';

type RowProps = {
  role: 'row';
  'aria-selected': boolean;
  'aria-rowindex': number;
  tabIndex: number;
  'data-clickable': true;
  onClick: (event: MouseEvent) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

export type ListSelection = {
  isMultiple: boolean;
  /** For the element that holds an item: a row of a grid, so that it may hold buttons and links of its own. */
  rowProps: (index: number) => RowProps;
  /** The focus went to another item by the keyboard. */
  onMoved: (to: number, isExtending: boolean) => void;
  current: number;
};

/**
 * Choosing items of a list: Space and click choose, Shift from the one chosen last, Ctrl+A all. One stop for Tab.
 * @returns null when items cannot be chosen
 */
export function useListSelection({ view, p, send, handles }: NodeProps, rows: Items): ListSelection | null {
  const kind = oneOf(p['selection'], ['none', 'single', 'multiple'] as const, 'none');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [anchor, setAnchor] = useState(0);
  const [wanted, setCurrent] = useState(0);
  const items = listOf(p['items']);
  const [seen, setSeen] = useState(p['items']);
  if (seen !== p['items']) {
    setSeen(p['items']);
    // Places mean other items now.
    if (chosen.size > 0)
      setChosen(
        new Set(
          placesOf(
            items,
            [...chosen].map((at) => listOf(seen)[at] ?? null),
          ),
        ),
      );
  }
  const isMultiple = kind === 'multiple';
  const isDisabled = flagOf(p['disabled']);
  const current = Math.min(wanted, Math.max(0, rows.total - 1));
  const put = (next: ReadonlySet<number>, index: number): void => {
    if (isDisabled) return;
    setChosen(next);
    const places = [...next].sort((a, b) => a - b);
    send('select', { item: next.has(index) ? (items[index] ?? null) : null, index, items: places.map((at) => items[at] ?? null) });
  };
  const toggle = (index: number): void => {
    setAnchor(index);
    const next = new Set(isMultiple ? chosen : chosen.has(index) ? [index] : []);
    if (!next.delete(index)) next.add(index);
    put(next, index);
  };
  const through = (to: number): void => put(new Set(Array.from({ length: Math.abs(to - anchor) + 1 }, (_, i) => Math.min(anchor, to) + i)), to);
  useMethods(view.id, { clearSelection: () => put(new Set(), -1) });
  if (kind === 'none') return null;
  return {
    isMultiple,
    current,
    onMoved: (to, isExtending) => {
      setCurrent(to);
      if (isExtending && isMultiple) through(to);
    },
    rowProps: (index) => ({
      role: 'row',
      'aria-selected': chosen.has(index),
      'aria-rowindex': index + 1,
      tabIndex: index === current ? 0 : -1,
      'data-clickable': true,
      onFocus: () => setCurrent(index),
      onClick: (event) => {
        if (isInnerClick(event)) return;
        if (event.shiftKey && isMultiple) through(index);
        else toggle(index);
        if (handles('itemClick') && !isDisabled) send('itemClick', { item: items[index] ?? null, index });
      },
      onKeyDown: (event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === ' ') toggle(index);
        else if (event.key === 'Enter') {
          if (handles('itemClick') && !isDisabled) send('itemClick', { item: items[index] ?? null, index });
          else toggle(index);
        } else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && isMultiple) put(new Set(Array.from({ length: rows.total }, (_, i) => i)), index);
        else return;
        event.preventDefault();
      },
    }),
  };
}

/** Where the same items are now: by their id, else by what they are. */
function placesOf(items: readonly Json[], wanted: readonly Json[]): readonly number[] {
  const name = (item: Json): string =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? JSON.stringify(item['id'] ?? item) : JSON.stringify(item);
  const names = new Set(wanted.map(name));
  return items.flatMap((item, at) => (names.has(name(item)) ? [at] : []));
}
