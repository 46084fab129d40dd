import { useCallback, useMemo, useRef } from 'react';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { usePlayer } from './context.ts';

export type ItemGroup = { key: string; kids: readonly string[]; index: number };

export type Items = {
  /** How many elements there are. */
  total: number;
  /** Those that are drawn, in order. */
  groups: readonly ItemGroup[];
  at(index: number): ItemGroup | undefined;
  /**
   * Says what is in view, when what is drawn does not reach far enough round it.
   * @param pin an element that must stay, such as the one with the focus
   */
  show(first: number, last: number, pin?: number): void;
};

/** The fewest elements that are drawn before and after those in view. */
const MARGIN = 20;

/** The elements of an item slot: the app draws those that the screen asks for. */
export function useItems(view: ViewNode): Items {
  const { source } = usePlayer();
  const asked = useRef<{ view: ViewNode; from: number; to: number; pin: number | undefined } | null>(null);
  const { id } = view;
  const groups = useMemo(() => (view.groups ?? []).map(({ key, kids, index }, i): ItemGroup => ({ key, kids, index: index ?? i })), [view.groups]);
  const byIndex = useMemo(() => new Map(groups.map((group) => [group.index, group])), [groups]);
  const total = view.total ?? groups.length;
  const show = useCallback(
    (first: number, last: number, pin?: number) => {
      if (view.total === undefined && asked.current === null) return;
      const margin = Math.max(MARGIN, last - first + 1);
      const from = Math.max(0, first - margin);
      const to = Math.min(total, last + 1 + margin);
      const isMissing = !byIndex.has(first) || !byIndex.has(last);
      const before = asked.current;
      const isNear =
        before !== null && before.pin === pin && before.from <= Math.max(0, first - margin / 2) && before.to >= Math.min(total, last + 1 + margin / 2);
      // Missing although asked for: the app started anew.
      if (isNear && !(isMissing && before.view !== view)) return;
      asked.current = { view, from, to, pin };
      source.send({ type: 'window', id, from, count: to - from, ...(pin === undefined ? {} : { pin }) });
    },
    [source, id, view, total, byIndex],
  );
  return { total, groups, at: (index) => byIndex.get(index), show };
}
