import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { DataCondition } from '../../../shared/contracts/appdata.ts';
import type { DataBackup } from '../appdata/index.ts';
import type { ImportFormat, ImportLook, ImportPlan, ImportProgress, MigrationPreview } from '../../../shared/contracts/imports.ts';

/** Files into entities and back. Nothing of an app changes before `run`; all heavy work happens in worker threads. Rules: docs/specs/appdata.md. */
export interface ImportsService {
  begin(upload: { appId: string; entity: string | null; fileName: string; bytes: number; format?: ImportFormat | undefined }): Promise<{ importId: string }>;
  append(importId: string, part: Uint8Array): Promise<{ received: number }>;
  look(importId: string, options: { hasHeader?: boolean | undefined; delimiter?: string | undefined }): Promise<ImportLook>;
  /** The run, on a copy of the data that is thrown away. */
  check(importId: string, plan: ImportPlan, onProgress: (progress: ImportProgress) => void, signal: AbortSignal | undefined): Promise<void>;
  run(importId: string, plan: ImportPlan, onProgress: (progress: ImportProgress) => void, signal: AbortSignal | undefined): Promise<void>;
  problems(importId: string): Promise<{ fileName: string; text: string }>;
  discard(importId: string): Promise<void>;
  /** `kept`: rows that were changed, or are referred to, since. */
  undo(appId: string, undoId: string): Promise<{ removed: number; restored: number; kept: number }>;
  exportRows(request: {
    appId: string;
    entity: string;
    format: ImportFormat;
    where: DataCondition[];
    search: string;
    isSpreadsheetSafe: boolean;
  }): Promise<{ fileName: string; mime: string; text: string; rows: number }>;
  previewMigration(appId: string, entities: readonly Entity[]): Promise<MigrationPreview>;
  backups(appId: string): Promise<DataBackup[]>;
  /** The data as it is now is kept as a backup first. */
  restoreBackup(appId: string, backupId: string): Promise<void>;
  close(): Promise<void>;
}
