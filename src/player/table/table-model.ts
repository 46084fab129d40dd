import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny, formatDate, formatDateTime, formatNumber, formatTime } from '../core/format.ts';
import { optionsOf, pathOf, textOf } from '../core/values.ts';

export type Sort = { field: string; direction: 'asc' | 'desc' };

/** The value a column shows: for a reference, the embedded row's display field when the row carries it. */
export function cellValue(row: JsonObject, column: TableColumn): Json {
  if (column.type !== 'reference') return pathOf(row, column.field);
  const embedded = pathOf(row, `${column.field}$`);
  if (embedded === null) return pathOf(row, column.field);
  const display = column.display === undefined || column.display === '' ? null : pathOf(embedded, column.display);
  return display ?? pathOf(embedded, 'name') ?? pathOf(embedded, 'title') ?? pathOf(row, column.field);
}

/** What a cell says, as searched, copied and read out. */
export function cellText(row: JsonObject, column: TableColumn): string {
  const value = cellValue(row, column);
  switch (column.type) {
    case 'number':
      return formatNumber(value, 'number', 'USD', column.decimals ?? null);
    case 'currency':
      return formatNumber(value, 'currency', column.currency);
    case 'percent':
    case 'progress':
      return formatNumber(value, 'percent', 'USD', column.decimals ?? null);
    case 'date':
      return formatDate(value);
    case 'datetime':
      return formatDateTime(value);
    case 'time':
      return formatTime(value);
    case 'tag':
      return tagValues(value)
        .map((tag) => tagLabel(tag, column))
        .join(', ');
    default:
      return formatAny(value);
  }
}

export function tagValues(value: Json): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((entry) => entry !== null && entry !== '').map((entry) => formatAny(entry));
}

export function tagLabel(tag: string, column: TableColumn): string {
  return optionsOf(column.choices as Json | undefined).find((option) => textOf(option.value) === tag)?.label ?? tag;
}

export function tagTone(tag: string, column: TableColumn): string {
  const own = column.tones !== undefined && Object.hasOwn(column.tones, tag) ? column.tones[tag] : undefined;
  return own ?? optionsOf(column.choices as Json | undefined).find((option) => textOf(option.value) === tag)?.tone ?? 'neutral';
}

/** Every word must be somewhere in the row, in any column, in any order. */
export function searchRows(rows: readonly JsonObject[], columns: readonly TableColumn[], text: string): readonly JsonObject[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const content = fold(columns.map((column) => cellText(row, column)).join('\n'));
    return words.every((word) => content.includes(word));
  });
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Stable; empty values come last in both directions. */
export function sortRows(rows: readonly JsonObject[], column: TableColumn | undefined, direction: 'asc' | 'desc'): readonly JsonObject[] {
  if (column === undefined) return rows;
  const sign = direction === 'asc' ? 1 : -1;
  // Tags with choices sort in the order of the choices.
  const ranks = new Map(optionsOf(column.choices as Json | undefined).map((option, i) => [textOf(option.value), i]));
  const keyed = rows.map((row) => ({ row, key: sortKey(cellValue(row, column), ranks) }));
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * collator.compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}

function sortKey(value: Json, ranks: ReadonlyMap<string, number>): string | number | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = formatAny(value);
  return ranks.get(text) ?? text;
}

export function pageOf<T>(rows: readonly T[], page: number, size: number): { rows: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(Math.max(1, Math.round(page)), pages);
  return { rows: rows.slice((shown - 1) * size, shown * size), page: shown, pages };
}

export type Slot = 'lead' | 'title' | 'side' | 'meta';

/** Where each column goes when a row is drawn as a card on a phone: one title, one tag beside it, the rest below. */
export function cardSlots(columns: readonly TableColumn[]): readonly Slot[] {
  const lead = columns.findIndex((column) => column.type === 'image');
  const isTitle = (column: TableColumn): boolean => ['text', 'longText', 'reference', 'link', 'email'].includes(column.type);
  const title = Math.max(0, columns.findIndex(isTitle));
  const tag = columns.findIndex((column, i) => i !== title && column.type === 'tag');
  const side = tag !== -1 ? tag : columns.findIndex((column, i) => i !== title && ['currency', 'boolean', 'rating'].includes(column.type));
  return columns.map((_, i) => (i === title ? 'title' : i === lead ? 'lead' : i === side ? 'side' : 'meta'));
}

/** Numbers stand right, so that their digits line up. */
export function alignOf(column: TableColumn): 'left' | 'center' | 'right' {
  return column.align ?? (['number', 'currency', 'percent'].includes(column.type) ? 'right' : 'left');
}
