import type { Json, JsonObject } from '../../shared/kernel/json.ts';

/** A page and its parameters as they stand after the # of an address: `#/tasks/detail?id=42`. */
export type PageAddress = { path: string; params: JsonObject };

/** Longer addresses are cut by what people paste them into; the page then opens without its parameters. */
const MAX_LENGTH = 2_000;

/** Text stands as it is; anything else, and text that looks like something else, as JSON. */
export function formatAddress({ path, params }: PageAddress): string {
  const entries = Object.entries(params).filter(([, value]) => value !== null);
  const query = entries.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(wordOf(value))}`).join('&');
  const page = `#${encodeURI(path)}`;
  return query === '' || query.length > MAX_LENGTH ? page : `${page}?${query}`;
}

/** @returns null where the address names no page */
export function parseAddress(hash: string): PageAddress | null {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith('/')) return null;
  const mark = text.indexOf('?');
  const path = decode(mark < 0 ? text : text.slice(0, mark));
  const params: JsonObject = {};
  if (mark >= 0) {
    for (const part of text.slice(mark + 1).split('&')) {
      const [key = '', value = ''] = split(part);
      if (key !== '' && key !== '__proto__') params[decode(key)] = valueOf(decode(value));
    }
  }
  return { path, params };
}

export function isSameAddress(a: PageAddress, b: PageAddress): boolean {
  return formatAddress(a) === formatAddress(b);
}

function split(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function wordOf(value: Json): string {
  return typeof value === 'string' && typeof valueOf(value) === 'string' && !value.startsWith('"') ? value : JSON.stringify(value);
}

function valueOf(word: string): Json {
  if (!/^(-?\d|["[{]|true$|false$|null$)/.test(word)) return word;
  try {
    const value = JSON.parse(word) as Json;
    // A long number would not come back as it is written.
    return typeof value === 'number' && String(value) !== word ? word : value;
  } catch {
    return word;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
