import { createHash } from 'node:crypto';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Migration } from './migrations/index.ts';
import { APPLICATION_ID, type SqlDatabase } from './sqlite.ts';

export function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

export function schemaVersion(db: SqlDatabase): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export type MigrationReport = { from: number; to: number; backup: string | null };

/**
 * Brings a database to the newest schema, one transaction for each migration.
 * @param backup called once before the first change of a database that already holds something; returns where the copy is
 * @throws storage.newer when a newer Casual OS wrote the file; nothing is touched
 */
export function migrate(db: SqlDatabase, migrations: readonly Migration[], now: number, backup: () => string): MigrationReport {
  const from = schemaVersion(db);
  const to = migrations.at(-1)?.id ?? 0;
  if (from > to) throw new AppError('storage.newer', { found: from, known: to });
  if (from === to) return { from, to, backup: null };

  const copy = from > 0 ? backup() : null;
  for (const migration of migrations) {
    if (migration.id <= from) continue;
    db.transaction(() => {
      db.exec('CREATE TABLE IF NOT EXISTS schema_migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)');
      db.exec(migration.sql);
      db.prepare('INSERT INTO schema_migrations (id, name, hash, applied_at) VALUES (?, ?, ?, ?)').run(
        migration.id,
        migration.name,
        migrationHash(migration),
        now,
      );
      db.pragma(`user_version = ${migration.id}`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    }).immediate();
  }
  return { from, to, backup: copy };
}
