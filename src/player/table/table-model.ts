import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny, formatDate, formatDateTime, formatNumber, formatTime } from '../core/format.ts';
import { type ReadOption, optionsOf, pathOf, textOf } from '../core/values.ts';

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

const choices = new WeakMap<TableColumn, ReadonlyMap<string, ReadOption>>();

/** A column is read once and then asked for each cell. */
function choiceOf(tag: string, column: TableColumn): ReadOption | undefined {
  let found = choices.get(column);
  if (found === undefined) {
    found = new Map(optionsOf(column.choices as Json | undefined).map((option) => [textOf(option.value), option]));
    choices.set(column, found);
  }
  return found.get(tag);
}

export function tagLabel(tag: string, column: TableColumn): string {
  return choiceOf(tag, column)?.label ?? tag;
}

export function tagTone(tag: string, column: TableColumn): string {
  const own = column.tones !== undefined && Object.hasOwn(column.tones, tag) ? column.tones[tag] : undefined;
  return own ?? choiceOf(tag, column)?.tone ?? 'neutral';
}

/** Letters without their marks, small: "Chloé" is found by "chloe". */
export function fold(text: string): string {
  // Most texts need no more.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
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
