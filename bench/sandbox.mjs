// How fast apps start and answer, and how soon a runaway one is ended. Usage: npm run bench -- sandbox
import { WorkerPool } from '../src/sandbox/adapters/worker-threads.ts';
import { createMemoryData } from '../src/shared/app/data/index.ts';
import { manifest as manifestSchema } from '../src/shared/app/manifest/index.ts';
import { seededRandom } from '../src/shared/kernel/ports.ts';

const ROUNDS = 300;
const clock = { now: () => Date.now() };
const workerUrl = new URL('../src/sandbox/adapters/node-worker-entry.ts', import.meta.url);

/** A page with a form, a list of `rows` elements and a table. */
function app(rows) {
  return manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Bench' },
    entities: [{ id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' }], seed: Array.from({ length: rows }, (_, i) => ({ id: `t${i}`, title: `Task ${i}` })) }],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    state: [{ id: 'n', name: 'N', initial: 0 }],
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root', children: [
      { id: 'shown', type: 'Text', name: 'Shown', bindings: { content: '{{ n }}' } },
      { id: 'up', type: 'Button', name: 'Up', events: { click: [{ do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }] } },
      { id: 'loop', type: 'Button', name: 'Loop', events: { click: [{ do: 'script', with: { code: 'for (;;) {}' } }] } },
      { id: 'table', type: 'Table', name: 'Table', bindings: { data: '{{ tasks.data }}' } },
      { id: 'list', type: 'List', name: 'List', bindings: { items: '{{ tasks.data }}' }, children: [
        { id: 'card', type: 'Card', name: 'Card', bindings: { title: '{{ item.title }}' }, children: [{ id: 'line', type: 'Text', name: 'Line', bindings: { content: '{{ index + 1 }} of {{ tasks.total }}' } }] },
      ] },
    ] } }],
  });
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const round = (value) => Number(value.toFixed(2));

async function boot(pool, manifest) {
  const session = pool.session({ manifest, mode: 'run', clock, random: seededRandom(1), data: createMemoryData(manifest.entities, { clock, random: seededRandom(2) }) });
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

  progress('an endless loop');
  const { session } = await boot(pool, small);
  const at = performance.now();
  const ended = new Promise((resolve) => session.subscribe((event) => event.type === 'status' && event.status === 'crashed' && resolve(event.code)));
  session.send({ type: 'event', id: 'loop', event: 'click', payload: {} });
  const code = await ended;
  const endedAfterMs = round(performance.now() - at);
  session.stop();
  await pool.close();
  return {
    coldBootMs: round(cold.drawn),
    warmBootMedianMs: round(quantile(warm, 0.5)),
    warmBootWorstMs: round(Math.max(...warm)),
    sizes,
    endlessLoop: { code, deadlineMs: 1000, endedAfterMs },
  };
}
