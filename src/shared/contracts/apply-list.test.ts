import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { listChange } from '../../sandbox/guest/list-change.ts';
import type { Json } from '../kernel/json.ts';
import { applyList } from './apply-list.ts';

const rows = Array.from({ length: 120 }, (_, i): Json => ({ id: `r${i}` }));
const fresh = fc.integer().map((n): Json => ({ id: `new${n}` }));

describe('applyList', () => {
  it('SES-2: brings a list to what the guest has, whatever is left out, moved, doubled or new', () => {
    const list = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...rows) }, { weight: 1, arbitrary: fresh }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 50 }), list, (before, after) => {
        const patch = listChange('table', 'data', before, after);
        if (patch !== null) expect(applyList(before, patch.copy, patch.add)).toEqual(after);
      }),
    );
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
