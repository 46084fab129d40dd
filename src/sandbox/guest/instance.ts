import { checkInput } from '../../shared/app/catalogue/check-input.ts';
import type { PlanNode, PlanType } from '../../shared/contracts/sandbox.ts';
import { jsonEqual, type Json, type JsonObject } from '../../shared/kernel/json.ts';
import type { Runtime } from './runtime.ts';
import { toJson, toShown, isObject } from './json.ts';
import { isAwaitingData } from './awaiting.ts';
import { FormState } from './form.ts';
import { defineGetter, type Scope } from './scope.ts';
import { Computed, isTracking, Source } from './signals.ts';
import { ItemSlot } from './item-slot.ts';
import { OwnComponent, typeOfNode } from './own-component.ts';
import { debugging } from './watch.ts';

/** No value of its own: it follows the property (or the form). */
const FOLLOWS: unique symbol = Symbol('follows');

const CHECKED_PROPS = ['required', 'type', 'mode', 'pattern', 'min', 'max', 'maxLength', 'rules'] as const;

type StateCell = { get(): unknown; set(value: unknown): void; /** The value set by hand, if any. */ own(): unknown; restore(value: unknown): void };

/** What is kept of an instance that is made anew: by an edit, or because it was scrolled out of view. */
export type Kept = { type: string; states: Map<string, unknown> };

/** What of an instance may differ from what the screen shows. `isWhole`: anything. */
export type Touched = { isWhole: boolean; props: Set<string> | null; states: Set<string> | null; hasKids: boolean };

/** One drawn copy of a node. Its id is the node's, with `@key` for each repeat round it. */
export class Instance {
  readonly id: string;
  /** Edits of the node show in it. */
  readonly plan: PlanNode;
  /** As it was made: an edit that changes the type makes another instance. */
  readonly typeName: string;
  readonly type: PlanType;
  readonly scope: Scope;
  readonly parent: Instance | null;
  readonly runtime: Runtime;
  /** "@outer@inner" */
  readonly keyPath: string;
  readonly isSilent: boolean;
  /** The form this is, or else the one round it. */
  readonly form: FormState | null;
  readonly ownForm: FormState | null;
  readonly slot: ItemSlot | null;
  /** Where it stands for a component of the author's own. */
  readonly own: OwnComponent | null;
  children: Instance[] = [];
  isDisposed = false;
  private touched: Touched = { isWhole: true, props: null, states: null, hasKids: true };
  /** Changes with an edit of the node. Those who read a property without a binding look again. */
  private shape: Source<number> | null = null;
  private readonly bound = new Map<string, Computed<Json>>();
  private readonly cells = new Map<string, StateCell>();
  private computeds: Computed<unknown>[] = [];
  private exposedObject: Scope | null = null;
  /** The properties that a check looks at, read only when it does: reading more would make false cycles. */
  private readonly checked: JsonObject | null;

  constructor(runtime: Runtime, plan: PlanNode, parent: Instance | null, scope: Scope, keyPath: string, isSilent: boolean) {
    this.runtime = runtime;
    this.plan = plan;
    this.parent = parent;
    this.scope = scope;
    this.keyPath = keyPath;
    this.isSilent = isSilent;
    this.id = plan.id + keyPath;
    this.typeName = plan.type;
    this.type = typeOfNode(runtime, plan);
    this.ownForm = this.type.isForm ? new FormState(this) : null;
    this.form = this.ownForm ?? parent?.form ?? null;
    this.checked = this.type.isInput ? {} : null;
    if (this.checked !== null) for (const key of CHECKED_PROPS) defineGetter(this.checked, key, () => toJson(this.prop(key)));
    for (const key of Object.keys(plan.bound)) this.bound.set(key, this.bind(key));
    const kept = runtime.keptOf(this.id, plan.type);
    for (const key of Object.keys(this.type.state)) {
      const cell = this.createCell(key);
      this.cells.set(key, cell);
      if (kept?.states.has(key)) cell.restore(kept.states.get(key));
    }
    if (this.isInput && parent !== null) parent.form?.add(this);
    this.slot = this.type.slot === 'item' ? new ItemSlot(this) : null;
    this.own = plan.type === 'Module' ? new OwnComponent(this) : null;
    runtime.register(this);
    if (this.own !== null) this.setState('problem', this.own.problem);
  }

  get isInput(): boolean {
    return this.type.isInput === true;
  }

  /** Reads a property and subscribes the reader to it. */
  prop(key: string): unknown {
    const bound = this.bound.get(key);
    if (bound !== undefined) return bound.get();
    this.watchShape();
    return Object.hasOwn(this.plan.props, key) ? this.plan.props[key] : this.type.defaults[key];
  }

  state(key: string): unknown {
    return this.cells.get(key)?.get();
  }

  hasState(key: string): boolean {
    return this.cells.has(key);
  }

  setState(key: string, value: unknown): void {
    debugging.watcher?.about('node', this.id, key);
    this.cells.get(key)?.set(toJson(value));
    debugging.watcher?.forget();
  }

