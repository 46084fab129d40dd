import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { SqlDatabase } from '../../storage/index.ts';

export type BackupReason = 'model' | 'restore';
export type DataBackup = { id: string; createdAt: number; bytes: number; reason: string };

const KEPT = 5;
/** Pages copied between two looks at everything else. */
const PAGES = 256;
const NAME = /^data-(\d{13})-(model|restore)\.db$/;

const REASONS: Record<BackupReason, string> = { model: 'Before a change of the data model', restore: 'Before a backup was put back' };

/** Newest first. */
export function listBackups(folder: string): DataBackup[] {
  return names(folder).map((name) => {
    const [, time = '0', reason = 'model'] = NAME.exec(name) ?? [];
    return {
      id: name.replace(/\.db$/, ''),
      createdAt: Number(time),
      bytes: statSync(join(folder, 'backups', name)).size,
      reason: REASONS[reason === 'restore' ? 'restore' : 'model'],
    };
  });
}

/** A whole copy of an app's data file, in parts, so that nothing else waits for it. The last five are kept. */
export async function backUp(db: SqlDatabase, folder: string, reason: BackupReason, now: number): Promise<void> {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  // After every other, even if the clock went back: the oldest are removed.
  const newest = Number(NAME.exec(names(folder)[0] ?? '')?.[1] ?? 0);
  const time = Math.max(now, newest + 1);
  const target = join(backups, `data-${stampOf(time)}-${reason}.db`);
  try {
    await db.backup(`${target}.part`, { progress: () => PAGES });
    renameSync(`${target}.part`, target);
  } catch (error) {
    rmSync(`${target}.part`, { force: true });
    throw error;
  }
  for (const old of names(folder).slice(KEPT)) rmSync(join(backups, old), { force: true });
}

/** @returns a copy to move into place. @throws data.no-backup */
export function copyOfBackup(folder: string, id: string): string {
  const path = join(folder, 'backups', `${id}.db`);
  if (!NAME.test(`${id}.db`) || !existsSync(path)) throw new AppError('data.no-backup', { id });
  const copy = join(folder, 'data.db.restored');
  copyFileSync(path, copy);
  return copy;
}

function names(folder: string): string[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
}

function stampOf(time: number): string {
  return String(time).padStart(13, '0');
}
