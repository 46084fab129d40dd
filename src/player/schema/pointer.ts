import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';

/** Places in a value as JSON pointers: '' is all of it, '/people/0/name' a part. */

export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let at = value;
  for (const part of partsOf(pointer)) {
    if (Array.isArray(at)) at = at[Number(part)];
    else if (isObject(at) && Object.hasOwn(at, part)) at = at[part];
    else return undefined;
  }
  return at;
}

/** Another value at one place; everything beside it stays the same object. `undefined` takes a key out of an object. */
export function withValue(root: Json | undefined, pointer: string, value: Json | undefined): Json | undefined {
  const put = (at: Json | undefined, parts: readonly string[]): Json | undefined => {
    const [key, ...rest] = parts;
    if (key === undefined) return value;
    if (Array.isArray(at)) return at.map((entry, i) => (i === Number(key) ? (put(entry, rest) ?? null) : entry));
    const so: JsonObject = isObject(at) ? at : {};
    const next = put(Object.hasOwn(so, key) ? so[key] : undefined, rest);
    if (next !== undefined) return { ...so, [key]: next };
    return Object.fromEntries(Object.entries(so).filter(([name]) => name !== key));
  };
  return put(root, partsOf(pointer));
}
