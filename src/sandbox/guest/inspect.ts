import type { Inspected } from '../../shared/contracts/inspected.ts';

export type InspectLimits = {
  /** Levels below the value itself. */
  depth: number;
  /** Elements or keys of one level. */
  items: number;
  /** Characters of one text. */
  chars: number;
  /** Values in all. */
  nodes: number;
};

export const BRIEF: InspectLimits = { depth: 0, items: 0, chars: 120, nodes: 1 };
export const SHORT: InspectLimits = { depth: 1, items: 8, chars: 200, nodes: 12 };
export const LOGGED: InspectLimits = { depth: 4, items: 50, chars: 1000, nodes: 100 };

/** Characters of the line that stands for a list or an object. */
const LINE = 80;
/** Beyond this many, elements and keys are counted and the line ends. */
const IN_LINE = 6;

/** A value cut to what somebody can look at. Never throws and never changes anything, whatever the value does. */
export function inspect(value: unknown, limits: InspectLimits, offset = 0): Inspected {
  return look(value, limits, limits.depth, offset, { left: limits.nodes });
}

function look(value: unknown, limits: InspectLimits, depth: number, offset: number, budget: { left: number }): Inspected {
  budget.left--;
  try {
    const plain = plainOf(value, limits.chars);
    if (plain !== null) return plain;
    const isList = Array.isArray(value);
    const keys = isList ? null : Object.keys(value as object);
    const size = isList ? value.length : (keys as string[]).length;
    const found: Inspected = { kind: isList ? 'list' : 'object', text: lineOf(value, keys), size };
    if (depth <= 0 || size === 0) return found;
    const children: { key: string; value: Inspected }[] = [];
    for (let i = offset; i < Math.min(size, offset + limits.items) && budget.left > 0; i++) {
      const key = keys === null ? String(i) : (keys[i] as string);
      children.push({ key: key.slice(0, 200), value: look(read(value, keys === null ? i : key), limits, depth - 1, 0, budget) });
    }
    found.children = children;
    return found;
  } catch (error) {
    return { kind: 'other', text: `cannot be read: ${error instanceof Error ? error.message.slice(0, limits.chars) : 'it throws'}` };
  }
}

/** What has nothing inside. */
function plainOf(value: unknown, chars: number): Inspected | null {
  switch (typeof value) {
    case 'undefined':
      return { kind: 'undefined', text: 'undefined' };
    case 'boolean':
      return { kind: 'boolean', text: String(value) };
    case 'number':
      return { kind: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return { kind: 'number', text: cut(`${value}n`, chars) };
    case 'string':
      return value.length > chars ? { kind: 'string', text: value.slice(0, chars), size: value.length } : { kind: 'string', text: value };
    case 'symbol':
      return { kind: 'other', text: String(value) };
    case 'function':
      return { kind: 'function', text: `function ${value.name}`.trim() };
  }
  if (value === null) return { kind: 'null', text: 'null' };
  if (value instanceof Date) return { kind: 'date', text: Number.isNaN(value.getTime()) ? 'no date' : value.toISOString() };
  if (value instanceof Error) return { kind: 'error', text: cut(`${value.name}: ${value.message}`, chars) };
  if (value instanceof Promise) return { kind: 'other', text: 'promise' };
  if (value instanceof Map || value instanceof Set) return { kind: 'other', text: `${value instanceof Map ? 'Map' : 'Set'} of ${value.size}` };
  return null;
}

/** `{ id: "t1", title: "Paint", … }` */
function lineOf(value: unknown, keys: readonly string[] | null): string {
  const size = keys === null ? (value as readonly unknown[]).length : keys.length;
  const parts: string[] = [];
  let length = 4;
  for (let i = 0; i < size; i++) {
    const key = keys?.[i];
    const part = `${key === undefined ? '' : `${cut(key, 30)}: `}${wordOf(read(value, key ?? i))}`;
    length += part.length + 2;
    if (i >= IN_LINE || length > LINE) {
      parts.push('…');
      break;
    }
    parts.push(part);
  }
  if (keys === null) return `[${parts.join(', ')}]`;
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function wordOf(value: unknown): string {
  const plain = plainOf(value, 30);
  if (plain === null) return Array.isArray(value) ? `[${value.length}]` : '{…}';
  return plain.kind === 'string' ? JSON.stringify(plain.text) + (plain.size === undefined ? '' : '…') : plain.text;
}

/** Reading may run code of the app. */
function read(value: unknown, key: string | number): unknown {
  try {
    return (value as Record<string | number, unknown>)[key];
  } catch (error) {
    return error instanceof Error ? error : new Error('it throws');
  }
}

function cut(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, chars)}…` : text;
}

/** Whether two values are the same as JSON, looking at no more than `budget` values; beyond that they count as different. */
export function isSame(a: unknown, b: unknown, budget = { left: 2000 }): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (--budget.left < 0 || !Object.hasOwn(b, key) || !isSame(read(a, key), read(b, key), budget)) return false;
  }
  return true;
}
