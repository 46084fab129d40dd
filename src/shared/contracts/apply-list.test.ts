import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { ListChanges } from '../../sandbox/guest/list-change.ts';
import type { Json } from '../kernel/json.ts';
import { applyList, baseOf } from './apply-list.ts';

const rows = Array.from({ length: 120 }, (_, i): Json => ({ id: `r${i}` }));
const fresh = fc.integer().map((n): Json => ({ id: `new${n}` }));

describe('applyList', () => {
  it('SES-2: brings lists to what the guest has, change after change, whatever is left out, comes back, is moved, doubled or new', () => {
    const list = fc.oneof(
      fc.shuffledSubarray(rows),
      fc.subarray(rows),
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...rows) }, { weight: 1, arbitrary: fresh }), { maxLength: 200 }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 50 }), fc.array(list, { minLength: 1, maxLength: 6 }), (first, changes) => {
        const lists = new ListChanges();
        let sent: Json = first;
        let shown: Json = structuredClone(first);
        // Somebody who comes late: gets what the guest counts on, then what is shown of it.
        let late: Json = shown;
        for (const after of changes) {
          const patch = lists.change('table', 'data', sent, after);
          sent = after;
          const apply = (before: Json): Json => (patch === null ? structuredClone(after) : applyList(before, patch.copy, structuredClone(patch.add))!);
          late = apply(late);
          shown = apply(shown);
          expect([shown, late]).toEqual([after, after]);
          const base = baseOf(shown as Json[]);
          late = base === null ? structuredClone(shown) : applyList(structuredClone(base.items) as Json[], base.copy, [])!;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('SES-2: rows that were filtered out come back as numbers', () => {
    const lists = new ListChanges();
    const some = rows.slice(3, 5);
    expect(lists.change('table', 'data', rows, some)).toMatchObject({ copy: [3, 2], add: [] });
    expect(lists.change('table', 'data', some, [])).toMatchObject({ copy: [], add: [] });
    expect(lists.change('table', 'data', [], rows)).toBeNull();
    const none: Json[] = [];
    expect(lists.change('table', 'data', rows, none)).toMatchObject({ copy: [], add: [] });
    expect(lists.change('table', 'data', none, [...rows])).toMatchObject({ copy: [0, 120], add: [] });
  });

  it('SES-57: takes nothing that would make a list longer by copying, or that does not fit', () => {
    const hostile: [number[], { at: number; items: Json[] }[]][] = [
      [[0, 120, 0, 120], []],
      [[0, 1e9], []],
      [[-1, 2], []],
      [[0.5, 1], []],
      [[5, -5], []],
      [[Number.NaN, 1], []],
      [[0, 1], [{ at: 7, items: ['never reached'] }]],
    ];
    for (const [copy, add] of hostile) expect(applyList(rows, copy, add)).toBeNull();
    expect(applyList('no list', [0, 1], [])).toBeNull();
    expect(
      applyList(
        rows,
        [0, 1],
        [
          { at: 0, items: ['a'] },
          { at: 2, items: ['z'] },
        ],
      ),
    ).toEqual(['a', rows[0], 'z']);
  });
});
