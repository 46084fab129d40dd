import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite, type SqlDatabase } from '../../../storage/index.ts';
import { SqliteStore } from '../../appdata/index.ts';

/** Pages kept in memory while many rows are written, KiB. */
const CACHE_KIB = 48 * 1024;

export type OpenedData = { db: SqlDatabase; store: SqliteStore; close(): void };

/** A second connection to an app's data file, for this thread. The caller of the job keeps other writers away. */
export function openData(path: string): OpenedData {
  const db = openSqlite(path);
  tune(db);
  return { db, store: new SqliteStore(db), close: () => db.close() };
}

/** A copy in a folder of its own that goes away again. It need not survive a crash, so it is written without waiting for the disk. */
export function openCopy(path: string, within: string): OpenedData {
  const folder = mkdtempSync(join(within, 'trial-'));
  const copy = join(folder, 'data.db');
  try {
    const original = openSqlite(path);
    try {
      original.prepare('VACUUM INTO ?').run(copy);
    } finally {
      original.close();
    }
    const db = openSqlite(copy);
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    tune(db);
    return {
      db,
      store: new SqliteStore(db),
      close() {
        db.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function tune(db: SqlDatabase): void {
  db.pragma(`cache_size = -${CACHE_KIB}`);
  // Lookup tables may be as large as the app's data.
  db.pragma('temp_store = FILE');
}
