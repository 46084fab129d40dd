import Database from 'better-sqlite3';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { quoteName, type SqlDatabase } from './sqlite.ts';

/** Moves a database and its side files away, so that nothing is ever overwritten. @returns the new path of the main file */
export function setAside(path: string, folder: string, now: number): string {
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  let target = join(folder, basename(path).replace(/\.db$/, `-damaged-${stamp}.db`));
  for (let n = 2; existsSync(target); n++) target = target.replace(/(-\d+)?\.db$/, `-${n}.db`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return target;
}

export type SalvageReport = { rows: number; damagedTables: string[] };

/**
 * Copies every row that can still be read from a damaged file into a fresh database of the same or a newer schema.
 * Only tables and columns that exist in both are copied; rows already there win. Reads each table from both ends, so that one bad
 * page costs that page and not all rows behind it.
 */
export function salvage(damagedPath: string, into: SqlDatabase, tables: readonly string[]): SalvageReport {
  const report: SalvageReport = { rows: 0, damagedTables: [] };
  const opened = openDamaged(damagedPath);
  if (!opened) return { rows: 0, damagedTables: [...tables] };
  try {
    into.pragma('foreign_keys = OFF');
    for (const table of tables) {
      const copied = copyTable(opened.db, into, table);
      report.rows += copied.rows;
      if (copied.isDamaged) report.damagedTables.push(table);
    }
  } finally {
    into.pragma('foreign_keys = ON');
    opened.close();
  }
  return report;
}

/** For reading what can be read. Null when not even the first page makes sense. */
export function openDamaged(damagedPath: string): { db: SqlDatabase; close: () => void } | null {
  const { path, discard } = completeLength(damagedPath);
  let db: SqlDatabase | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    db.pragma('journal_mode');
  } catch {
    db?.close();
    discard();
    return null;
  }
  const opened = db;
  return {
    db: opened,
    close() {
      opened.close();
      discard();
    },
  };
}

/** SQLite refuses to read anything of a file that is shorter than its header says: such a file is read through a copy padded with zeros. */
function completeLength(path: string): { path: string; discard: () => void } {
  const asIs = { path, discard: () => {} };
  try {
    const header = readHeader(path);
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
    const expected = pageSize * header.readUInt32BE(28);
    if (statSync(path).size >= expected || expected > 64 * 1024 ** 3) return asIs;
    const copy = path.replace(/\.db$/, '-padded.db');
    for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    truncateSync(copy, expected);
    return {
      path: copy,
      discard: () => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
      },
    };
  } catch {
    return asIs;
  }
}

function copyTable(source: SqlDatabase, into: SqlDatabase, table: string): { rows: number; isDamaged: boolean } {
  let columns: string[];
  try {
    const known = new Set(columnNames(into, table));
    columns = columnNames(source, table).filter((column) => known.has(column));
  } catch {
    return { rows: 0, isDamaged: true };
  }
  if (columns.length === 0) return { rows: 0, isDamaged: true };

  const names = columns.map(quoteName).join(', ');
  const insert = into.prepare(`INSERT OR IGNORE INTO ${quoteName(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  let rows = 0;
  let isDamaged = false;
  const read = (direction: 'ASC' | 'DESC') => {
    into.transaction(() => {
      try {
        for (const row of source
          .prepare(`SELECT ${names} FROM ${quoteName(table)} NOT INDEXED ORDER BY rowid ${direction}`)
          .raw()
          .iterate()) {
          rows += insert.run(...(row as unknown[])).changes;
        }
      } catch {
        isDamaged = true;
      }
    })();
  };
  read('ASC');
  if (isDamaged) read('DESC');
  return { rows, isDamaged };
}

function columnNames(db: SqlDatabase, table: string): string[] {
  const rows = db.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table);
  return rows.map(String);
}

/** @throws when the file is shorter than a header */
function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, 100, 0) < 100) throw new Error('too short');
  } finally {
    closeSync(file);
  }
  return header;
}
