import { dirname, join } from 'node:path';
import { findDamage, isDamage, openDamaged, openSqlite, salvage, setAside, type SqlDatabase } from '../../storage/index.ts';
import { prepareData } from './migrate-data.ts';
import { registerFunctions, SqliteStore } from './sqlite-store.ts';

/** `recoveredFrom`: the file was damaged; it was set aside there, and every row that could still be read was carried over. */
export type DataFile = { db: SqlDatabase; store: SqliteStore; recoveredFrom: string | null };

/** Opens one app's data file, recovering it when it is damaged. */
export function openDataFile(path: string, now: number): DataFile {
  let db: SqlDatabase | undefined;
  let isSound = false;
  try {
    db = openSqlite(path);
    isSound = findDamage(db) === null;
    if (isSound) {
      prepareData(db);
      return { db, store: new SqliteStore(db), recoveredFrom: null };
    }
  } catch (error) {
    db?.close();
    if (!isDamage(error)) throw error;
  }
  if (db?.open) db.close();
  return recover(path, now);
}

function recover(path: string, now: number): DataFile {
  const recoveredFrom = setAside(path, join(dirname(path), 'backups'), now);
  const db = openSqlite(path);
  registerFunctions(db);
  const tables = copyTableDefinitions(recoveredFrom, db);
  if (tables.length > 0) salvage(recoveredFrom, db, tables);
  prepareData(db);
  return { db, store: new SqliteStore(db), recoveredFrom };
}

/** The tables are the app's own, so their definitions must come from the damaged file; its first page holds them. */
function copyTableDefinitions(from: string, into: SqlDatabase): string[] {
  const opened = openDamaged(from);
  if (!opened) return [];
  try {
    const source = opened.db;
    const rows = source
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
      .all();
    const needed = ['_casual_entities', '_casual_fields', '_casual_saved'];
    if (!needed.every((name) => rows.some((row) => row.name === name))) return [];
    for (const { sql } of rows) into.exec(sql);
    into.pragma(`user_version = ${Number(source.pragma('user_version', { simple: true }))}`);
    return rows.map((row) => row.name);
  } catch {
    return [];
  } finally {
    opened.close();
  }
}
