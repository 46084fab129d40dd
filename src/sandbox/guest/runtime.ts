import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { AppPlan, HostMessage, Place, PlanNode, PlanType } from '../../shared/contracts/sandbox.ts';
import type { Effect, SessionMessage } from '../../shared/contracts/session.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { Actions, toastTone } from './actions.ts';
import { HostError, type Bridge } from './bridge.ts';
import { Data } from './data.ts';
import { fatal, isFatal, messageOf } from './errors.ts';
import { asText } from './helpers.ts';
import { Instance, type Kept } from './instance.ts';
import type { ItemSlot } from './item-slot.ts';
import { isObject, toJson } from './json.ts';
import { callMethod } from './methods.ts';
import { Navigation } from './navigation.ts';
import { QueryState } from './query.ts';
import { RowReader } from './rows.ts';
import { schemaProblem } from './schema-form.ts';
import { createRootScope, defineGetter, defineValue, type Scope } from './scope.ts';
import { Screen } from './screen.ts';
import { Source, untracked } from './signals.ts';
import { Variables } from './variables.ts';
import { debugging } from './watch.ts';

export type GuestFunction = (scope: Scope) => unknown;
export type FunctionTable = Record<string, GuestFunction>;

/** One running app: ties the plan, the signals, the screen and the bridge together. A reload changes the plan under it and keeps what people typed. */
export class Runtime {
  readonly bridge: Bridge;
  readonly screen: Screen;
  readonly isDesign: boolean;
  readonly itemLimit: number;
  readonly variables: Variables;
  readonly navigation: Navigation;
  /** Rises with each reload; what must look again reads it. */
  readonly version = new Source(0);
  plan: AppPlan;
  root: Scope;
  rows: RowReader;
  data: Data;
  private readonly helpers: Record<string, unknown>;
  private readonly actions: Actions;
  private functions: FunctionTable;
  readonly instances = new Map<string, Instance>();
  private readonly slots = new Map<string, Source<Instance | null>>();
  readonly queries = new Map<string, QueryState>();
  private readonly nodePlans = new Map<string, PlanNode>();
  readonly problems = new Map<string, string>();
  /** Problems of bindings seen while a query waits for its first answer; most are gone once it is there. */
  private readonly early = new Map<string, { source: string; text: string; place: Place }>();
  private readonly asked = new Map<number, (value: unknown) => void>();
  private kept = new Map<string, Kept>();
  private dirtySlots = new Set<ItemSlot>();
  private dirtyQueries = new Set<QueryState>();
  private nextEffect = 1;

  constructor(bridge: Bridge, boot: Extract<HostMessage, { t: 'boot' }>, functions: FunctionTable, helpers: Record<string, unknown>) {
    this.bridge = bridge;
    this.plan = boot.plan;
    this.functions = functions;
    this.helpers = helpers;
    this.isDesign = boot.mode === 'design';
    this.itemLimit = this.isDesign ? SANDBOX_LIMITS.designItems : SANDBOX_LIMITS.items;
    this.screen = new Screen(bridge);
    this.variables = new Variables(this, boot.saved);
    this.navigation = new Navigation(this);
    this.actions = new Actions(this);
    this.root = createRootScope(helpers);
    this.rows = this.createRows();
    this.data = this.createData();
    this.load();
    this.navigation.start(boot.pageId, boot.params ?? {});
  }

  reload(plan: AppPlan, functions: FunctionTable): void {
    this.kept = new Map([...this.instances].map(([id, instance]) => [id, instance.keep()]));
    this.navigation.dispose();
    this.plan = plan;
    this.functions = functions;
    this.problems.clear();
    this.early.clear();
    this.root = createRootScope(this.helpers);
    this.rows = this.createRows();
    this.data = this.createData();
    this.version.set(this.version.peek() + 1);
    this.load();
    this.navigation.redraw();
  }

