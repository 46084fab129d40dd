import fc from '../../testing/property.ts';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { daysOf, startOfWeek } from '../core/month.ts';
import { entriesByDay, entriesOf, momentLike, placedOn, resized, shifted } from './entries.ts';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
const read = (events: JsonObject[]): ReturnType<typeof entriesOf> => entriesOf({ events, endField: 'end' }, new Map());

it('puts entries that overlap side by side, and others under each other', () => {
  const at = (id: string, from: string, to: string): JsonObject => ({ id, title: id, date: `2026-06-12T${from}`, end: `2026-06-12T${to}` });
  const placed = placedOn(
    new Date(2026, 5, 12),
    read([at('a', '09:00', '10:00'), at('b', '09:30', '11:00'), at('c', '10:00', '10:30'), at('d', '11:00', '12:00')]),
  );
  expect(placed.map(({ entry, lane, lanes }) => `${entry.title} ${lane}/${lanes}`)).toEqual(['a 0/2', 'b 1/2', 'c 0/2', 'd 0/1']);
});

it(`never lets two entries cover each other (seed ${seed})`, () => {
  const span = fc.tuple(fc.nat(1439), fc.integer({ min: -10, max: 2000 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const events = spans.map(([from, long], i): JsonObject => {
        const start = new Date(2026, 5, 12, 0, from);
        return { id: String(i), date: momentLike(start, 'T00:00'), end: momentLike(new Date(start.getTime() + long * 60_000), 'T00:00') };
      });
      const placed = placedOn(new Date(2026, 5, 12), read(events));
      expect(placed).toHaveLength(spans.length);
      for (const a of placed) {
        expect(a.lane).toBeLessThan(a.lanes);
        for (const b of placed) if (a !== b && a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true);
      }
    }),
    { seed },
  );
});

it('moves by days and minutes, resizes, and writes moments as they were written', () => {
  const [entry] = read([{ id: 'a', date: '2026-06-12T09:00', end: '2026-06-12T10:00' }]);
  if (entry === undefined) throw new Error('It was not read');
  const moved = shifted(entry, 1, -15);
  expect([momentLike(moved.start, '2026-06-12T09:00'), momentLike(moved.end ?? moved.start, '2026-06-12T09:00:00')]).toEqual([
    '2026-06-13T08:45',
    '2026-06-13T09:45:00',
  ]);
  expect(momentLike(resized(entry, -600).end ?? entry.start, 'T00:00')).toBe('2026-06-12T09:15');
  expect(momentLike(new Date(Date.UTC(2026, 5, 12, 9)), '2026-06-12T08:00:00Z')).toBe('2026-06-12T09:00:00.000Z');
  expect(momentLike(new Date(2026, 5, 12), '2026-06-11')).toBe('2026-06-12');
});

it('shows an entry on each of its days, whole days first', () => {
  const byDay = entriesByDay(
    read([
      { id: 'a', title: 'Late', date: '2026-06-12T09:00' },
      { id: 'b', title: 'Fair', date: '2026-06-11', end: '2026-06-13' },
    ]),
  );
  expect([...byDay].sort().map(([day, entries]) => `${day} ${entries.map((entry) => entry.title).join()}`)).toEqual([
    '2026-06-11 Fair',
    '2026-06-12 Fair,Late',
    '2026-06-13 Fair',
  ]);
});

it('begins weeks on the chosen day', () => {
  expect(startOfWeek(new Date(2026, 5, 12), 0).getDay()).toBe(0);
  for (const first of [0, 1, 6]) expect(daysOf('month', new Date(2026, 5, 12), first)[0]?.getDay()).toBe(first);
  expect(daysOf('day', new Date(2026, 5, 12))).toHaveLength(1);
});
