import { z } from 'zod';
import { json } from '../app/manifest/common.ts';
import { theme } from '../app/manifest/manifest.ts';
import { inspected } from './inspected.ts';
import { permissionDecision, permissionRequest } from './permissions.ts';

/**
 * What a running app (guest, in QuickJS) and its screen (player, React) say to each other. Full protocol: docs/specs/session.md.
 *
 *   guest ──SessionEvent──▶ player        player ──SessionMessage──▶ guest
 *
 * An instance is one drawn copy of a node. Outside repeats its id is the node's id; inside repeats `nodeId@key`,
 * nested `nodeId@outerKey@innerKey`, where key is the row's `id` or else its index.
 */
export const viewNode = z.strictObject({
  id: z.string(),
  node: z.string(),
  type: z.string(),
  /** Evaluated values. A failed binding keeps its last good value (or the default) and is listed in `errors`. */
  props: z.record(z.string(), json),
  /** Exposed state that the screen needs, e.g. `value`, `open`, `selectedRow`, `active`. */
  state: z.record(z.string(), json),
  kids: z.array(z.string()),
  /** Events that have a handler, so that the screen can show affordances. */
  events: z.array(z.string()),
  /** Item-slot parents only: one group of kids for each element that is drawn, in order. `index`: its place, where not all are drawn. */
  groups: z.array(z.strictObject({ key: z.string(), kids: z.array(z.string()), index: z.number().optional() })).optional(),
  /** Item-slot parents only: how many elements there are, where not all are drawn. The screen asks for more with `window`. */
  total: z.number().optional(),
  /** Properties made from data whose first answer is on the way. Absent: none. */
  waiting: z.array(z.string()).optional(),
});
export type ViewNode = z.infer<typeof viewNode>;

export const appFrame = z.strictObject({
  name: z.string(),
  icon: z.string(),
  nav: z.enum(['sidebar', 'top', 'none']),
  theme,
  pages: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      path: z.string(),
      icon: z.string().optional(),
      inNav: z.boolean(),
      /** The heading it stands under in the navigation, and what stands beside it. Absent: none. */
      group: z.string().optional(),
      badge: z.string().optional(),
    }),
  ),
  pageId: z.string(),
  params: z.record(z.string(), json),
  /** How many pages `back` can return to; absent: none. */
  depth: z.number().optional(),
  /** Instance id of the current page's root. */
  root: z.string(),
});
export type AppFrame = z.infer<typeof appFrame>;

export const patch = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('frame'), frame: appFrame }),
  z.strictObject({ op: z.literal('add'), view: viewNode }),
  z.strictObject({ op: z.literal('prop'), id: z.string(), key: z.string(), value: json }),
  z.strictObject({ op: z.literal('state'), id: z.string(), key: z.string(), value: json }),
  /** A property that is a long list, made of parts of the one that items came with last: see apply-list.ts. */
  z.strictObject({
    op: z.literal('list'),
    id: z.string(),
    key: z.string(),
    copy: z.array(z.number()),
    add: z.array(z.strictObject({ at: z.number(), items: z.array(json) })),
  }),
  z.strictObject({ op: z.literal('kids'), id: z.string(), kids: z.array(z.string()), groups: viewNode.shape.groups, total: viewNode.shape.total }),
  z.strictObject({ op: z.literal('waiting'), id: z.string(), keys: z.array(z.string()) }),
  z.strictObject({ op: z.literal('remove'), ids: z.array(z.string()) }),
  /** Forget everything; the next patches are a whole screen. */
  z.strictObject({ op: z.literal('clear') }),
]);
export type Patch = z.infer<typeof patch>;

/** Things the screen must do. `effectId` is answered with an `effectResult` message. */
export const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('toast'), text: z.string(), tone: z.enum(['neutral', 'ok', 'warn', 'danger']) }),
  z.strictObject({
    kind: z.literal('confirm'),
    effectId: z.number(),
    title: z.string(),
    text: z.string(),
    confirmLabel: z.string(),
    tone: z.enum(['neutral', 'danger']),
  }),
  z.strictObject({ kind: z.literal('method'), id: z.string(), method: z.string(), args: z.array(json) }),
  z.strictObject({ kind: z.literal('copy'), text: z.string() }),
  z.strictObject({ kind: z.literal('openUrl'), url: z.string() }),
  z.strictObject({ kind: z.literal('download'), fileName: z.string(), mime: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('scroll'), id: z.string() }),
  z.strictObject({ kind: z.literal('print') }),
]);
export type Effect = z.infer<typeof effect>;

