import { MAX_SCRIPT_MB, MIN_SCRIPT_MB, WorkerPool, type Evaluation } from '../../../sandbox/adapters/worker-threads.ts';

export type { Evaluation };
export const SCRIPT_MEMORY_MB = { min: MIN_SCRIPT_MB, max: MAX_SCRIPT_MB } as const;

/** Runs one script that belongs to no app, in a worker of its own. Needs no data folder. Never rejects because of the script. */
export async function evaluateScript(source: string, { workerUrl, memoryMb, ms }: { workerUrl: URL; memoryMb: number; ms: number }): Promise<Evaluation> {
  const pool = new WorkerPool(workerUrl);
  // A worker alone does not keep the process alive.
  const awake = setInterval(() => {}, 60_000);
  try {
    return await pool.evaluate(source, { memoryMb, ms });
  } finally {
    clearInterval(awake);
    await pool.close();
  }
}
