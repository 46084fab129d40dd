import type { CellAt, CellRange } from './cell-name.ts';
import { dayNumber } from './days.ts';
import { dateOfDay } from './functions/dates.ts';
import { FUNCTIONS, LAZY_ARGUMENTS } from './functions/index.ts';
import type { Formula, Operator } from './parse.ts';
import { FormulaProblem, dividedByZero } from './problem.ts';
import { type Argument, type CellValue, type RangeValue, compare, isTrue, limited, numberFrom, single, textFrom } from './value.ts';

/** What a formula reads from. Both throw FormulaProblem for what has none to give. */
export type Reader = {
  cell(at: CellAt): CellValue;
  range(range: CellRange): RangeValue;
  /** Local date and time in ISO 8601: "2026-06-12T14:30". */
  now(): string;
};

/** @throws FormulaProblem in plain words */
export function evaluateFormula(formula: Formula, reader: Reader): CellValue {
  const value = single(evaluate(formula, reader));
  if (typeof value === 'number' && !Number.isFinite(value)) throw new FormulaProblem('This gives no number.', '#NUM!');
  return typeof value === 'string' ? limited(value) : value;
}

function evaluate(formula: Formula, reader: Reader): Argument {
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'cell':
      return reader.cell(formula.at);
    case 'range':
      return reader.range(formula.range);
    case 'lost':
      throw new FormulaProblem('A cell that this formula read is no longer there.', '#REF!');
    case 'minus':
      return -numberFrom(single(evaluate(formula.of, reader)));
    case 'percent':
      return numberFrom(single(evaluate(formula.of, reader))) / 100;
    case 'binary':
      return operate(formula.operator, single(evaluate(formula.left, reader)), single(evaluate(formula.right, reader)));
    default:
      return call(formula.name, formula.args, reader);
  }
}

function call(name: string, args: readonly Formula[], reader: Reader): Argument {
  if (Object.hasOwn(LAZY_ARGUMENTS, name)) return lazily(name, args, reader);
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) throw new FormulaProblem(`There is no function ${name.slice(0, 40)}.`, '#NAME?');
  if (args.length < known.least) throw new FormulaProblem(`${name} needs more: ${name}(${known.args}).`, '#ERROR!');
  return known.run(...args.map((arg) => evaluate(arg, reader)));
}

/** Those that look at one argument before they work out the next. */
function lazily(name: string, args: readonly Formula[], reader: Reader): Argument {
  const need = (at: number): Formula => {
    const arg = args[at];
    if (arg === undefined) throw new FormulaProblem(`${name} needs more: ${name}(${LAZY_ARGUMENTS[name]}).`, '#ERROR!');
    return arg;
  };
  const value = (at: number): CellValue => single(evaluate(need(at), reader));
  const attempt = (): { value: CellValue } | { problem: FormulaProblem } => {
    try {
      return { value: value(0) };
    } catch (error) {
      if (error instanceof FormulaProblem) return { problem: error };
      throw error;
    }
  };
  switch (name) {
    case 'IF':
      need(1);
      return isTrue(value(0)) ? value(1) : args.length > 2 ? value(2) : false;
    case 'IFS':
      for (let at = 0; at < args.length; at += 2) if (isTrue(value(at))) return value(at + 1);
      throw new FormulaProblem('None of the conditions is true.', '#N/A');
    case 'SWITCH': {
      const wanted = value(0);
      for (let at = 1; at + 1 < args.length; at += 2) if (compare(value(at), wanted) === 0) return value(at + 1);
      if (args.length % 2 === 0 && args.length > 2) return value(args.length - 1);
      throw new FormulaProblem('None of the cases fits.', '#N/A');
    }
    case 'CHOOSE': {
      const at = Math.trunc(numberFrom(value(0)));
      if (at < 1 || at >= args.length) throw new FormulaProblem('CHOOSE has no such place.');
      return value(at);
    }
    case 'TODAY':
      return reader.now().slice(0, 10);
    case 'NOW':
      return reader.now().slice(0, 16);
    default: {
      const tried = attempt();
      const isCaught = 'problem' in tried && (name !== 'IFNA' && name !== 'ISNA' ? true : tried.problem.code === '#N/A');
      if (name === 'ISERROR' || name === 'ISNA') return isCaught;
      if (isCaught) return args.length > 1 ? value(1) : '';
      if ('problem' in tried) throw tried.problem;
      return tried.value;
    }
  }
}

function operate(operator: Operator, left: CellValue, right: CellValue): CellValue {
  switch (operator) {
    case '&':
      return limited(textFrom(left) + textFrom(right));
    case '+': {
      const [a, b] = [dayIn(left), dayIn(right)];
      if (a !== null) return dateOfDay(a + numberFrom(right));
      if (b !== null) return dateOfDay(b + numberFrom(left));
      return numberFrom(left) + numberFrom(right);
    }
    case '-': {
      const [a, b] = [dayIn(left), dayIn(right)];
      if (a !== null) return b !== null ? a - b : dateOfDay(a - numberFrom(right));
      return numberFrom(left) - numberFrom(right);
    }
    case '*':
      return numberFrom(left) * numberFrom(right);
    case '/': {
      const by = numberFrom(right);
      if (by === 0) throw dividedByZero();
      return numberFrom(left) / by;
    }
    case '^':
      return numberFrom(left) ** numberFrom(right);
    case '=':
      return compare(left, right) === 0;
    case '<>':
      return compare(left, right) !== 0;
    case '<':
      return compare(left, right) < 0;
    case '>':
      return compare(left, right) > 0;
    case '<=':
      return compare(left, right) <= 0;
    default:
      return compare(left, right) >= 0;
  }
}

function dayIn(value: CellValue): number | null {
  return typeof value === 'string' ? dayNumber(value) : null;
}
