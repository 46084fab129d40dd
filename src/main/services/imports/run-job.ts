import { Worker } from 'node:worker_threads';
import type { ImportProgress } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { JobKind, JobMessage, JobOrder, Jobs } from './jobs/job.ts';

/** Of the thread's own heap; SQLite's pages come on top. */
const HEAP_MB = 96;
/** Short-lived cells fill it; larger halves only hold more memory. */
const YOUNG_MB = 16;

export type JobOptions = { workerUrl: URL; now: number; signal?: AbortSignal | undefined; onProgress?: (progress: ImportProgress) => void };

/** Does one job in a thread of its own. An abort is noticed between rows: the job takes back what it began and rejects with `cancelled`. */
export function runJob<Kind extends JobKind>(job: Jobs[Kind]['job'], { workerUrl, now, signal, onProgress }: JobOptions): Promise<Jobs[Kind]['result']> {
  if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const cancel = (): void => void Atomics.store(stop, 0, 1);
  signal?.addEventListener('abort', cancel);
  return new Promise<Jobs[Kind]['result']>((resolve, reject) => {
    const worker = new Worker(workerUrl, {
      workerData: { job, stop, now } satisfies JobOrder,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let answer: JobMessage | null = null;
    worker.on('message', (message: JobMessage) => {
      if (message.t === 'progress') onProgress?.(message.progress);
      else answer = message;
    });
    worker.on('error', reject);
    // Only now is the data file closed.
    worker.on('exit', (code) => {
      if (answer?.t === 'done') resolve(answer.result as Jobs[Kind]['result']);
      else if (answer?.t === 'failed') reject('code' in answer.error ? new AppError(answer.error.code, answer.error.details) : new Error(answer.error.text));
      else reject(new Error(`The import thread ended with code ${code}`));
    });
  }).finally(() => signal?.removeEventListener('abort', cancel));
}
