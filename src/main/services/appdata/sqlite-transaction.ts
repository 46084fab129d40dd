import type { OpenStore, RowStore } from '../../../shared/app/data/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { errorCode, openSqlite, type SqlDatabase } from '../../storage/index.ts';

/**
 * A transaction on a connection of its own: until the commit, whoever reads on another one sees the rows as they were. The caller keeps
 * other writers away: they would hold their whole thread up. A connection takes less than a millisecond, and none is left behind.
 * @throws data.locked when a writer nobody knows of has the file
 */
export function beginOn(path: string, storeOn: (db: SqlDatabase) => RowStore): OpenStore {
  const db = openSqlite(path);
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    throw errorCode(error).startsWith('SQLITE_BUSY') ? new AppError('data.locked', {}, error) : error;
  }
  const store = storeOn(db);
  const end = (how: 'COMMIT' | 'ROLLBACK'): void => {
    try {
      db.exec(how);
    } finally {
      // What is not committed goes with the connection.
      db.close();
    }
  };
  return {
    store,
    mark: () => db.exec('SAVEPOINT inner'),
    keep: () => db.exec('RELEASE inner'),
    back: () => db.exec('ROLLBACK TO inner; RELEASE inner'),
    commit: () => end('COMMIT'),
    rollback: () => {
      if (db.open) end('ROLLBACK');
    },
  };
}
