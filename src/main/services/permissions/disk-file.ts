import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DiskEntry, DiskPort } from '../../../sandbox/adapters/capabilities.ts';
import { asStorageError, findDamage, isDamage, openSqlite, salvage, setAside, type SqlDatabase } from '../../storage/index.ts';

export type DiskFile = DiskPort & { close(): void };

const SCHEMA = 'CREATE TABLE IF NOT EXISTS files (path TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, modified_at INTEGER NOT NULL, data BLOB NOT NULL)';

/** The disk of one app as one SQLite file: every write is whole or not there, also after a crash. A damaged file is set aside and what can be read carried over. */
export function openDiskFile(path: string, now: number): DiskFile {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return diskOf(openSound(path, now));
  } catch (error) {
    throw asStorageError(error);
  }
}

/** The whole disk for another app. */
export function copyDiskFile(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  removeDiskFile(to);
  const db = openSqlite(from);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    throw asStorageError(error);
  } finally {
    db.close();
  }
}

export function removeDiskFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function openSound(path: string, now: number): SqlDatabase {
  let db: SqlDatabase | undefined;
  try {
    db = openSqlite(path);
    if (findDamage(db) === null) {
      db.exec(SCHEMA);
      return db;
    }
  } catch (error) {
    db?.close();
    if (!isDamage(error)) throw error;
  }
  if (db?.open) db.close();
  const damaged = setAside(path, join(dirname(path), 'backups'), now);
  const fresh = openSqlite(path);
  fresh.exec(SCHEMA);
  salvage(damaged, fresh, ['files']);
  return fresh;
}

function diskOf(db: SqlDatabase): DiskFile {
  const stat = db.prepare<[string], DiskEntry>('SELECT path, size, modified_at AS modifiedAt FROM files WHERE path = ?');
  const read = db.prepare<[string], { data: Buffer }>('SELECT data FROM files WHERE path = ?');
  const write = db.prepare<[string, number, number, Uint8Array]>('INSERT OR REPLACE INTO files (path, size, modified_at, data) VALUES (?, ?, ?, ?)');
  const remove = db.prepare<[string]>('DELETE FROM files WHERE path = ?');
  // "0" comes right after "/": this is every path below the folder, by the index.
  const below = db.prepare<[string, string, number], DiskEntry>(
    'SELECT path, size, modified_at AS modifiedAt FROM files WHERE path > ? AND path < ? ORDER BY path LIMIT ?',
  );
  const usage = db.prepare<[], { usedBytes: number; files: number }>('SELECT coalesce(sum(size), 0) AS usedBytes, count(*) AS files FROM files');
  let used: { usedBytes: number; files: number } | null = null;
  const change = (work: () => void): void => {
    used = null;
    try {
      work();
    } catch (error) {
      throw asStorageError(error);
    }
  };
  return {
    stat: (path) => stat.get(path) ?? null,
    read: (path) => read.get(path)?.data ?? null,
    write(path, bytes, modifiedAt) {
      const before = stat.get(path);
      const known = used;
      change(() => write.run(path, bytes.length, modifiedAt, bytes));
      // Counting 10,000 files again with every write would cost more than the write.
      if (known !== null) used = { usedBytes: known.usedBytes - (before?.size ?? 0) + bytes.length, files: known.files + (before === undefined ? 1 : 0) };
    },
    remove: (paths) => change(() => db.transaction(() => paths.forEach((path) => remove.run(path)))()),
    below: (folder, limit) => below.all(folder, `${folder.slice(0, -1)}0`, Math.min(limit, 1_000_000)),
    usage: () => (used ??= usage.get() ?? { usedBytes: 0, files: 0 }),
    close: () => db.close(),
  };
}