  /** What expressions see under the node's id: its state, and beside it its properties. */
  exposed(): Scope {
    this.watchShape();
    if (this.exposedObject !== null) return this.exposedObject;
    const object: Scope = {};
    for (const key of new Set([...Object.keys(this.type.defaults), ...Object.keys(this.plan.props), ...this.bound.keys()])) {
      if (!this.cells.has(key)) defineGetter(object, key, () => this.prop(key));
    }
    for (const [key, cell] of this.cells) defineGetter(object, key, cell.get);
    this.exposedObject = object;
    return object;
  }

  /** Applies what an event says about state, before the author's steps run. */
  applyEvent(event: string, payload: Record<string, unknown>): void {
    if (this.type.isOverlay && (event === 'open' || event === 'close')) this.setState('open', event === 'open');
    for (const [key, rule] of Object.entries(this.type.state)) {
      const from = rule.on?.[event];
      if (from !== undefined && Object.hasOwn(payload, from)) this.setState(key, payload[from]);
    }
    if (!this.isInput) return;
    // A problem that shows is looked at again with each change; leaving a filled input shows its problem.
    if (event === 'change' && this.state('error') !== null) this.showProblem();
    if (event === 'blur' && !this.isEmpty()) this.showProblem();
  }

  isEmpty(): boolean {
    const value = this.state('value');
    return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  }

  /** The problem of an input's value, or null. Inputs that do not show or cannot be used have none. */
  problem(): string | null {
    if (this.prop('disabled') === true || !this.isShown()) return null;
    return checkInput(this.typeName, this.checked ?? {}, toJson(this.state('value')));
  }

  /** Puts the problem under the input. @returns whether it is valid */
  showProblem(): boolean {
    const problem = this.problem();
    this.setState('error', problem);
    return problem === null;
  }

  /** Back to what it follows. */
  reset(): void {
    this.follow('value');
    this.setState('error', null);
  }

  /** One state key back to what it follows, or to what it began with. */
  follow(key: string): void {
    this.cells.get(key)?.set(FOLLOWS);
  }

  isChanged(): boolean {
    // Read first: whether it was set by hand is not a signal of its own.
    const value = this.state('value');
    return this.cells.get('value')?.own() !== FOLLOWS && !jsonEqual(value, this.followed('value'));
  }

  keep(): Kept {
    const states = new Map<string, unknown>();
    for (const [key, cell] of this.cells) {
      const own = cell.own();
      if (own !== FOLLOWS) states.set(key, own);
    }
    return { type: this.typeName, states };
  }

  /** Whether it has state that would be lost with it. */
  isChangedByHand(): boolean {
    for (const [key, rule] of Object.entries(this.type.state)) {
      const own = this.cells.get(key)?.own();
      if (own !== undefined && own !== FOLLOWS && (rule.from !== undefined || !jsonEqual(own, rule.initial ?? null))) return true;
    }
    return false;
  }

  /** Anything may have changed. */
  touch(): void {
    this.touched.isWhole = true;
    this.redraw();
  }

  touchState(key: string): void {
    // A whole redraw looks at everything.
    if (!this.touched.isWhole) (this.touched.states ??= new Set()).add(key);
    this.redraw();
  }

  touchKids(): void {
    this.touched.hasKids = true;
    this.redraw();
  }

  /** What changed since the last call. */
  takeTouched(): Touched {
    const { touched } = this;
    this.touched = { isWhole: false, props: null, states: null, hasKids: false };
    return touched;
  }

  /**
   * The node was edited and is still of the same type: takes its new properties and bindings over.
   * @param before the node as it was
   * @param changed bindings with other code
   */
  adopt(before: Pick<PlanNode, 'bound' | 'props'>, changed: ReadonlySet<string>): void {
    const { bound, props } = this.plan;
    for (const [key, computed] of this.bound) {
      const fn = bound[key];
      // Without a binding that works, the property shows.
      const isSame = fn !== undefined && fn === before.bound[key] && !changed.has(fn) && jsonEqual(before.props[key], props[key]);
      if (isSame) continue;
      this.bound.delete(key);
      this.computeds = this.computeds.filter((other) => other !== computed);
      computed.retire();
    }
    for (const key of Object.keys(bound)) if (!this.bound.has(key)) this.bound.set(key, this.bind(key));
    this.exposedObject = null;
    if (this.shape !== null) this.shape.set(this.shape.peek() + 1);
    this.touch();
  }

  propKeys(): string[] {
    return [...new Set([...Object.keys(this.plan.props), ...this.bound.keys()])];
  }

  stateKeys(): string[] {
    return [...this.cells.keys()];
  }

  shownProp(key: string): Json {
    // A property without a binding is JSON already.
    return this.prop(key) as Json;
  }

  /** Properties made from data that is not there yet, once they were read. */
  waitingKeys(): string[] {
    const keys: string[] = [];
    for (const [key, value] of this.bound) if (isAwaitingData(value)) keys.push(key);
    return keys;
  }

