import type { PlanVariable, SavedVariables } from '../../shared/contracts/sandbox.ts';
import { jsonEqual, type Json } from '../../shared/kernel/json.ts';
import { HostError } from './bridge.ts';
import { messageOf } from './errors.ts';
import { toJson } from './json.ts';
import type { Runtime } from './runtime.ts';
import { defineGetter, type Scope } from './scope.ts';
import { isComputing, Source, untracked } from './signals.ts';
import { debugging } from './watch.ts';

/** The app's variables. A reload keeps their values by id. */
export class Variables {
  private readonly runtime: Runtime;
  private readonly saved: SavedVariables;
  private readonly values = new Map<string, Source<unknown>>();
  private readonly unsaved = new Set<string>();
  private plans = new Map<string, PlanVariable>();

  constructor(runtime: Runtime, saved: SavedVariables) {
    this.runtime = runtime;
    this.saved = saved;
  }

  load(plans: readonly PlanVariable[], root: Scope): void {
    const before = this.plans;
    this.plans = new Map(plans.map((plan) => [plan.id, plan]));
    for (const id of [...this.values.keys()]) if (!this.plans.has(id)) this.values.delete(id);
    for (const { id } of plans) defineGetter(root, id, () => this.source(id).get(), (value) => this.set(id, value));
    for (const plan of plans) {
      const old = before.get(plan.id);
      const source = this.source(plan.id);
      // The author changed what it starts with, and nobody changed it since: take the new start.
      if (old !== undefined && !jsonEqual(old.initial, plan.initial) && 'value' in old.initial && jsonEqual(source.peek(), old.initial.value)) source.set(this.initial(plan));
    }
  }

  set(id: string, value: unknown): void {
    if (isComputing()) throw new HostError('request.invalid', `A binding may only read. Set “${id}” in an event.`);
    const plan = this.plans.get(id);
    if (plan === undefined) throw new HostError('expression.unknown-name', `There is no variable called “${id}”.`);
    const next = toJson(value);
    const source = this.source(id);
    if (jsonEqual(source.peek(), next)) return;
    debugging.watcher?.about('state', id, '');
    source.set(next);
    if (plan.persist === 'saved') this.unsaved.add(id);
  }

  reset(id: string): void {
    const plan = this.plans.get(id);
    this.set(id, plan === undefined ? null : this.initial(plan));
  }

  /** Sends the values that must outlive the app. */
  save(): void {
    if (this.runtime.isDesign) return this.unsaved.clear();
    for (const id of this.unsaved) {
      const value = this.source(id).peek();
      this.runtime.bridge.call({ method: 'data.setSaved', args: { id, value } }).catch((error: unknown) => {
        this.runtime.bridge.log('error', 'data', `“${id}” was not saved: ${messageOf(error)}`, { kind: 'state', id });
      });
    }
    this.unsaved.clear();
  }

  private source(id: string): Source<unknown> {
    let source = this.values.get(id);
    if (source === undefined) {
      source = new Source<unknown>(null);
      this.values.set(id, source);
      const plan = this.plans.get(id);
      if (plan !== undefined) source.setSilently(plan.persist === 'saved' && Object.hasOwn(this.saved, id) ? this.saved[id] : this.initial(plan));
    }
    return source;
  }

  private initial(plan: PlanVariable): Json {
    if ('value' in plan.initial) return plan.initial.value;
    const { fn } = plan.initial;
    try {
      return toJson(untracked(() => this.runtime.fn(fn)(this.runtime.root)));
    } catch (error) {
      this.runtime.reporter('binding', { kind: 'state', id: plan.id })(error);
      return null;
    }
  }
}
