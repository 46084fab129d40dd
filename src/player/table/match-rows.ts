import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { parseNumber } from '../inputs/number-control.tsx';
import { type Filters, fits, isActive } from './column-filter.ts';
import { cellText, cellValue, fold } from './table-model.ts';

/** What is searched of each row. Kept as long as the row is, since the next letter searches the same. */
export type Haystacks = (row: JsonObject) => string;

const NUMBERS: readonly string[] = ['number', 'currency', 'percent', 'progress', 'rating'];
/** Days repeat; making words of each anew would take most of the time. */
const MAX_DATES = 20_000;

export function haystacksOf(columns: readonly TableColumn[]): Haystacks {
  const kept = new WeakMap<JsonObject, string>();
  const dates = new Map<string, string>();
  const textOfCell = (row: JsonObject, column: TableColumn): string => {
    const value = cellValue(row, column);
    // Numbers are searched by their digits: words that are numbers are read as such.
    if (typeof value === 'number' && NUMBERS.includes(column.type)) return Number.isInteger(value) ? String(value) : `${value} ${value.toFixed(2)}`;
    if (typeof value !== 'string' || (column.type !== 'date' && column.type !== 'datetime')) return cellText(row, column);
    const key = `${column.type}${value}`;
    const known = dates.get(key);
    if (known !== undefined) return known;
    const text = cellText(row, column);
    if (dates.size < MAX_DATES) dates.set(key, text);
    return text;
  };
  return (row) => {
    let text = kept.get(row);
    if (text === undefined) {
      text = fold(columns.map((column) => textOfCell(row, column)).join('\n'));
      kept.set(row, text);
    }
    return text;
  };
}

/** "€1,234.50" → "1234.5" */
function digitsOf(word: string): string | null {
  if (!/^[^\p{L}\d]{0,4}\d[\d.,'’\u00a0]*[^\p{L}\d]{0,3}$/u.test(word)) return null;
  const number = parseNumber(word.replace(/^[^\d]+|[^\d]+$/g, ''));
  return number === null ? null : String(number);
}

/** Whether a row passes all filters and holds every word, in any column, in any order. */
export function matcherOf(columns: readonly TableColumn[], filters: Filters, text: string, haystacks: Haystacks): ((row: JsonObject) => boolean) | null {
  const active = columns.filter((column) => isActive(filters[column.field]));
  const words = fold(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ word, digits: digitsOf(word) }));
  if (active.length === 0 && words.length === 0) return null;
  return (row) => {
    if (!active.every((column) => fits(row, column, filters[column.field] ?? {}))) return false;
    if (words.length === 0) return true;
    const content = haystacks(row);
    return words.every(({ word, digits }) => content.includes(word) || (digits !== null && content.includes(digits)));
  };
}
