import { describe, expect, it } from 'vitest';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { Patch, ViewNode } from '../../shared/contracts/session.ts';
import fc from '../../testing/property.ts';
import { ScreenMirror } from './mirror.ts';

const view = (id: string, props: ViewNode['props'] = {}): Patch => ({ op: 'add', view: { id, node: id, type: 'Text', props, state: {}, kids: [], events: [] } });
const MB = 1024 * 1024;

describe('ScreenMirror', () => {
  it('SES-57: lets go of nothing that somebody was given: a later patch changes a copy', () => {
    const mirror = new ScreenMirror();
    mirror.apply([view('a', { text: 'one' }), { op: 'prop', id: 'a', key: 'text', value: 'two' }]);
    const given = mirror.view('a');
    mirror.apply([
      { op: 'prop', id: 'a', key: 'text', value: 'three' },
      { op: 'state', id: 'a', key: 'open', value: true },
    ]);
    expect(given).toMatchObject({ props: { text: 'two' }, state: {} });
    expect(mirror.view('a')).toMatchObject({ props: { text: 'three' }, state: { open: true } });
  });

  it('SES-57: refuses a screen that would fill the memory of the host, however it is filled', () => {
    const text = 'x'.repeat(MB);
    const fills: ((i: number) => Patch[])[] = [
      (i) => [view(`v${i}`, { text })],
      (i) => [view('one'), { op: 'prop', id: 'one', key: `k${i}`, value: text }],
      (i) => (i === 0 ? [view('one')] : [{ op: 'prop', id: 'one', key: `k${i}`, value: [{ text }] }]),
      (i) => (i === 0 ? [view('one', { data: [{}] })] : [{ op: 'list', id: 'one', key: 'data', copy: [0, 1], add: [{ at: 1, items: [text] }] }]),
      (i) => [view(`v${i}`), { op: 'kids', id: `v${i}`, kids: [text] }],
    ];
    const often = SANDBOX_LIMITS.screenBytes / MB + 1;
    const ends = fills.map((fill) => {
      const mirror = new ScreenMirror();
      for (let i = 0; i < often; i++) if (!mirror.apply(fill(i))) return 'refused';
      return 'kept';
    });
    // The second and the fourth replace what was there: the same megabyte, or two.
    expect(ends).toEqual(['refused', 'kept', 'refused', 'kept', 'refused']);
  });

  it('SES-57: goes on for ever when what it holds stays small', () => {
    const mirror = new ScreenMirror();
    const text = 'y'.repeat(MB);
    for (let i = 0; i < 600; i++) {
      expect(mirror.apply([view('a', { text }), { op: 'prop', id: 'a', key: 'text', value: `${text}${i}` }, view(`b${i}`, { text })])).toBe(true);
      expect(mirror.apply([{ op: 'remove', ids: [`b${i}`] }])).toBe(true);
    }
  });

  it('SES-57: refuses a view with more names than any component has', () => {
    const mirror = new ScreenMirror();
    const names = Object.fromEntries(Array.from({ length: SANDBOX_LIMITS.viewKeys }, (_, i) => [`k${i}`, i]));
    expect(mirror.apply([view('a', names), { op: 'prop', id: 'a', key: 'k7', value: 8 }])).toBe(true);
    expect(mirror.apply([{ op: 'prop', id: 'a', key: 'one more', value: 8 }])).toBe(false);
  });

  it('SES-1: its snapshot brings another screen to the same state, whatever came before', () => {
    const id = fc.constantFrom('a', 'b');
    const key = fc.constantFrom('x', 'data');
    const rows = Array.from({ length: 5 }, (_, i) => ({ id: `r${i}` }));
    const patch: fc.Arbitrary<Patch> = fc.oneof(
      id.map((of) => view(of, { data: rows })),
      fc.record({ op: fc.constant('prop' as const), id, key, value: fc.jsonValue() as fc.Arbitrary<null> }),
      fc.record({ op: fc.constant('state' as const), id, key, value: fc.jsonValue() as fc.Arbitrary<null> }),
      fc.record({ op: fc.constant('list' as const), id, key, copy: fc.constantFrom<number[]>([0, 5], [1, 2], [3, 1, 0, 1], []), add: fc.constantFrom<Extract<Patch, { op: 'list' }>['add']>([], [{ at: 0, items: ['new'] }]) }),
      fc.record({ op: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 1 }) }),
      fc.record({ op: fc.constant('kids' as const), id, kids: fc.array(id), total: fc.option(fc.nat(), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(patch, { maxLength: 6 }), { maxLength: 6 }), (batches) => {
        const mirror = new ScreenMirror();
        for (const batch of batches) {
          mirror.apply(batch);
          const late = new ScreenMirror();
          late.apply(structuredClone(mirror.snapshot()));
          expect(late.all()).toEqual(mirror.all());
        }
      }),
    );
  });
});