  fn(key: string): GuestFunction {
    const found = this.functions[key];
    if (found === undefined) throw new HostError('internal', `The function “${key}” is missing.`);
    return found;
  }

  typeOf(type: string): PlanType {
    return this.plan.types[type] ?? { defaults: {}, state: {}, slot: 'children' };
  }

  keptOf(id: string, type: string): Kept | undefined {
    const kept = this.kept.get(id);
    return kept?.type === type ? kept : undefined;
  }

  register(instance: Instance): void {
    this.instances.set(instance.id, instance);
    this.screen.touch(instance);
    if (instance.slot !== null) this.touchSlot(instance.slot);
    const { id } = instance.plan;
    if (instance.keyPath === '') this.slots.get(id)?.set(instance);
    else if (this.slots.has(id)) defineGetter(instance.scope, id, () => instance.exposed());
  }

  unregister(instance: Instance): void {
    if (this.instances.get(instance.id) === instance) this.instances.delete(instance.id);
    const slot = this.slots.get(instance.plan.id);
    if (slot?.peek() === instance) slot.set(null);
  }

  createAll(plans: readonly PlanNode[], parent: Instance | null, scope: Scope, keyPath: string, isSilent: boolean): Instance[] {
    return plans.map((plan) => {
      const instance = new Instance(this, plan, parent, scope, keyPath, isSilent);
      if (instance.slot === null) instance.children = this.createAll(plan.children, instance, scope, keyPath, isSilent);
      return instance;
    });
  }

  touchSlot(slot: ItemSlot): void {
    this.dirtySlots.add(slot);
  }

  touchQuery(query: QueryState): void {
    this.dirtyQueries.add(query);
  }

  query(id: string): QueryState {
    const query = this.queries.get(id);
    if (query === undefined) throw new HostError('expression.unknown-name', `There is no query called “${id}”.`);
    return query;
  }

  async refreshQueries(): Promise<void> {
    await Promise.all([...this.queries.values()].filter((query) => query.plan.autoRun).map((query) => query.run().catch(() => undefined)));
  }

  setVariable(id: string, value: unknown): void {
    this.variables.set(id, value);
  }

  resetVariable(id: string): void {
    this.variables.reset(id);
  }

  setTheme(mode: string): void {
    this.navigation.setTheme(mode);
  }

  goTo(pageId: string, params: unknown): void {
    this.navigation.goTo(pageId, toParams(params));
  }

  back(): void {
    this.navigation.back();
  }

  /** The instance of a node as seen from another: the one in the same repeat, else the one outside. */
  instanceFor(nodeId: string, from: Instance | null): Instance {
    let path = from?.keyPath ?? '';
    for (;;) {
      const found = this.instances.get(nodeId + path);
      if (found !== undefined) return found;
      if (path === '') break;
      path = path.slice(0, path.lastIndexOf('@'));
    }
    const isElsewhere = this.nodePlans.has(nodeId);
    throw new HostError('expression.unknown-name', isElsewhere ? `“${nodeId}” is not on this page.` : `There is no component called “${nodeId}”.`);
  }

  /** Sends an effect that has an answer. */
  askScreen(make: (effectId: number) => Effect): Promise<unknown> {
    const effectId = this.nextEffect++;
    this.screen.effect(make(effectId));
    return new Promise((resolve) => this.asked.set(effectId, resolve));
  }

  /** @param isRepeated many share the place: its message is not forgotten when one of them works */
  reporter(source: string, place: Place, isRepeated = false): (error: unknown) => void {
    const key = `${place.kind}:${place.id}:${place.key ?? ''}`;
    return (error) => {
      if (error === null) {
        if (!isRepeated) this.problems.delete(key);
        this.early.delete(key);
        return;
      }
      if (isFatal(error)) fatal(error);
      const text = messageOf(error);
      if (source === 'binding' && !(error instanceof HostError) && this.isAwaitingData()) this.early.set(key, { source, text, place });
      else this.report(key, source, text, place);
    };
  }

