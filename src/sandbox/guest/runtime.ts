import type { AppPlan, HostMessage, Place, PlanEdit, PlanNode, PlanQuery, PlanType } from '../../shared/contracts/sandbox.ts';
import type { SessionMessage } from '../../shared/contracts/session.ts';
import { Actions } from './actions.ts';
import { applyEdit } from './app-edit.ts';
import { HostError, type Bridge } from './bridge.ts';
import { Data } from './data.ts';
import { Instance, type Kept } from './instance.ts';
import type { ItemSlot } from './item-slot.ts';
import { isObject, toJson, toObject } from './json.ts';
import { loadModules } from './modules.ts';
import { ComponentNames } from './names.ts';
import { Navigation } from './navigation.ts';
import { allRoots, createContents } from './own-component.ts';
import { Problems } from './problems.ts';
import { QueryState } from './query.ts';
import { RowReader } from './rows.ts';
import { schemaProblem } from './schema-form.ts';
import { createRootScope, defineGetter, type Scope } from './scope.ts';
import { Screen } from './screen.ts';
import { ScreenQuestions } from './screen-questions.ts';
import { Source, untracked } from './signals.ts';
import { Variables } from './variables.ts';
import { debugging } from './watch.ts';

export type GuestFunction = (scope: Scope) => unknown;
export type FunctionTable = Record<string, GuestFunction>;

/** One running app: ties the plan, the signals, the screen and the bridge together. An edit changes the plan under it and keeps what people typed. */
export class Runtime {
  readonly bridge: Bridge;
  readonly screen: Screen;
  readonly questions: ScreenQuestions;
  readonly isDesign: boolean;
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
  /** The same, by the node they are copies of. */
  private readonly byNode = new Map<string, Set<Instance>>();
  readonly names = new ComponentNames();
  readonly queries = new Map<string, QueryState>();
  readonly nodePlans = new Map<string, PlanNode>();
  readonly problems: Problems;
  /** While an edit is brought in line: what bindings come to now is not something that happened in the app. */
  isEditing = false;
  readonly forgets = (): boolean => this.isEditing;
  /** Changes when a node that is not drawn does. */
  private readonly elsewhere = new Source(0);
  private kept = new Map<string, Kept>();
  /** Of elements of lists that are out of view. */
  private readonly away = new Map<string, Kept>();
  private dirtySlots = new Set<ItemSlot>();
  private dirtyQueries = new Set<QueryState>();

  constructor(bridge: Bridge, boot: Extract<HostMessage, { t: 'boot' }>, functions: FunctionTable, helpers: Record<string, unknown>) {
    this.bridge = bridge;
    this.plan = boot.plan;
    this.functions = { ...functions };
    this.helpers = helpers;
    this.isDesign = boot.mode === 'design';
    this.problems = new Problems(bridge, () => this.isAwaitingData());
    this.screen = new Screen(bridge);
    this.questions = new ScreenQuestions(this.screen);
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
    this.isEditing = true;
    for (const instance of this.instances.values()) this.kept.set(instance.id, instance.keep());
    this.navigation.dispose();
    this.plan = plan;
    this.functions = { ...functions };
    this.problems.clear();
    this.root = createRootScope(this.helpers);
    this.rows = this.createRows();
    this.data = this.createData();
    this.version.set(this.version.peek() + 1);
    this.load();
    this.navigation.redraw();
  }

  /** @param functions those of `edit.changed` */
  edit(edit: PlanEdit, functions: FunctionTable): void {
    this.isEditing = true;
    for (const key of edit.dropped) delete this.functions[key];
    Object.assign(this.functions, functions);
    applyEdit(this, edit);
    this.elsewhere.set(this.elsewhere.peek() + 1);
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
    const kept = this.kept.get(id) ?? this.away.get(id);
    return kept?.type === type ? kept : undefined;
  }

  /** It, and what is in it, is about to be made anew. */
  keep(instance: Instance): void {
    this.kept.set(instance.id, instance.keep());
    for (const child of instance.children) this.keep(child);
  }

  /** It goes out of view. @returns ids that have something worth keeping */
  keepAway(instance: Instance): string[] {
    const kept = instance.keep();
    const own = kept.states.size > 0 && instance.isChangedByHand() ? [instance.id] : [];
    if (own.length > 0) this.away.set(instance.id, kept);
    else this.away.delete(instance.id);
    return [...own, ...instance.children.flatMap((child) => this.keepAway(child)), ...(instance.slot?.awayIds ?? [])];
  }

  forgetAway(id: string): void {
    this.away.delete(id);
  }

  /** Components of a page that is left are forgotten. */
  forgetAll(): void {
    this.away.clear();
  }

  copies(nodeId: string): readonly Instance[] {
    return [...(this.byNode.get(nodeId) ?? [])];
  }

  register(instance: Instance): void {
    this.instances.set(instance.id, instance);
    const { id } = instance.plan;
    let copies = this.byNode.get(id);
    if (copies === undefined) this.byNode.set(id, (copies = new Set()));
    copies.add(instance);
    this.screen.touch(instance);
    if (instance.slot !== null) this.touchSlot(instance.slot);
    this.names.add(instance);
  }

