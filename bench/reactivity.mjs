// What a change costs in a running app: bindings, chains, nested lists, edits of the app, and the filter of a long table in a browser.
// Usage: npm run -s bench -- reactivity [--json]        The part with the browser needs a build (npm run build).
import { WorkerPool } from '../src/sandbox/adapters/worker-threads.ts';
import { diffManifests } from '../src/shared/app/compile/index.ts';
import { createMemoryData } from '../src/shared/app/data/index.ts';
import { seededRandom } from '../src/shared/kernel/ports.ts';
import { chain, manyWidgets, nested, page } from './lib/bench-apps.mjs';
import { graphScripts } from './lib/graph-tasks.mjs';
import { measureTable } from './lib/table-filter.mjs';
import { atMost } from './lib/report.mjs';

const clock = { now: () => Date.now() };
const workerUrl = new URL('../src/sandbox/adapters/node-worker-entry.ts', import.meta.url);
const round = (value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);
const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

async function start(pool, manifest) {
  const session = pool.session({
    manifest,
    mode: 'run',
    clock,
    random: seededRandom(1),
    data: createMemoryData(manifest.entities, { clock, random: seededRandom(2) }),
  });
  const from = performance.now();
  await session.start();
  const startMs = performance.now() - from;
  await session.whenIdle();
  return { session, startMs };
}

/** From the message to the screen's patches, ms. */
async function turns(session, count, message) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const from = performance.now();
    const answer = new Promise((resolve, reject) => {
      const stop = session.subscribe((event) => {
        if (event.type === 'status' && event.status === 'crashed') reject(new Error(event.message));
        if (event.type !== 'batch' || event.patches.some((patch) => patch.op === 'clear')) return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
    session.send(message(i));
    await answer;
    times.push(performance.now() - from);
    await session.whenIdle();
  }
  return times;
}

const click = (id) => () => ({ type: 'event', id, event: 'click', payload: {} });

export async function run({ progress }) {
  const pool = new WorkerPool(workerUrl);
  pool.warm();

  progress('a thousand widgets');
  const widgets = await start(pool, manyWidgets());
  const one = await turns(widgets.session, 200, (i) => ({ type: 'event', id: 'box', event: 'change', payload: { value: `typed ${i}` } }));
  const all = await turns(widgets.session, 15, click('every'));
  if (!String(widgets.session.mirror.view('w500').props.subtitle).startsWith('typed 199')) throw new Error('the binding did not follow');
  widgets.session.stop();

  progress('a chain of a thousand bindings');
  const long = await start(pool, chain(1000));
  const chained = await turns(long.session, 15, click('up'));
  if (long.session.mirror.view('c999').props.content !== 15 + 999) throw new Error('the chain is wrong');
  long.session.stop();

  progress('lists four deep');
  const deep = await start(pool, nested());
  const leaves = deep.session.mirror.all().filter((view) => view.node === 'leaf').length;
  const nestedChange = await turns(deep.session, 5, click('up'));
  deep.session.stop();

  const edits = [];
  for (const size of [400, 2000, 10_000]) {
    progress(`edits of ${size} components`);
    edits.push(await measureEdits(pool, size));
  }

  progress('signals in the same engine');
  const { scripts, note } = await graphScripts(progress);
  const graph = [];
  for (const [library, script] of Object.entries(scripts)) {
    const { status, value, error } = await pool.evaluate(script, { ms: 120_000 });
    graph.push({
      library,
      ...(status === 'ok' ? Object.fromEntries(Object.entries(JSON.parse(value)).map(([task, ms]) => [task, round(ms)])) : { error: error ?? status }),
    });
  }
  if (note !== undefined) graph.push({ library: '@preact/signals-core', error: note });
  await pool.close();

  const table = await measureTable(progress);
  const oneMs = quantile(one, 0.5);
  const allMs = quantile(all, 0.5);
  return {
    metrics: {
      thousandWidgets: { bindings: 2000, oneInputP50Ms: oneMs, oneInputP95Ms: quantile(one, 0.95), fullReevaluationMs: allMs },
      chainOfThousand: { startMs: long.startMs, changeP50Ms: quantile(chained, 0.5), changeWorstMs: Math.max(...chained) },
      nestedLists: { leaves, startMs: deep.startMs, changeOfAllMs: quantile(nestedChange, 0.5) },
      table,
    },
    ratios: { oneInputOfFullReevaluation: oneMs / allMs, editOfRebuild: Object.fromEntries(edits.map(({ components, ratio }) => [components, ratio])) },
    edits,
    signals: graph,
    goals: [
      atMost('input', 'one input among 2,000 bindings, p50 ms', oneMs, 4),
      atMost('share', 'one input, of a full re-evaluation', oneMs / allMs, 0.02),
      atMost('filter', 'filter of 10,000 rows, key to paint, p50 ms', table.keyToPaintP50Ms ?? null, 50, table.note),
    ],
  };
}

/** One binding changes, in an app of so many components: as an edit, and as a whole rebuild, by turns in the same worker. */
async function measureEdits(pool, size) {
  let manifest = page(size);
  const worker = await pool.take(128);
  await worker.whenReady();
  let failure = null;
  worker.onFailure = (error) => (failure = error);
  const boot = { t: 'boot', mode: 'run', saved: {}, now: 0, seed: 1, entropy: '00'.repeat(32), params: {} };
  await worker.post({ t: 'load', manifest, boot, ms: 60_000 });
  const edit = [];
  const rebuild = [];
  for (let i = 0; i < 20; i++) {
    const next = withEdit(manifest, i);
    const from = performance.now();
    await worker.post({ t: 'edit', delta: diffManifests(manifest, next), ms: 60_000 });
    edit.push(performance.now() - from);
    manifest = next;
    if (i >= 3) continue;
    const again = performance.now();
    await worker.post({ t: 'load', manifest, boot: null, ms: 60_000 });
    rebuild.push(performance.now() - again);
  }
  worker.end();
  if (failure !== null) throw new Error(failure.detail);
  const editMs = quantile(edit, 0.5);
  return {
    components: size,
    editP50Ms: round(editMs),
    editP95Ms: round(quantile(edit, 0.95)),
    rebuildMs: round(quantile(rebuild, 0.5)),
    ratio: round(editMs / quantile(rebuild, 0.5)),
  };
}

/** Shares everything else with the manifest before, as those of a document do. */
function withEdit(manifest, i) {
  const [home] = manifest.pages;
  const replace = (node, path) => {
    const [at, ...rest] = path;
    if (at === undefined) return { ...node, bindings: { content: `{{ n + " edited ${i}" }}` } };
    return { ...node, children: node.children.map((child, index) => (index === at ? replace(child, rest) : child)) };
  };
  return { ...manifest, pages: [{ ...home, root: replace(home.root, [7, 3]) }] };
}
