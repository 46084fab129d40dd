import { join } from 'node:path';
import { createAppDataService } from '../../src/main/services/appdata/index.ts';
import { WorkerPool } from '../../src/sandbox/adapters/worker-threads.ts';
import { manifest as manifestSchema } from '../../src/shared/app/manifest/index.ts';
import { seededRandom } from '../../src/shared/kernel/ports.ts';
import { FIELDS, median, perSecond, ROW, SINGLE_ROWS, TRANSACTION_ROWS, TRANSACTIONS } from './workload.mjs';

const clock = { now: () => Date.now() };
const LIVE_WRITES = 200;

const script = (id, code) => ({ id, type: 'Button', name: id, events: { click: [{ do: 'script', with: { code } }, { do: 'setState', with: { state: 'ended', value: `{{ ended + 1 }}` } }] } });

const MANIFEST = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Bench' },
  requirements: { executionMs: 30_000 },
  entities: [
    { id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: FIELDS },
    { id: 'note', name: 'Note', plural: 'Notes', displayField: 'text', fields: [{ id: 'text', label: 'Text', type: 'text' }] },
  ],
  queries: [{ id: 'notes', name: 'Notes', kind: 'list', entity: 'note', orderBy: [{ field: 'createdAt', direction: 'desc' }], limit: 50 }],
  state: [{ id: 'ended', name: 'Ended', initial: 0 }],
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root', children: [
    { id: 'shown', type: 'Text', name: 'Shown', bindings: { content: '{{ ended }}' } },
    { id: 'newest', type: 'Text', name: 'Newest', bindings: { content: "{{ notes.data[0] ? notes.data[0].text : '' }}" } },
    script('single', `for (let i = 0; i < ${SINGLE_ROWS}; i++) await db.task.create(${ROW});`),
    script('transaction', `for (let n = 0; n < ${TRANSACTIONS}; n++) { const operations = []; for (let i = 0; i < ${TRANSACTION_ROWS}; i++) operations.push({ kind: 'create', entity: 'task', values: ${ROW} }); await db.transaction(operations); }`),
    script('function', `for (let n = 0; n < ${TRANSACTIONS}; n++) await db.transaction(async (tx) => { for (let i = 0; i < ${TRANSACTION_ROWS}; i++) await tx.task.create(${ROW}); });`),
    script('many', `for (let n = 0; n < ${TRANSACTIONS}; n++) { const all = []; for (let i = 0; i < ${TRANSACTION_ROWS}; i++) all.push(${ROW}); await db.task.createMany(all); }`),
    script('ownReads', `await db.transaction(async (tx) => { for (let i = 0; i < ${TRANSACTION_ROWS}; i++) { const row = await tx.task.create(${ROW}); await tx.task.get(row.id); } });`),
    script('read1k', 'await db.task.list({ limit: 1000 });'),
    script('read10k', 'await db.task.list({ limit: 10000 });'),
    script('aggregate', "await db.task.aggregate({ op: 'sum', field: 'hours', groupBy: 'status' });"),
  ] } }],
});

/** @returns how much the host's thread and all others (the guest's) worked since, µs for each row */
function cpuClock() {
  const all = process.cpuUsage();
  const host = process.threadCpuUsage();
  return (rows) => {
    const used = process.cpuUsage(all);
    const own = process.threadCpuUsage(host);
    const hostUs = own.user + own.system;
    return { host: hostUs / rows, guest: (used.user + used.system - hostUs) / rows };
  };
}

export async function guestRates(folder, progress) {
  const pool = new WorkerPool(new URL('../../src/sandbox/adapters/node-worker-entry.ts', import.meta.url));
  const service = createAppDataService({ home: join(folder, 'home'), clock, random: seededRandom(1) });
  const data = await service.open('bench', MANIFEST);
  const session = pool.session({ manifest: MANIFEST, mode: 'run', clock, random: seededRandom(1), data });
  try {
    await session.start();
    await session.whenIdle();
    const failures = [];
    let onText = () => {};
    session.subscribe((event) => {
      if (event.type === 'log') failures.push(...event.entries.filter(({ level }) => level === 'error').map(({ text }) => text));
      if (event.type === 'status' && event.status === 'crashed') failures.push(event.message);
      if (event.type === 'batch') for (const patch of event.patches) if (patch.op === 'prop' && patch.key === 'content') onText(patch.id, patch.value);
    });
    const until = (id, act) =>
      new Promise((resolve, reject) => {
        const at = performance.now();
        const watch = setInterval(() => failures.length > 0 && (clearInterval(watch), reject(new Error(failures[0]))), 200);
        onText = (node) => node === id && (clearInterval(watch), resolve(performance.now() - at));
        act();
      });
    const click = (id) => until('shown', () => session.send({ type: 'event', id, event: 'click', payload: {} }));
    const repeated = async (id, times = 9) => {
      const all = [];
      for (let i = 0; i < times; i++) all.push(await click(id));
      return median(all);
    };
    progress('  single inserts');
    const single = await click('single');
    progress('  transactions');
    const cpu = cpuClock();
    const transaction = await click('transaction');
    const cpuUsPerRow = cpu(TRANSACTIONS * TRANSACTION_ROWS);
    const byFunction = await click('function');
    const many = await click('many');
    const ownReads = await click('ownReads');
    progress('  reads');
    const read1k = await repeated('read1k');
    const read10k = await repeated('read10k');
    const aggregate = await repeated('aggregate');
    progress('  live queries');
    const live = [];
    for (let i = 0; i < LIVE_WRITES; i++) live.push(await until('newest', () => void data.create('note', { text: `note ${i}` })));
    live.sort((a, b) => a - b);
    return {
      singleRowsPerS: perSecond(SINGLE_ROWS, single),
      transactionRowsPerS: perSecond(TRANSACTIONS * TRANSACTION_ROWS, transaction),
      functionRowsPerS: perSecond(TRANSACTIONS * TRANSACTION_ROWS, byFunction),
      createManyRowsPerS: perSecond(TRANSACTIONS * TRANSACTION_ROWS, many),
      /** A row made and read back, in a transaction that sees its own rows. */
      ownReadsPerS: perSecond(TRANSACTION_ROWS, ownReads),
      cpuUsPerRow,
      read1kRowsPerS: perSecond(1000, read1k),
      read10kRowsPerS: perSecond(10_000, read10k),
      aggregateMs: Number(aggregate.toFixed(2)),
      liveQueryP50Ms: Number(live[LIVE_WRITES >> 1].toFixed(2)),
      liveQueryP95Ms: Number(live[Math.floor(LIVE_WRITES * 0.95)].toFixed(2)),
    };
  } finally {
    session.stop();
    await pool.close();
    await service.close();
  }
}
