import type { DataPorts } from '../../../shared/app/data/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import type { SqlDatabase } from '../../storage/index.ts';
import { migrateData } from './migrate-data.ts';

/** Only tried: taken back again. */
class NotYet extends Error {}

/**
 * Migrates in one transaction. When that would lose values it is taken back, a copy of the file is made, and it is done again.
 * @returns entities that still want their seed rows
 */
export async function migrateSafely(db: SqlDatabase, entities: readonly Entity[], ports: DataPorts, backUp: () => Promise<void>): Promise<Entity[]> {
  let unseeded: Entity[] = [];
  const attempt = db.transaction((isBackedUp: boolean) => {
    const done = migrateData(db, entities, ports);
    if (done.report.isLossy && !isBackedUp) throw new NotYet();
    unseeded = done.unseeded;
  });
  try {
    attempt.immediate(false);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
    await backUp();
    attempt.immediate(true);
  }
  return unseeded;
}

/** What a migration would do, by doing it: for a copy that is thrown away. */
export function tryMigration(db: SqlDatabase, entities: readonly Entity[], ports: DataPorts): MigrationPreview {
  return db.transaction(() => migrateData(db, entities, ports).report).immediate();
}
