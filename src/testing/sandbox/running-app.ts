import { createMemoryData } from '../../shared/app/data/index.ts';
import { manifest as manifestSchema, type ComponentNodeInput, type Manifest, type ManifestInput } from '../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../shared/contracts/appdata.ts';
import type { Effect, LogEntry, Patch, SessionEvent, ViewNode } from '../../shared/contracts/session.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import type { AppCapabilities } from '../../sandbox/adapters/capabilities.ts';
import { WorkerPool, type AppSession } from '../../sandbox/adapters/worker-threads.ts';

export const WORKER_URL = new URL('../../sandbox/adapters/node-worker-entry.ts', import.meta.url);

/** An app as a person at its screen meets it. */
export class RunningApp {
  readonly session: AppSession;
  readonly data: AppDataPort;
  readonly events: SessionEvent[] = [];
  private seen = 0;

  constructor(session: AppSession, data: AppDataPort) {
    this.session = session;
    this.data = data;
    session.subscribe((event) => this.events.push(event));
  }

  view(id: string): ViewNode {
    const view = this.session.mirror.view(id);
    if (view === undefined) throw new Error(`Nothing is drawn as “${id}”. There is: ${this.session.mirror.all().map((other) => other.id).join(', ')}`);
    return view;
  }

  prop(id: string, key = 'content'): Json | undefined {
    return this.view(id).props[key];
  }

  state(id: string, key = 'value'): Json | undefined {
    return this.view(id).state[key];
  }

  /** Every drawn copy of a node, in drawing order of the ids. */
  copies(node: string): ViewNode[] {
    return this.session.mirror.all().filter((view) => view.node === node);
  }

  async event(id: string, event: string, payload: JsonObject = {}): Promise<void> {
    this.session.send({ type: 'event', id, event, payload });
    await this.session.whenIdle();
  }

  click(id: string): Promise<void> {
    return this.event(id, 'click');
  }

  type(id: string, value: Json): Promise<void> {
    return this.event(id, 'change', { value });
  }

  async update(manifest: Manifest): Promise<void> {
    this.session.update(manifest);
    await this.session.whenIdle();
  }

  /** Patches since the last call. */
  patches(): Patch[] {
    return this.fresh().flatMap((event) => (event.type === 'batch' ? event.patches : []));
  }

  /** Effects since the beginning. */
  effects(): Effect[] {
    return this.events.flatMap((event) => (event.type === 'batch' ? event.effects : []));
  }

  toasts(): string[] {
    return this.effects().flatMap((effect) => (effect.kind === 'toast' ? [effect.text] : []));
  }

  logs(): LogEntry[] {
    return this.session.logs.all();
  }

  errors(): string[] {
    return this.logs().flatMap((entry) => (entry.level === 'error' ? [entry.text] : []));
  }

  private fresh(): SessionEvent[] {
    const events = this.events.slice(this.seen);
    this.seen = this.events.length;
    return events;
  }
}

export type AppParts = Partial<Omit<ManifestInput, 'schemaVersion' | 'pages'>> & { pages?: ManifestInput['pages'] };

/** A manifest with one page that holds the given components. */
export function app(children: ComponentNodeInput[], parts: AppParts = {}): Manifest {
  return manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Test app' },
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'homeRoot', type: 'Container', name: 'Root', children } }],
    ...parts,
  });
}

export function text(id: string, content: string): ComponentNodeInput {
  return { id, type: 'Text', name: id, bindings: { content } };
}

export function button(id: string, ...steps: NonNullable<ComponentNodeInput['events']>[string]): ComponentNodeInput {
  return { id, type: 'Button', name: id, events: { click: steps } };
}

export function input(id: string, props: JsonObject = {}, type = 'TextInput'): ComponentNodeInput {
  return { id, type, name: id, props };
}

export const TASKS = {
  id: 'task',
  name: 'Task',
  plural: 'Tasks',
  displayField: 'title',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'done', label: 'Done', type: 'boolean' },
    { id: 'hours', label: 'Hours', type: 'number' },
    { id: 'status', label: 'Status', type: 'choice', choices: [{ value: 'todo', label: 'To do' }, { value: 'doing', label: 'Under way' }] },
    { id: 'owner', label: 'Owner', type: 'reference', reference: { entity: 'member' } },
    { id: 'shout', label: 'Shout', type: 'computed', formula: 'item.title.toUpperCase()' },
    { id: 'long', label: 'Long', type: 'computed', formula: 'item.hours > 2', formulaType: 'boolean' },
  ],
  seed: [
    { id: 't1', title: 'Paint', hours: 1, status: 'todo', owner: 'm1' },
    { id: 't2', title: 'Build', hours: 5, status: 'doing', owner: 'm2' },
    { id: 't3', title: 'Clean', hours: 3, status: 'todo', owner: 'm1' },
  ],
} satisfies ManifestInput['entities'] extends (infer E)[] | undefined ? E : never;

export const MEMBERS = {
  id: 'member',
  name: 'Member',
  plural: 'Members',
  displayField: 'name',
  fields: [{ id: 'name', label: 'Name', type: 'text' }],
  seed: [{ id: 'm1', name: 'Ada' }, { id: 'm2', name: 'Bo' }],
} satisfies ManifestInput['entities'] extends (infer E)[] | undefined ? E : never;

/** Starts apps and ends them all. One for each test file. */
export class AppLab {
  private readonly pool = new WorkerPool(WORKER_URL);
  private readonly open: AppSession[] = [];

  constructor() {
    this.pool.warm();
  }

  async run(manifest: Manifest, options: { mode?: 'run' | 'design'; data?: AppDataPort; answerConfirm?: boolean; now?: () => number; capabilities?: AppCapabilities } = {}): Promise<RunningApp> {
    const clock = { now: options.now ?? (() => Date.now()) };
    const data = options.data ?? createMemoryData(manifest.entities, { clock, random: seededRandom(7) });
    const session = this.pool.session({
      manifest,
      data,
      mode: options.mode ?? 'run',
      clock,
      random: seededRandom(1),
      ...(options.answerConfirm === undefined ? {} : { answerConfirm: options.answerConfirm }),
      ...(options.capabilities === undefined ? {} : { capabilities: options.capabilities }),
    });
    this.open.push(session);
    const running = new RunningApp(session, data);
    await session.start();
    await session.whenIdle();
    return running;
  }

  async close(): Promise<void> {
    for (const session of this.open) session.stop();
    await this.pool.close();
  }
}
