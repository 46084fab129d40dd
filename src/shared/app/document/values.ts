import type { Json, JsonObject } from '../../kernel/json.ts';

/** Keys that would change an object's prototype instead of holding a value. */
export function isUnsafeKey(key: string): boolean {
  return key === '__proto__';
}

/**
 * A private copy of a value as JSON: documents and manifests never share objects with their callers.
 * Lone surrogates become U+FFFD (they would differ between replicas after encoding); undefined members are left out.
 * @returns undefined when the value is not JSON (functions, NaN, bytes, …)
 */
export function cloneJson(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : value.toWellFormed();
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return cloneArray(value);
      return isPlainObject(value) ? cloneObject(value) : undefined;
    default:
      return undefined;
  }
}

function cloneArray(items: readonly unknown[]): Json | undefined {
  const out: Json[] = [];
  for (const item of items) {
    const copy = cloneJson(item);
    if (copy === undefined) return undefined;
    out.push(copy);
  }
  return out;
}

function cloneObject(value: Record<string, unknown>): Json | undefined {
  const out: JsonObject = {};
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined || isUnsafeKey(key)) continue;
    const copy = cloneJson(member);
    if (copy === undefined) return undefined;
    out[key] = copy;
  }
  return out;
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Code-unit order, the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
