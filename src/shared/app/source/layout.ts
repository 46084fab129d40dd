import { IDENTIFIER } from '../../kernel/ids.ts';

/** Longest line before a list goes over several. */
const WIDTH = 120;

/** Stands for a line end that belongs to somebody’s text and must not be indented. Taken out of all texts of authors before. */
const KEPT = '\u0000';

export function keepLines(text: string): string {
  return text.replaceAll(KEPT, '').replaceAll('\n', KEPT);
}

/** Whether it takes more than one line. */
export function hasLines(text: string): boolean {
  return text.includes('\n') || text.includes(KEPT);
}

export function restoreLines(text: string): string {
  return text.replaceAll(KEPT, '\n');
}

export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** `[a, b]` on one line where it fits, else an item a line. */
export function list(open: string, items: readonly string[], close: string, pad = ''): string {
  if (items.length === 0) return open + close;
  const line = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (line.length <= WIDTH && !hasLines(line)) return line;
  // One object given to a function begins and ends with the call.
  const [only = ''] = items;
  if (items.length === 1 && open.endsWith('(') && /^[{[]\n/.test(only)) return open + only + close;
  return `${open}\n${items.map((item) => `${indent(item)},\n`).join('')}${close}`;
}

export function string(text: string): string {
  const quoted = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029').replaceAll('\u007f', '\\u007f');
  return quoted.includes("'") || quoted.includes('\\"') ? quoted : `'${quoted.slice(1, -1)}'`;
}

export function key(name: string): string {
  // Written plainly it would set the prototype.
  if (name === '__proto__') return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : string(name);
}

export function object(entries: readonly (readonly [string, string])[]): string {
  return list(
    '{',
    entries.map(([name, value]) => (name === value && name !== '__proto__' ? name : `${key(name)}: ${value}`)),
    '}',
    ' ',
  );
}

/** A JSON value, or what holds such values. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) return list('[', value.map(literal), ']');
  if (typeof value === 'object' && value !== null) {
    return object(Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [[name, literal(item)] as const])));
  }
  if (Object.is(value, -0)) return '-0';
  return JSON.stringify(value) ?? 'null';
}
