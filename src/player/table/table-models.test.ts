import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { columnsOf } from '../core/values.ts';
import { aggregateText } from './aggregate.ts';
import { readCell } from './cell-value.ts';
import { NO_LAYOUT, arrange, layoutOf, layoutToJson, moveColumn, widthOf, withHidden } from './column-layout.ts';
import { blockOf, gridMove } from './grid-keys.ts';
import { haystacksOf, matcherOf } from './match-rows.ts';
import { type Sort, nextSorts, orderKey, sortRows } from './sort-rows.ts';
import { tableCsv, tableTsv } from './table-export.ts';
import { type Line, linesOf } from './table-lines.ts';

const columns = columnsOf(
  [
    { field: 'name' },
    { field: 'visits', type: 'number', aggregate: 'sum' },
    {
      field: 'status',
      type: 'tag',
      choices: [
        { value: 'late', label: 'Late' },
        { value: 'ok', label: 'On time' },
      ],
    },
  ],
  [],
);
const rows: JsonObject[] = [
  { name: 'Zoë', visits: 10, status: 'ok' },
  { name: 'adam', visits: 9, status: 'late' },
  { name: '', visits: null, status: null },
];
const names = (found: readonly JsonObject[]): Json[] => found.map((row) => row['name'] ?? null);
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);

describe('search', () => {
  const found = (text: string, of = rows): Json[] => names(of.filter((row) => matcherOf(columns, {}, text, haystacksOf(columns))?.(row) ?? true));
  it('finds without accents, in the words people see, every word somewhere', () => {
    expect(found('zoe time')).toEqual(['Zoë']);
    expect(found('zoe late')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
  });
  it('finds numbers however they are written', () => {
    const rich: JsonObject[] = [{ name: 'a', visits: 1234.5, status: null }];
    for (const text of ['1,234.5', '1234.5', '€1,234.50', '1.234,50']) expect(found(text, rich)).toEqual(['a']);
  });
});

describe('order', () => {
  const by = (...sorts: Sort[]): Json[] => names(sortRows(rows, columns, sorts));
  it('takes numbers as numbers and choices in their order; empty cells come last both ways', () => {
    expect(by({ field: 'visits', direction: 'asc' })).toEqual(['adam', 'Zoë', '']);
    expect(by({ field: 'name', direction: 'desc' })).toEqual(['Zoë', 'adam', '']);
    expect(by({ field: 'status', direction: 'asc' })).toEqual(['adam', 'Zoë', '']);
    expect(by({ field: 'gone', direction: 'asc' })).toEqual(['Zoë', 'adam', '']);
  });

  it('goes by the next column where the first is equal, and is stable', () => {
    const of = (text: string): JsonObject => ({ name: text.charAt(0), visits: Number(text.charAt(1)), id: text });
    const sorted = sortRows(['b1', 'a2', 'b0', 'a1', 'a2x'].map(of), columns, [
      { field: 'name', direction: 'asc' },
      { field: 'visits', direction: 'desc' },
    ]);
    expect(sorted.map((row) => row['id'])).toEqual(['a2', 'a2x', 'a1', 'b1', 'b0']);
  });

  it('adds, turns round and leaves out a column with Shift', () => {
    let sorts = nextSorts([], 'a', false);
    expect(nextSorts(sorts, 'a', false)).toEqual([{ field: 'a', direction: 'desc' }]);
    sorts = nextSorts(sorts, 'b', true);
    sorts = nextSorts(sorts, 'b', true);
    expect(sorts).toEqual([
      { field: 'a', direction: 'asc' },
      { field: 'b', direction: 'desc' },
    ]);
    expect(nextSorts(sorts, 'b', true)).toEqual([{ field: 'a', direction: 'asc' }]);
  });

  it(`orders by keys as the reader’s language does (seed ${seed})`, () => {
    const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    const words = fc.stringMatching(/^[ -~]{0,12}$/);
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [orderKey(a), orderKey(b)];
        expect(Math.sign(collator.compare(a, b))).toBe(x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1);
      }),
      { seed },
    );
  });
});

