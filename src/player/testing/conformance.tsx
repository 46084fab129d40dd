import { flushSync } from 'react-dom';
import { type Root, createRoot } from 'react-dom/client';
import { componentSpec } from '../../shared/app/catalogue/index.ts';
import { EXAMPLES } from '../../shared/app/catalogue/examples/index.ts';
import { theme } from '../../shared/app/manifest/index.ts';
import { themeOfPreset } from '../../shared/app/theme/index.ts';
import type { Effect } from '../../shared/contracts/session.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { AppView } from '../app-view.tsx';
import { sketchOfExample } from '../core/example-source.ts';
import type { ViewSource } from '../core/view-source.ts';
import { edgeValues } from './edge-values.ts';
import { type Calls, RunningExample, type Said } from './running-example.ts';
import { type Sketch, StaticSource, type StaticSourceOptions } from './static-source.ts';

/** How a sample is shown. `theme` is laid over the preset; `handles: 'all'` as if the app had steps for every event. */
export type Look = {
  scheme?: 'light' | 'dark';
  preset?: string;
  theme?: Readonly<Record<string, string>>;
  direction?: 'ltr' | 'rtl';
  mode?: 'run' | 'design';
  handles?: 'all' | 'none';
};

/** What a test does with this page. Instances are called after their component: the Table is `Table`. */
export type Conformance = {
  ids: readonly string[];
  /** Examples under each other. */
  show(ids: readonly string[], look?: Look): Promise<void>;
  /** The component with nothing set but what is given. */
  showBare(id: string, props?: JsonObject, look?: Look): Promise<void>;
  showSketch(sketch: Sketch, look?: Look): Promise<void>;
  setProp(id: string, key: string, value: Json): Promise<void>;
  setState(id: string, key: string, value: Json): Promise<void>;
  perform(effect: Effect): Promise<void>;
  events(id: string, event: string): JsonObject[];
  sentEvents(): string[];
  clear(): void;
  /** Everything the page complained about since the last call, with what could not be drawn. */
  problems(): string[];
  /** Gives every property every edge value, one at a time, to the example. */
  /** The example in an app that the engine runs, with a button “Call <method>” for each of `calls`. */
  run(id: string, props: JsonObject, calls: Calls): Promise<void>;
  /** Of the component in the running app: what expressions read, and the events its steps heard. */
  running(id: string): { state: JsonObject; said: Said[] };
  edges(id: string, look?: Look): Promise<{ problems: string[]; values: number; slowest: { ms: number; what: string } }>;
};

declare global {
  interface Window {
    conformance: Conformance;
  }
}

let root: Root | undefined;
let source: StaticSource;
let running: RunningExample | undefined;
const complaints: string[] = [];

addEventListener('error', (event) => complaints.push(`error: ${event.message}`));
addEventListener('unhandledrejection', (event) => complaints.push(`rejection: ${String(event.reason)}`));
const report = console.error.bind(console);
console.error = (...args: unknown[]) => {
  complaints.push(`console: ${args.map(String).join(' ').slice(0, 300)}`);
  report(...args);
};

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Late components have come and two frames have passed. */
async function settle(): Promise<void> {
  for (let i = 0; i < 400 && document.querySelector('#root [aria-label="Loading"]') !== null; i++) await nextFrame();
  await nextFrame();
  await nextFrame();
}

async function draw(sketch: Sketch, { scheme = 'light', preset = 'plain', theme: change = {}, direction = 'ltr', mode = 'run' }: Look = {}): Promise<void> {
  document.documentElement.dir = direction;
  const options: StaticSourceOptions = { theme: theme.parse({ ...themeOfPreset(preset), mode: scheme, direction, ...change }), mode };
  source = new StaticSource(sketch, options);
  await render(source);
}

async function run(id: string, props: JsonObject, calls: Calls): Promise<void> {
  const app = new RunningExample(id, props, calls, 'light');
  await render(app.store, () => (running = app));
  for (let i = 0; i < 1200 && app.store.view('notes')?.props['content'] !== '[]'; i++) await nextFrame();
  await settle();
}

