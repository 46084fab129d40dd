import { convertValue, parseValue, resolveDefault, searchText, storedFields, type AppData, type DataPorts } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import { quoteName, type SqlDatabase } from '../../storage/index.ts';
import { BOOKKEEPING, DATA_FORMAT, freeName, keepsValues, readLayouts, RESERVED_COLUMNS, sqlType } from './data-schema.ts';
import { fromSql, toSql } from './sql-values.ts';
import { toRow, type SqliteStore } from './sqlite-store.ts';

type KnownField = { field: string; column_name: string; definition: string; is_live: number; retired_at: number | null };
type KnownEntity = { table_name: string; definition: string; is_live: number; is_seeded: number };

/** @throws storage.newer */
export function prepareData(db: SqlDatabase): void {
  const format = Number(db.pragma('user_version', { simple: true }));
  if (format > DATA_FORMAT) throw new AppError('storage.newer', { found: format, known: DATA_FORMAT });
  if (format === DATA_FORMAT) return;
  db.transaction(() => {
    db.exec(BOOKKEEPING);
    db.pragma(`user_version = ${DATA_FORMAT}`);
  }).immediate();
}

/**
 * Brings the tables to the entities of a manifest, in one transaction. Nothing is ever dropped: what the manifest no longer has is only
 * hidden, and comes back with its values when the manifest has it again. A changed type converts into a new column; the old column stays
 * as a backup, from which values return if the change is undone.
 * @returns entities that still want their seed rows
 */
export function migrateData(db: SqlDatabase, entities: readonly Entity[], ports: DataPorts): Entity[] {
  return db
    .transaction(() => {
      const wanted = new Set(entities.map((entity) => entity.id));
      for (const { entity } of db.prepare<[], { entity: string }>('SELECT entity FROM _casual_entities WHERE is_live = 1').all()) {
        if (!wanted.has(entity)) db.prepare('UPDATE _casual_entities SET is_live = 0 WHERE entity = ?').run(entity);
      }
      for (const entity of entities) migrateEntity(db, entity, ports);
      return entities.filter((entity) => entity.seed.length > 0 && findEntity(db, entity.id)?.is_seeded === 0);
    })
    .immediate();
}

/** Marks them as done even when their rows were all there already. */
export function seedData(db: SqlDatabase, store: SqliteStore, data: AppData, entities: readonly Entity[]): void {
  if (entities.length === 0) return;
  store.atomically(() => {
    data.seed(entities);
    for (const entity of entities) db.prepare('UPDATE _casual_entities SET is_seeded = 1 WHERE entity = ?').run(entity.id);
  });
}

function findEntity(db: SqlDatabase, id: string): KnownEntity | undefined {
  return db.prepare<[string], KnownEntity>('SELECT table_name, definition, is_live, is_seeded FROM _casual_entities WHERE entity = ?').get(id);
}

function migrateEntity(db: SqlDatabase, entity: Entity, ports: DataPorts): void {
  const { seed: _seed, ...body } = entity;
  const definition = JSON.stringify({ ...body, seed: [] });
  const known = findEntity(db, entity.id);
  if (known?.is_live === 1 && known.definition === definition) return;

  const table = known?.table_name ?? createTable(db, entity, definition);
  const before = known ? (JSON.parse(known.definition) as Entity) : null;
  let needsSearch = before !== null;
  for (const field of storedFields(entity)) migrateField(db, entity, table, field, ports);
  hideOthers(db, entity, ports.clock.now());
  db.prepare('UPDATE _casual_entities SET definition = ?, is_live = 1 WHERE entity = ?').run(definition, entity.id);
  makeIndexes(db, entity, table);
  needsSearch &&= !jsonEqual(searchShape(before), searchShape(entity));
  if (needsSearch) rebuildSearch(db, entity.id);
}

function createTable(db: SqlDatabase, entity: Entity, definition: string): string {
  const taken = db.prepare('SELECT name FROM sqlite_master').pluck().all().map(String);
  const table = freeName(entity.id, taken);
  db.exec(
    `CREATE TABLE ${quoteName(table)} (_place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, "createdAt" TEXT, "updatedAt" TEXT, _search TEXT NOT NULL DEFAULT '')`,
  );
  db.prepare('INSERT INTO _casual_entities (entity, table_name, definition, is_live, is_seeded) VALUES (?, ?, ?, 1, 0)').run(entity.id, table, definition);
  return table;
}

function knownFields(db: SqlDatabase, entityId: string): (KnownField & { type: Field })[] {
  return db
    .prepare<[string], KnownField>('SELECT field, column_name, definition, is_live, retired_at FROM _casual_fields WHERE entity = ?')
    .all(entityId)
    .map((row) => ({ ...row, type: JSON.parse(row.definition) as Field }));
}

