import type { PlanQuery } from '../../shared/contracts/sandbox.ts';
import { jsonEqual, type JsonObject } from '../../shared/kernel/json.ts';
import { startAwaiting, stopAwaiting } from './awaiting.ts';
import { fatal, isFatal, messageOf } from './errors.ts';
import { exposed, isEmptyValue, isObject, toJson } from './json.ts';
import type { Row } from './rows.ts';
import type { Runtime } from './runtime.ts';
import { scriptApp } from './script-app.ts';
import { createScope, defineGetter, defineValue, type Scope } from './scope.ts';
import { Computed, Source, untracked } from './signals.ts';
import { debugging } from './watch.ts';

type Inputs = { isEnabled: boolean; values: unknown[]; search: unknown; rowId: unknown };

/** More reloads than this in ten seconds are a loop, such as a script query that writes what it reads. */
const MAX_RELOADS = 200;

/** A named read that keeps itself up to date: it runs again when a value in it or a row of its entity changes. */
export class QueryState {
  readonly plan: PlanQuery;
  readonly exposed: Scope;
  private readonly runtime: Runtime;
  private readonly raw: Source<unknown>;
  private readonly total = new Source(0);
  private readonly isLoading: Source<boolean>;
  private readonly error = new Source<string | null>(null);
  private readonly inputs: Computed<Inputs | null>;
  private readonly data: Computed<unknown>;
  private readonly uses = new Set<string>();
  /** By id. */
  private lastRows: ReadonlyMap<unknown, { json: JsonObject; row: Row }> = new Map();
  private lastInputs: Inputs | null = null;
  /** Nobody has read it, so it has not begun. */
  isWaiting: boolean;
  hasRun = false;
  private hasAnswered = false;
  private token = 0;
  private inFlight = 0;
  private timer: number | null = null;
  private reloads: number[] = [];

  constructor(runtime: Runtime, plan: PlanQuery) {
    this.runtime = runtime;
    this.plan = plan;
    this.isWaiting = plan.waits === true;
    this.raw = new Source(emptyData(plan));
    this.isLoading = new Source(plan.autoRun);
    if (plan.entity !== undefined) this.uses.add(plan.entity);
    const place = { kind: 'query', id: plan.id } as const;
    this.inputs = new Computed<Inputs | null>(() => this.readInputs(), {
      label: plan.id,
      initial: null,
      onDirty: () => runtime.touchQuery(this),
      onError: runtime.reporter('binding', place),
    });
    // Computed fields are added here, so that a formula that uses a variable follows it.
    this.data = new Computed<unknown>(() => this.completed(this.raw.get()), {
      label: `${plan.id}.data`,
      initial: emptyData(plan),
      onError: runtime.reporter('binding', place),
    });
    this.exposed = {};
    defineGetter(this.exposed, 'data', () => this.data.get());
    defineGetter(this.exposed, 'total', () => this.total.get());
    defineGetter(this.exposed, 'isLoading', () => this.isLoading.get());
    defineGetter(this.exposed, 'error', () => this.error.get());
  }

  /** As expressions and scripts see it. */
  read(): Scope {
    if (this.isWaiting) {
      this.isWaiting = false;
      this.runtime.touchQuery(this);
    }
    return this.exposed;
  }

  /** Its first answer is on the way: what needs it may fail until then. */
  get isAwaited(): boolean {
    return this.inFlight > 0 && !this.hasAnswered;
  }

  /** Its code changed: names in it mean something else. */
  invalidate(): void {
    this.inputs.invalidate();
  }

  /** Looks whether something it depends on changed, and if so runs it, after its debounce. */
  check(): void {
    if (!this.plan.autoRun || this.isWaiting) return;
    const inputs = untracked(() => this.inputs.get());
    if (inputs === null) {
      // Its values cannot be read (yet); the problem is in the log.
      if (!this.hasRun) this.isLoading.set(false);
      return;
    }
    if (this.hasRun && jsonEqual(inputs, this.lastInputs) && this.plan.kind !== 'script') return;
    if (!this.hasRun || this.plan.debounceMs === 0) this.start(true);
    else {
      this.runtime.bridge.clearTimer(this.timer);
      this.timer = this.runtime.bridge.setTimer(() => this.start(true), this.plan.debounceMs, false, 'runtime');
    }
  }

