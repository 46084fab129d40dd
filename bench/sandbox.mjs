// How fast apps start, answer, call their host and compute, what they weigh, and how soon a runaway one is ended, beside other sandboxes.
// Usage: npm run -s bench -- sandbox [--json]
import { WorkerPool } from '../src/sandbox/adapters/worker-threads.ts';
import { createMemoryData } from '../src/shared/app/data/index.ts';
import { manifest as manifestSchema } from '../src/shared/app/manifest/index.ts';
import { seededRandom } from '../src/shared/kernel/ports.ts';
import { CPU_MIX, ratioOf } from './lib/cpu-mix.mjs';
import { againstBareEngine, isolatedVm, PAYLOAD, sebastianwessel } from './lib/sandbox-peers.mjs';
import { atMost } from './lib/report.mjs';

const ROUNDS = 300;
const clock = { now: () => Date.now() };
const workerUrl = new URL('../src/sandbox/adapters/node-worker-entry.ts', import.meta.url);

/** A page with a form, a list of `rows` elements and a table. */
function app(rows) {
  return manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Bench' },
    entities: [
      {
        id: 'task',
        name: 'Task',
        plural: 'Tasks',
        displayField: 'title',
        fields: [{ id: 'title', label: 'Title', type: 'text' }],
        seed: Array.from({ length: rows }, (_, i) => ({ id: `t${i}`, title: `Task ${i}` })),
      },
    ],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    state: [{ id: 'n', name: 'N', initial: 0 }],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'root',
          type: 'Container',
          name: 'Root',
          children: [
            { id: 'shown', type: 'Text', name: 'Shown', bindings: { content: '{{ n }}' } },
            { id: 'up', type: 'Button', name: 'Up', events: { click: [{ do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }] } },
            { id: 'loop', type: 'Button', name: 'Loop', events: { click: [{ do: 'script', with: { code: 'for (;;) {}' } }] } },
            { id: 'table', type: 'Table', name: 'Table', bindings: { data: '{{ tasks.data }}' } },
            {
              id: 'list',
              type: 'List',
              name: 'List',
              bindings: { items: '{{ tasks.data }}' },
              children: [
                {
                  id: 'card',
                  type: 'Card',
                  name: 'Card',
                  bindings: { title: '{{ item.title }}' },
                  children: [{ id: 'line', type: 'Text', name: 'Line', bindings: { content: '{{ index + 1 }} of {{ tasks.total }}' } }],
                },
              ],
            },
          ],
        },
      },
    ],
  });
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const round = (value) => Number(value.toFixed(2));

async function boot(pool, manifest) {
  const session = pool.session({
    manifest,
    mode: 'run',
    clock,
    random: seededRandom(1),
    data: createMemoryData(manifest.entities, { clock, random: seededRandom(2) }),
  });
  const startedAt = performance.now();
  await session.start();
  const drawn = performance.now() - startedAt;
  await session.whenIdle();
  return { session, drawn, idle: performance.now() - startedAt };
}

