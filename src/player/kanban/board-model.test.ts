import fc from '../../testing/property.ts';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { boardColumns, boardGroups, isFull, orderAt } from './board-model.ts';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
const orderOf = (item: JsonObject): number | null => (typeof item['order'] === 'number' ? item['order'] : null);
const reading = { groupOf: (item: JsonObject) => item['status'] ?? null, orderOf };

it('makes columns from the cards when none are given, and reads limits', () => {
  const items = [{ status: 'b' }, { status: 'a' }, { status: 'b' }, { status: null }];
  expect(boardGroups([], items, 'status').map((group) => group.label)).toEqual(['b', 'a']);
  const groups = boardGroups([{ value: 'a', label: 'A', limit: 1 }, 'b', { value: 'c', limit: -4 }], items, 'status');
  expect(groups.map((group) => group.limit)).toEqual([1, null, null]);
  expect(boardColumns(items, groups, reading).map(isFull)).toEqual([true, false, false]);
});

it('orders cards by their numbers, those without one last', () => {
  const items = [
    { id: 1, status: 'a' },
    { id: 2, status: 'a', order: 2 },
    { id: 3, status: 'a', order: 1 },
  ];
  expect(boardColumns(items, boardGroups(['a'], items, 'status'), reading)[0]?.cards.map((card) => card.id)).toEqual([3, 2, 1]);
});

it(`puts a card where it was dropped (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 })), fc.nat(), (orders, at) => {
      const others = orders.sort((a, b) => a - b).map((order, id): JsonObject => ({ id, status: 'a', order }));
      const index = at % (others.length + 1);
      const cards = [...others, { id: 'new', status: 'a', order: orderAt(others, index, orderOf) }];
      expect(boardColumns(cards, boardGroups(['a'], cards, 'status'), reading)[0]?.cards.findIndex((card) => card['id'] === 'new')).toBe(index);
    }),
    { seed },
  );
});