  usesEntity(entities: ReadonlySet<string>): boolean {
    for (const entity of this.uses) if (entities.has(entity)) return true;
    const fields = this.plan.entity === undefined ? undefined : this.runtime.rows.entity(this.plan.entity)?.fields;
    const named = new Set([...this.plan.include, this.plan.aggregate?.groupBy]);
    return fields?.some((field) => field.references !== undefined && entities.has(field.references) && named.has(field.id)) ?? false;
  }

  /** Rows changed: fetch again in the background. */
  reload(): void {
    if (!this.hasRun || (this.plan.kind === 'script' && this.inFlight > 0)) return;
    const now = this.runtime.bridge.now();
    this.reloads = this.reloads.filter((at) => now - at < 10_000);
    this.reloads.push(now);
    if (this.reloads.length > MAX_RELOADS) {
      if (this.reloads.length === MAX_RELOADS + 1)
        this.runtime.bridge.log('error', 'data', 'It reloads all the time, so it was paused. Does it change the rows it reads?', {
          kind: 'query',
          id: this.plan.id,
        });
      return;
    }
    this.start(false);
  }

  /** @returns the data. Throws when the read fails. */
  run(): Promise<unknown> {
    return this.execute(true, true);
  }

  reset(): void {
    this.cancel();
    this.hasRun = false;
    this.raw.set(emptyData(this.plan));
    this.total.set(0);
    this.error.set(null);
  }

  cancel(): void {
    this.token++;
    this.runtime.bridge.clearTimer(this.timer);
    this.isLoading.set(false);
  }

  dispose(): void {
    this.token++;
    this.endWait();
    this.runtime.bridge.clearTimer(this.timer);
    this.inputs.dispose();
    this.data.dispose();
  }

  private endWait(): void {
    if (stopAwaiting(this.raw, this.total)) this.runtime.screen.answered();
  }

  private start(showsLoading: boolean): void {
    this.execute(showsLoading, false).catch((error: unknown) => {
      if (isFatal(error)) fatal(error);
    });
  }

  private async execute(showsLoading: boolean, isAsked: boolean): Promise<unknown> {
    const inputs = untracked(() => this.inputs.get());
    if (inputs === null || (!inputs.isEnabled && !isAsked)) {
      this.lastInputs = inputs;
      if (inputs !== null) this.hasRun = true;
      this.isLoading.set(false);
      return this.data.get();
    }
    const token = ++this.token;
    const ticket = debugging.watcher?.ticket();
    this.lastInputs = inputs;
    this.hasRun = true;
    this.inFlight++;
    if (!this.hasAnswered) startAwaiting(this.raw, this.total);
    if (showsLoading) this.isLoading.set(true);
    try {
      const { data, total } = await this.fetch(inputs);
      if (token !== this.token) return this.data.get();
      debugging.watcher?.about('query', this.plan.id, 'data', ticket);
      this.raw.set(data);
      debugging.watcher?.forget();
      this.total.set(total);
      this.error.set(null);
      return this.data.get();
    } catch (error) {
      if (isFatal(error)) fatal(error);
      if (token === this.token) {
        this.error.set(messageOf(error));
        if (!isAsked) this.runtime.bridge.log('error', 'data', messageOf(error), { kind: 'query', id: this.plan.id });
      }
      throw error;
    } finally {
      this.inFlight--;
      this.hasAnswered = true;
      this.endWait();
      if (token === this.token) this.isLoading.set(false);
    }
  }

