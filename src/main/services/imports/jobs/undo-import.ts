import { storedFields } from '../../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import type { Row } from '../../../../shared/contracts/appdata.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { quoteName, type SqlDatabase } from '../../../storage/index.ts';
import { readLayouts, toRow, toSql, type SqlValue, type TableLayout } from '../../appdata/index.ts';
import { findImport, forget, type ImportFacts } from './import-record.ts';
import { openData, type OpenedData } from './open-data.ts';

export type UndoJob = { kind: 'undo'; dataPath: string; undoId: string };
export type UndoResult = { entity: string; removed: number; restored: number; kept: number };

/** Rows read at once; between pages somebody may cancel. */
const PAGE = 500;

/**
 * Takes an import back, in one transaction: what it added goes, what it updated is as before. Rows that were changed since, or that other
 * rows refer to now, stay as they are and are counted. @throws import.undo-gone
 */
export function undoImport({ dataPath, undoId }: UndoJob, checkpoint: () => void): UndoResult {
  const data = openData(dataPath);
  try {
    data.db.exec('BEGIN IMMEDIATE');
    try {
      const facts = findImport(data.db, undoId);
      const layouts = readLayouts(data.db);
      const layout = facts && layouts.get(facts.entity);
      if (!facts || !layout) throw new AppError('import.undo-gone');
      const restored = restoreUpdated(data, layout, facts, undoId, checkpoint);
      checkpoint();
      const removed = removeAdded(data.db, layouts, layout, facts);
      forget(data.db, undoId);
      data.db.exec('COMMIT');
      data.db.pragma('wal_checkpoint(PASSIVE)');
      return { entity: facts.entity, removed: removed.count, restored: restored.count, kept: removed.kept + restored.kept };
    } catch (error) {
      if (data.db.inTransaction) data.db.exec('ROLLBACK');
      throw error;
    }
  } finally {
    data.close();
  }
}

function removeAdded(
  db: SqlDatabase,
  layouts: ReturnType<typeof readLayouts>,
  layout: TableLayout,
  { firstPlace, lastPlace, stamp }: ImportFacts,
): { count: number; kept: number } {
  const table = quoteName(layout.table);
  const range = [firstPlace, lastPlace];
  const params: SqlValue[] = [];
  const referred = references(layouts, layout.entity).map(({ table: from, column, isOwn }) => {
    // Rows that go as well do not hold each other.
    const others = isOwn ? ` AND NOT (f._place BETWEEN ? AND ? AND f."updatedAt" = ?)` : '';
    if (isOwn) params.push(...range, stamp);
    return `EXISTS (SELECT 1 FROM ${quoteName(from)} AS f WHERE f.${quoteName(column)} = t.id${others})`;
  });
  const free = ['t."updatedAt" = ?', ...referred.map((sql) => `NOT ${sql}`)].join(' AND ');
  const total = Number(
    db
      .prepare(`SELECT count(*) FROM ${table} WHERE _place BETWEEN ? AND ?`)
      .pluck()
      .get(...range),
  );
  const { changes } = db.prepare(`DELETE FROM ${table} AS t WHERE t._place BETWEEN ? AND ? AND ${free}`).run(...range, stamp, ...params);
  return { count: changes, kept: total - changes };
}

/** Columns that refer to rows of an entity. */
function references(layouts: ReturnType<typeof readLayouts>, entity: Entity): { table: string; column: string; isOwn: boolean }[] {
  const found: { table: string; column: string; isOwn: boolean }[] = [];
  for (const layout of layouts.values()) {
    for (const { field, column } of layout.stored) {
      if (field.type === 'reference' && field.reference?.entity === entity.id)
        found.push({ table: layout.table, column, isOwn: layout.entity.id === entity.id });
    }
  }
  return found;
}

function restoreUpdated(
  { db, store }: OpenedData,
  layout: TableLayout,
  { stamp }: ImportFacts,
  undoId: string,
  checkpoint: () => void,
): { count: number; kept: number } {
  const { entity } = layout;
  const table = quoteName(layout.table);
  const current = db.prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE id = ?`);
  const fields = storedFields(entity);
  const uniques = fields
    .filter((field) => field.unique)
    .map((field) => ({ field, find: db.prepare<[SqlValue, string], unknown>(`SELECT 1 FROM ${table} WHERE ${columnOf(layout, field)} = ? AND id <> ?`) }));
  let count = 0;
  let kept = 0;
  for (const row of befores(db, undoId, checkpoint)) {
    const found = current.get(row.id);
    if (!found) continue; // Deleted since: there is nothing to put back into.
    const now = toRow(layout, found);
    const isTaken = uniques.some(({ field, find }) => (row[field.id] ?? null) !== null && find.get(toSql(field, row[field.id] ?? null), row.id) !== undefined);
    if (now['updatedAt'] !== stamp || isTaken) {
      kept++;
      continue;
    }
    store.replace(entity, { ...now, ...stillValid(store, fields, row) });
    count++;
  }
  return { count, kept };
}

/** A page at a time: there may be a million. */
function* befores(db: SqlDatabase, undoId: string, checkpoint: () => void): Generator<Row> {
  const page = db.prepare<[string, string, number], { row: string; before: string }>(
    'SELECT row, before FROM _casual_import_rows WHERE import = ? AND row > ? ORDER BY row LIMIT ?',
  );
  for (let last = ''; ;) {
    checkpoint();
    const rows = page.all(undoId, last, PAGE);
    for (const { before } of rows) yield JSON.parse(before) as Row;
    const end = rows.at(-1);
    if (!end) return;
    last = end.row;
  }
}

function columnOf(layout: TableLayout, field: Field): string {
  return quoteName(layout.columns.get(field.id) ?? field.id);
}

/** The fields may have changed since; what was referred to may be gone. */
function stillValid(store: OpenedData['store'], fields: readonly Field[], row: Row): Row {
  const out: Row = { id: row.id, updatedAt: row['updatedAt'] ?? null };
  for (const field of fields) {
    if (!Object.hasOwn(row, field.id)) continue;
    const value = row[field.id] ?? null;
    const target = field.type === 'reference' && typeof value === 'string' ? field.reference && store.entity(field.reference.entity) : undefined;
    const isGone = field.type === 'reference' && typeof value === 'string' && (!target || store.get(target, value) === null);
    out[field.id] = isGone ? null : value;
  }
  return out;
}
