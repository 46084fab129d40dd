import { FormulaProblem } from '../problem.ts';
import { type Argument, type CellValue, isRange, numberFrom, one, textFrom } from '../value.ts';

export type SheetFunction = (...args: readonly Argument[]) => Argument;
/** What the hint under the formula bar says: "ROUND(number, digits)". */
export type FunctionEntry = { args: string; least: number; run: SheetFunction };

/** @param least how many arguments it cannot do without */
export function entry(args: string, least: number, run: SheetFunction): FunctionEntry {
  return { args, least, run };
}

export const num = (argument: Argument | undefined, fallback = 0): number => (argument === undefined ? fallback : numberFrom(one(argument)));
export const text = (argument: Argument | undefined): string => textFrom(one(argument));

export function eachValue(args: readonly Argument[], visit: (value: CellValue, isFromRange: boolean) => void): void {
  for (const argument of args) {
    if (isRange(argument)) for (const value of argument.values) visit(value, true);
    else visit(argument, false);
  }
}

/** Ranges give only their numbers; values written into the formula must be numbers. */
export function numbers(args: readonly Argument[]): readonly number[] {
  const found: number[] = [];
  eachValue(args, (value, isFromRange) => {
    if (!isFromRange) found.push(numberFrom(value));
    else if (typeof value === 'number') found.push(value);
  });
  return found;
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new FormulaProblem('There is no number to take the average of.', '#DIV/0!');
  return sum(values) / values.length;
}

/** Rounds 1.005 to two digits as people do, to 1.01. */
export function rounded(value: number, digits: number, by: (value: number) => number = Math.round): number {
  const factor = 10 ** Math.max(-12, Math.min(12, Math.trunc(digits)));
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  return (Math.sign(value) * by(scaled)) / factor;
}
