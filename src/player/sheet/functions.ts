import { FormulaProblem } from './parse.ts';

export type CellValue = number | string | boolean | null;
/** What an argument gives: one value, or the values of a range by row. */
export type Argument = CellValue | readonly (readonly CellValue[])[];
export type SheetFunction = (...args: readonly Argument[]) => CellValue;

export function isRange(argument: Argument | undefined): argument is readonly (readonly CellValue[])[] {
  return Array.isArray(argument);
}

export function numberFrom(value: CellValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === '') return 0;
  const number = Number(value.replace(/[,\s]/g, ''));
  if (Number.isFinite(number)) return number;
  throw new FormulaProblem(`“${value}” is not a number.`);
}

export function textFrom(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

export function isTrue(value: CellValue): boolean {
  return typeof value === 'string' ? value.toUpperCase() === 'TRUE' : value !== null && value !== 0 && value !== false;
}

function one(argument: Argument | undefined): CellValue {
  if (!isRange(argument)) return argument ?? null;
  return argument[0]?.[0] ?? null;
}

function all(args: readonly Argument[]): readonly CellValue[] {
  return args.flatMap((argument) => (isRange(argument) ? argument.flat() : [argument]));
}

/** Ranges give only their numbers; values written into the formula must be numbers. */
function numbers(args: readonly Argument[]): readonly number[] {
  return args.flatMap((argument) => (isRange(argument) ? argument.flat().filter((value) => typeof value === 'number') : [numberFrom(argument)]));
}

const num = (argument: Argument | undefined, fallback = 0): number => (argument === undefined ? fallback : numberFrom(one(argument)));
const text = (argument: Argument | undefined): string => textFrom(one(argument));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function mean(values: readonly number[]): number {
  if (values.length === 0) throw new FormulaProblem('There is no number to take the average of.');
  return sum(values) / values.length;
}

/** Rounds 1.005 to two digits as people do, to 1.01. */
export function rounded(value: number, digits: number, by: (value: number) => number = Math.round): number {
  const factor = 10 ** Math.max(-12, Math.min(12, Math.trunc(digits)));
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  return (Math.sign(value) * by(scaled)) / factor;
}

/** ">5", "<>x", "=3", "abc*" or a plain value. */
function matcher(criterion: CellValue): (value: CellValue) => boolean {
  const [, sign = '=', wanted = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(textFrom(criterion)) ?? [];
  const number = wanted.trim() !== '' && Number.isFinite(Number(wanted)) ? Number(wanted) : null;
  if (number !== null && sign !== '=' && sign !== '<>') {
    return (value) =>
      typeof value === 'number' && (sign === '<' ? value < number : sign === '>' ? value > number : sign === '<=' ? value <= number : value >= number);
  }
  const pattern = new RegExp(
    `^${wanted
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is',
  );
  const isSame = (value: CellValue): boolean => (number === null ? pattern.test(textFrom(value)) : value === number || value === wanted);
  return sign === '<>' ? (value) => !isSame(value) : isSame;
}

function picked(range: Argument | undefined, criterion: Argument | undefined, from: Argument | undefined): readonly CellValue[] {
  const tested = isRange(range) ? range.flat() : [one(range)];
  const values = from === undefined ? tested : isRange(from) ? from.flat() : [one(from)];
  const fits = matcher(one(criterion));
  return values.filter((_, i) => fits(tested[i] ?? null));
}

function lookUp(wanted: Argument | undefined, list: readonly CellValue[]): number {
  const value = one(wanted);
  const index = list.findIndex(
    (entry) => entry === value || (typeof entry === 'string' && typeof value === 'string' && entry.toLowerCase() === value.toLowerCase()),
  );
  if (index === -1) throw new FormulaProblem(`“${textFrom(value)}” was not found.`);
  return index;
}

const table = (argument: Argument | undefined): readonly (readonly CellValue[])[] => (isRange(argument) ? argument : [[one(argument)]]);

export const FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  SUM: (...args) => sum(numbers(args)),
  PRODUCT: (...args) => numbers(args).reduce((total, value) => total * value, 1),
  AVERAGE: (...args) => mean(numbers(args)),
  MIN: (...args) => numbers(args).reduce((least, value) => Math.min(least, value), Infinity),
  MAX: (...args) => numbers(args).reduce((most, value) => Math.max(most, value), -Infinity),
  MEDIAN: (...args) => {
    const sorted = [...numbers(args)].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return mean(sorted.length % 2 === 1 ? sorted.slice(middle, middle + 1) : sorted.slice(middle - 1, middle + 1));
  },
  STDEV: (...args) => {
    const values = numbers(args);
    if (values.length < 2) throw new FormulaProblem('STDEV needs two numbers or more.');
    const average = mean(values);
    return Math.sqrt(sum(values.map((value) => (value - average) ** 2)) / (values.length - 1));
  },
  COUNT: (...args) => all(args).filter((value) => typeof value === 'number').length,
  COUNTA: (...args) => all(args).filter((value) => value !== null && value !== '').length,
  COUNTBLANK: (...args) => all(args).filter((value) => value === null || value === '').length,
  SUMIF: (range, criterion, from) => sum(picked(range, criterion, from).filter((value) => typeof value === 'number')),
  COUNTIF: (range, criterion) => picked(range, criterion, undefined).length,
  AVERAGEIF: (range, criterion, from) => mean(picked(range, criterion, from).filter((value) => typeof value === 'number')),
  AND: (...args) => all(args).every((value) => isTrue(value)),
  OR: (...args) => all(args).some((value) => isTrue(value)),
  NOT: (value) => !isTrue(one(value)),
  ROUND: (value, digits) => rounded(num(value), num(digits)),
  ROUNDUP: (value, digits) => rounded(num(value), num(digits), Math.ceil),
  ROUNDDOWN: (value, digits) => rounded(num(value), num(digits), Math.floor),
  INT: (value) => Math.floor(num(value)),
  ABS: (value) => Math.abs(num(value)),
  MOD: (value, by) => {
    const divisor = num(by);
    if (divisor === 0) throw new FormulaProblem('Nothing can be divided by zero.');
    return num(value) - divisor * Math.floor(num(value) / divisor);
  },
  POWER: (base, power) => num(base) ** num(power),
  SQRT: (value) => {
    if (num(value) < 0) throw new FormulaProblem('A number below zero has no square root.');
    return Math.sqrt(num(value));
  },
  EXP: (value) => Math.exp(num(value)),
  LN: (value) => Math.log(num(value)),
  LOG10: (value) => Math.log10(num(value)),
  PI: () => Math.PI,
  SIGN: (value) => Math.sign(num(value)),
  CONCAT: (...args) =>
    all(args)
      .map((value) => textFrom(value))
      .join(''),
  LEN: (value) => [...text(value)].length,
  UPPER: (value) => text(value).toUpperCase(),
  LOWER: (value) => text(value).toLowerCase(),
  TRIM: (value) => text(value).trim().replace(/\s+/g, ' '),
  LEFT: (value, count) => [...text(value)].slice(0, num(count, 1)).join(''),
  RIGHT: (value, count) => [...text(value)].slice(Math.max(0, [...text(value)].length - num(count, 1))).join(''),
  MID: (value, start, count) => [...text(value)].slice(num(start) - 1, num(start) - 1 + num(count)).join(''),
  MATCH: (wanted, range) => lookUp(wanted, table(range).flat()) + 1,
  INDEX: (range, row, column) => {
    const rows = table(range);
    const isLine = rows.length === 1 && column === undefined;
    const value = isLine ? rows[0]?.[num(row) - 1] : rows[num(row) - 1]?.[num(column, 1) - 1];
    if (value === undefined) throw new FormulaProblem('That place is outside the range.');
    return value;
  },
  VLOOKUP: (wanted, range, column) => {
    const rows = table(range);
    const row =
      rows[
        lookUp(
          wanted,
          rows.map((entry) => entry[0] ?? null),
        )
      ];
    const value = row?.[num(column) - 1];
    if (value === undefined) throw new FormulaProblem('The range has no such column.');
    return value;
  },
  XLOOKUP: (wanted, range, from, otherwise) => {
    const list = table(range).flat();
    try {
      return table(from).flat()[lookUp(wanted, list)] ?? null;
    } catch (problem) {
      if (otherwise === undefined) throw problem;
      return one(otherwise);
    }
  },
};
