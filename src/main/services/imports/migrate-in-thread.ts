import type { Clock } from '../../../shared/kernel/ports.ts';
import type { MigrateInThread } from '../appdata/index.ts';
import { runJob } from './run-job.ts';

export function createMigrateInThread({ workerUrl, clock }: { workerUrl: URL; clock: Clock }): MigrateInThread {
  return (work) => runJob<'migrate'>({ kind: 'migrate', ...work }, { workerUrl, now: clock.now() });
}
