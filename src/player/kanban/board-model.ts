import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny } from '../core/format.ts';
import { type Maybe, type ReadOption, isObject, listOf, numberOf, optionsOf, pathOf, textOf } from '../core/values.ts';

/** `limit`: more cards than that are not taken; null: any number. */
export type BoardGroup = ReadOption & { limit: number | null };
export type BoardColumn = { group: BoardGroup; cards: readonly JsonObject[] };

/** Where a card was put here before the app has said so itself. */
export type Put = { group: Json; order: number | null };

export function boardGroups(given: Maybe, items: readonly JsonObject[], groupBy: string): readonly BoardGroup[] {
  const options = optionsOf(given);
  if (options.length === 0)
    return optionsOf([...new Set(items.map((item) => formatAny(pathOf(item, groupBy))))].filter((value) => value !== '')).map((option) => ({
      ...option,
      limit: null,
    }));
  const limits = new Map(
    listOf(given).flatMap((entry) => (isObject(entry) ? [[textOf(entry['value'] ?? entry['id']), numberOf(entry['limit'], null)] as const] : [])),
  );
  return options.map((option) => {
    const limit = limits.get(textOf(option.value)) ?? null;
    return { ...option, limit: limit === null || limit < 0 ? null : limit };
  });
}

type Reading = { groupOf: (item: JsonObject) => Json; orderOf: (item: JsonObject) => number | null };

/** Cards by column, in the order of their numbers; those without one come last, as they came. */
export function boardColumns(items: readonly JsonObject[], groups: readonly BoardGroup[], { groupOf, orderOf }: Reading): readonly BoardColumn[] {
  const byGroup = Map.groupBy(items, (item) => formatAny(groupOf(item)));
  return groups.map((group) => {
    const cards = [...(byGroup.get(formatAny(group.value)) ?? [])];
    cards.sort((a, b) => {
      const [x, y] = [orderOf(a), orderOf(b)];
      return x === null || y === null ? Number(x === null) - Number(y === null) : x - y;
    });
    return { group, cards };
  });
}

export function isFull({ group, cards }: BoardColumn): boolean {
  return group.limit !== null && cards.length >= group.limit;
}

/**
 * A number that puts a card at a place among others.
 * @param others the cards of the column without the one that is put there
 */
export function orderAt(others: readonly JsonObject[], index: number, orderOf: (item: JsonObject) => number | null): number {
  const numberAt = (at: number): number | null => {
    const card = others[at];
    return card === undefined ? null : orderOf(card);
  };
  const before = index > 0 ? numberAt(index - 1) : null;
  const after = numberAt(index);
  if (before !== null && after !== null) return (before + after) / 2;
  if (before !== null) return before + 1;
  return after === null ? 0 : after - 1;
}
