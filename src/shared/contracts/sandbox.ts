import { z } from 'zod';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { ActionKind, Condition, Theme } from '../app/manifest/index.ts';
import type { DebugRequest } from './debug.ts';
import { inspected } from './inspected.ts';
import { SANDBOX_LIMITS } from './sandbox-limits.ts';
import { logLevel } from './session.ts';

/**
 * What the compiler hands to the guest: a script that evaluates to a table of functions, and this plan, which names them.
 * A `FnKey` is also the place the function came from ("node:title:text"), so that stacks read well.
 */
export type FnKey = string;

export type PlanType = {
  defaults: JsonObject;
  state: Record<string, { from?: string; initial?: Json; on?: Record<string, string> }>;
  slot: 'none' | 'children' | 'item' | 'tabs';
  itemsProp?: string;
  isForm?: boolean;
  isInput?: boolean;
  isOverlay?: boolean;
};

export type PlanStep = {
  do: ActionKind;
  /** "event[0]": where in the handler. */
  at: string;
  /** Parameters without a binding. */
  with: JsonObject;
  /** Evaluates to the parameters that have bindings. */
  bound?: FnKey;
  /** `script` steps: an async function. */
  script?: FnKey;
  as?: string;
  onlyIf?: FnKey;
  debounceMs?: number;
  throttleMs?: number;
  onSuccess?: PlanStep[];
  onError?: PlanStep[];
};

export type PlanNode = {
  id: string;
  type: string;
  name: string;
  props: JsonObject;
  bound: Record<string, FnKey>;
  events: Record<string, PlanStep[]>;
  children: PlanNode[];
};

/** An own component, as the running app needs it. Its parts may change by themselves; any other change comes with a reload. */
export type PlanComponent = {
  id: string;
  name: string;
  /** What an instance has where it says nothing, by input. */
  defaults: JsonObject;
  /** Made from parts. */
  root?: PlanNode;
};

export type PlanPage = {
  id: string;
  name: string;
  path: string;
  icon?: string;
  inNav: boolean;
  navGroup?: string;
  navBadge?: { value: Json } | { fn: FnKey };
  onLoad: PlanStep[];
  root: PlanNode;
};

export type PlanField = {
  id: string;
  label: string;
  type: string;
  /** Computed fields. */
  formula?: FnKey;
  /** Value for new rows: a constant or a function. */
  default?: { value: Json } | { fn: FnKey };
  choices?: { value: string; label: string }[];
  references?: string;
};
export type PlanEntity = { id: string; name: string; displayField: string; fields: PlanField[] };

export type PlanQuery = {
  id: string;
  kind: 'list' | 'get' | 'count' | 'aggregate' | 'script';
  entity?: string;
  where: Pick<Condition, 'field' | 'op' | 'skipEmpty'>[];
  orderBy: { field: string; direction: 'asc' | 'desc' }[];
  limit?: number;
  include: string[];
  aggregate?: { op: 'count' | 'sum' | 'avg' | 'min' | 'max'; field?: string; groupBy?: string };
  /** Evaluates to `{values: unknown[] (one for each condition), search, rowId}`. */
  inputs: FnKey;
  enabled?: FnKey;
  script?: FnKey;
  autoRun: boolean;
  /** Starts when it is first read: the one function that runs does not name it. */
  waits?: true;
  debounceMs: number;
  /** Changes when the definition does: a reload keeps the data of a query that did not change. */
  signature: string;
};

export type PlanVariable = { id: string; persist: 'memory' | 'saved'; initial: { value: Json } | { fn: FnKey } };

export type AppPlan = {
  name: string;
  icon: string;
  nav: 'sidebar' | 'top' | 'none';
  theme: Theme;
  types: Record<string, PlanType>;
  pages: PlanPage[];
  entities: PlanEntity[];
  queries: PlanQuery[];
  state: PlanVariable[];
  modules: { id: string; fn: FnKey }[];
  components: PlanComponent[];
  /** Nodes that some expression names. */
  named: string[];
};

/** A node of an edit: its children by id. */
export type NodeEdit = Omit<PlanNode, 'children'> & { children: string[] };
export type PageEdit = Omit<PlanPage, 'root'> & { root: string };