  private report(key: string, source: string, text: string, place: Place): void {
    if (this.problems.get(key) === text) return;
    this.problems.set(key, text);
    this.bridge.log('error', source, text, place);
  }

  private isAwaitingData(): boolean {
    if (this.dirtyQueries.size > 0) return true;
    for (const query of this.queries.values()) if (query.isAwaited) return true;
    return false;
  }

  private reportEarly(): void {
    if (this.early.size === 0 || this.isAwaitingData()) return;
    for (const [key, { source, text, place }] of this.early) this.report(key, source, text, place);
    this.early.clear();
  }

  run(steps: AppPlan['pages'][number]['onLoad'], owner: Omit<Place, 'key'>, instance: Instance | null, event: unknown): Promise<boolean> {
    return this.actions.run(steps, owner, instance, event);
  }

  /** What an event does: forms check themselves first, then the author's steps run. */
  async dispatch(instance: Instance, event: string, payload: Record<string, unknown>): Promise<void> {
    const { ownForm, plan } = instance;
    let given = payload;
    if (event === 'submit' && ownForm !== null) {
      if (!ownForm.validate()) return this.runEvent(instance, 'invalid', { errors: ownForm.errors() }).then(() => undefined);
      given = { values: toJson(ownForm.values()) };
    }
    if (event === 'submit' && plan.type === 'SchemaForm') {
      if (isObject(payload['values'])) instance.setState('values', payload['values']);
      const problem = schemaProblem(instance.prop('schema'), instance.state('values'));
      if (problem !== null) return this.screen.effect({ kind: 'toast', text: problem, tone: 'warn' });
      given = { values: toJson(instance.state('values')) };
    }
    if (event === 'reset' && ownForm !== null) ownForm.reset();
    const isDone = await this.runEvent(instance, event, given);
    if (event === 'submit' && isDone && instance.prop('resetOnSubmit') === true) {
      if (ownForm !== null) ownForm.reset();
      else instance.follow('values');
    }
  }

  receive(message: SessionMessage): void {
    switch (message.type) {
      case 'event': {
        const instance = this.instances.get(message.id);
        // Gone since it was drawn, not usable, or only looked at: nothing to do.
        if (instance === undefined || this.isDesign || (instance.prop('disabled') === true && message.event !== 'close')) return;
        instance.applyEvent(message.event, message.payload);
        void this.dispatch(instance, message.event, message.payload);
        return;
      }
      case 'navigate':
        return this.navigation.request(message.pageId, message.path, toParams(message.params));
      case 'back':
        return this.navigation.back();
      case 'effectResult': {
        const resolve = this.asked.get(message.effectId);
        this.asked.delete(message.effectId);
        return resolve?.(message.value);
      }
      case 'refresh':
        return;
    }
  }

  dataChanged(entities: readonly string[]): void {
    const changed = new Set(entities);
    for (const query of this.queries.values()) if (query.usesEntity(changed)) query.reload();
  }

  /** Brings everything in line and sends what changed. Called at the end of every turn. */
  settle(): void {
    for (let round = 0; round < 100; round++) {
      if (this.dirtySlots.size > 0) {
        const slots = [...this.dirtySlots].sort((a, b) => a.order - b.order);
        this.dirtySlots = new Set();
        for (const slot of slots) if (!slot.isDisposed) slot.update();
      } else if (this.dirtyQueries.size > 0) {
        const queries = this.dirtyQueries;
        this.dirtyQueries = new Set();
        for (const query of queries) query.check();
      } else if (!this.screen.isIdle) this.screen.collect();
      else break;
    }
    this.kept.clear();
    this.reportEarly();
    debugging.watcher?.settled();
    this.screen.flush(this.navigation.frame(), this.instances);
    this.variables.save();
    this.bridge.flush();
  }

