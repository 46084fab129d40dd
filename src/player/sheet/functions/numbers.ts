import { FormulaProblem, dividedByZero } from '../problem.ts';
import { type Argument, asRange } from '../value.ts';
import { type FunctionEntry, eachValue, entry, mean, num, numbers, rounded, sum } from './arguments.ts';
import { numbersAt, placesThatFit } from './criteria.ts';

function sorted(args: readonly Argument[]): readonly number[] {
  return [...numbers(args)].sort((a, b) => a - b);
}

function deviation(values: readonly number[], name: string, less: number): number {
  if (values.length <= less) throw new FormulaProblem(`${name} needs ${less === 1 ? 'two numbers' : 'a number'} or more.`, '#DIV/0!');
  const average = mean(values);
  return sum(values.map((value) => (value - average) ** 2)) / (values.length - less);
}

function nth(args: readonly Argument[], at: number): number {
  const value = sorted(args.slice(0, 1)).at(at);
  if (value === undefined || num(args[1]) < 1) throw new FormulaProblem('The range has no such place.', '#NUM!');
  return value;
}

function count(args: readonly Argument[], fits: (value: unknown) => boolean): number {
  let found = 0;
  eachValue(args, (value) => void (fits(value) && found++));
  return found;
}

const isEmpty = (value: unknown): boolean => value === null || value === '';

export const NUMBER_FUNCTIONS: Readonly<Record<string, FunctionEntry>> = {
  SUM: entry('numbers…', 1, (...args) => sum(numbers(args))),
  PRODUCT: entry('numbers…', 1, (...args) => numbers(args).reduce((total, value) => total * value, 1)),
  AVERAGE: entry('numbers…', 1, (...args) => mean(numbers(args))),
  MIN: entry('numbers…', 1, (...args) => {
    const least = numbers(args).reduce((so, value) => Math.min(so, value), Infinity);
    return least === Infinity ? 0 : least;
  }),
  MAX: entry('numbers…', 1, (...args) => {
    const most = numbers(args).reduce((so, value) => Math.max(so, value), -Infinity);
    return most === -Infinity ? 0 : most;
  }),
  MEDIAN: entry('numbers…', 1, (...args) => {
    const values = sorted(args);
    const middle = Math.floor(values.length / 2);
    return mean(values.length % 2 === 1 ? values.slice(middle, middle + 1) : values.slice(middle - 1, middle + 1));
  }),
  LARGE: entry('range, place', 2, (...args) => nth(args, -Math.trunc(num(args[1])))),
  SMALL: entry('range, place', 2, (...args) => nth(args, Math.trunc(num(args[1])) - 1)),
  RANK: entry('number, range, ascending', 2, (value, range, isUp) => {
    const values = numbers([range ?? null]);
    const wanted = num(value);
    if (!values.includes(wanted)) throw new FormulaProblem('That number is not in the range.', '#N/A');
    return 1 + values.filter((other) => (num(isUp) === 0 ? other > wanted : other < wanted)).length;
  }),
  STDEV: entry('numbers…', 1, (...args) => Math.sqrt(deviation(numbers(args), 'STDEV', 1))),
  VAR: entry('numbers…', 1, (...args) => deviation(numbers(args), 'VAR', 1)),
  COUNT: entry('values…', 1, (...args) => count(args, (value) => typeof value === 'number')),
  COUNTA: entry('values…', 1, (...args) => count(args, (value) => !isEmpty(value))),
  COUNTBLANK: entry('range', 1, (...args) => count(args, isEmpty)),
  SUMIF: entry('range, criterion, sum range', 2, (range = null, criterion = null, from = range) => sum(numbersAt(from, placesThatFit([range, criterion])))),
  SUMIFS: entry('sum range, range, criterion, …', 3, (from, ...pairs) => sum(numbersAt(from, placesThatFit(pairs)))),
  COUNTIF: entry('range, criterion', 2, (...args) => placesThatFit(args.slice(0, 2)).length),
  COUNTIFS: entry('range, criterion, …', 2, (...args) => placesThatFit(args).length),
  AVERAGEIF: entry('range, criterion, average range', 2, (range = null, criterion = null, from = range) =>
    mean(numbersAt(from, placesThatFit([range, criterion]))),
  ),
  SUMPRODUCT: entry('range, range…', 1, (...args) => {
    const ranges = args.map((argument) => asRange(argument).values);
    const first = ranges[0] ?? [];
    if (ranges.some((values) => values.length !== first.length)) throw new FormulaProblem('The ranges must be of one size.');
    const factor = (value: unknown): number => (typeof value === 'number' ? value : 0);
    return sum(first.map((_, i) => ranges.reduce((product, values) => product * factor(values[i]), 1)));
  }),
  ROUND: entry('number, digits', 1, (value, digits) => rounded(num(value), num(digits))),
  ROUNDUP: entry('number, digits', 1, (value, digits) => rounded(num(value), num(digits), Math.ceil)),
  ROUNDDOWN: entry('number, digits', 1, (value, digits) => rounded(num(value), num(digits), Math.floor)),
  CEILING: entry('number, step', 1, (value, step) => steps(num(value), num(step, 1), Math.ceil)),
  FLOOR: entry('number, step', 1, (value, step) => steps(num(value), num(step, 1), Math.floor)),
  INT: entry('number', 1, (value) => Math.floor(num(value))),
  ABS: entry('number', 1, (value) => Math.abs(num(value))),
  SIGN: entry('number', 1, (value) => Math.sign(num(value))),
  MOD: entry('number, divisor', 2, (value, by) => {
    const divisor = num(by);
    if (divisor === 0) throw dividedByZero();
    return num(value) - divisor * Math.floor(num(value) / divisor);
  }),
  POWER: entry('base, power', 2, (base, power) => num(base) ** num(power)),
  SQRT: entry('number', 1, (value) => {
    if (num(value) < 0) throw new FormulaProblem('A number below zero has no square root.', '#NUM!');
    return Math.sqrt(num(value));
  }),
  EXP: entry('number', 1, (value) => Math.exp(num(value))),
  LN: entry('number', 1, (value) => Math.log(num(value))),
  LOG10: entry('number', 1, (value) => Math.log10(num(value))),
  PI: entry('', 0, () => Math.PI),
  PMT: entry('rate, periods, amount', 3, (rate, periods, amount) => {
    const [r, n] = [num(rate), num(periods)];
    if (n === 0) throw dividedByZero();
    return r === 0 ? -num(amount) / n : (-num(amount) * r) / (1 - (1 + r) ** -n);
  }),
};

function steps(value: number, step: number, by: (value: number) => number): number {
  if (step === 0) return 0;
  return Number((by(Number((value / step).toPrecision(15))) * step).toPrecision(15));
}