describe('groups', () => {
  const all = [
    { id: '1', name: 'x', visits: 1, status: 'ok' },
    { id: '2', name: 'y', visits: 2, status: 'late' },
    { id: '3', name: 'x', visits: 4, status: 'ok' },
    { id: '4', name: 'x', visits: null, status: null },
  ];
  const keyOf = (row: JsonObject): string => String(row['id']);
  const words = (lines: ReturnType<typeof linesOf>): string[] =>
    Array.from({ length: lines.count }, (_, i) => lines.at(i)).map((line?: Line) =>
      line?.kind === 'group'
        ? `${'-'.repeat(line.depth)}${line.label} ${line.count} ${line.aggregates.get('visits') ?? ''}`
        : line?.kind === 'row'
          ? line.key
          : 'detail',
    );
  const draw = (groupBy: string[], closed: string[] = [], expanded: string[] = []): ReturnType<typeof linesOf> =>
    linesOf({ rows: all, columns, keyOf, groupBy, closed: new Set(closed), expanded: new Set(expanded) });

  it('stand inside each other in the order of their values, with their figures; closed ones hide their rows', () => {
    expect(words(draw(['status', 'name']))).toEqual(['Late 1 2', '-y 1 2', '2', 'On time 2 5', '-x 2 5', '1', '3', ' 1 ', '-x 1 ', '4']);
    const key = draw(['status']).at(0)?.key ?? '';
    expect(words(draw(['status'], [key]))).toEqual(['Late 1 2', 'On time 2 5', '1', '3', ' 1 ', '4']);
    expect(words(draw([], [], ['2']))).toEqual(['1', '2', 'detail', '3', '4']);
  });

  it(`show every row once (seed ${seed})`, () => {
    const row = fc.record({ name: fc.constantFrom('a', 'b', ''), visits: fc.option(fc.nat(3)), status: fc.constantFrom('ok', 'late', null) });
    fc.assert(
      fc.property(fc.array(row), fc.subarray(['name', 'visits', 'status']), (found, groupBy) => {
        const given = found.map((entry, i) => ({ ...entry, id: String(i) }));
        const lines = linesOf({ rows: given, columns, keyOf, groupBy, closed: new Set(), expanded: new Set() });
        expect(lines.rows.map(keyOf).sort()).toEqual(given.map(keyOf).sort());
      }),
      { seed },
    );
  });
});

it('adds up what is a number and nothing else', () => {
  const figure = (aggregate: NonNullable<TableColumn['aggregate']>, values: Json[]): string =>
    aggregateText(
      values.map((v) => ({ v })),
      { field: 'v', label: 'V', type: 'number', aggregate },
    );
  expect(figure('sum', [0.1, 0.2, null, 'x'])).toBe('0.3');
  expect(figure('average', [1, 2, null])).toBe('1.5');
  expect(figure('min', [3, -1])).toBe('-1');
  expect(figure('max', [])).toBe('');
  expect([figure('count', [1, null, 1]), figure('distinct', [1, null, 1])]).toEqual(['2', '1']);
});

describe('the arrangement of columns', () => {
  const abc = columnsOf([{ field: 'a' }, { field: 'b', pinned: 'end' }, { field: 'c' }, { field: 'd' }], []);
  const order = (layout = NO_LAYOUT): string =>
    arrange(abc, layout)
      .all.map((column) => column.field)
      .join('');

  it('pins, moves across sides, hides; new columns of the author follow their neighbour', () => {
    expect(order()).toBe('acdb');
    expect(order(moveColumn(abc, NO_LAYOUT, 'd', -1))).toBe('adcb');
    const crossed = moveColumn(abc, NO_LAYOUT, 'd', 1);
    expect([order(crossed), crossed.pinned['d']]).toEqual(['acbd', 'end']);
    expect(order(withHidden(NO_LAYOUT, 'c', true))).toBe('adb');
    expect(order({ ...NO_LAYOUT, order: ['d', 'a'] })).toBe('dacb');
    expect(moveColumn(abc, NO_LAYOUT, 'a', -1)).toBe(NO_LAYOUT);
  });

  it(`keeps every column, whatever was kept (seed ${seed})`, () => {
    const field = fc.constantFrom('a', 'b', 'c', 'd', 'gone', '__proto__');
    const layout = fc.record({
      order: fc.array(field),
      pinned: fc.dictionary(field, fc.constantFrom('start', 'end', null, 'x')),
      widths: fc.dictionary(field, fc.oneof(fc.integer(), fc.constant('x'))),
    });
    fc.assert(
      fc.property(layout, field, fc.integer({ min: -5, max: 5 }), (kept, moved, by) => {
        const read = moveColumn(abc, layoutOf(kept as unknown as Json), moved, by);
        expect([...order(read)].sort().join('')).toBe('abcd');
        expect(layoutOf(layoutToJson(read))).toEqual(read);
        for (const column of abc) expect(widthOf(column, read)).toBeGreaterThan(0);
      }),
      { seed },
    );
  });

  it('passes over what is no arrangement', () => {
    for (const value of [null, 1, 'x', [], { order: 3, hidden: {}, pinned: 'x', widths: [] }] as Json[])
      expect(arrange(abc, layoutOf(value)).all).toHaveLength(4);
  });
});