  unregister(instance: Instance): void {
    const { id } = instance.plan;
    if (this.instances.get(instance.id) === instance) this.instances.delete(instance.id);
    const copies = this.byNode.get(id);
    copies?.delete(instance);
    if (copies?.size === 0) this.byNode.delete(id);
    this.names.remove(instance);
    this.screen.drop(instance.id);
  }

  createAll(plans: readonly PlanNode[], parent: Instance | null, scope: Scope, keyPath: string, isSilent: boolean): Instance[] {
    return plans.map((plan) => {
      const instance = new Instance(this, plan, parent, scope, keyPath, isSilent);
      if (instance.slot === null) instance.children = createContents(this, instance, isSilent);
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
    await Promise.all([...this.queries.values()].filter((query) => query.plan.autoRun && !query.isWaiting).map((query) => query.run().catch(() => undefined)));
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
    this.navigation.goTo(pageId, toObject(params));
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

  /** @param isRepeated many share the place: its message is not forgotten when one of them works */
  reporter(source: string, place: Place, isRepeated = false): (error: unknown) => void {
    return this.problems.reporter(source, place, isRepeated);
  }

  private isAwaitingData(): boolean {
    if (this.dirtyQueries.size > 0) return true;
    for (const query of this.queries.values()) if (query.isAwaited) return true;
    return false;
  }

  run(steps: AppPlan['pages'][number]['onLoad'], owner: Omit<Place, 'key'>, instance: Instance | null, event: unknown): Promise<boolean> {
    return this.actions.run(steps, owner, instance, event);
  }

  /** What an event does: forms check themselves first, then the author's steps run. */
  async dispatch(instance: Instance, event: string, payload: Record<string, unknown>): Promise<void> {
    const { ownForm, plan } = instance;
    let given = payload;
    if (event === 'submit' && ownForm !== null) {
      if (!ownForm.validate()) {
        // Whoever sent it is taken to what is to be mended.
        const input = ownForm.firstProblem();
        if (input !== undefined) this.screen.effect({ kind: 'method', id: input.id, method: 'focus', args: [] });
        return this.runEvent(instance, 'invalid', { errors: ownForm.errors() }).then(() => undefined);
      }
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
        if (message.isReturn === true) return this.navigation.returnTo(message.path, toObject(message.params));
        return this.navigation.request(message.pageId, message.path, toObject(message.params));
      case 'back':
        return this.navigation.back();
      case 'effectResult':
        return this.questions.answer(message.effectId, message.value);
      case 'window':
        return this.instances.get(message.id)?.slot?.show(message.from, message.count, message.pin ?? null);
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
    this.isEditing = false;
    this.problems.reportEarly();
    debugging.watcher?.settled();
    this.screen.flush(this.navigation.frame(), this.instances);
    this.variables.save();
    this.bridge.flush();
  }

  private runEvent(instance: Instance, event: string, payload: Record<string, unknown>): Promise<boolean> {
    const steps = instance.plan.events[event];
    return steps === undefined ? Promise.resolve(true) : this.actions.run(steps, { kind: 'node', id: instance.plan.id }, instance, payload);
  }

  private createRows(): RowReader {
    return new RowReader(
      this.plan.entities,
      this.root,
      (key) => this.fn(key),
      (place) => this.reporter('data', place, true),
    );
  }

  private createData(): Data {
    return new Data(this.bridge, this.rows, (fn) => untracked(() => this.fn(fn)(this.root)));
  }

  /** Fills the root scope and brings variables and queries in line with the plan. */
  private load(): void {
    this.nodePlans.clear();
    for (const root of allRoots(this.plan)) this.indexNodes(root);
    this.names.retain(new Set(this.plan.named));
    for (const id of this.plan.named) this.nameNode(id);
    defineGetter(this.root, 'page', () => this.navigation.current());
    loadModules(this);
    this.variables.load(this.plan.state, this.root);
    this.loadQueries(this.plan.queries);
  }

  /** From now on expressions may name it. */
  nameNode(id: string): void {
    this.names.define(id, this.root, () => this.inactive(id));
  }

  /** Those that are as they were keep their data. */
  loadQueries(plans: readonly PlanQuery[]): void {
    for (const query of [...this.queries.values()]) {
      if (plans.some((plan) => plan.id === query.plan.id && plan.signature === query.plan.signature)) continue;
      query.dispose();
      this.queries.delete(query.plan.id);
    }
    for (const plan of plans) {
      let query = this.queries.get(plan.id);
      if (query === undefined) {
        query = new QueryState(this, plan);
        this.queries.set(plan.id, query);
        if (plan.waits !== true) this.touchQuery(query);
      }
      const known = query;
      defineGetter(this.root, plan.id, () => known.read());
    }
  }

  private indexNodes(node: PlanNode): void {
    this.nodePlans.set(node.id, node);
    for (const child of node.children) this.indexNodes(child);
  }

  /** A component that is on another page reads as it would start. */
  private inactive(id: string): Scope | undefined {
    this.elsewhere.get();
    const node = this.nodePlans.get(id);
    if (node === undefined) return undefined;
    const type = this.typeOf(node.type);
    const object: Scope = { ...type.defaults, ...node.props };
    for (const [key, rule] of Object.entries(type.state)) object[key] = rule.from === undefined ? (rule.initial ?? null) : object[rule.from];
    return object;
  }
}
