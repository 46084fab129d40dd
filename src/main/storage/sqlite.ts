import Database from 'better-sqlite3';
import { AppError } from '../../shared/kernel/errors.ts';

export type SqlDatabase = Database.Database;
export type Statement<Params extends unknown[], Row> = Database.Statement<Params, Row>;

/** Marks our files among all SQLite files ("CaOS"). */
export const APPLICATION_ID = 0x43614f53;

/**
 * Opens a file in WAL mode with full sync: a committed transaction is on disk, power loss included.
 * Throws `storage.corrupt`-able SQLite errors unchanged, so that the caller can move the file aside first.
 */
export function openSqlite(path: string): SqlDatabase {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 2000');
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** @returns null when sound, else what SQLite found wrong. Reads every page once. */
export function findDamage(db: SqlDatabase): string | null {
  const result = db.pragma('quick_check(1)', { simple: true });
  return result === 'ok' ? null : String(result);
}

export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

export function isDamage(error: unknown): boolean {
  const code = errorCode(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ';
}

/** SQLite reports a full disk under several codes, depending on which of its files could not grow. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(errorCode(error));
}

/** Classifies what SQLite or the file system threw; anything unknown is returned unchanged. */
export function asStorageError(error: unknown, backup = ''): unknown {
  if (error instanceof AppError) return error;
  if (isDiskFull(error)) return new AppError('storage.disk-full', {}, error);
  if (isDamage(error)) return new AppError('storage.corrupt', { backup }, error);
  return error;
}

/** A table or column name in SQL text. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
