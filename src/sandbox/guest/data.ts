import type { PlanEntity } from '../../shared/contracts/sandbox.ts';
import { HostError, type Bridge } from './bridge.ts';
import { aggregateOp, conditions, EntityNames, orders, unknownEntity, type Where } from './data-requests.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
import { NewRows } from './new-rows.ts';
import { matches, sortRows, type Row, type RowReader } from './rows.ts';
import type { Scope } from './scope.ts';

const ALL_ROWS = 100_000;

export type ListOptions = {
  where?: unknown;
  search?: unknown;
  orderBy?: unknown;
  limit?: unknown;
  offset?: unknown;
  include?: unknown;
};
/** One change, or new rows of one kind that follow each other. */
type Operation = { kind: 'update' | 'delete'; entity: string; id: string; values?: Row } | NewRows;

/** The app's rows as actions, queries and scripts use them. Every call goes through the bridge. */
export class Data {
  private readonly bridge: Bridge;
  private readonly rows: RowReader;
  private readonly defaultOf: (fn: string) => unknown;
  private readonly known = new Map<string, EntityNames>();

  constructor(bridge: Bridge, rows: RowReader, defaultOf: (fn: string) => unknown) {
    this.bridge = bridge;
    this.rows = rows;
    this.defaultOf = defaultOf;
  }

  /** @returns rows with computed fields only when asked to: queries add them later, so that they follow variables */
  async list(entityId: string, options: ListOptions, complete = true): Promise<{ rows: Row[]; total: number }> {
    const names = this.names(entityId);
    const where = conditions(names, options.where);
    const orderBy = orders(names, options.orderBy);
    const limit = isEmptyValue(options.limit) ? undefined : Number(options.limit);
    const offset = Number(options.offset) || 0;
    const include = (Array.isArray(options.include) ? options.include : isEmptyValue(options.include) ? [] : [options.include]).map((field: unknown) =>
      names.readableField(String(field)),
    );
    const search = isEmptyValue(options.search) ? '' : String(options.search);
    const isOwn = (field: string): boolean => this.rows.isComputed(entityId, field);
    const needsAll = where.some(({ field }) => isOwn(field)) || orderBy.some(({ field }) => isOwn(field));
    const request: Record<string, unknown> = { entity: entityId, where: where.filter(({ field }) => !isOwn(field)), search, include };
    if (needsAll) request['limit'] = ALL_ROWS;
    else {
      request['orderBy'] = orderBy;
      if (limit !== undefined) request['limit'] = Math.min(limit, ALL_ROWS);
      if (offset > 0) request['offset'] = offset;
    }
    const answer = await this.bridge.call({ method: 'data.list', args: { request } });
    const raw = isObject(answer) && Array.isArray(answer['rows']) ? (answer['rows'] as Row[]) : [];
    const total = isObject(answer) ? Number(answer['total']) : raw.length;
    // What arrived belongs to nobody else: without computed fields it is handed on as it is.
    if (!needsAll) return { rows: complete && this.rows.hasComputed(entityId) ? raw.map((row) => this.rows.complete(entityId, row)) : raw, total };
    const completed = raw.map((row) => ({ row, full: this.rows.complete(entityId, row) }));
    const kept = completed.filter(({ full }) => where.every((condition) => !isOwn(condition.field) || matches(full, condition)));
    const originals = new Map(kept.map(({ row, full }) => [full, row]));
    const sorted = sortRows(
      kept.map(({ full }) => full),
      orderBy,
    ).slice(offset, limit === undefined ? undefined : offset + limit);
    return { rows: complete ? sorted : sorted.map((full) => originals.get(full) ?? full), total: kept.length };
  }

  async get(entityId: string, id: unknown): Promise<Row | null> {
    this.entity(entityId);
    if (isEmptyValue(id)) return null;
    const row = await this.bridge.call({ method: 'data.get', args: { entity: entityId, id: String(id) } });
    return isObject(row) ? this.rows.complete(entityId, row) : null;
  }

  async create(entityId: string, values: unknown): Promise<Row> {
    return this.row(entityId, await this.bridge.call({ method: 'data.create', args: { entity: entityId, values: this.newValues(entityId, values) } }));
  }

  async update(entityId: string, id: unknown, values: unknown): Promise<Row> {
    const names = this.names(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${names.plan.name} to save: the row id is empty.`);
    return this.row(entityId, await this.bridge.call({ method: 'data.update', args: { entity: entityId, id: String(id), values: names.clean(values) } }));
  }

  async delete(entityId: string, id: unknown): Promise<void> {
    const entity = this.entity(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${entity.name} to delete: the row id is empty.`);
    await this.bridge.call({ method: 'data.delete', args: { entity: entityId, id: String(id) } });
  }

  async count(entityId: string, options: ListOptions = {}): Promise<number> {
    const where = conditions(this.names(entityId), options.where);
    if (where.some(({ field }) => this.rows.isComputed(entityId, field))) return (await this.list(entityId, options)).total;
    const search = isEmptyValue(options.search) ? '' : String(options.search);
    return Number(await this.bridge.call({ method: 'data.count', args: { request: { entity: entityId, where, search } } }));
  }