function migrateField(db: SqlDatabase, entity: Entity, table: string, field: Field, ports: DataPorts): void {
  const own = knownFields(db, entity.id).filter((known) => known.field === field.id);
  const current = own.find((known) => known.is_live === 1) ?? latest(own);
  if (current && keepsValues(current.type.type, field.type)) {
    db.prepare('UPDATE _casual_fields SET definition = ?, is_live = 1, retired_at = NULL WHERE entity = ? AND column_name = ?').run(
      JSON.stringify(field),
      entity.id,
      current.column_name,
    );
    return;
  }
  const backup = latest(own.filter((known) => known !== current && keepsValues(known.type.type, field.type)));
  const column = backup?.column_name ?? addColumn(db, table, field);
  if (current) convertColumn(db, table, current, { field, column, isBackup: backup !== undefined });
  else fillDefaults(db, table, column, field, ports);
  if (current)
    db.prepare('UPDATE _casual_fields SET is_live = 0, retired_at = ? WHERE entity = ? AND column_name = ?').run(
      ports.clock.now(),
      entity.id,
      current.column_name,
    );
  db.prepare(
    `INSERT INTO _casual_fields (entity, field, column_name, definition, is_live, retired_at) VALUES (?, ?, ?, ?, 1, NULL)
     ON CONFLICT (entity, column_name) DO UPDATE SET definition = excluded.definition, is_live = 1, retired_at = NULL`,
  ).run(entity.id, field.id, column, JSON.stringify(field));
}

function latest<T extends KnownField>(fields: readonly T[]): T | undefined {
  return [...fields].sort((a, b) => (b.retired_at ?? 0) - (a.retired_at ?? 0))[0];
}

function addColumn(db: SqlDatabase, table: string, field: Field): string {
  const taken = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String);
  const column = freeName(field.id, [...taken, ...RESERVED_COLUMNS]);
  db.exec(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(column)} ${sqlType(field)}`);
  return column;
}

/**
 * With a backup of the same type the value from there wins whenever it is what the current value was made from: "12 pieces" → number → text
 * gives "12 pieces" again, unless the number was edited meanwhile.
 */
function convertColumn(db: SqlDatabase, table: string, from: KnownField & { type: Field }, to: { field: Field; column: string; isBackup: boolean }): void {
  const name = quoteName(table);
  const target = quoteName(to.column);
  const write = db.prepare(`UPDATE ${name} SET ${target} = ? WHERE _place = ?`);
  const rows = db
    .prepare<[], { _place: number; value: unknown; backup: unknown }>(
      `SELECT _place, ${quoteName(from.column_name)} AS value, ${target} AS backup FROM ${name}`,
    )
    .all();
  for (const row of rows) {
    const value = fromSql(from.type, row.value);
    const kept = to.isBackup ? fromSql(to.field, row.backup) : null;
    const isUnchanged = kept !== null && jsonEqual(convertValue(kept, to.field, from.type), value);
    if (!isUnchanged) write.run(toSql(to.field, convertValue(value, from.type, to.field)), row._place);
  }
}

/** Rows that are there already get the new field's default, so that a new required field is not broken from the start. */
function fillDefaults(db: SqlDatabase, table: string, column: string, field: Field, ports: DataPorts): void {
  if (field.default === undefined) return;
  const parsed = parseValue(field, resolveDefault(field.default, ports));
  if (parsed.ok && parsed.value !== null) db.prepare(`UPDATE ${quoteName(table)} SET ${quoteName(column)} = ?`).run(toSql(field, parsed.value));
}

function hideOthers(db: SqlDatabase, entity: Entity, now: number): void {
  const wanted = new Set(storedFields(entity).map((field) => field.id));
  for (const known of knownFields(db, entity.id)) {
    if (known.is_live === 1 && !wanted.has(known.field)) {
      db.prepare('UPDATE _casual_fields SET is_live = 0, retired_at = ? WHERE entity = ? AND column_name = ?').run(now, entity.id, known.column_name);
    }
  }
}

/** For looking up references and unique values. Uniqueness itself is a rule of `AppData`: old rows may break a rule that is new. */
function makeIndexes(db: SqlDatabase, entity: Entity, table: string): void {
  const columns = readLayouts(db).get(entity.id)?.columns;
  for (const field of storedFields(entity)) {
    const column = columns?.get(field.id);
    if (column === undefined || !(field.unique || field.type === 'reference' || field.type === 'choice')) continue;
    db.exec(`CREATE INDEX IF NOT EXISTS ${quoteName(`_by_${table}_${column}`)} ON ${quoteName(table)} (${quoteName(column)})`);
  }
}

/** What the search text depends on. */
function searchShape(entity: Entity | null): Json {
  return (entity ? storedFields(entity) : []).map((field) => [field.id, field.type, (field.choices ?? []).map((choice) => [choice.value, choice.label])]);
}

function rebuildSearch(db: SqlDatabase, entityId: string): void {
  const layout = readLayouts(db).get(entityId);
  if (!layout) return;
  const name = quoteName(layout.table);
  const write = db.prepare(`UPDATE ${name} SET _search = ? WHERE _place = ?`);
  for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all())
    write.run(searchText(layout.entity, toRow(layout, row)), Number(row['_place']));
}
