import { dayNumber } from './days.ts';
import { FormulaProblem } from './problem.ts';

export type CellValue = number | string | boolean | null;
/** The values of a range, line by line. */
export type RangeValue = { rows: number; columns: number; values: readonly CellValue[] };
/** What an argument gives. */
export type Argument = CellValue | RangeValue;

/** Characters a cell may hold, as in other spreadsheets: text that doubles from cell to cell would fill the memory. */
export const MAX_TEXT = 32_767;

export function isRange(argument: Argument | undefined): argument is RangeValue {
  return typeof argument === 'object' && argument !== null;
}

export function numberFrom(value: CellValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === '') return 0;
  const number = Number(value.replace(/[,\s]/g, ''));
  if (Number.isFinite(number)) return number;
  throw new FormulaProblem(`“${shorten(value)}” is not a number.`);
}

export function textFrom(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

export function isTrue(value: CellValue): boolean {
  return typeof value === 'string' ? value.toUpperCase() === 'TRUE' : value !== null && value !== 0 && value !== false;
}

/** The day a value stands for, counted from 1 January 1970. */
export function dayFrom(value: CellValue): number {
  const day = typeof value === 'string' ? dayNumber(value) : null;
  if (day === null) throw new FormulaProblem(`“${shorten(textFrom(value))}” is not a date such as 2026-06-12.`);
  return day;
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export function limited(text: string): string {
  if (text.length > MAX_TEXT) throw new FormulaProblem('This text is too long for a cell.');
  return text;
}

export function one(argument: Argument | undefined): CellValue {
  return isRange(argument) ? (argument.values[0] ?? null) : (argument ?? null);
}

/** A single value; a range of one cell counts as one. */
export function single(argument: Argument): CellValue {
  if (!isRange(argument)) return argument;
  if (argument.values.length === 1) return argument.values[0] ?? null;
  throw new FormulaProblem('A range needs a function round it, such as SUM(A1:A5).');
}

export function asRange(argument: Argument | undefined): RangeValue {
  return isRange(argument) ? argument : { rows: 1, columns: 1, values: [argument ?? null] };
}

/** Numbers before texts before yes/no, as spreadsheets order them; texts without regard to capitals. */
export function compare(left: CellValue, right: CellValue): number {
  const rank = (value: CellValue): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  const plain = (value: CellValue, other: CellValue): CellValue =>
    value === null ? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0) : value;
  const [a, b] = [plain(left, right), plain(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}
