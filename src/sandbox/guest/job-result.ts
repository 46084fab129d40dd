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

  function copy(part: unknown, path: string, above: readonly object[]): unknown {
    if (++count > MAX_VALUES) refuse(`it has more than ${MAX_VALUES.toLocaleString()} values`);
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (typeof part === 'number') return Number.isFinite(part) ? part : refuse(`${path} is ${part}`);
    if (typeof part !== 'object') return refuse(`${path} is ${nameOf(part)}`);
    if (above.includes(part)) return refuse(`${path} contains itself`);
    if (above.length >= MAX_DEPTH) return refuse(`${path} is nested more than ${MAX_DEPTH} deep`);
    const inner = [...above, part];
    if (Array.isArray(part)) return part.map((item: unknown, i) => copy(item === undefined ? null : item, `${path}[${i}]`, inner));
    if (part instanceof Date) return Number.isNaN(part.getTime()) ? refuse(`${path} is not a date`) : part.toISOString();
    if (
      part instanceof Map ||
      part instanceof Set ||
      part instanceof Promise ||
      part instanceof RegExp ||
      ArrayBuffer.isView(part) ||
      part instanceof ArrayBuffer
    )
      return refuse(`${path} is a ${part.constructor.name}`);
    if (part instanceof Error) return { name: part.name, message: part.message };
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(part)) if (item !== undefined && key !== '__proto__') out[key] = copy(item, `${path}.${key}`, inner);
    return out;
  }

  const result = value === undefined ? null : copy(value, 'result', []);
  const length = stringify(result).length;
  return length > MAX_CHARS ? refuse(`it has ${length.toLocaleString()} characters, and at most ${MAX_CHARS.toLocaleString()} are kept`) : result;
}

function nameOf(value: unknown): string {
  return typeof value === 'bigint' ? 'a BigInt' : `a ${typeof value}`;
}

function refuse(problem: string): never {
  throw new HostError('function.result', `What the function returned cannot be written as JSON: ${problem}.`);
}