  /** Without `groupBy` the value itself; with it `[{key, value, label}]`, where label is how people name the key. */
  async aggregate(entityId: string, request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }): Promise<unknown> {
    const names = this.names(entityId);
    const op = aggregateOp(request.op);
    const where = conditions(names, request.where);
    const field = isEmptyValue(request.field) ? undefined : names.readableField(String(request.field));
    const groupBy = isEmptyValue(request.groupBy) ? undefined : names.readableField(String(request.groupBy));
    if (op !== 'count' && field === undefined) throw new HostError('request.invalid', `${names.plan.name}: “${op}” needs a field.`);
    const isOwn = [...where.map((condition) => condition.field), field, groupBy].some((name) => name !== undefined && this.rows.isComputed(entityId, name));
    const found = isOwn ? await this.aggregateHere(entityId, op, field, groupBy, where) : await this.aggregateThere(entityId, op, field, groupBy, where);
    if (groupBy === undefined) return found[0]?.value ?? (op === 'count' || op === 'sum' ? 0 : null);
    return this.labelled(names.plan, groupBy, found);
  }

  /**
   * All or nothing. A list of `{kind, entity, id, values}`, or a function of `tx`: its reads see what is committed, its writes are done
   * together once it ends, and none of them if it throws. @returns the rows, or what the function returned
   */
  async transaction(work: unknown): Promise<unknown> {
    if (typeof work !== 'function') return this.commit(this.operationsOf(work));
    const writes: Operation[] = [];
    const result: unknown = await work(this.scriptApi(undefined, writes));
    if (writes.length > 0) await this.commit(writes);
    return result;
  }

  private operationsOf(list: unknown): Operation[] {
    if (!Array.isArray(list))
      throw new HostError('request.invalid', 'A transaction is a list of { kind, entity, id, values }, or a function: db.transaction(async (tx) => { … }).');
    const all: Operation[] = [];
    for (const operation of list as unknown[]) {
      if (!isObject(operation)) throw new HostError('request.invalid', 'Every change of a transaction is an object: { kind, entity, id, values }.');
      const entity = String(operation['entity']);
      const id = String(operation['id'] ?? '');
      switch (operation['kind']) {
        case 'create':
          this.addNew(all, entity, operation['values']);
          break;
        case 'update':
          all.push({ kind: 'update', entity, id, values: this.names(entity).clean(operation['values']) });
          break;
        case 'delete':
          this.names(entity);
          all.push({ kind: 'delete', entity, id });
          break;
        default:
          throw new HostError('request.invalid', `A change of a transaction is a create, update or delete, not “${String(operation['kind'])}”.`);
      }
    }
    return all;
  }

  /** New rows of one kind that follow each other travel together. */
  private addNew(writes: Operation[], entity: string, values: unknown, id?: string): NewRows {
    const last = writes.at(-1);
    let group = last instanceof NewRows && last.entity === entity ? last : null;
    if (group === null) writes.push((group = new NewRows(entity, this.names(entity), id !== undefined, this.defaultOf)));
    group.add(values, id);
    return group;
  }

  /** All of them, or none. */
  async createMany(entity: string, list: unknown): Promise<Row[]> {
    const writes: Operation[] = [];
    for (const values of listOf(list)) this.addNew(writes, entity, values);
    return writes.length === 0 ? [] : this.commit(writes);
  }

  /** New rows come back as what the host made of them, without what it was told. */
  private async commit(writes: Operation[]): Promise<Row[]> {
    const operations = writes.map((write) => (write instanceof NewRows ? write.operation() : write));
    const answers = await this.bridge.call({ method: 'data.transaction', args: { operations, brief: true } });
    if (!Array.isArray(answers)) return [];
    return writes.flatMap((write, i) => {
      const rows = write instanceof NewRows ? write.made(answers[i]) : [isObject(answers[i]) ? answers[i] : {}];
      return this.rows.hasComputed(write.entity) ? rows.map((row) => this.rows.complete(write.entity, row)) : rows;
    });
  }

  private newValues(entityId: string, values: unknown): Row {
    const names = this.names(entityId);
    const given = names.clean(values);
    for (const field of names.defaulted) {
      if (field.default === undefined || given[field.id] !== undefined) continue;
      given[field.id] = 'fn' in field.default ? toJson(this.defaultOf(field.default.fn)) : field.default.value;
    }
    return given;
  }

  /**
   * `db` of scripts.
   * @param onUse told which entities are read
   * @param writes collects changes instead of doing them: inside a transaction
   */
  scriptApi(onUse: (entity: string) => void = () => {}, writes: Operation[] | null = null): Scope {
    const target: Scope = Object.create(null);
    if (writes === null) target['transaction'] = (work: unknown) => this.transaction(work);
    return new Proxy(target, {
      get: (known, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (Object.hasOwn(known, name)) return known[name];
        this.names(name);
        const table = { ...this.readApi(name, onUse), ...(writes === null ? this.writeApi(name) : this.collectApi(name, writes)) };
        known[name] = table;
        return table;
      },
    });
  }

  private readApi(entity: string, onUse: (entity: string) => void): Scope {
    const reads = <T>(run: () => T): T => {
      onUse(entity);
      return run();
    };
    return {
      list: (options: ListOptions = {}) => reads(async () => (await this.list(entity, options)).rows),
      get: (id: unknown) => reads(() => this.get(entity, id)),
      count: (options: ListOptions = {}) => reads(() => this.count(entity, options)),
      aggregate: (request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }) => reads(() => this.aggregate(entity, request)),
    };
  }

  private writeApi(entity: string): Scope {
    return {
      create: (values: unknown) => this.create(entity, values),
      createMany: (list: unknown) => this.createMany(entity, list),
      update: (id: unknown, values: unknown) => this.update(entity, id, values),
      delete: (id: unknown) => this.delete(entity, id),
    };
  }

  /** New rows get their id at once, so that rows made together can refer to each other. */
  private collectApi(entity: string, writes: Operation[]): Scope {
    const create = (given: unknown): Row => {
      const group = this.addNew(writes, entity, given, rowId());
      const row: Row = {};
      group.rows.at(-1)?.forEach((value, i) => (row[group.fields[i] ?? ''] = value));
      return row;
    };
    return {
      create: async (given: unknown) => create(given),
      createMany: async (list: unknown) => listOf(list).map(create),
      update: async (id: unknown, given: unknown) => {
        const values = this.names(entity).clean(given);
        writes.push({ kind: 'update', entity, id: String(id ?? ''), values });
        return { id, ...values };
      },
      delete: async (id: unknown) => {
        writes.push({ kind: 'delete', entity, id: String(id ?? '') });
      },
    };
  }

  private entity(id: string): PlanEntity {
    return this.names(id).plan;
  }

  private names(id: string): EntityNames {
    let names = this.known.get(id);
    if (names === undefined) {
      const plan = this.rows.entity(id);
      if (plan === undefined) throw unknownEntity(id, this.rows.entityIds());
      names = new EntityNames(plan);
      this.known.set(id, names);
    }
    return names;
  }

  private row(entityId: string, answer: unknown): Row {
    const row = isObject(answer) ? answer : {};
    return this.rows.hasComputed(entityId) ? this.rows.complete(entityId, row) : row;
  }

  private async aggregateThere(
    entity: string,
    op: string,
    field: string | undefined,
    groupBy: string | undefined,
    where: Where[],
  ): Promise<{ key: unknown; value: unknown }[]> {
    const request: Record<string, unknown> = { entity, op, where };
    if (field !== undefined) request['field'] = field;
    if (groupBy !== undefined) request['groupBy'] = groupBy;
    const answer = await this.bridge.call({ method: 'data.aggregate', args: { request } });
    return Array.isArray(answer) ? answer : [];
  }

  private async aggregateHere(
    entity: string,
    op: string,
    field: string | undefined,
    groupBy: string | undefined,
    where: Where[],
  ): Promise<{ key: unknown; value: unknown }[]> {
    const { rows } = await this.list(entity, { where });
    const groups = new Map<unknown, Row[]>();
    for (const row of rows) {
      const key = groupBy === undefined ? null : (row[groupBy] ?? null);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups].map(([key, members]) => ({ key, value: reduce(op, members, field) }));
  }

  private async labelled(entity: PlanEntity, groupBy: string, groups: { key: unknown; value: unknown }[]): Promise<unknown[]> {
    const field = entity.fields.find((candidate) => candidate.id === groupBy);
    const labels = new Map<unknown, string>((field?.choices ?? []).map(({ value, label }) => [value, label]));
    const target = field?.references === undefined ? undefined : this.rows.entity(field.references);
    if (target !== undefined) {
      const ids = groups.map(({ key }) => key).filter((key) => !isEmptyValue(key));
      const { rows } = await this.list(target.id, { where: [{ field: 'id', op: 'in', value: ids }] });
      for (const row of rows) labels.set(row['id'], String(row[target.displayField] ?? row['id']));
    }
    const say = (key: unknown): string => (isEmptyValue(key) ? 'None' : key === true ? 'Yes' : key === false ? 'No' : String(key));
    return groups.map(({ key, value }) => ({ key, value, label: labels.get(key) ?? say(key) }));
  }
}

function reduce(op: string, rows: readonly Row[], field: string | undefined): number | null {
  if (op === 'count') return rows.length;
  const values = rows.map((row) => row[field ?? '']).filter((value): value is number => typeof value === 'number');
  if (op === 'sum') return values.reduce((total, value) => total + value, 0);
  if (values.length === 0) return null;
  if (op === 'avg') return values.reduce((total, value) => total + value, 0) / values.length;
  return op === 'min' ? Math.min(...values) : Math.max(...values);
}

/** Unlikely enough to be taken; the store refuses one that is. */
function rowId(): string {
  let id = 'row_';
  for (let i = 0; i < 12; i++) id += Math.floor(Math.random() * 36).toString(36);
  return id;
}

function listOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list;
  throw new HostError('request.invalid', 'createMany takes a list of values, such as [{ title: "A" }, { title: "B" }].');
}
