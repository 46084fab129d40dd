import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { toCsv } from './csv.ts';
import { createDateHelpers } from './dates.ts';
import { createHelpers } from './helpers.ts';

const NOON = Date.parse('2026-06-12T12:00:00Z');
const random = seededRandom(3);
const helpers = createHelpers(createDateHelpers(() => NOON), () => random.next());
const call = (name: string, ...args: unknown[]): unknown => (helpers[name] as (...args: unknown[]) => unknown)(...args);
const rows = [{ n: 3, who: 'b', on: '2026-02-01' }, { n: null, who: 'a', on: null }, { n: 1, who: 'b', on: '2026-01-01' }];

describe('helpers', () => {
  it.each([
    ['sum', [rows, 'n'], 4], ['sum', [null, 'n'], 0], ['avg', [rows, 'n'], 2], ['avg', [[]], null], ['min', [rows, 'n'], 1], ['max', [rows, 'n'], 3], ['max', [rows, 'on'], '2026-02-01'], ['min', [2, 1], 1],
    ['count', [rows], 3], ['count', [rows, 'n'], 2], ['count', [undefined], 0],
    ['groupBy', [rows, 'who'], [{ key: 'b', rows: [rows[0], rows[2]], count: 2 }, { key: 'a', rows: [rows[1]], count: 1 }]],
    ['sortBy', [rows, 'n'], [rows[2], rows[0], rows[1]]], ['sortBy', [rows, 'on', 'desc'], [rows[1], rows[0], rows[2]]], ['filterBy', [rows, 'who', 'a'], [rows[1]]], ['filterBy', [rows, { who: 'b', n: 1 }], [rows[2]]],
    ['uniq', [rows, 'who'], ['b', 'a']], ['round', [2.345, 2], 2.35], ['round', [-2.5], -2], ['clamp', [9, 0, 5], 5], ['range', [3], [0, 1, 2]], ['range', [2, 8, 3], [2, 5]],
    ['capitalize', ['task'], 'Task'], ['truncate', ['a long text', 7], 'a long…'], ['pluralize', [1, 'task'], '1 task'], ['pluralize', [2, 'category'], '2 categories'], ['pluralize', [0, 'box'], '0 boxes'], ['pluralize', [3, 'person', 'people'], '3 people'],
    ['formatNumber', [1234567.8912], '1,234,567.891'], ['formatNumber', [-1234.5, 2], '-1,234.50'], ['formatNumber', [null], ''], ['formatCurrency', [1234.5], '$1,234.50'], ['formatCurrency', [-3, 'EUR'], '-€3.00'], ['formatCurrency', [1200, 'JPY'], '¥1,200'], ['formatCurrency', [5, 'CHF'], 'CHF 5.00'],
    ['formatPercent', [0.256], '26%'], ['formatPercent', [0.256, 1], '25.6%'], ['wordsFromNumber', [1042], 'one thousand forty-two'],
  ] as [string, unknown[], unknown][])('%s(%j)', (name, args, expected) => expect(call(name, ...args)).toEqual(expected));

  it.each([
    ['today', [], '2026-06-12'], ['now', [], '2026-06-12T12:00:00.000Z'], ['daysBetween', ['2026-06-12', '2026-06-20'], 8], ['daysBetween', ['2026-03-08', '2026-03-09'], 1], ['daysBetween', [null, 'x'], null],
    ['addDays', ['2026-02-28', 1], '2026-03-01'], ['addDays', ['2026-06-12T10:00:00.000Z', -1], '2026-06-11T10:00:00.000Z'], ['startOfWeek', ['2026-06-14'], '2026-06-08'], ['startOfWeek', ['2026-06-08'], '2026-06-08'], ['startOfMonth', [], '2026-06-01'], ['startOfDay', ['2026-06-12'], '2026-06-12'],
    ['isBefore', ['2026-06-11', '2026-06-12'], true], ['isAfter', ['2026-06-12', '2026-06-12'], false],
    ['formatDate', ['2026-06-12'], 'Jun 12, 2026'], ['formatDate', ['2026-06-12', 'long'], 'June 12, 2026'], ['formatDate', ['2026-06-12', 'weekday'], 'Fri, Jun 12'], ['formatDate', ['2026-06-12', 'DD/MM/YY [at]'], '12/06/26 at'], ['formatDate', ['14:05'], '2:05 PM'], ['formatDate', ['2026-06-15', 'relative'], 'in 3 days'], ['formatDate', [null], ''], ['formatDate', ['nonsense'], ''],
  ] as [string, unknown[], unknown][])('%s(%j)', (name, args, expected) => expect(call(name, ...args)).toEqual(expected));

  it('plain dates never shift with the zone of the machine', () => {
    const before = process.env['TZ'];
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
      process.env['TZ'] = zone;
      expect([call('formatDate', '2026-01-01'), call('addDays', '2026-03-08', 1), call('startOfMonth', '2026-01-31')]).toEqual(['Jan 1, 2026', '2026-03-09', '2026-01-01']);
    }
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(call('today')).toBe('2026-06-13');
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('uuid has the layout of version 4', () => expect(call('uuid')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/));

  it('CSV leaves embedded rows out and keeps formulas from running', () => {
    expect(toCsv([{ a: 'x,y', member$: { id: 1 } }, { a: '+1', b: 'l\nm' }])).toBe('a,b\r\n"x,y",\r\n\'+1,"l\nm"\r\n');
  });
});