/** What an edit changes of a plan. The functions it names come with it, in a table of their own. */
export type PlanEdit = {
  /** Whole where present. */
  app?: Pick<AppPlan, 'name' | 'icon' | 'nav' | 'theme'>;
  pages?: PageEdit[];
  state?: PlanVariable[];
  queries?: PlanQuery[];
  /** Of component types that the plan had none of. */
  types: Record<string, PlanType>;
  /** New, changed or moved, children before their parents or after. */
  nodes: NodeEdit[];
  removed: string[];
  /** Nodes that an expression names and that none named before, or that are new. */
  named: string[];
  /** Functions that are new or have other code, and those that are gone. */
  changed: FnKey[];
  dropped: FnKey[];
};

// ---- host ⇄ guest: JSON texts only. Every text from the guest is parsed by `guestMessage` before anything is done with it. ----

/** The number of an open transaction, given by the guest. */
const tx = z.number().int();
const operations = z.array(z.record(z.string(), z.unknown())).max(10_000);
const fileEncoding = z.enum(['text', 'base64']);

/** A call of the host by the guest. Which of them are allowed is decided by docs/specs/permissions.md. */
export const capabilityCall = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('data.list'), args: z.strictObject({ tx: tx.optional(), request: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ method: z.literal('data.get'), args: z.strictObject({ tx: tx.optional(), entity: z.string(), id: z.string() }) }),
  z.strictObject({ method: z.literal('data.create'), args: z.strictObject({ entity: z.string(), values: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ method: z.literal('data.update'), args: z.strictObject({ entity: z.string(), id: z.string(), values: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ method: z.literal('data.delete'), args: z.strictObject({ entity: z.string(), id: z.string() }) }),
  z.strictObject({ method: z.literal('data.count'), args: z.strictObject({ tx: tx.optional(), request: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ method: z.literal('data.aggregate'), args: z.strictObject({ tx: tx.optional(), request: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({
    method: z.literal('data.transaction'),
    args: z.strictObject({ operations, brief: z.boolean().optional() }),
  }),
  z.strictObject({ method: z.literal('data.begin'), args: z.strictObject({ tx }) }),
  z.strictObject({ method: z.literal('data.change'), args: z.strictObject({ tx, operations }) }),
  z.strictObject({ method: z.literal('data.commit'), args: z.strictObject({ tx }) }),
  z.strictObject({ method: z.literal('data.rollback'), args: z.strictObject({ tx }) }),
  z.strictObject({ method: z.literal('data.setSaved'), args: z.strictObject({ id: z.string().max(64), value: z.unknown() }) }),
  z.strictObject({
    method: z.literal('network.fetch'),
    args: z.strictObject({ url: z.string(), method: z.string().max(20), headers: z.record(z.string(), z.string()), body: z.string().nullable() }),
  }),
  z.strictObject({ method: z.literal('disk.read'), args: z.strictObject({ path: z.string(), as: fileEncoding }) }),
  z.strictObject({ method: z.literal('disk.write'), args: z.strictObject({ path: z.string(), as: fileEncoding, data: z.string() }) }),
  z.strictObject({ method: z.literal('disk.list'), args: z.strictObject({ path: z.string() }) }),
  z.strictObject({ method: z.literal('disk.stat'), args: z.strictObject({ path: z.string() }) }),
  z.strictObject({ method: z.literal('disk.remove'), args: z.strictObject({ path: z.string() }) }),
  z.strictObject({ method: z.literal('clipboard.read'), args: z.strictObject({}) }),
  z.strictObject({ method: z.literal('clipboard.write'), args: z.strictObject({ text: z.string() }) }),
  z.strictObject({ method: z.literal('notifications.show'), args: z.strictObject({ title: z.string().max(200), text: z.string().max(2000) }) }),
  z.strictObject({ method: z.literal('files.pick'), args: z.strictObject({ accept: z.string().max(1000), multiple: z.boolean() }) }),
  z.strictObject({
    method: z.literal('files.save'),
    args: z.strictObject({ fileName: z.string().max(255), mime: z.string().max(200), as: fileEncoding, data: z.string() }),
  }),
  z.strictObject({
    method: z.literal('ai.complete'),
    args: z.strictObject({ prompt: z.string(), system: z.string(), maxTokens: z.number().int().min(1).max(100_000) }),
  }),
]);
export type CapabilityCall = z.infer<typeof capabilityCall>;

const place = z.strictObject({
  kind: z.enum(['node', 'query', 'state', 'module', 'page', 'entity', 'trigger', 'component']),
  id: z.string(),
  key: z.string().optional(),
  line: z.number().optional(),
});
export type Place = z.infer<typeof place>;

const hasFewKeys = (value: object): boolean => Object.keys(value).length <= SANDBOX_LIMITS.viewKeys;

const viewShape = z.strictObject({
  id: z.string(),
  node: z.string(),
  type: z.string(),
  props: z.record(z.string(), z.unknown()).refine(hasFewKeys),
  state: z.record(z.string(), z.unknown()).refine(hasFewKeys),
  kids: z.array(z.string()),
  events: z.array(z.string()),
  groups: z.array(z.strictObject({ key: z.string(), kids: z.array(z.string()), index: z.number().optional() })).optional(),
  total: z.number().optional(),
  waiting: z.array(z.string()).optional(),
});

/** As `patch` of session.ts, with values left alone: they come from `JSON.parse` and so are JSON already. */
const guestPatch = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('frame'), frame: z.record(z.string(), z.unknown()) }),
  z.strictObject({ op: z.literal('add'), view: viewShape }),
  z.strictObject({ op: z.literal('prop'), id: z.string(), key: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('state'), id: z.string(), key: z.string(), value: z.unknown() }),
  z.strictObject({
    op: z.literal('list'),
    id: z.string(),
    key: z.string(),
    copy: z.array(z.number()),
    add: z.array(z.strictObject({ at: z.number(), items: z.array(z.unknown()) })),
  }),
  z.strictObject({ op: z.literal('kids'), id: z.string(), kids: z.array(z.string()), groups: viewShape.shape.groups, total: viewShape.shape.total }),
  z.strictObject({ op: z.literal('waiting'), id: z.string(), keys: z.array(z.string()) }),
  z.strictObject({ op: z.literal('remove'), ids: z.array(z.string()) }),
]);

/** What the guest writes. */
export type GuestPatch = z.input<typeof guestPatch>;

export const guestMessage = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('batch'), patches: z.array(guestPatch), effects: z.array(z.record(z.string(), z.unknown())) }),
  z.strictObject({
    t: z.literal('log'),
    entries: z.array(
      z.strictObject({
        level: logLevel,
        source: z.string(),
        text: z.string(),
        place: place.optional(),
        values: z.array(inspected).max(20).optional(),
        trace: z.tuple([z.number(), z.number(), z.string()]).optional(),
      }),
    ),
  }),
  z.strictObject({ t: z.literal('call'), id: z.number(), call: z.unknown() }),
  z.strictObject({ t: z.literal('timer'), id: z.number(), ms: z.number(), repeat: z.boolean(), kind: z.enum(['author', 'runtime']) }),
  z.strictObject({ t: z.literal('clearTimer'), id: z.number() }),
  /** How far a function that was asked for has come: 0 to 1, and in words. */
  z.strictObject({ t: z.literal('progress'), id: z.number(), value: z.number().min(0).max(1), text: z.string().max(200) }),
  /** What it has come to: `error` or `value`. `line` and `column` are of the app's script, not of the author's module. */
  z.strictObject({
    t: z.literal('result'),
    id: z.number(),
    value: z.unknown().optional(),
    error: z.strictObject({ code: z.string(), message: z.string(), line: z.number().optional(), column: z.number().optional() }).optional(),
  }),
  /** The answer to a question about the running app. */
  z.strictObject({ t: z.literal('debug'), id: z.number(), value: z.unknown() }),
  /** While somebody watches; parsed as `debugNews`. */
  z.strictObject({ t: z.literal('debugNews'), news: z.unknown() }),
]);
export type GuestMessage = z.infer<typeof guestMessage>;
/** What the guest writes; the host trusts nothing of it until parsed. */
export type GuestOutput = z.input<typeof guestMessage>;

/** What the guest keeps over a reload of its app. */
export type SavedVariables = Record<string, unknown>;

/** Host to guest. */
export type HostMessage =
  | {
      t: 'boot';
      plan: AppPlan;
      mode: 'run' | 'design';
      saved: SavedVariables;
      /** The clock of the host, epoch ms. */
      now: number;
      seed: number;
      /** 32 random bytes as hex: what the app's own random bytes are drawn from. */
      entropy: string;
      pageId?: string;
      params?: JsonObject;
    }
  | { t: 'reload'; plan: AppPlan }
  | { t: 'edit'; edit: PlanEdit }
  | { t: 'session'; message: unknown }
  | { t: 'reply'; id: number; ok: true; value: unknown }
  | { t: 'reply'; id: number; ok: false; code: string; message: string }
  | { t: 'timer'; id: number }
  | { t: 'changed'; entities: string[] }
  /** Runs a module's function; answered by `result`. @param function `module.name` */
  | { t: 'execute'; id: number; function: string; inputs: JsonObject }
  /** The function should end by itself, soon. */
  | { t: 'abort' }
  | { t: 'debug'; id: number; request: DebugRequest };
