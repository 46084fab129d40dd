import { checkInput } from '../../shared/app/catalogue/check-input.ts';
import type { PlanNode, PlanType } from '../../shared/contracts/sandbox.ts';
import { jsonEqual, type Json, type JsonObject } from '../../shared/kernel/json.ts';
import type { Runtime } from './runtime.ts';
import { toJson, isObject } from './json.ts';
import { FormState } from './form.ts';
import { defineGetter, type Scope } from './scope.ts';
import { Computed, Source } from './signals.ts';
import { ItemSlot } from './item-slot.ts';
import { debugging } from './watch.ts';

/** No value of its own: it follows the property (or the form). */
const FOLLOWS: unique symbol = Symbol('follows');

const CHECKED_PROPS = ['required', 'type', 'mode', 'pattern', 'min', 'max', 'maxLength', 'rules'] as const;

type StateCell = { get(): unknown; set(value: unknown): void; /** The value set by hand, if any. */ own(): unknown; restore(value: unknown): void };

/** What a reload keeps of an instance. */
export type Kept = { type: string; states: Map<string, unknown> };

/** One drawn copy of a node. Its id is the node's, with `@key` for each repeat round it. */
export class Instance {
  readonly id: string;
  readonly plan: PlanNode;
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
  children: Instance[] = [];
  isDisposed = false;
  private readonly bound = new Map<string, Computed<Json>>();
  private readonly cells = new Map<string, StateCell>();
  private readonly computeds: Computed<unknown>[] = [];
  private exposedObject: Scope | null = null;
  /** The properties that a check looks at, read only when it does: reading more would make false cycles. */
  private readonly checked: JsonObject = {};

  constructor(runtime: Runtime, plan: PlanNode, parent: Instance | null, scope: Scope, keyPath: string, isSilent: boolean) {
    this.runtime = runtime;
    this.plan = plan;
    this.parent = parent;
    this.scope = scope;
    this.keyPath = keyPath;
    this.isSilent = isSilent;
    this.id = plan.id + keyPath;
    this.type = runtime.typeOf(plan.type);
    this.ownForm = this.type.isForm ? new FormState(this) : null;
    this.form = this.ownForm ?? parent?.form ?? null;
    if (this.type.isInput) for (const key of CHECKED_PROPS) defineGetter(this.checked, key, () => toJson(this.prop(key)));
    for (const [key, fn] of Object.entries(plan.bound)) this.bound.set(key, this.bind(key, fn));
    const kept = runtime.keptOf(this.id, plan.type);
    for (const key of Object.keys(this.type.state)) {
      const cell = this.createCell(key);
      this.cells.set(key, cell);
      if (kept?.states.has(key)) cell.restore(kept.states.get(key));
    }
    if (this.isInput && parent !== null) parent.form?.add(this);
    this.slot = this.type.slot === 'item' ? new ItemSlot(this) : null;
    runtime.register(this);
  }

  get isInput(): boolean {
    return this.type.isInput === true;
  }

  /** Reads a property and subscribes the reader to it. */
  prop(key: string): unknown {
    const bound = this.bound.get(key);
    if (bound !== undefined) return bound.get();
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
    if (this.exposedObject !== null) return this.exposedObject;
    const object: Scope = {};
    for (const key of new Set([...Object.keys(this.type.defaults), ...Object.keys(this.plan.props), ...this.bound.keys()])) {
      if (!this.cells.has(key)) defineGetter(object, key, () => this.prop(key));
    }
    for (const key of this.cells.keys()) defineGetter(object, key, () => this.state(key));
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
    return checkInput(this.plan.type, this.checked, toJson(this.state('value')));
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
    return this.cells.get('value')?.own() !== FOLLOWS && !jsonEqual(this.state('value'), this.followed('value'));
  }

  keep(): Kept {
    const states = new Map<string, unknown>();
    for (const [key, cell] of this.cells) {
      const own = cell.own();
      if (own !== FOLLOWS) states.set(key, own);
    }
    return { type: this.plan.type, states };
  }

