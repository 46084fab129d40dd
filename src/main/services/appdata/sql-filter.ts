import { findField, fold, isListField, type NormalCondition, type NormalOrder, type RowFilter } from '../../../shared/app/data/index.ts';
import type { Field } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { quoteName } from '../../storage/index.ts';
import { columnKind, type TableLayout } from './data-schema.ts';
import { toSql, type SqlValue } from './sql-values.ts';

export type Layouts = ReadonlyMap<string, TableLayout>;
export type Fragment = { sql: string; params: SqlValue[] };

/** Values are always parameters; only names from the layout become SQL text. `fold` is the function of the shared code, registered. */
export function whereSql(layouts: Layouts, layout: TableLayout, filter: RowFilter): Fragment {
  const parts = [...filter.where.map((condition) => conditionSql(layout, condition)), ...filter.words.map((word) => wordSql(layouts, layout, word))];
  if (parts.length === 0) return { sql: '', params: [] };
  return { sql: ` WHERE ${parts.map((part) => `(${part.sql})`).join(' AND ')}`, params: parts.flatMap((part) => part.params) };
}

export function columnSql(layout: TableLayout, field: Field): string {
  return `t.${quoteName(layout.columns.get(field.id) ?? field.id)}`;
}

function conditionSql(layout: TableLayout, { field, op, value }: NormalCondition): Fragment {
  const column = columnSql(layout, field);
  switch (op) {
    case 'isEmpty':
      return { sql: `${column} IS NULL`, params: [] };
    case 'isNotEmpty':
      return { sql: `${column} IS NOT NULL`, params: [] };
    case 'eq':
      return amongSql(field, column, [value]);
    case 'ne':
      return notSql(amongSql(field, column, [value]));
    case 'in':
      return amongSql(field, column, asList(value));
    case 'notIn':
      return notSql(amongSql(field, column, asList(value)));
    case 'contains':
      if (value === '') return { sql: '1', params: [] };
      if (isListField(field)) return { sql: `EXISTS (SELECT 1 FROM json_each(${column}) AS e WHERE fold(e.value) = ?)`, params: [fold(value)] };
      return { sql: `${column} IS NOT NULL AND instr(${foldSql(field, column)}, ?) > 0`, params: [fold(value)] };
    case 'startsWith':
      if (value === '') return { sql: '1', params: [] };
      return { sql: `${column} IS NOT NULL AND instr(${foldSql(field, column)}, ?) = 1`, params: [fold(value)] };
    default:
      return compareSql(field, column, op, value);
  }
}

const SYMBOLS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function compareSql(field: Field, column: string, op: keyof typeof SYMBOLS, value: Json): Fragment {
  if (value === null) return { sql: '0', params: [] };
  const kind = columnKind(field);
  const isPlain = kind === 'number' || kind === 'integer' || kind === 'boolean' || ['date', 'time', 'datetime'].includes(field.type);
  if (isPlain) return { sql: `coalesce(${column} ${SYMBOLS[op]} ?, 0)`, params: [toSql(field, value)] };
  return { sql: `${column} IS NOT NULL AND ${foldSql(field, column)} ${SYMBOLS[op]} ?`, params: [fold(value)] };
}

function amongSql(field: Field, column: string, values: readonly Json[]): Fragment {
  if (values.length === 0) return { sql: '0', params: [] };
  if (isListField(field)) {
    const whole = values.filter(Array.isArray).map((value) => JSON.stringify(value));
    const single = values.filter((value) => typeof value === 'string');
    const parts: Fragment[] = [];
    if (single.length > 0)
      parts.push({
        sql: `EXISTS (SELECT 1 FROM json_each(${column}) AS e WHERE e.value IN (SELECT value FROM json_each(?)))`,
        params: [JSON.stringify(single)],
      });
    if (whole.length > 0) parts.push({ sql: `coalesce(${column} IN (SELECT value FROM json_each(?)), 0)`, params: [JSON.stringify(whole)] });
    return { sql: parts.length === 0 ? '0' : parts.map((part) => part.sql).join(' OR '), params: parts.flatMap((part) => part.params) };
  }
  if (values.length === 1) return { sql: `coalesce(${column} = ?, 0)`, params: [toSql(field, values[0] ?? null)] };
  // One parameter for the whole list: no limit on its length.
  return { sql: `coalesce(${column} IN (SELECT value FROM json_each(?)), 0)`, params: [JSON.stringify(values.map((value) => toSql(field, value)))] };
}

function notSql(fragment: Fragment): Fragment {
  return { sql: `NOT (${fragment.sql})`, params: fragment.params };
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function foldSql(field: Field, column: string): string {
  return columnKind(field) === 'boolean' ? `fold(CASE ${column} WHEN 1 THEN 'true' ELSE 'false' END)` : `fold(${column})`;
}

/** In the row's own text, or in the display field of a row it refers to. */
function wordSql(layouts: Layouts, layout: TableLayout, word: string): Fragment {
  const parts: Fragment[] = [{ sql: `instr(t._search, ?) > 0`, params: [word] }];
  for (const field of layout.entity.fields) {
    if (field.type !== 'reference') continue;
    const shown = displaySql(layouts, field, columnSql(layout, field));
    if (shown) parts.push({ sql: `coalesce(instr(fold(${shown}), ?), 0) > 0`, params: [word] });
  }
  return { sql: parts.map((part) => part.sql).join(' OR '), params: parts.flatMap((part) => part.params) };
}

/** The display field of the row that a column refers to. */
function displaySql(layouts: Layouts, field: Field, column: string): string | null {
  const target = field.reference && layouts.get(field.reference.entity);
  if (!target) return null;
  const display = findField(target.entity, target.entity.displayField);
  const shown = quoteName(target.columns.get(display?.id ?? 'id') ?? 'id');
  return `(SELECT r.${shown} FROM ${quoteName(target.table)} AS r WHERE r.id = ${column})`;
}

/** What a field sorts by; see `RowStore` for the order's meaning. */
export function sortSql(layouts: Layouts, layout: TableLayout, field: Field, column = columnSql(layout, field)): Fragment {
  if (field.type === 'choice' && field.choices && field.choices.length > 0) {
    const cases = field.choices.map((_, i) => `WHEN ? THEN ${i}`).join(' ');
    return {
      sql: `CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${cases} ELSE ${field.choices.length} END END`,
      params: field.choices.map((choice) => choice.value),
    };
  }
  if (field.type === 'reference' && field.reference) {
    const target = layouts.get(field.reference.entity);
    const shown = displaySql(layouts, field, column);
    if (!target || !shown) return { sql: 'NULL', params: [] };
    const display = findField(target.entity, target.entity.displayField);
    return { sql: display && columnKind(display) === 'text' ? foldOrNull(shown) : shown, params: [] };
  }
  return { sql: columnKind(field) === 'text' || columnKind(field) === 'json' ? foldOrNull(column) : column, params: [] };
}

function foldOrNull(sql: string): string {
  return `CASE WHEN ${sql} IS NULL THEN NULL ELSE fold(${sql}) END`;
}

export function orderSql(layouts: Layouts, layout: TableLayout, orderBy: readonly NormalOrder[]): Fragment {
  const parts = orderBy.map(({ field, direction }) => {
    const key = sortSql(layouts, layout, field);
    return { sql: `${key.sql} ${direction === 'desc' ? 'DESC' : 'ASC'} NULLS LAST`, params: key.params };
  });
  return { sql: ` ORDER BY ${[...parts.map((part) => part.sql), 't._place'].join(', ')}`, params: parts.flatMap((part) => part.params) };
}