describe('files and the clipboard', () => {
  it('writes CSV that spreadsheets read and cannot be made to run', () => {
    const csv = tableCsv(
      [
        { name: 'a "b", c', visits: -4 },
        { name: '=HYPERLINK("x")', visits: 1.5 },
        { name: 'two\nlines', visits: null },
      ],
      columns.slice(0, 2),
    );
    expect(csv).toBe('\ufeffName,Visits\r\n"a ""b"", c",-4\r\n"\'=HYPERLINK(""x"")",1.5\r\n"two\nlines",\r\n');
  });
  it('copies blocks that keep their shape', () => {
    expect(tableTsv([{ name: 'a\tb', visits: 1200 }], columns.slice(0, 2))).toBe('a b\t1,200');
  });
});

describe('typed values', () => {
  const column = (change: Partial<TableColumn>): TableColumn => ({ field: 'f', label: 'F', type: 'text', ...change });
  it('become values of the column’s type or a problem in words', () => {
    expect(readCell('1,200.5', column({ type: 'currency' }), null)).toEqual({ value: 1200.5 });
    expect(readCell('x', column({ type: 'number' }), 1)).toEqual({ problem: 'Type a number.' });
    expect(readCell('9', column({ type: 'rating' }), 1)).toHaveProperty('problem');
    expect(readCell('', column({ required: true }), 'a')).toEqual({ problem: 'Fill this in.' });
    expect(readCell('nobody', column({ type: 'email' }), null)).toHaveProperty('problem');
    expect(readCell('a, b,', column({ type: 'tag' }), ['a'])).toEqual({ value: ['a', 'b'] });
    expect(readCell('2', column({ type: 'tag', choices: [{ value: 2, label: 'Two' }] }), 1)).toEqual({ value: 2 });
    expect(readCell('ab', column({ rules: [{ kind: 'minLength', value: 3, message: 'Longer.' }] }), '')).toEqual({ problem: 'Longer.' });
    expect(readCell('', column({ type: 'date' }), '2026-01-01')).toEqual({ value: null });
  });
});

describe('keys in the grid', () => {
  const grid = { cols: ['$check', 'a', 'b'], lineCount: 30, pageLines: 10, isMirrored: false };
  const press = (key: string, from: { line: number; col: string }, more: object = {}): string => {
    const move = gridMove(grid, from, { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
    return move === null ? 'no' : `${move.to.line}${move.to.col}${move.isExtending ? '+' : ''}`;
  };
  it('move by cell, to the ends, by pages, from the head and back', () => {
    const at = { line: 5, col: 'a' };
    expect(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp', 'x'].map((key) => press(key, at))).toEqual([
      '6a',
      '4a',
      '5$check',
      '5b',
      '5$check',
      '5b',
      '15a',
      '0a',
      'no',
    ]);
    expect([press('Home', at, { ctrlKey: true }), press('End', at, { ctrlKey: true }), press('ArrowUp', { line: 0, col: 'b' })]).toEqual([
      '0$check',
      '29b',
      '-1b',
    ]);
    expect([press('ArrowUp', { line: -1, col: 'b' }), press('ArrowDown', { line: 29, col: 'b' }), press('ArrowRight', at, { shiftKey: true })]).toEqual([
      '-1b',
      '29b',
      '5b+',
    ]);
  });
  it('span blocks of cells with values', () => {
    expect(blockOf({ line: 4, col: 'b' }, { line: 2, col: 'a' }, ['a', 'b'])).toEqual({ from: 2, to: 4, firstCol: 0, lastCol: 1 });
    expect(blockOf({ line: 4, col: '$check' }, { line: 2, col: 'a' }, ['a', 'b'])).toBeNull();
  });
});
