import fc from '../../../testing/property.ts';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../kernel/ports.ts';
import { compareOrder, initialKeys, keysForInsertion, keysForOrder, type Ordered } from './order-keys.ts';

const siblings = fc
  .array(fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', 'b00', '', '!', 'a0000'), { maxLength: 8 })
  .map((keys) => keys.map((key, i): Ordered => ({ id: `n${i}`, key })).sort(compareOrder));

describe('order keys', () => {
  test('DOC-2: insertion puts new keys exactly at the index, also between ties and unusable keys', () => {
    fc.assert(
      fc.property(siblings, fc.nat(8), fc.integer({ min: 1, max: 5 }), fc.integer(), (items, at, count, seed) => {
        const index = Math.min(at, items.length);
        const { keys, rekeyed } = keysForInsertion(items, index, count, seededRandom(seed));
        const moved = new Map(rekeyed.map((item) => [item.id, item.key]));
        const all = [...items.map((item) => ({ id: item.id, key: moved.get(item.id) ?? item.key })), ...keys.map((key, i) => ({ id: `zz${i}`, key }))].sort(
          compareOrder,
        );
        const wanted = [...items.slice(0, index).map((item) => item.id), ...keys.map((_, i) => `zz${i}`), ...items.slice(index).map((item) => item.id)];
        expect(all.map((item) => item.id)).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  test('DOC-2: a wanted order keeps the longest run of keys', () => {
    const [a, b, c, d] = initialKeys(4);
    const keys = keysForOrder(
      [
        { id: 'd', key: d! },
        { id: 'a', key: a! },
        { id: 'b', key: b! },
        { id: 'new', key: null },
        { id: 'c', key: c! },
      ],
      seededRandom(1),
    );
    expect([...keys.keys()]).toEqual(['d', 'new']);
    expect(keys.get('d')! < a! && keys.get('new')! > b! && keys.get('new')! < c!).toBe(true);
    expect(
      keysForOrder(
        [
          { id: 'x', key: 'a1' },
          { id: 'y', key: 'a1' },
        ],
        seededRandom(1),
      ).size,
    ).toBe(1);
  });

  test('DOC-13: two people inserting in one place rarely get one key', () => {
    const items = initialKeys(2).map((key, i): Ordered => ({ id: `n${i}`, key }));
    const keys = new Set(Array.from({ length: 100 }, (_, seed) => keysForInsertion(items, 1, 1, seededRandom(seed)).keys[0]));
    expect(keys.size).toBeGreaterThan(90);
  });
});
