import type { Json, JsonObject } from '../../shared/kernel/json.ts';

const MAX_DEPTH = 64;

/** The JSON of rows that app code sees, from when they arrived: ten thousand rows are not copied for each binding that shows them. */
const twins = new WeakMap<object, Json>();

/** A copy of a row for app code, which may change it. Bindings go on showing `json`, which nobody changes. */
export function exposed(json: JsonObject): JsonObject {
  const copy = { ...json };
  for (const key in copy) if (typeof copy[key] === 'object') copy[key] = toJson(copy[key]);
  twins.set(copy, json);
  return copy;
}

/** The JSON of what a binding came to, for showing: rows are shown as they arrived. */
export function toShown(value: unknown): Json {
  if (Array.isArray(value)) return value.map((item: unknown) => shownItem(item));
  return shownItem(value);
}

function shownItem(value: unknown): Json {
  return (typeof value === 'object' && value !== null ? twins.get(value) : undefined) ?? toJson(value);
}

/**
 * A JSON copy of any value, as the screen can take it: undefined, functions and symbols become null (or are left out of objects),
 * dates become ISO text, numbers that JSON cannot write become null. Throws on a value that contains itself.
 */
export function toJson(value: unknown, depth = 0): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return String(value);
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null) return null;
  if (depth > MAX_DEPTH) throw new TypeError('The value contains itself, or is nested too deep.');
  if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Map) return [...value].map(([key, item]) => [toJson(key, depth + 1), toJson(item, depth + 1)]);
  if (value instanceof Set) return [...value].map((item) => toJson(item, depth + 1));
  if (value instanceof Error) return value.message;
  const out: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || typeof item === 'function' || typeof item === 'symbol' || key === '__proto__') continue;
    out[key] = toJson(item, depth + 1);
  }
  return out;
}

/** Nothing to show or filter by. */
export function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** {} for anything but an object. */
export function toObject(value: unknown): JsonObject {
  const json = toJson(value);
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}
