import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { ErrorLog } from './types.ts';

const MAX_BYTES = 1_000_000;

/**
 * `<home>/logs/errors.jsonl`, one JSON object a line; past 1 MB it moves to `errors.old.jsonl`. Written at once, because
 * the process may be about to end. If the disk refuses, the failure goes to standard error instead.
 */
export function createErrorLog({ home, clock, random }: { home: string; clock: Clock; random: Random }): ErrorLog {
  const folder = join(home, 'logs');
  const file = join(folder, 'errors.jsonl');
  return {
    record(error, where) {
      const id = newId(random, 'e', 8);
      const line = JSON.stringify({ id, at: new Date(clock.now()).toISOString(), where, error: describe(error) });
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, join(folder, 'errors.old.jsonl'));
        appendFileSync(file, `${line}\n`);
      } catch {
        process.stderr.write(`${line}\n`);
      }
      return id;
    },
  };
}

/** The error, its stack and every cause below it. */
function describe(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth > 4 ? own : `${own}\ncaused by ${describe(error.cause, depth + 1)}`;
}
