import { isTrue, one } from '../value.ts';
import { type FunctionEntry, eachValue, entry } from './arguments.ts';
import { DATE_FUNCTIONS } from './dates.ts';
import { LOOKUP_FUNCTIONS } from './lookups.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { TEXT_FUNCTIONS } from './texts.ts';

/** Functions that are given all their arguments worked out. */
export const FUNCTIONS: Readonly<Record<string, FunctionEntry>> = {
  ...NUMBER_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...LOOKUP_FUNCTIONS,
  AND: entry('conditions…', 1, (...args) => {
    let isSo = true;
    eachValue(
      args,
      (value, isFromRange) => void (isFromRange && typeof value !== 'boolean' && typeof value !== 'number' ? undefined : (isSo &&= isTrue(value))),
    );
    return isSo;
  }),
  OR: entry('conditions…', 1, (...args) => {
    let isSo = false;
    eachValue(args, (value) => void (isSo ||= isTrue(value)));
    return isSo;
  }),
  XOR: entry('conditions…', 1, (...args) => {
    let isSo = false;
    eachValue(args, (value) => void (isTrue(value) && (isSo = !isSo)));
    return isSo;
  }),
  NOT: entry('condition', 1, (value) => !isTrue(one(value))),
};

/** Functions that work out only the arguments they need; they are in evaluate.ts. */
export const LAZY_ARGUMENTS: Readonly<Record<string, string>> = {
  IF: 'condition, then, otherwise',
  IFS: 'condition, then, condition, then, …',
  IFERROR: 'value, otherwise',
  IFNA: 'value, otherwise',
  SWITCH: 'value, case, then, …, otherwise',
  CHOOSE: 'number, first, second, …',
  ISERROR: 'value',
  ISNA: 'value',
  TODAY: '',
  NOW: '',
};

/** "ROUND" → "ROUND(number, digits)". */
export function signatureOf(name: string): string | undefined {
  const args = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.args : Object.hasOwn(LAZY_ARGUMENTS, name) ? LAZY_ARGUMENTS[name] : undefined;
  return args === undefined ? undefined : `${name}(${args})`;
}

export const FUNCTION_NAMES: readonly string[] = [...Object.keys(FUNCTIONS), ...Object.keys(LAZY_ARGUMENTS)].sort();
