import type { DataPorts } from '../../../../shared/app/data/index.ts';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import { backUp, migrateSafely } from '../../appdata/index.ts';
import { openData } from './open-data.ts';

export type MigrateJob = { kind: 'migrate'; dataPath: string; /** The app's own, for a backup. */ folder: string; entities: readonly Entity[] };
/** Entities that still want their seed rows. */
export type MigrateResult = string[];

/** The change of a data model, where there are many rows. Killed at any moment it has done nothing, or all of it. */
export async function migrate({ dataPath, folder, entities }: MigrateJob, ports: DataPorts): Promise<MigrateResult> {
  const data = openData(dataPath);
  try {
    const unseeded = await migrateSafely(data.db, entities, ports, () => backUp(data.db, folder, 'model', ports.clock.now()));
    // Else the next write of the main thread would carry all of it into the file.
    data.db.pragma('wal_checkpoint(PASSIVE)');
    return unseeded.map(({ id }) => id);
  } finally {
    data.close();
  }
}
