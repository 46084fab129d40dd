import { parentPort, workerData } from 'node:worker_threads';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import { asStorageError } from '../../storage/index.ts';
import { systemRandom } from '../system/index.ts';
import { importRows } from './jobs/import.ts';
import type { JobMessage, JobOrder, Jobs, JobKind } from './jobs/job.ts';
import { look } from './jobs/look.ts';
import { migrate } from './jobs/migrate.ts';
import { previewMigration } from './jobs/preview-migration.ts';
import { undoImport } from './jobs/undo-import.ts';

// One job for each thread: it ends with the job, and all its memory goes with it.
const { job, stop, now } = workerData as JobOrder;
const started = performance.now();
const send = (message: JobMessage): void => parentPort?.postMessage(message);
const checkpoint = (): void => {
  if (Atomics.load(stop, 0) !== 0) fail('cancelled');
};

async function work(): Promise<Jobs[JobKind]['result']> {
  switch (job.kind) {
    case 'look':
      return look(job);
    case 'import': {
      const clock = { now: () => Math.round(now + performance.now() - started) };
      return importRows(job, { ports: { clock, random: systemRandom }, checkpoint, progress: (progress) => send({ t: 'progress', progress }) });
    }
    case 'preview':
      return previewMigration(job, { clock: { now: () => now }, random: systemRandom });
    case 'migrate':
      return migrate(job, { clock: { now: () => now }, random: systemRandom });
    case 'undo':
      return undoImport(job, checkpoint);
  }
}

try {
  send({ t: 'done', result: await work() });
} catch (thrown) {
  const error = asStorageError(thrown);
  send({
    t: 'failed',
    error:
      error instanceof AppError
        ? { code: error.code, details: error.details }
        : { text: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  });
}
