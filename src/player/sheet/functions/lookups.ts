import { FormulaProblem, notFound } from '../problem.ts';
import { type Argument, type CellValue, type RangeValue, asRange, compare, isTrue, one, shorten, textFrom } from '../value.ts';
import { type FunctionEntry, entry, num } from './arguments.ts';
import { fitsPattern } from './criteria.ts';

type Way = 'exact' | 'below' | 'above';

/** @returns -1 when it is not there */
function placeIn(list: readonly CellValue[], wanted: CellValue, way: Way): number {
  const isPattern = way === 'exact' && typeof wanted === 'string' && /[*?]/.test(wanted);
  const exact = list.findIndex(
    (value) => value !== null && (isPattern ? fitsPattern(String(wanted), textFrom(value)) : typeof value === typeof wanted && compare(value, wanted) === 0),
  );
  if (exact !== -1 || way === 'exact') return exact;
  let best = -1;
  list.forEach((value, i) => {
    if (value === null || typeof value !== typeof wanted) return;
    const order = compare(value, wanted);
    if (way === 'below' ? order > 0 : order < 0) return;
    const held = best === -1 ? null : (list[best] ?? null);
    if (held === null || (way === 'below' ? compare(value, held) > 0 : compare(value, held) < 0)) best = i;
  });
  return best;
}

function found(list: readonly CellValue[], wanted: Argument | undefined, way: Way): number {
  const at = placeIn(list, one(wanted), way);
  if (at === -1) throw notFound(shorten(textFrom(one(wanted))));
  return at;
}

function valueAt({ rows, columns, values }: RangeValue, row: number, column: number): CellValue {
  if (row < 1 || column < 1 || row > rows || column > columns || !Number.isFinite(row + column))
    throw new FormulaProblem('That place is outside the range.', '#REF!');
  return values[(Math.trunc(row) - 1) * columns + Math.trunc(column) - 1] ?? null;
}

function line({ rows, columns, values }: RangeValue, along: 'row' | 'column'): readonly CellValue[] {
  return along === 'row' ? values.slice(0, columns) : Array.from({ length: rows }, (_, i) => values[i * columns] ?? null);
}

export const LOOKUP_FUNCTIONS: Readonly<Record<string, FunctionEntry>> = {
  MATCH: entry('value, range, kind', 2, (wanted, range, kind) => {
    const way = num(kind, 0);
    return found(asRange(range).values, wanted, way === 0 ? 'exact' : way > 0 ? 'below' : 'above') + 1;
  }),
  INDEX: entry('range, row, column', 2, (range, row, column) => {
    const whole = asRange(range);
    return whole.rows === 1 && column === undefined ? valueAt(whole, 1, num(row)) : valueAt(whole, num(row), num(column, 1));
  }),
  VLOOKUP: entry('value, range, column, nearest', 3, (wanted, range, column, nearest) => {
    const whole = asRange(range);
    const way = nearest !== undefined && isTrue(one(nearest)) ? 'below' : 'exact';
    return valueAt(whole, found(line(whole, 'column'), wanted, way) + 1, num(column));
  }),
  HLOOKUP: entry('value, range, row, nearest', 3, (wanted, range, row, nearest) => {
    const whole = asRange(range);
    const way = nearest !== undefined && isTrue(one(nearest)) ? 'below' : 'exact';
    return valueAt(whole, num(row), found(line(whole, 'row'), wanted, way) + 1);
  }),
  XLOOKUP: entry('value, range, result range, otherwise, kind', 3, (wanted, range, from, otherwise, kind) => {
    const way = num(kind, 0);
    const at = placeIn(asRange(range).values, one(wanted), way === 0 ? 'exact' : way < 0 ? 'below' : 'above');
    if (at !== -1) return asRange(from).values[at] ?? null;
    if (otherwise === undefined || one(otherwise) === '') throw notFound(shorten(textFrom(one(wanted))));
    return one(otherwise);
  }),
  ROWS: entry('range', 1, (range) => asRange(range).rows),
  COLUMNS: entry('range', 1, (range) => asRange(range).columns),
};
