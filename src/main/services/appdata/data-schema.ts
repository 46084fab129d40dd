import type { Entity, Field, FieldType } from '../../../shared/app/manifest/index.ts';
import { isListField, isNumberField, storedFields } from '../../../shared/app/data/index.ts';
import type { SqlDatabase } from '../../storage/index.ts';

/** Of the bookkeeping tables, not of an app's entities. */
export const DATA_FORMAT = 1;

export const BOOKKEEPING = `
CREATE TABLE _casual_entities (entity TEXT PRIMARY KEY, table_name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL, is_live INTEGER NOT NULL, is_seeded INTEGER NOT NULL);
CREATE TABLE _casual_fields (entity TEXT NOT NULL, field TEXT NOT NULL, column_name TEXT NOT NULL, definition TEXT NOT NULL, is_live INTEGER NOT NULL, retired_at INTEGER, PRIMARY KEY (entity, column_name));
CREATE TABLE _casual_saved (id TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

/** How a field's values lie in its column. */
export type ColumnKind = 'text' | 'number' | 'integer' | 'boolean' | 'json';

export function columnKind(field: Field): ColumnKind {
  if (isListField(field) || field.type === 'json' || field.type === 'file') return 'json';
  if (field.type === 'boolean') return 'boolean';
  if (field.type === 'integer') return 'integer';
  return isNumberField(field) ? 'number' : 'text';
}

const SQL_TYPES: Record<ColumnKind, string> = { text: 'TEXT', number: 'REAL', integer: 'INTEGER', boolean: 'INTEGER NOT NULL DEFAULT 0', json: 'TEXT' };

export function sqlType(field: Field): string {
  return SQL_TYPES[columnKind(field)];
}

/** Values carry over as they are. Any other change of type converts them. */
export function keepsValues(from: FieldType, to: FieldType): boolean {
  const plain: readonly FieldType[] = ['text', 'longText'];
  const numbers: readonly FieldType[] = ['number', 'currency', 'percent'];
  return from === to || (plain.includes(from) && plain.includes(to)) || (numbers.includes(from) && numbers.includes(to));
}

export type StoredColumn = { field: Field; column: string; kind: ColumnKind };

/** Where an entity and its fields lie. Ids differ by case, SQL names do not: so names are handed out, never assumed. `stored`: in the order of the fields. */
export type TableLayout = { entity: Entity; table: string; columns: ReadonlyMap<string, string>; stored: readonly StoredColumn[] };

/** A name nothing else has, whatever its case. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  const base = /^(sqlite_|_)/i.test(wanted) ? `x${wanted}` : wanted;
  let name = base;
  for (let n = 2; lower.has(name.toLowerCase()); n++) name = `${base}_${n}`;
  return name;
}

export const RESERVED_COLUMNS = ['_place', 'id', 'createdAt', 'updatedAt', '_search'];

export function readLayouts(db: SqlDatabase): Map<string, TableLayout> {
  const layouts = new Map<string, TableLayout>();
  const fields = db.prepare<[string], { field: string; column_name: string }>('SELECT field, column_name FROM _casual_fields WHERE entity = ? AND is_live = 1');
  for (const row of db
    .prepare<[], { entity: string; table_name: string; definition: string }>('SELECT entity, table_name, definition FROM _casual_entities WHERE is_live = 1')
    .all()) {
    const entity = JSON.parse(row.definition) as Entity;
    const known = new Set(storedFields(entity).map((field) => field.id));
    const columns = new Map(
      fields
        .all(row.entity)
        .filter(({ field }) => known.has(field))
        .map(({ field, column_name }) => [field, column_name]),
    );
    for (const name of ['id', 'createdAt', 'updatedAt']) columns.set(name, name);
    const stored = storedFields(entity).map((field) => ({ field, column: columns.get(field.id) ?? field.id, kind: columnKind(field) }));
    layouts.set(row.entity, { entity, table: row.table_name, columns, stored });
  }
  return layouts;
}
