import { HostError } from './bridge.ts';

const MAX_DEPTH = 64;
/** Values of a result, all levels. What the host parses in a moment. */
const MAX_VALUES = 200_000;
const MAX_CHARS = 4_000_000;

// Author code may replace it later.
const { stringify } = JSON;

/**
 * What a function returned, as a JSON copy. Unlike what goes to the screen nothing is made up or left out in silence: what JSON cannot
 * hold is an error that says where it is. Nothing at all is null, dates are ISO texts, members without a value are left out.
 * @throws HostError function.result
 */
export function jobResult(value: unknown): unknown {
  let count = 0;
  /** Where the copying stands, and the objects round it. */
  const trail: (string | number)[] = [];
  const open: object[] = [];
  const stop = (problem: string): never =>
    refuse(`${trail.reduce<string>((path, key) => path + (typeof key === 'number' ? `[${key}]` : `.${key}`), 'result')} ${problem}`);

  function copy(part: unknown): unknown {
    if (++count > MAX_VALUES) refuse(`it has more than ${MAX_VALUES} values`);
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (typeof part === 'number') return Number.isFinite(part) ? part : stop(`is ${part}`);
    if (typeof part !== 'object') return stop(`is ${nameOf(part)}`);
    if (part instanceof Date) return Number.isNaN(part.getTime()) ? stop('is not a date') : part.toISOString();
    if (part instanceof Error) return { name: part.name, message: part.message };
    const other = [Map, Set, Promise, RegExp, ArrayBuffer].find((type) => part instanceof type);
    if (other !== undefined || ArrayBuffer.isView(part)) return stop(`is a ${other?.name ?? 'typed array'}`);
    if (open.includes(part)) return stop('contains itself');
    if (open.length >= MAX_DEPTH) return stop(`is nested more than ${MAX_DEPTH} deep`);
    open.push(part);
    const out = Array.isArray(part) ? part.map((item: unknown, i) => member(i, item ?? null)) : copyMembers(part);
    open.pop();
    return out;
  }

  function copyMembers(part: object): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(part)) if (item !== undefined && key !== '__proto__') out[key] = member(key, item);
    return out;
  }

  function member(key: string | number, item: unknown): unknown {
    trail.push(key);
    const out = copy(item);
    trail.pop();
    return out;
  }

  const result = value === undefined ? null : copy(value);
  const { length } = stringify(result);
  return length > MAX_CHARS ? refuse(`it has ${length} characters, and at most ${MAX_CHARS} are kept`) : result;
}

function nameOf(value: unknown): string {
  return typeof value === 'bigint' ? 'a BigInt' : `a ${typeof value}`;
}

function refuse(problem: string): never {
  throw new HostError('function.result', `What the function returned cannot be written as JSON: ${problem}.`);
}