/** @param onCleared called between the end of what was there and the new drawing */
async function render(drawn: ViewSource, onCleared: () => void = () => {}): Promise<void> {
  root?.unmount();
  running?.stop();
  running = undefined;
  onCleared();
  const element = document.getElementById('root');
  if (element === null) throw new Error('The page has no root');
  const current = createRoot(element);
  root = current;
  flushSync(() => current.render(<AppView source={drawn} chrome={false} />));
  await settle();
}

const column = (kids: Sketch[]): Sketch => ({ type: 'Container', props: { direction: 'column', gap: 24, padding: 16 }, kids });

function example(id: string, handles: Look['handles']): Sketch {
  const found = EXAMPLES[id];
  if (found === undefined) throw new Error(`There is no example of ${id}`);
  return sketchOfExample(found, id, handles === 'all' ? Object.keys(componentSpec(id)?.events ?? {}) : []);
}

function bare(id: string, props: JsonObject): Sketch {
  const kid: Sketch = { type: 'Text', props: { content: 'Inside' } };
  const spec = componentSpec(id);
  const inside = spec?.slot === 'item' ? { items: [{ key: 'a', kids: [kid] }] } : spec?.slot === 'none' ? {} : { kids: [kid, kid] };
  return { id, type: id, props, state: spec?.isOverlay === true ? { open: true } : {}, events: Object.keys(spec?.events ?? {}), ...inside };
}

function problems(): string[] {
  const undrawn = [...document.querySelectorAll('.ca-placeholder')].map((element) => `not drawn: ${element.textContent}`);
  return [...complaints.splice(0), ...undrawn, ...(running?.problems() ?? [])];
}

async function edges(id: string, look?: Look): Promise<{ problems: string[]; values: number; slowest: { ms: number; what: string } }> {
  await draw(column([example(id, 'all')]), look);
  const found = problems().map((problem) => `${id} at first: ${problem}`);
  const slowest = { ms: 0, what: '' };
  const given = source.view(id)?.props ?? {};
  let values = 0;
  for (const [key, spec] of Object.entries(componentSpec(id)?.props ?? {})) {
    for (const value of edgeValues(spec)) {
      const what = `${id}.${key} = ${JSON.stringify(value).slice(0, 60)}`;
      const started = performance.now();
      flushSync(() => source.setProp(id, key, value));
      await nextTask();
      const ms = performance.now() - started;
      if (ms > slowest.ms) Object.assign(slowest, { ms: Math.round(ms), what });
      found.push(...problems().map((problem) => `${what}: ${problem}`));
      values++;
    }
    flushSync(() => source.setProp(id, key, given[key] ?? null));
    await nextTask();
    found.push(...problems().map((problem) => `${id}.${key} given back: ${problem}`));
  }
  await settle();
  found.push(...problems().map((problem) => `${id} at last: ${problem}`));
  return { problems: [...new Set(found)].slice(0, 20), values, slowest };
}

window.conformance = {
  ids: Object.keys(EXAMPLES),
  show: (ids, look) => draw(column(ids.map((id) => example(id, look?.handles))), look),
  showBare: (id, props = {}, look = {}) => draw(column([bare(id, props)]), look),
  showSketch: draw,
  setProp: async (id, key, value) => {
    source.setProp(id, key, value);
    await settle();
  },
  setState: async (id, key, value) => {
    source.setState(id, key, value);
    await settle();
  },
  perform: async (effect) => {
    source.perform(effect);
    await settle();
  },
  events: (id, event) => source.payloads(id, event),
  sentEvents: () => source.sent.flatMap((message) => (message.type === 'event' ? [`${message.id}.${message.event}`] : [])),
  clear: () => void source.sent.splice(0),
  run,
  running: (id) => ({ state: running?.state(id) ?? {}, said: running?.said() ?? [] }),
  problems,
  edges,
};
