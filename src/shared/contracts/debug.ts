import { z } from 'zod';
import { inspected } from './inspected.ts';
import { logEntry } from './session.ts';

/**
 * Looking into a running app. Nothing is collected while nobody watches: `debug.watch` turns collecting on for as long as somebody
 * reads it. Every value that leaves the app is cut to a bounded size first. Rules: docs/specs/debugging.md.
 */

/** Something with a value that changes. `id` of a node may be that of one drawn copy: "row@t1". */
export const debugTarget = z.strictObject({ kind: z.enum(['state', 'query', 'node', 'page']), id: z.string().max(400), key: z.string().max(200).default('') });
export type DebugTarget = z.infer<typeof debugTarget>;

/** One link of "because": what made the next one happen. */
export const debugLink = z.strictObject({
  kind: z.enum(['event', 'step', 'timer', 'data', 'reply', 'state', 'query', 'node', 'page', 'edit']),
  /** In words a developer reads: "click of Save", "step 2: set Total". */
  text: z.string(),
  place: logEntry.shape.place,
});
export type DebugLink = z.infer<typeof debugLink>;

export const debugChange = z.strictObject({
  /** Rises by one with each change of the app since it started. */
  seq: z.number(),
  /** Epoch ms. */
  at: z.number(),
  target: debugTarget,
  before: inspected,
  after: inspected,
  /** First cause first. */
  because: z.array(debugLink),
});
export type DebugChange = z.infer<typeof debugChange>;

export const debugState = z.strictObject({
  page: z.strictObject({ id: z.string(), name: z.string(), path: z.string(), params: inspected }),
  variables: z.array(z.strictObject({ id: z.string(), value: inspected, isSaved: z.boolean() })),
  queries: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(['waiting', 'loading', 'ready', 'failed']),
      rows: z.number(),
      total: z.number(),
      error: z.string().nullable(),
      value: inspected,
    }),
  ),
  /** Drawn components of the page, at most 500, those asked for first. `count` is how many there are. */
  components: z.strictObject({
    count: z.number(),
    items: z.array(z.strictObject({ id: z.string(), node: z.string(), type: z.string(), depth: z.number(), isForm: z.boolean(), problems: z.number() })),
  }),
  timers: z.array(z.strictObject({ id: z.number(), ms: z.number(), repeat: z.boolean(), isOwn: z.boolean() })),
  calls: z.array(z.strictObject({ id: z.number(), method: z.string(), waitingMs: z.number() })),
  memoryBytes: z.number(),
});
export type DebugState = z.infer<typeof debugState>;

export const debugComponent = z.strictObject({
  id: z.string(),
  node: z.string(),
  type: z.string(),
  /** `isBound`: it follows a binding. */
  props: z.array(z.strictObject({ key: z.string(), value: inspected, isBound: z.boolean(), problem: z.string().nullable() })),
  state: z.array(z.strictObject({ key: z.string(), value: inspected })),
  /** What expressions inside a repeat see. */
  scope: z.array(z.strictObject({ key: z.string(), value: inspected })),
  copies: z.array(z.string()),
});
export type DebugComponent = z.infer<typeof debugComponent>;

/** One value in the view of dependencies. */
export const debugDependency = z.strictObject({ target: debugTarget, name: z.string(), value: inspected, depth: z.number(), lastSeq: z.number().nullable() });
export type DebugDependency = z.infer<typeof debugDependency>;
export const debugWhy = z.strictObject({
  target: debugTarget,
  value: inspected,
  problem: z.string().nullable(),
  /** What it reads now, depth first, each once; `isCut`: there is more. */
  reads: z.array(debugDependency),
  /** What reads it. */
  readBy: z.array(debugDependency),
  isCut: z.boolean(),
  /** Its last changes, newest first. */
  changes: z.array(debugChange),
});
export type DebugWhy = z.infer<typeof debugWhy>;

/** A handler that waits before one of its steps. */
export const debugPause = z.strictObject({
  id: z.number(),
  owner: z.strictObject({ kind: z.enum(['node', 'page']), id: z.string() }),
  instance: z.string(),
  /** "click" */
  event: z.string(),
  /** "click[1]": the step that comes next. */
  at: z.string(),
  /** Whether it is a breakpoint that it waits at. */
  isBreakpoint: z.boolean(),
  since: z.number(),
  /** All steps of the handler, those inside others with a greater depth. */
  steps: z.array(z.strictObject({ at: z.string(), do: z.string(), depth: z.number(), status: z.enum(['waiting', 'next', 'done', 'passed', 'failed']) })),
  /** event, steps, item, index, error: what the step can read, and its parameters as they are now. */
  scope: z.array(z.strictObject({ key: z.string(), value: inspected })),
});
export type DebugPause = z.infer<typeof debugPause>;

/** A step of the app: "save:click[1]", where the first part is the component or page. */
export const breakpoint = z.string().max(400);
export const stepMode = z.strictObject({
  /** Handlers wait before every step. */
  isOn: z.boolean(),
  breakpoints: z.array(breakpoint).max(500),
});
export type StepMode = z.infer<typeof stepMode>;

/** Where a value is: `['state', 'cart', '3', 'price']`, `['query', id, 'data', …]`, `['node', instance, 'props' | 'state' | 'scope', …]`, `['page', …]`, `['pause', id, 'event', …]`. */
export const valuePath = z.array(z.string().max(400)).min(1).max(40);

// ---- what host and guest say to each other about it ----

export const debugRequest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('watch'), isOn: z.boolean() }),
  z.strictObject({ op: z.literal('steps'), mode: stepMode }),
  z.strictObject({ op: z.literal('go'), pauseId: z.number(), how: z.enum(['continue', 'step', 'stop']) }),
  z.strictObject({ op: z.literal('state'), nodes: z.array(z.string()).max(100) }),
  z.strictObject({ op: z.literal('component'), id: z.string() }),
  z.strictObject({ op: z.literal('value'), path: valuePath, offset: z.number(), limit: z.number() }),
  z.strictObject({ op: z.literal('why'), target: debugTarget }),
  z.strictObject({ op: z.literal('changes'), after: z.number() }),
]);
export type DebugRequest = z.infer<typeof debugRequest>;

/** Sent by the guest while somebody watches: that there are changes to read, and the handlers that wait. */
export const debugNews = z.strictObject({ seq: z.number(), pauses: z.array(debugPause) });
export type DebugNews = z.infer<typeof debugNews>;

// ---- what the IDE reads ----

export const debugStatus = z.strictObject({
  isPaused: z.boolean(),
  /** Events, timers and answers that wait while the app is paused. */
  waiting: z.number(),
  steps: stepMode,
});
export type DebugStatus = z.infer<typeof debugStatus>;

export const debugEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status'), status: debugStatus }),
  /** Something may have changed: read again what shows. At most four a second. `seq` is the newest change. */
  z.strictObject({ type: z.literal('news'), seq: z.number() }),
  z.strictObject({ type: z.literal('pauses'), pauses: z.array(debugPause) }),
]);
export type DebugEvent = z.infer<typeof debugEvent>;