  /** `app` of scripts. */
  scriptApp(instance: Instance | null): Scope {
    return {
      setState: (id: unknown, value: unknown) => this.setVariable(asText(id), value),
      resetState: (id: unknown) => this.resetVariable(asText(id)),
      toast: (text: unknown, tone: unknown) => this.screen.effect({ kind: 'toast', text: asText(text), tone: toastTone(tone) }),
      goTo: (pageId: unknown, params: unknown) => this.goTo(asText(pageId), params),
      back: () => this.back(),
      call: (nodeId: unknown, method: unknown, ...args: unknown[]) => callMethod(this, this.instanceFor(asText(nodeId), instance), asText(method), args),
      runQuery: (id: unknown) => this.query(asText(id)).run(),
    };
  }

  private runEvent(instance: Instance, event: string, payload: Record<string, unknown>): Promise<boolean> {
    const steps = instance.plan.events[event];
    return steps === undefined ? Promise.resolve(true) : this.actions.run(steps, { kind: 'node', id: instance.plan.id }, instance, payload);
  }

  private createRows(): RowReader {
    return new RowReader(this.plan.entities, this.root, (key) => this.fn(key), (place) => this.reporter('data', place, true));
  }

  private createData(): Data {
    return new Data(this.bridge, this.rows, (fn) => untracked(() => this.fn(fn)(this.root)));
  }

  /** Fills the root scope and brings variables and queries in line with the plan. */
  private load(): void {
    this.nodePlans.clear();
    for (const page of this.plan.pages) this.indexNodes(page.root);
    const named = new Set(this.plan.named);
    for (const id of [...this.slots.keys()]) if (!named.has(id)) this.slots.delete(id);
    for (const id of named) {
      const slot = this.slots.get(id) ?? new Source<Instance | null>(null);
      this.slots.set(id, slot);
      defineGetter(this.root, id, () => slot.get()?.exposed() ?? this.inactive(id));
    }
    defineGetter(this.root, 'page', () => this.navigation.current());
    this.defineModules();
    this.variables.load(this.plan.state, this.root);
    for (const query of [...this.queries.values()]) {
      if (this.plan.queries.some((plan) => plan.id === query.plan.id && plan.signature === query.plan.signature)) continue;
      query.dispose();
      this.queries.delete(query.plan.id);
    }
    for (const plan of this.plan.queries) {
      let query = this.queries.get(plan.id);
      if (query === undefined) {
        query = new QueryState(this, plan);
        this.queries.set(plan.id, query);
        this.touchQuery(query);
      }
      const { exposed } = query;
      defineGetter(this.root, plan.id, () => exposed);
    }
  }

  /** Each is run when it is first used, and at the latest now, so that its problems show. */
  private defineModules(): void {
    for (const { id, fn } of this.plan.modules) {
      let exports: unknown;
      let isLoaded = false;
      const read = (): unknown => {
        if (isLoaded) return exports;
        isLoaded = true;
        const scope: Scope = Object.create(this.root) as Scope;
        defineValue(scope, 'db', this.data.scriptApi());
        defineValue(scope, 'app', this.scriptApp(null));
        try {
          exports = untracked(() => this.fn(fn)(scope));
        } catch (error) {
          exports = {};
          this.reporter('console', { kind: 'module', id })(error);
        }
        return exports;
      };
      defineGetter(this.root, id, read);
    }
    for (const { id } of this.plan.modules) void this.root[id];
  }

  private indexNodes(node: PlanNode): void {
    this.nodePlans.set(node.id, node);
    for (const child of node.children) this.indexNodes(child);
  }

  /** A component that is on another page reads as it would start. */
  private inactive(id: string): Scope | undefined {
    const node = this.nodePlans.get(id);
    if (node === undefined) return undefined;
    const type = this.typeOf(node.type);
    const object: Scope = { ...type.defaults, ...node.props };
    for (const [key, rule] of Object.entries(type.state)) object[key] = rule.from === undefined ? (rule.initial ?? null) : object[rule.from];
    return object;
  }
}

function toParams(params: unknown): JsonObject {
  const json = toJson(params);
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}
