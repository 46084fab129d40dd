import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { type Maybe, isObject, listOf, numberOf, optionsOf, textOf } from '../core/values.ts';
import { cellText, cellValue, tagLabel, tagValues } from './table-model.ts';

/** One column's filter. As JSON, so that a query can use it as it is: `{fee: {min: 40}, status: {values: ["Paid"]}}`. */
export type ColumnFilter = { contains?: string; values?: readonly string[]; min?: number | string; max?: number | string };
export type FilterKind = 'text' | 'values' | 'number' | 'date';

/** More would be a list to search, not to tick. */
const MAX_CHOICES = 40;

export function filterKindOf(column: TableColumn): FilterKind | null {
  switch (column.type) {
    case 'number':
    case 'currency':
    case 'percent':
    case 'progress':
    case 'rating':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'tag':
    case 'boolean':
    case 'reference':
      return 'values';
    case 'button':
    case 'image':
      return null;
    default:
      return 'text';
  }
}

function wordsOf(row: JsonObject, column: TableColumn): readonly string[] {
  const value = cellValue(row, column);
  if (column.type === 'tag') return tagValues(value).map((tag) => tagLabel(tag, column));
  if (column.type === 'boolean') return [value === true ? 'Yes' : 'No'];
  const text = cellText(row, column);
  return text === '' ? [] : [text];
}

/** What a column can be filtered by: its choices in their order, then what else occurs. */
export function choicesOf(rows: readonly JsonObject[], column: TableColumn): readonly string[] {
  const given = optionsOf(column.choices as Json | undefined).map((option) => option.label);
  const found = new Set<string>();
  for (const row of rows) for (const word of wordsOf(row, column)) found.add(word);
  return [...new Set([...given.filter((label) => found.has(label)), ...[...found].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))])].slice(
    0,
    MAX_CHOICES,
  );
}

export function isActive(filter: ColumnFilter | undefined): boolean {
  return filter !== undefined && ((filter.contains ?? '') !== '' || (filter.values?.length ?? 0) > 0 || filter.min !== undefined || filter.max !== undefined);
}

export function fits(row: JsonObject, column: TableColumn, filter: ColumnFilter): boolean {
  if (filter.contains !== undefined && filter.contains !== '' && !cellText(row, column).toLowerCase().includes(filter.contains.toLowerCase())) return false;
  if (filter.values !== undefined && filter.values.length > 0 && !wordsOf(row, column).some((word) => filter.values?.includes(word) === true)) return false;
  const { min, max } = filter;
  if (min === undefined && max === undefined) return true;
  if (filterKindOf(column) === 'date') {
    const day = textOf(cellValue(row, column)).slice(0, 10);
    return day !== '' && (min === undefined || day >= String(min)) && (max === undefined || day <= String(max));
  }
  const number = numberOf(cellValue(row, column), null);
  return number !== null && (min === undefined || number >= Number(min)) && (max === undefined || number <= Number(max));
}

export type Filters = Readonly<Record<string, ColumnFilter>>;

/** Filters that the app's state holds. */
export function filtersOf(value: Maybe): Filters {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, raw]): [string, ColumnFilter][] => {
      if (!isObject(raw)) return [];
      const limit = (key: string): number | string | undefined => {
        const found = raw[key];
        return typeof found === 'number' || (typeof found === 'string' && found !== '') ? found : undefined;
      };
      const [min, max] = [limit('min'), limit('max')];
      const filter: ColumnFilter = {
        ...(textOf(raw['contains']) === '' ? {} : { contains: textOf(raw['contains']) }),
        ...(listOf(raw['values']).length === 0 ? {} : { values: listOf(raw['values']).map((entry) => textOf(entry)) }),
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      };
      return isActive(filter) ? [[field, filter]] : [];
    }),
  );
}

export function filtersToJson(filters: Filters): JsonObject {
  return JSON.parse(JSON.stringify(filters)) as JsonObject;
}
