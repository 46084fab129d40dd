import type { ImportProgress } from '../../../../shared/contracts/imports.ts';
import type { ErrorCode, ErrorDetails } from '../../../../shared/kernel/errors.ts';
import type { ImportJob } from './import.ts';
import type { LookJob, LookResult } from './look.ts';
import type { MigrateJob, MigrateResult } from './migrate.ts';
import type { PreviewJob, PreviewResult } from './preview-migration.ts';
import type { UndoJob, UndoResult } from './undo-import.ts';

/** What a worker thread is asked to do, and what it answers with. */
export type Jobs = {
  look: { job: LookJob; result: LookResult };
  import: { job: ImportJob; result: ImportProgress };
  preview: { job: PreviewJob; result: PreviewResult };
  migrate: { job: MigrateJob; result: MigrateResult };
  undo: { job: UndoJob; result: UndoResult };
};
export type JobKind = keyof Jobs;

/** `stop[0]` becomes 1 when somebody cancels. `now`: the clock of the host, epoch ms. */
export type JobOrder = { job: Jobs[JobKind]['job']; stop: Int32Array; now: number };

export type JobMessage =
  | { t: 'progress'; progress: ImportProgress }
  | { t: 'done'; result: Jobs[JobKind]['result'] }
  | { t: 'failed'; error: { code: ErrorCode; details: ErrorDetails } | { text: string } };
