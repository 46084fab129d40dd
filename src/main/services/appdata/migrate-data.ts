import { searchText, storedFields, type AppData, type DataPorts } from '../../../shared/app/data/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import { quoteName, type SqlDatabase } from '../../storage/index.ts';
import { BOOKKEEPING, DATA_FORMAT, freeName, readLayouts } from './data-schema.ts';
import { hideOthers, migrateField, renameField, type EntityWork } from './migrate-field.ts';
import { MigrationReport } from './migration-report.ts';
import { renamedEntities, renamedFields } from './renames.ts';
import { toRow, type SqliteStore } from './sqlite-store.ts';

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
 * Brings the tables to the entities of a manifest, within a transaction of the caller. Nothing is ever dropped: what the manifest no longer
 * has is only hidden, and comes back with its values when the manifest has it again. A changed type converts into a new column; the old
 * column stays as a backup, from which values return if the change is undone.
 * @returns what was done, and the entities that still want their seed rows
 */
export function migrateData(db: SqlDatabase, entities: readonly Entity[], ports: DataPorts): { unseeded: Entity[]; report: MigrationPreview } {
  const report = new MigrationReport();
  const before = liveEntities(db);
  for (const [id, oldId] of renamedEntities(before, entities)) {
    const entity = entities.find((candidate) => candidate.id === id);
    const old = before.find((candidate) => candidate.id === oldId);
    // A hidden table of that name is what it was before; it comes back instead.
    if (!entity || !old || findEntity(db, id)) continue;
    renameEntity(db, oldId, id);
    report.renameEntity(entity, old, rowCount(db, id));
  }
  for (const old of liveEntities(db)) {
    if (entities.some(({ id }) => id === old.id)) continue;
    report.removeEntity(old, rowCount(db, old.id));
    db.prepare('UPDATE _casual_entities SET is_live = 0 WHERE entity = ?').run(old.id);
  }
  for (const entity of entities) migrateEntity(db, entity, ports, report);
  return { unseeded: entities.filter((entity) => entity.seed.length > 0 && findEntity(db, entity.id)?.is_seeded === 0), report: report.result() };
}

function liveEntities(db: SqlDatabase): Entity[] {
  return db
    .prepare<[], { definition: string }>('SELECT definition FROM _casual_entities WHERE is_live = 1')
    .all()
    .map(({ definition }) => JSON.parse(definition) as Entity);
}

function renameEntity(db: SqlDatabase, from: string, to: string): void {
  const known = findEntity(db, from);
  if (!known) return;
  const definition = JSON.stringify({ ...(JSON.parse(known.definition) as Entity), id: to });
  db.prepare('UPDATE _casual_entities SET entity = ?, definition = ? WHERE entity = ?').run(to, definition, from);
  db.prepare('UPDATE _casual_fields SET entity = ? WHERE entity = ?').run(to, from);
}

function rowCount(db: SqlDatabase, entity: string): number {
  const table = findEntity(db, entity)?.table_name;
  return table === undefined
    ? 0
    : Number(
        db
          .prepare(`SELECT count(*) FROM ${quoteName(table)}`)
          .pluck()
          .get(),
      );
}

/** About how many rows a migration may have to go through: their places, which are counted up. */
export function mostRows(db: SqlDatabase): number {
  const tables = db.prepare('SELECT table_name FROM _casual_entities').pluck().all().map(String);
  return tables.reduce((most, table) => most + Number(db.prepare(`SELECT coalesce(max(_place), 0) FROM ${quoteName(table)}`).pluck().get()), 0);
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

function migrateEntity(db: SqlDatabase, entity: Entity, ports: DataPorts, report: MigrationReport): void {
  const { seed: _seed, ...body } = entity;
  const definition = JSON.stringify({ ...body, seed: [] });
  const known = findEntity(db, entity.id);
  if (known?.is_live === 1 && known.definition === definition) return;

  const table = known?.table_name ?? createTable(db, entity, definition);
  const before = known ? (JSON.parse(known.definition) as Entity) : null;
  if (before === null) report.addEntity(entity);
  let needsSearch = before !== null;
  const rows = before === null ? 0 : rowCount(db, entity.id);
  const work: EntityWork = { db, entity, table, ports, report, isNew: before === null, rows };
  if (before !== null) {
    for (const [id, oldId] of renamedFields(before, entity)) renameField(work, oldId, id);
  }
  for (const field of storedFields(entity)) migrateField(work, field);
  hideOthers(work);
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
  const page = db.prepare<[number], Record<string, unknown>>(`SELECT * FROM ${name} WHERE _place > ? ORDER BY _place LIMIT 1000`);
  for (let rows = page.all(0); rows.length > 0; rows = page.all(Number(rows.at(-1)?.['_place'])))
    for (const row of rows) write.run(searchText(layout.entity, toRow(layout, row)), Number(row['_place']));
}
