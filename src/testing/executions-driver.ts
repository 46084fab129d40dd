import { openExecutionsBench } from './executions-bench.ts';
import { app } from './sandbox/running-app.ts';

/** A host of its own that starts runs which wait, says which, and stays until it is killed. */
const bench = await openExecutionsBench();
const appId = await bench.add(app([], { modules: [{ id: 'tools', name: 'Tools', code: 'export const waits = () => new Promise(() => {});' }] }));
const begun = await Promise.all(Array.from({ length: 6 }, () => bench.executions.execute({ appId, function: 'waits', inputs: {}, source: 'ide' })));
const running = new Set<string>();
await new Promise<void>((resolve) => {
  for (const { execution } of begun) {
    bench.executions.subscribe(execution.id, (event) => {
      if (event.type === 'status' && event.execution.status === 'running') running.add(execution.id);
      if (running.size === 4) resolve();
    });
  }
});
process.stdout.write(`${JSON.stringify({ home: bench.home, ids: begun.map(({ execution }) => execution.id) })}\n`);
setInterval(() => {}, 60_000);