export const logLevel = z.enum(['debug', 'info', 'warn', 'error']);
export const logEntry = z.strictObject({
  /** Epoch ms. */
  at: z.number(),
  level: logLevel,
  /** data | binding | event | action | console | sandbox */
  source: z.string(),
  text: z.string(),
  /** Where it comes from, for "Go to binding": node and property/event, query or module. */
  place: z
    .strictObject({
      kind: z.enum(['node', 'query', 'state', 'module', 'page', 'entity', 'trigger', 'component']),
      id: z.string(),
      key: z.string().optional(),
      line: z.number().optional(),
    })
    .optional(),
  /** What was logged, where it was more than text: to be looked into. Cut like any inspected value. */
  values: z.array(inspected).max(20).optional(),
});
export type LogEntry = z.infer<typeof logEntry>;

/** What only the screen can do, asked for by the host after it was allowed. Never by the guest itself. Answered with `performResult`. */
export const screenTask = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clipboardRead') }),
  z.strictObject({ kind: z.literal('clipboardWrite'), text: z.string() }),
  z.strictObject({ kind: z.literal('notify'), title: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('pickFiles'), accept: z.string(), multiple: z.boolean(), maxBytes: z.number() }),
  z.strictObject({ kind: z.literal('saveFile'), fileName: z.string(), mime: z.string(), data: z.string() }),
]);
export type ScreenTask = z.infer<typeof screenTask>;

/** One call of the host, for the network log of the IDE. Sent when it has ended. */
export const callRecord = z.strictObject({
  id: z.number(),
  at: z.number(),
  method: z.string(),
  target: z.string(),
  ok: z.boolean(),
  /** Error code or HTTP status; "" when fine. */
  code: z.string(),
  durationMs: z.number(),
  bytesOut: z.number(),
  bytesIn: z.number(),
  /** Shortened to 2,000 characters each. */
  request: z.string(),
  response: z.string(),
  because: z.string(),
});
export type CallRecord = z.infer<typeof callRecord>;

/** An own component made from code, as the screen needs it to draw one. */
export const codeComponent = z.strictObject({
  id: z.string(),
  name: z.string(),
  compiled: z.string(),
  defaults: z.record(z.string(), json),
  /** Names of the events that it may send. */
  events: z.array(z.string()),
  /** Height before it says how high it is, px. */
  size: z.number(),
});
export type CodeComponent = z.infer<typeof codeComponent>;

export const sessionStatus = z.enum(['starting', 'running', 'paused', 'stopped', 'crashed']);
export const sessionEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('batch'), seq: z.number(), patches: z.array(patch), effects: z.array(effect) }),
  z.strictObject({ type: z.literal('log'), entries: z.array(logEntry) }),
  z.strictObject({
    type: z.literal('status'),
    status: sessionStatus,
    /** Why it stopped: an error code of the registry and its message. */
    code: z.string().optional(),
    message: z.string().optional(),
    memoryBytes: z.number().optional(),
    /** How often it crashed within the last minute. */
    crashes: z.number().optional(),
    /** What it was doing when it was stopped: a binding, a step or an event. */
    place: logEntry.shape.place,
  }),
  /** All questions that wait, first asked first. Sent with every change, and to a new subscriber when there are any. */
  z.strictObject({ type: z.literal('permissions'), pending: z.array(permissionRequest) }),
  z.strictObject({ type: z.literal('perform'), performId: z.number(), task: screenTask }),
  /** All of them, whenever one changes; a new subscriber gets them first. Sent by the host: the running app has no part in them. */
  z.strictObject({ type: z.literal('code'), components: z.array(codeComponent) }),
  /** Calls of the host that ended, newest last. A new subscriber gets the last 200. */
  z.strictObject({ type: z.literal('calls'), calls: z.array(callRecord) }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;

export const sessionMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('event'), id: z.string(), event: z.string(), payload: z.record(z.string(), json) }),
  /** The elements of an item slot that are in view, or soon will be; the others need not be drawn. `pin`: one that stays, such as the one with the focus. */
  z.strictObject({ type: z.literal('window'), id: z.string(), from: z.int().min(0), count: z.int().min(0), pin: z.int().min(0).optional() }),
  z.strictObject({
    type: z.literal('navigate'),
    pageId: z.string().optional(),
    path: z.string().optional(),
    params: z.record(z.string(), json).default({}),
    /** By the browser's history: `back` afterwards goes to what was before that page. */
    isReturn: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('effectResult'), effectId: z.number(), value: json }),
  z.strictObject({ type: z.literal('performResult'), performId: z.number(), ok: z.boolean(), value: json, error: z.string().default('') }),
  /** Answers a question of the event `permissions`, where the screen is all there is (an exported app). */
  permissionDecision.extend({ type: z.literal('decide'), requestId: z.string() }),
  /** Sends the whole screen again (a new subscriber). */
  z.strictObject({ type: z.literal('refresh') }),
]);
export type SessionMessage = z.input<typeof sessionMessage>;

/** What the player needs of a running app, whichever worker it lives in. */
export interface SessionConnection {
  /** The first events bring the whole screen. @returns disposer */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  send(message: SessionMessage): void;
}