export async function run({ progress }) {
  const pool = new WorkerPool(workerUrl);
  const small = app(20);
  progress('cold boot');
  const cold = await boot(pool, small);
  cold.session.stop();

  progress('warm boots');
  const warm = [];
  for (let i = 0; i < 8; i++) {
    await new Promise((resolve) => setTimeout(resolve, 1000)); // The spare worker is made in the background.
    const { session, drawn } = await boot(pool, small);
    warm.push(drawn);
    session.stop();
  }

  const sizes = [];
  for (const rows of [20, 200]) {
    progress(`events and edits with ${rows} rows`);
    const { session } = await boot(pool, app(rows));
    let answered = () => {};
    session.subscribe((event) => {
      if (event.type === 'batch') answered();
    });
    const timed = async (act) => {
      const at = performance.now();
      const answer = new Promise((resolve) => (answered = resolve));
      act();
      await answer;
      return performance.now() - at;
    };
    const trips = [];
    for (let i = 0; i < ROUNDS; i++) trips.push(await timed(() => session.send({ type: 'event', id: 'up', event: 'click', payload: {} })));
    const edits = [];
    for (let i = 0; i < 20; i++) {
      const edited = app(rows);
      edited.pages[0].root.children[0].bindings.content = `{{ n }} edit ${i}`;
      edits.push(await timed(() => session.update(edited)));
    }
    sizes.push({
      components: session.mirror.all().length,
      clickP50Ms: round(quantile(trips, 0.5)),
      clickP95Ms: round(quantile(trips, 0.95)),
      editP50Ms: round(quantile(edits, 0.5)),
      editP95Ms: round(quantile(edits, 0.95)),
      memoryMb: Math.round(session.memoryBytes / 1024 / 1024),
    });
    session.stop();
  }

  progress('calls of the host');
  const hostCallMs = await measureCalls(pool);
  progress('twenty apps at once');
  const memory = await measureMemory(pool);
  const bare = await againstBareEngine(async () => programTimes(pool), progress);
  const peers = { '@sebastianwessel/quickjs': await attempt(() => sebastianwessel(progress)), 'isolated-vm': await attempt(() => isolatedVm(progress)) };

  progress('an endless loop');
  const { session } = await boot(pool, small);
  const at = performance.now();
  const ended = new Promise((resolve) => session.subscribe((event) => event.type === 'status' && event.status === 'crashed' && resolve(event.code)));
  session.send({ type: 'event', id: 'loop', event: 'click', payload: {} });
  const code = await ended;
  const endedAfterMs = round(performance.now() - at);
  session.stop();
  await pool.close();
  const rival = peers['@sebastianwessel/quickjs'];
  const clickP95 = Math.max(...sizes.map((size) => size.clickP95Ms));
  const warmMs = round(quantile(warm, 0.5));
  const callRatio = rival.hostCallMs === undefined ? null : round(hostCallMs / rival.hostCallMs);
  const cpuRatio = bare.bare === null ? null : round(ratioOf(bare.ours, bare.bare));
  return {
    metrics: {
      coldStartMs: cold.drawn,
      warmStartMs: { p50: warmMs, worst: Math.max(...warm) },
      eventToPatchMs: sizes,
      hostCallMs,
      memoryOfTwentyApps: memory,
      endlessLoop: { code, deadlineMs: 1000, endedAfterMs },
    },
    ratios: { hostCallOfSebastianwessel: callRatio, cpuOfBareQuickjs: cpuRatio },
    programsMs: Object.keys(bare.ours).map((name) => ({
      program: name,
      casual: bare.ours[name],
      'bare quickjs-emscripten': bare.bare?.[name] ?? null,
      '@sebastianwessel/quickjs': peers['@sebastianwessel/quickjs'].cpu?.[name] ?? null,
      'isolated-vm (V8)': peers['isolated-vm'].cpu?.[name] ?? null,
    })),
    beside: [
      { sandbox: 'casual', readyMs: warmMs, hostCallMs: round(hostCallMs) },
      ...Object.entries(peers).map(([sandbox, { cpu: _cpu, ...figures }]) => ({ sandbox, ...figures })),
    ],
    goals: [
      atMost('event', 'event to patch, p95 ms', clickP95, 2),
      atMost('warm', 'warm start, ms', warmMs, 30),
      atMost('call', 'call of the host with 1 KB, of @sebastianwessel/quickjs', callRatio, 0.2, rival.note),
      atMost('cpu', 'programs, of bare quickjs-emscripten', cpuRatio, 1.05, bare.note),
    ],
  };
}

/** A rival that fails says so instead of ending the benchmark. */
async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    return { note: `it failed here: ${error.message}` };
  }
}

async function programTimes(pool) {
  const { status, value, error } = await pool.evaluate(CPU_MIX, { ms: 120_000 });
  if (status !== 'ok') throw new Error(error ?? status);
  return JSON.parse(value);
}

/** Reads and writes of 1 KB through the whole bridge: guest, worker, checks by schema, data, and back. @returns ms for each */
async function measureCalls(pool) {
  const text = JSON.stringify(PAYLOAD);
  const code = `const from = Date.now(); let got; for (let i = 0; i < 300; i++) got = await db.note.get('n1'); if (got.text.length !== ${text.length}) throw new Error('lost'); took = (Date.now() - from) / 300;`;
  const manifest = manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Calls' },
    entities: [
      { id: 'note', name: 'Note', plural: 'Notes', displayField: 'text', fields: [{ id: 'text', label: 'Text', type: 'text' }], seed: [{ id: 'n1', text }] },
    ],
    state: [{ id: 'took', name: 'Took', initial: 0 }],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'root',
          type: 'Container',
          name: 'Root',
          children: [
            { id: 'go', type: 'Button', name: 'Go', events: { click: [{ do: 'script', with: { code } }] } },
            { id: 'shown', type: 'Text', name: 'Shown', bindings: { content: '{{ took }}' } },
          ],
        },
      },
    ],
  });
  const { session } = await boot(pool, manifest);
  const runs = [];
  for (let i = 0; i < 3; i++) {
    session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    await session.whenIdle();
    runs.push(session.mirror.view('shown').props.content);
  }
  session.stop();
  if (runs.some((ms) => ms === 0)) throw new Error('the calls failed');
  return Math.min(...runs);
}

async function measureMemory(pool) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const apps = [];
  for (let i = 0; i < 20; i++) apps.push((await boot(pool, app(20))).session);
  const residentMb = (process.memoryUsage().rss - before) / 2 ** 20;
  const engineMb = apps.reduce((sum, session) => sum + session.memoryBytes, 0) / 2 ** 20;
  for (const session of apps) session.stop();
  return { residentMbEach: round(residentMb / 20), engineMbEach: round(engineMb / 20) };
}