  shownState(key: string): Json {
    return toJson(this.state(key));
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    for (const child of this.children) child.dispose();
    this.slot?.dispose();
    for (const computed of this.computeds) computed.dispose();
    if (this.isInput) this.form?.remove(this);
    this.runtime.unregister(this);
  }

  /** A computed that lives as long as this instance. */
  compute<T>(key: string, initial: T, compute: () => T, options: { onDirty?: () => void; equals?: (a: unknown, b: unknown) => boolean } = {}): Computed<T> {
    const computed = new Computed(compute, {
      label: `${this.plan.id}.${key}`,
      initial,
      ...options,
      onError: this.isSilent ? undefined : (error) => this.runtime.reporter('binding', { kind: 'node', id: this.plan.id, key })(error),
      forgets: this.runtime.forgets,
    });
    this.computeds.push(computed);
    return computed;
  }

  private watchShape(): void {
    if (isTracking()) (this.shape ??= new Source(0)).get();
  }

  private redraw(): void {
    if (!this.isDisposed) this.runtime.screen.touch(this);
  }

  /** Whether it and everything round it, up to its form, is visible. */
  private isShown(form: FormState | null = this.form): boolean {
    if (this.prop('visible') === false) return false;
    return this.parent === null || (form !== null && this.parent.ownForm === form) || this.parent.isShown(form);
  }

  private bind(key: string): Computed<Json> {
    const initial = Object.hasOwn(this.plan.props, key) ? this.plan.props[key] : this.type.defaults[key];
    const settled = new Source<{ promise: Promise<unknown>; value: Json } | null>(null);
    let latest: Promise<unknown> | null = null;
    let last: Json = initial ?? null;
    const evaluate = (): Json => {
      const value = this.runtime.fn(this.plan.bound[key] ?? '')(this.scope);
      if (!(value instanceof Promise)) return (last = toShown(value));
      // A promise: its value arrives later; until then the last one stays. Reading `settled` brings the binding back here.
      const arrived = settled.get();
      if (arrived !== null && arrived.promise === latest) {
        latest = null;
        return (last = arrived.value);
      }
      latest = value;
      value.then(
        (result) => {
          if (latest === value) settled.set({ promise: value, value: toJson(result) });
        },
        (error: unknown) => {
          if (latest === value && !this.isSilent) this.runtime.reporter('binding', { kind: 'node', id: this.plan.id, key })(error);
        },
      );
      return last;
    };
    const onDirty = (): void => {
      if (!this.touched.isWhole) (this.touched.props ??= new Set()).add(key);
      this.redraw();
    };
    return this.compute(key, last, evaluate, { onDirty, equals: jsonEqual });
  }

  private createCell(key: string): StateCell {
    const fromForm = this.ownForm?.cell(key);
    if (fromForm !== undefined) return { get: fromForm, set: () => {}, own: () => FOLLOWS, restore: () => {} };
    if (this.isInput && key === 'isValid') {
      const valid = this.compute('isValid', true, () => this.problem() === null, { onDirty: () => this.touchState('isValid') });
      return { get: () => valid.get(), set: () => {}, own: () => FOLLOWS, restore: () => {} };
    }
    const rule = this.type.state[key];
    return rule?.from === undefined ? this.plainCell(key, rule?.initial ?? null) : this.followingCell(key);
  }

  private plainCell(key: string, initial: Json): StateCell {
    const source = new Source<unknown>(initial);
    return {
      get: () => source.get(),
      set: (value) => {
        const next = value === FOLLOWS ? initial : value;
        if (jsonEqual(source.peek(), next)) return;
        source.set(next);
        this.touchState(key);
      },
      own: () => source.peek(),
      restore: (value) => source.setSilently(value),
    };
  }

  /** Follows its property; a value set by hand stays until the property changes (or the form starts anew). */
  private followingCell(key: string): StateCell {
    const own = new Source<unknown>(FOLLOWS);
    let last: { base: unknown; epoch: number } | null = null;
    const evaluate = (): Json => {
      const epoch = key === 'value' && this.isInput ? (this.form?.epoch() ?? 0) : 0;
      const base = this.followed(key);
      // An edit of the app leaves alone what people typed.
      if (last !== null && !this.runtime.isEditing && (last.epoch !== epoch || !jsonEqual(last.base, base))) {
        own.setSilently(FOLLOWS);
        if (key === 'value' && this.isInput) this.setState('error', null);
      }
      last = { base, epoch };
      const set = own.get();
      return toJson(set === FOLLOWS ? base : set);
    };
    const value = this.compute(key, this.type.defaults[key] ?? null, evaluate, { onDirty: () => this.touchState(key), equals: jsonEqual });
    return { get: () => value.get(), set: (next) => own.set(next), own: () => own.peek(), restore: (kept) => own.setSilently(kept) };
  }

  private followed(key: string): unknown {
    if (key === 'value' && this.isInput && this.form !== null) {
      const field = this.prop('field');
      const initial = this.form.initial();
      if (typeof field === 'string' && field !== '' && isObject(initial) && Object.hasOwn(initial, field) && initial[field] !== undefined)
        return initial[field];
    }
    return this.prop(this.type.state[key]?.from ?? key);
  }
}