  private async fetch(inputs: Inputs): Promise<{ data: unknown; total: number }> {
    const { plan, runtime } = this;
    if (plan.kind === 'script') return this.runScript();
    const entity = plan.entity ?? '';
    const where = plan.where
      .map(({ field, op, skipEmpty }, i) => ({ field, op, skipEmpty, value: inputs.values[i] }))
      .filter(({ skipEmpty, value }) => !(skipEmpty && isEmptyValue(value)))
      .map(({ field, op, value }) => ({ field, op, value }));
    switch (plan.kind) {
      case 'list': {
        const { rows, total } = await runtime.data.reader.list(
          entity,
          { where, search: inputs.search, orderBy: plan.orderBy, limit: plan.limit, include: plan.include },
          false,
        );
        return { data: rows, total };
      }
      case 'get': {
        if (isEmptyValue(inputs.rowId)) return { data: null, total: 0 };
        const { rows } = await runtime.data.reader.list(
          entity,
          { where: [{ field: 'id', op: 'eq', value: inputs.rowId }], include: plan.include, limit: 1 },
          false,
        );
        return { data: rows[0] ?? null, total: rows.length };
      }
      case 'count': {
        const count = await runtime.data.reader.count(entity, { where, search: inputs.search });
        return { data: count, total: count };
      }
      case 'aggregate': {
        const data = await runtime.data.reader.aggregate(entity, {
          op: plan.aggregate?.op ?? 'count',
          field: plan.aggregate?.field,
          groupBy: plan.aggregate?.groupBy,
          where,
        });
        return { data, total: Array.isArray(data) ? data.length : 1 };
      }
    }
  }

  private async runScript(): Promise<{ data: unknown; total: number }> {
    const scope = createScope(this.runtime.root);
    defineValue(
      scope,
      'db',
      this.runtime.data.scriptApi((entity) => this.uses.add(entity)),
    );
    defineValue(scope, 'app', scriptApp(this.runtime, null));
    const data = toJson(await this.runtime.fn(this.plan.script ?? '')(scope));
    return { data, total: Array.isArray(data) ? data.length : 1 };
  }

  private readInputs(): Inputs {
    const { plan, runtime } = this;
    runtime.version.get();
    const isEnabled = plan.enabled === undefined || Boolean(runtime.fn(plan.enabled)(runtime.root));
    if (!isEnabled) return { isEnabled, values: [], search: '', rowId: null };
    const values = runtime.fn(plan.inputs)(runtime.root);
    const read = isObject(values) ? values : {};
    const list = Array.isArray(read['values']) ? read['values'] : [];
    return { isEnabled, values: list.map((value: unknown) => toJson(value)), search: toJson(read['search']), rowId: toJson(read['rowId']) };
  }

  private completed(raw: unknown): unknown {
    const { entity, kind } = this.plan;
    this.runtime.version.get();
    if (entity === undefined) return raw;
    if (kind === 'list' && Array.isArray(raw)) return safeArray(this.completedRows(entity, raw as Row[]));
    return kind === 'get' && isObject(raw) ? this.completedRows(entity, [raw])[0] : raw;
  }

  /** A row that is as it was before is the same object, so that what shows it is left alone. */
  private completedRows(entity: string, raw: readonly Row[]): Row[] {
    const { rows } = this.runtime;
    const before = this.lastRows;
    const isPlain = !rows.hasComputed(entity);
    const next = new Map<unknown, { json: JsonObject; row: Row }>();
    const out = raw.map((each) => {
      // Rows come from the host as JSON, and a copy of them is JSON too.
      const json = (isPlain ? each : toJson(rows.complete(entity, each))) as JsonObject;
      const old = before.get(each['id']);
      const known = old !== undefined && jsonEqual(old.json, json) ? old : { json, row: exposed(json) };
      next.set(each['id'], known);
      return known.row;
    });
    this.lastRows = next;
    return out;
  }
}

/** Rows are shared by all who read them: sorting or reversing gives a copy, so that one binding never changes another's order. */
function safeArray(rows: Row[]): Row[] {
  for (const method of ['sort', 'reverse'] as const) {
    Object.defineProperty(rows, method, {
      enumerable: false,
      value: (...args: [((a: Row, b: Row) => number)?]) => (method === 'sort' ? rows.slice().sort(...args) : rows.slice().reverse()),
    });
  }
  return rows;
}

function emptyData(plan: PlanQuery): unknown {
  if (plan.kind === 'list') return [];
  if (plan.kind === 'count') return 0;
  return plan.kind === 'aggregate' && plan.aggregate?.groupBy !== undefined ? [] : null;
}
