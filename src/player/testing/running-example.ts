import { startWebSession } from '../../sandbox/adapters/web-worker.ts';
import { componentSpec } from '../../shared/app/catalogue/index.ts';
import { EXAMPLES, nodeOfExample } from '../../shared/app/catalogue/examples/index.ts';
import { createMemoryData } from '../../shared/app/data/index.ts';
import { type ComponentNodeInput, manifest } from '../../shared/app/manifest/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { SessionStore } from '../core/session-store.ts';

/** Arguments of each method that is to be called. */
export type Calls = Readonly<Record<string, readonly Json[]>>;

/** What the running app heard of its component, oldest first. */
export type Said = { event: string; payload: JsonObject };

const SAID = 'said';

/** The example in an app that the real engine runs: its own steps note every event, and a button of the page calls each method. */
export class RunningExample {
  readonly store: SessionStore;
  private readonly session: ReturnType<typeof startWebSession>;

  /** @param props laid over those of the example */
  constructor(id: string, props: JsonObject, calls: Calls, scheme: 'light' | 'dark') {
    const app = manifest.parse({
      schemaVersion: 1,
      meta: { name: 'Conformance' },
      theme: { mode: scheme },
      state: [{ id: SAID, name: 'What was said', initial: '{{ [] }}' }],
      pages: [
        {
          id: 'home',
          name: 'Home',
          path: '/',
          root: {
            id: 'root',
            type: 'Container',
            name: 'Page',
            props: { direction: 'column', gap: 24, padding: 16 },
            children: [sample(id, props), ...Object.entries(calls).map(([method, args]) => caller(id, method, args)), notes()],
          },
        },
      ],
    });
    const fixed = { clock: { now: () => Date.now() }, random: { next: () => 0.5 } };
    this.session = startWebSession({ manifest: app, data: createMemoryData([], fixed), workerUrl: new URL('../../../assets/worker.js', location.href) });
    this.store = new SessionStore(this.session);
  }

  /** What the engine says that an expression would read as `<id>.<key>`. */
  state(id: string): JsonObject {
    return this.store.view(id)?.state ?? {};
  }

  said(): Said[] {
    const text = this.store.view('notes')?.props['content'];
    return typeof text === 'string' ? (JSON.parse(text) as Said[]) : [];
  }

  /** Errors of the engine, and what it has to say of the app. */
  problems(): string[] {
    const { status, message } = this.store.status();
    const errors = this.store.logs().filter(({ level }) => level === 'error');
    return [...errors.map(({ text }) => `engine: ${text}`), ...(status === 'crashed' ? [`engine: ${message ?? 'crashed'}`] : [])];
  }

  stop(): void {
    this.store.dispose();
    this.session.stop();
  }
}

function sample(id: string, props: JsonObject): ComponentNodeInput {
  const example = EXAMPLES[id];
  if (example === undefined) throw new Error(`There is no example of ${id}`);
  const node = nodeOfExample(example, id);
  const events = Object.keys(componentSpec(id)?.events ?? {}).map((event) => [
    event,
    [{ do: 'setState' as const, with: { state: SAID, value: `{{ [...${SAID}, { event: "${event}", payload: event }] }}` } }],
  ]);
  return { ...node, props: { ...node.props, ...props }, events: Object.fromEntries(events) };
}

function caller(id: string, method: string, args: readonly Json[]): ComponentNodeInput {
  return {
    id: `call_${method}`,
    type: 'Button',
    name: method,
    props: { text: `Call ${method}` },
    events: { click: [{ do: 'callMethod', with: { node: id, method, args: [...args] } }] },
  };
}

function notes(): ComponentNodeInput {
  return { id: 'notes', type: 'Text', name: 'Notes', bindings: { content: `{{ JSON.stringify(${SAID}) }}` } };
}
