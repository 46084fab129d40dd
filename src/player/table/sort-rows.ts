import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny } from '../core/format.ts';
import { optionsOf, textOf } from '../core/values.ts';
import { cellValue } from './table-model.ts';

export type Sort = { field: string; direction: 'asc' | 'desc' };

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const PRINTABLE = /^[\x20-\x7e]*$/;
/** Where numbers stand among the other characters. */
const DIGIT = '0';

/** For each printable character the place that the reader's language gives it; letters that differ only in case share one. */
const places: readonly string[] = (() => {
  const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).sort((a, b) => collator.compare(a, b));
  const out: string[] = [];
  let place = 0;
  characters.forEach((character, i) => {
    if (i === 0 || collator.compare(characters[i - 1] ?? '', character) !== 0) place++;
    out[character.charCodeAt(0) - 32] = String.fromCharCode(64 + place * 2);
  });
  return out;
})();

/**
 * A text whose plain order is the order in the reader's language, numbers in it by their size: comparing those is many times
 * quicker than asking the collator for each pair.
 * @returns null for what goes beyond ASCII
 */
export function orderKey(text: string): string | null {
  if (!PRINTABLE.test(text)) return null;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) {
      out += places[code - 32];
      continue;
    }
    let end = i;
    while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
    while (i < end - 1 && text.charAt(i) === '0') i++;
    // The more digits, the greater.
    out += (places[DIGIT.charCodeAt(0) - 32] ?? '') + String.fromCharCode(32 + Math.min(end - i, 60_000)) + text.slice(i, end);
    i = end - 1;
  }
  return out;
}

type Keys = { numbers: Float64Array; isEmpty: Uint8Array };

/** Every value becomes a number with the same order. */
function keysOf(rows: readonly JsonObject[], column: TableColumn): Keys {
  // Tags with choices sort in the order of the choices.
  const ranks = new Map(optionsOf(column.choices as Json | undefined).map((option, i) => [textOf(option.value), i]));
  const numbers = new Float64Array(rows.length);
  const isEmpty = new Uint8Array(rows.length);
  const texts = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const value = cellValue(row, column);
    if (value === null || value === '') isEmpty[i] = 1;
    else if (typeof value === 'number') numbers[i] = value;
    else if (typeof value === 'boolean') numbers[i] = value ? 1 : 0;
    else {
      const text = formatAny(value);
      const rank = ranks.get(text);
      if (rank !== undefined) numbers[i] = rank;
      else texts.set(text, [...(texts.get(text) ?? []), i]);
    }
  });
  // Texts come after numbers and choices.
  const found = [...texts.keys()].map((text) => ({ text, key: orderKey(text) }));
  const isPlain = found.every(({ key }) => key !== null);
  const compare = (a: (typeof found)[number], b: (typeof found)[number]): number =>
    isPlain ? ((a.key ?? '') < (b.key ?? '') ? -1 : a.key === b.key ? 0 : 1) : collator.compare(a.text, b.text);
  found.sort(compare);
  let place = 0;
  found.forEach((entry, i) => {
    const before = found[i - 1];
    if (before === undefined || compare(before, entry) !== 0) place++;
    for (const at of texts.get(entry.text) ?? []) numbers[at] = 1e300 + place * 1e285;
  });
  return { numbers, isEmpty };
}

/** By the first column, what is equal there by the second, and so on. Stable; empty values come last in both directions. */
export function sortRows(rows: readonly JsonObject[], columns: readonly TableColumn[], sorts: readonly Sort[]): readonly JsonObject[] {
  const levels = sorts.flatMap(({ field, direction }) => {
    const column = columns.find((candidate) => candidate.field === field);
    return column === undefined ? [] : [{ ...keysOf(rows, column), sign: direction === 'asc' ? 1 : -1 }];
  });
  if (levels.length === 0) return rows;
  const order = Array.from(rows, (_, i) => i).sort((a, b) => {
    for (const { numbers, isEmpty, sign } of levels) {
      const empties = (isEmpty[a] ?? 0) - (isEmpty[b] ?? 0);
      if (empties !== 0) return empties;
      const difference = (numbers[a] ?? 0) - (numbers[b] ?? 0);
      if (difference !== 0) return difference < 0 ? -sign : sign;
    }
    return a - b;
  });
  return order.map((i) => rows[i]).filter((row) => row !== undefined);
}

/**
 * What a click on a column's head asks for.
 * @param isAdded with Shift: the column joins those that are sorted by, then turns round, then leaves
 */
export function nextSorts(sorts: readonly Sort[], field: string, isAdded: boolean): readonly Sort[] {
  const before = sorts.find((sort) => sort.field === field);
  if (!isAdded) return [{ field, direction: sorts.length === 1 && before?.direction === 'asc' ? 'desc' : 'asc' }];
  if (before === undefined) return [...sorts, { field, direction: 'asc' }];
  if (before.direction === 'desc') return sorts.filter((sort) => sort !== before);
  return sorts.map((sort) => (sort === before ? { field, direction: 'desc' } : sort));
}