  touch(): void {
    if (!this.isDisposed) this.runtime.screen.touch(this);
  }

  props(): JsonObject {
    const props: JsonObject = { ...this.plan.props };
    for (const [key, value] of this.bound) props[key] = value.get();
    return props;
  }

  states(): JsonObject {
    const states: JsonObject = {};
    for (const [key, cell] of this.cells) states[key] = toJson(cell.get());
    return states;
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

  /** A computed that lives as long as this instance and redraws it. */
  compute<T>(key: string, initial: T, compute: () => T, onDirty?: () => void): Computed<T> {
    const computed = new Computed(compute, {
      label: `${this.plan.id}.${key}`,
      initial,
      onDirty: onDirty ?? (() => this.touch()),
      onError: this.isSilent ? undefined : this.runtime.reporter('binding', { kind: 'node', id: this.plan.id, key }),
    });
    this.computeds.push(computed);
    return computed;
  }

  /** Whether it and everything round it, up to its form, is visible. */
  private isShown(form: FormState | null = this.form): boolean {
    if (this.prop('visible') === false) return false;
    return this.parent === null || (form !== null && this.parent.ownForm === form) || this.parent.isShown(form);
  }

  private bind(key: string, fn: string): Computed<Json> {
    const initial = Object.hasOwn(this.plan.props, key) ? this.plan.props[key] : this.type.defaults[key];
    const settled = new Source<{ promise: Promise<unknown>; value: Json } | null>(null);
    let latest: Promise<unknown> | null = null;
    let last: Json = initial ?? null;
    return this.compute(key, last, () => {
      const value = this.runtime.fn(fn)(this.scope);
      if (!(value instanceof Promise)) return (last = toJson(value));
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
    });
  }

  private createCell(key: string): StateCell {
    const fromForm = this.ownForm?.cell(key);
    if (fromForm !== undefined) return { get: fromForm, set: () => {}, own: () => FOLLOWS, restore: () => {} };
    if (this.isInput && key === 'isValid') {
      const valid = this.compute('isValid', true, () => this.problem() === null);
      return { get: () => valid.get(), set: () => {}, own: () => FOLLOWS, restore: () => {} };
    }
    const rule = this.type.state[key];
    return rule?.from === undefined ? this.plainCell(rule?.initial ?? null) : this.followingCell(key);
  }

  private plainCell(initial: Json): StateCell {
    const source = new Source<unknown>(initial);
    return {
      get: () => source.get(),
      set: (value) => {
        const next = value === FOLLOWS ? initial : value;
        if (jsonEqual(source.peek(), next)) return;
        source.set(next);
        this.touch();
      },
      own: () => source.peek(),
      restore: (value) => source.setSilently(value),
    };
  }

  /** Follows its property; a value set by hand stays until the property changes (or the form starts anew). */
  private followingCell(key: string): StateCell {
    const own = new Source<unknown>(FOLLOWS);
    let last: { base: unknown; epoch: number } | null = null;
    const value = this.compute(key, this.type.defaults[key] ?? null, () => {
      const epoch = key === 'value' && this.isInput ? (this.form?.epoch() ?? 0) : 0;
      const base = this.followed(key);
      if (last !== null && (last.epoch !== epoch || !jsonEqual(last.base, base))) {
        own.setSilently(FOLLOWS);
        if (key === 'value' && this.isInput) this.setState('error', null);
      }
      last = { base, epoch };
      const set = own.get();
      return toJson(set === FOLLOWS ? base : set);
    });
    return { get: () => value.get(), set: (next) => own.set(next), own: () => own.peek(), restore: (kept) => own.setSilently(kept) };
  }

  private followed(key: string): unknown {
    if (key === 'value' && this.isInput && this.form !== null) {
      const field = this.prop('field');
      const initial = this.form.initial();
      if (typeof field === 'string' && field !== '' && isObject(initial) && Object.hasOwn(initial, field) && initial[field] !== undefined) return initial[field];
    }
    return this.prop(this.type.state[key]?.from ?? key);
  }
}
