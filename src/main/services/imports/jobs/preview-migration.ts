import type { DataPorts } from '../../../../shared/app/data/index.ts';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import type { MigrationPreview } from '../../../../shared/contracts/imports.ts';
import { tryMigration } from '../../appdata/index.ts';
import { openCopy } from './open-data.ts';

export type PreviewJob = { kind: 'preview'; dataPath: string; /** A folder for the copy. */ within: string; entities: readonly Entity[] };
export type PreviewResult = MigrationPreview;

/** The migration itself, on a copy: what it says is what will happen. */
export function previewMigration({ dataPath, within, entities }: PreviewJob, ports: DataPorts): MigrationPreview {
  const data = openCopy(dataPath, within);
  try {
    return tryMigration(data.db, entities, ports);
  } finally {
    data.close();
  }
}
