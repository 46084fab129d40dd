import Database from 'better-sqlite3';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel/errors.ts';
import { errorCode } from './sqlite.ts';

const lockInfo = z.object({
  pid: z.number().int(),
  /** Epoch ms. */
  startedAt: z.number(),
  /** Where the running host answers, once it does. */
  url: z.string().optional(),
  token: z.string().optional(),
});
export type HomeLockInfo = z.infer<typeof lockInfo>;

export interface HomeLock {
  /** Tells other processes of this user how to reach the host. */
  publish(info: { url?: string; token?: string }): void;
  release(): void;
}

/**
 * One process at a time per data folder. What holds is an operating-system lock on `lock.db` (taken through SQLite, so it is the
 * same on every system): it ends with its process, however that dies, so a stale lock cannot exist. `casual.lock` beside it says
 * who holds it; it carries a token, so only its owner may read it (0600).
 */
export function acquireHomeLock(home: string, now: number): HomeLock {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const handle = new Database(join(home, 'lock.db'), { timeout: 300 });
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (!errorCode(error).startsWith('SQLITE_BUSY')) throw error;
    throw new AppError('storage.locked', { owner: describeOwner(readInfo(home)) }, error);
  }

  let info: HomeLockInfo = { pid: process.pid, startedAt: now };
  let isHeld = true;
  const write = () => writeInfo(home, info);
  write();
  return {
    publish(more) {
      info = { ...info, ...more };
      if (isHeld) write();
    },
    release() {
      if (!isHeld) return;
      isHeld = false;
      rmSync(infoPath(home), { force: true });
      handle.close();
    },
  };
}

/** Who runs with this data folder now; null when nobody does (a file left by a dead process does not count). */
export function readHomeLock(home: string): HomeLockInfo | null {
  return isHeldByAnyone(home) ? (readInfo(home) ?? { pid: 0, startedAt: 0 }) : null;
}

function isHeldByAnyone(home: string): boolean {
  let probe: Database.Database | undefined;
  try {
    probe = new Database(join(home, 'lock.db'), { readonly: true, fileMustExist: true, timeout: 0 });
    probe.prepare('SELECT count(*) FROM sqlite_master').get();
    return false;
  } catch (error) {
    return errorCode(error).startsWith('SQLITE_BUSY');
  } finally {
    probe?.close();
  }
}

function infoPath(home: string): string {
  return join(home, 'casual.lock');
}

function readInfo(home: string): HomeLockInfo | null {
  try {
    return lockInfo.parse(JSON.parse(readFileSync(infoPath(home), 'utf8')));
  } catch {
    return null; // being written, or damaged: the lock itself still tells that somebody is there
  }
}

/** A full disk must not keep the app from opening: then others learn only that the folder is in use. */
function writeInfo(home: string, info: HomeLockInfo): void {
  const temporary = `${infoPath(home)}.${process.pid}`;
  try {
    writeFileSync(temporary, JSON.stringify(info), { mode: 0o600 });
    chmodSync(temporary, 0o600);
    renameSync(temporary, infoPath(home));
  } catch {
    rmSync(temporary, { force: true });
  }
}

function describeOwner(info: HomeLockInfo | null): string {
  if (!info) return 'another process';
  return info.url ? `process ${info.pid}, at ${info.url}` : `process ${info.pid}`;
}
