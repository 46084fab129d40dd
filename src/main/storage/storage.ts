import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../shared/kernel/ports.ts';
import { backupFolder, backUpDaily, dailyBackups } from './backups.ts';
import { CommitQueue } from './commit-queue.ts';
import { acquireHomeLock, type HomeLock } from './home-lock.ts';
import { migrate, type MigrationReport } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { salvage, setAside } from './salvage.ts';
import { asStorageError, findDamage, isDamage, openSqlite, type SqlDatabase } from './sqlite.ts';

/** Parents before children. The search index is rebuilt instead of copied. */
const TABLES = ['applications', 'app_versions', 'executions', 'document_updates', 'document_snapshots', 'document_quarantine', 'permission_grants', 'audit_log', 'settings', 'trigger_secrets', 'trigger_holds'];

export type DamageReport = { backup: string; recoveredRows: number; damagedTables: string[] };

/** What happened while opening, for the first screen and `casual doctor`. */
export type StartReport = { migration: MigrationReport; damage: DamageReport | null };

/** The IDE's own database, `<home>/casual.db`. One for each process; holds the lock of the data folder. */
export interface Storage {
  readonly home: string;
  readonly clock: Clock;
  readonly db: SqlDatabase;
  readonly lock: HomeLock;
  readonly commits: CommitQueue;
  readonly report: StartReport;
  /** One immediate transaction, on disk when it returns. Throws `storage.disk-full` with nothing written. */
  write<T>(change: () => T): T;
  /** Bytes of the data folder's database. */
  size(): number;
  close(): void;
}

/** @throws storage.locked, storage.newer, storage.disk-full */
export function createStorage(options: { home: string; clock: Clock; migrations?: readonly Migration[] }): Storage {
  const { home, clock } = options;
  const migrations = options.migrations ?? MIGRATIONS;
  // Damage met while running: the file is moved there at the next start.
  const classify = (error: unknown) => asStorageError(error, backupFolder(home));
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw classify(error);
    }
  };
  const lock = guard(() => acquireHomeLock(home, clock.now()));
  let opened: { db: SqlDatabase; report: StartReport };
  try {
    opened = open(home, clock, migrations);
  } catch (error) {
    lock.release();
    throw classify(error);
  }
  const { db, report } = opened;
  const commits = new CommitQueue(db, classify);
  const path = databasePath(home);
  const cancelBackup = backUpDaily(db, home, clock);

  return {
    home,
    clock,
    db,
    lock,
    commits,
    report,
    write: (change) => guard(() => db.transaction(change).immediate()),
    size: () => (existsSync(path) ? statSync(path).size : 0),
    close() {
      if (!db.open) return;
      cancelBackup();
      commits.flush();
      db.close();
      lock.release();
    },
  };
}

function databasePath(home: string): string {
  return join(home, 'casual.db');
}

function open(home: string, clock: Clock, migrations: readonly Migration[]): { db: SqlDatabase; report: StartReport } {
  const path = databasePath(home);
  let db: SqlDatabase | undefined;
  try {
    db = openSqlite(path);
    if (findDamage(db) === null) return { db, report: { migration: migrateWithBackup(db, home, clock, migrations), damage: null } };
  } catch (error) {
    db?.close();
    if (!isDamage(error)) throw error;
  }
  if (db?.open) db.close();
  return recover(home, clock, migrations);
}

function migrateWithBackup(db: SqlDatabase, home: string, clock: Clock, migrations: readonly Migration[]): MigrationReport {
  return migrate(db, migrations, clock.now(), () => {
    mkdirSync(backupFolder(home), { recursive: true });
    const stamp = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
    const target = join(backupFolder(home), `casual-before-migration-${stamp}.db`);
    db.prepare('VACUUM INTO ?').run(target);
    return target;
  });
}

/** The damaged file is kept; the app starts with every row that can still be read, and with the newest daily backup for apps that cannot. */
function recover(home: string, clock: Clock, migrations: readonly Migration[]): { db: SqlDatabase; report: StartReport } {
  const path = databasePath(home);
  const backup = setAside(path, backupFolder(home), clock.now());
  const db = openSqlite(path);
  const migration = migrateWithBackup(db, home, clock, migrations);
  const found = salvage(backup, db, TABLES);
  let recoveredRows = found.rows;
  if (found.damagedTables.length > 0) {
    const daily = dailyBackups(home).at(-1);
    if (daily) recoveredRows += salvage(join(backupFolder(home), daily), db, TABLES).rows;
  }
  adoptOrphans(db);
  return { db, report: { migration, damage: { backup, recoveredRows, damagedTables: found.damagedTables } } };
}

/** Rows whose app could not be recovered get a placeholder app, so that their history stays reachable. */
function adoptOrphans(db: SqlDatabase): void {
  db.transaction(() => {
    db.exec(`
      INSERT OR IGNORE INTO applications (id, name, created_at, updated_at)
        SELECT app_id, 'Recovered app', min(created_at), max(created_at) FROM
          (SELECT app_id, created_at FROM document_updates UNION ALL SELECT app_id, created_at FROM document_snapshots UNION ALL SELECT app_id, created_at FROM app_versions)
        GROUP BY app_id;
      DELETE FROM executions WHERE app_id NOT IN (SELECT id FROM applications);
      DELETE FROM trigger_secrets WHERE app_id NOT IN (SELECT id FROM applications);
      DELETE FROM trigger_holds WHERE app_id NOT IN (SELECT id FROM applications);
      DELETE FROM permission_grants WHERE app_id NOT IN (SELECT id FROM applications);
      DELETE FROM audit_log WHERE app_id NOT IN (SELECT id FROM applications);
      DELETE FROM document_quarantine WHERE app_id NOT IN (SELECT id FROM applications);
      UPDATE applications SET document_seq = -1;
    `);
  })();
}
