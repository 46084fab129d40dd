import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/kernel/ports.ts';
import type { SqlDatabase } from './sqlite.ts';

const KEPT = 3;
/** After start, so that opening is not slowed; ms. */
const DELAY = 5000;

export function backupFolder(home: string): string {
  return join(home, 'backups');
}

/** File names in `backupFolder`, oldest first. */
export function dailyBackups(home: string): string[] {
  if (!existsSync(backupFolder(home))) return [];
  return readdirSync(backupFolder(home))
    .filter((name) => /^casual-daily-\d{4}-\d{2}-\d{2}\.db$/.test(name))
    .sort();
}

/** Copies the database once a day in the background, a few pages at a time, and keeps the last three copies. @returns cancels it */
export function backUpDaily(db: SqlDatabase, home: string, clock: Clock): () => void {
  let isStopped = false;
  const timer = setTimeout(() => {
    if (!isStopped) void backUpToday(db, home, clock, () => isStopped);
  }, DELAY);
  timer.unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** A failed copy (a full disk, or the app closes) leaves nothing and is tried again at the next start. */
export async function backUpToday(db: SqlDatabase, home: string, clock: Clock, isCancelled: () => boolean): Promise<void> {
  const existing = dailyBackups(home);
  const today = `casual-daily-${new Date(clock.now()).toISOString().slice(0, 10)}.db`;
  if (existing.includes(today)) return;
  const target = join(backupFolder(home), today);
  try {
    mkdirSync(backupFolder(home), { recursive: true });
    await db.backup(`${target}.part`, {
      progress: () => {
        if (isCancelled()) throw new Error('cancelled');
        return 200;
      },
    });
    renameSync(`${target}.part`, target);
  } catch {
    rmSync(`${target}.part`, { force: true });
    return;
  }
  for (const old of existing.slice(0, Math.max(0, existing.length + 1 - KEPT))) rmSync(join(backupFolder(home), old), { force: true });
}
