#!/usr/bin/env node
/**
 * Ends the worker of a running app at random moments while the app writes rows, starts it again, and checks at the end that the host is
 * still well and that every row that was acknowledged to the app is stored.
 *
 *   node bench/faults/worker-kills.mjs [--kills 1000] [--seed N] [--json]
 *
 * Ends with one summary line; exit code 1 on any loss. The seed is printed, and repeats the planned moments.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

if (Number(process.versions.node.split('.')[0]) < 24) {
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
}

const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const KILLS = Number(options.kills);
const SEED = options.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(options.seed);
/** A kill comes within this after the app began to write, ms. */
const WITHIN_MS = 25;

const { WorkerPool } = await import('../../src/sandbox/adapters/worker-threads.ts');
const { seededRandom } = await import('../../src/shared/kernel/ports.ts');
const { manifest: manifestSchema } = await import('../../src/shared/app/manifest/index.ts');
const { openServices } = await import('./services.mjs');

// Six writers at once: an acknowledged row is one whose id came back into the app, which says so in its log.
const WRITE =
  'const writer = async (w) => { for (let i = 0; ; i++) { const row = await db.note.create({ text: w + "-" + i }); console.log("kept " + row.id); } }; for (let w = 0; w < 6; w++) writer(w);';
const MANIFEST = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Kills' },
  entities: [{ id: 'note', name: 'Note', plural: 'Notes', displayField: 'text', fields: [{ id: 'text', label: 'Text', type: 'text' }] }],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: {
        id: 'root',
        type: 'Container',
        name: 'Root',
        children: [{ id: 'go', type: 'Button', name: 'Go', events: { click: [{ do: 'script', with: { code: WRITE } }] } }],
      },
    },
  ],
});

const random = seededRandom(SEED);
const home = mkdtempSync(join(tmpdir(), 'casual-kills-'));
const troubles = [];
process.on('unhandledRejection', (error) => troubles.push(`unhandled: ${error?.stack ?? error}`));
process.on('uncaughtException', (error) => troubles.push(`uncaught: ${error?.stack ?? error}`));

const services = openServices(home);
const { id: appId } = await services.apps.create({ manifest: MANIFEST });
const manifest = await services.documents.manifest(appId);
const data = await services.appdata.open(appId, manifest);
// The built worker starts three times as fast as the sources do.
const built = new URL('../../dist/main/node-worker-entry.mjs', import.meta.url);
const useBuilt = process.env.CASUAL_BUILT_WORKER === '1' && existsSync(built);
const pool = new WorkerPool(useBuilt ? built : new URL('../../src/sandbox/adapters/node-worker-entry.ts', import.meta.url));
const session = pool.session({ manifest, data, mode: 'run', clock: { now: () => Date.now() }, random });

const acknowledged = new Set();
session.subscribe((event) => {
  if (event.type !== 'log') return;
  for (const { text } of event.entries) if (text.startsWith('kept ')) acknowledged.add(text.slice(5));
});

/** The thread itself, as if it had died: the session hears of it only by its end. */
const threadOf = () => session.worker?.worker.real;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function within(promise, trouble) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, 10_000))).then(() => troubles.push(trouble));
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
let kills = 0;
let whileLoading = 0;
let slowestStartMs = 0;
let longestStallMs = 0;
let last = performance.now();
let lastCpu = process.threadCpuUsage();
const watch = setInterval(() => {
  const now = performance.now();
  const cpu = process.threadCpuUsage();
  longestStallMs = Math.max(longestStallMs, Math.min(now - last - 5, (cpu.user + cpu.system - lastCpu.user - lastCpu.system) / 1000));
  [last, lastCpu] = [now, cpu];
}, 5);
const startedAt = performance.now();

while (kills < KILLS && troubles.length === 0) {
  const at = performance.now();
  pool.warm();
  const starting = session.restart();
  // One in ten dies before it has loaded.
  if (random.next() < 0.1) {
    while (threadOf() === undefined && performance.now() - at < 10_000) await sleep(1);
    await sleep(random.next() * 20);
    whileLoading++;
  } else {
    await starting;
    slowestStartMs = Math.max(slowestStartMs, performance.now() - at);
    if (session.currentStatus !== 'running') troubles.push(`start ${kills + 1}: the app is ${session.currentStatus}`);
    session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    await sleep(random.next() * WITHIN_MS);
  }
  const ended = new Promise((resolve) => {
    const stop = session.subscribe((event) => {
      if (event.type !== 'status' || (event.status !== 'crashed' && event.status !== 'starting')) return;
      queueMicrotask(() => stop?.());
      resolve();
    });
  });
  const thread = threadOf();
  if (thread === undefined) continue;
  thread.terminate();
  kills++;
  await within(ended, `kill ${kills}: nobody noticed`);
  await within(starting, `kill ${kills}: the start never ended`);
  if (!options.json && kills % 100 === 0) console.error(`${kills} kills, ${acknowledged.size} rows acknowledged`);
}

await session.restart();
await session.whenIdle();
if (session.currentStatus !== 'running') troubles.push(`afterwards the app is ${session.currentStatus}`);
clearInterval(watch);
session.stop();
await pool.close();
await services.close();

// Read by a new process's worth of services: what is on the disk counts.
const again = openServices(home);
const stored = new Set((await (await again.appdata.open(appId, manifest)).list({ entity: 'note', limit: 100_000 })).rows.map(({ id }) => id));
const total = stored.size;
await again.close();
rmSync(home, { recursive: true, force: true });
const lost = [...acknowledged].filter((id) => !stored.has(id)).length;

for (const trouble of troubles) console.error(trouble);
const ok = troubles.length === 0 && lost === 0 && acknowledged.size > 0 && kills >= KILLS;
const seconds = Math.round((performance.now() - startedAt) / 1000);
const summary = {
  ok,
  seed: SEED,
  kills,
  whileLoading,
  acknowledged: acknowledged.size,
  stored: total,
  lost,
  slowestStartMs: Math.round(slowestStartMs),
  longestStallMs: Math.round(longestStallMs),
  seconds,
};
if (options.json) console.log(JSON.stringify(summary));
else
  console.log(
    `worker-kills: ${ok ? 'ok' : 'FAILED'}, ${kills} kills (${whileLoading} while starting), ${acknowledged.size} acknowledged rows, ${lost} lost, slowest start ${summary.slowestStartMs} ms, longest stall ${summary.longestStallMs} ms, ${seconds} s, seed ${SEED}`,
  );
process.exit(ok ? 0 : 1);
