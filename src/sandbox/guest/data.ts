import type { PlanEntity } from '../../shared/contracts/sandbox.ts';
import { HostError, type Bridge } from './bridge.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
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
type Order = { field: string; direction: 'asc' | 'desc' };
type Where = { field: string; op: string; value?: unknown };

/** The app's rows as actions, queries and scripts use them. Every call goes through the bridge. */
export class Data {
  private readonly bridge: Bridge;
  private readonly rows: RowReader;
  private readonly defaultOf: (fn: string) => unknown;

  constructor(bridge: Bridge, rows: RowReader, defaultOf: (fn: string) => unknown) {
    this.bridge = bridge;
    this.rows = rows;
    this.defaultOf = defaultOf;
  }

  /** @returns rows with computed fields only when asked to: queries add them later, so that they follow variables */
  async list(entityId: string, options: ListOptions, complete = true): Promise<{ rows: Row[]; total: number }> {
    this.entity(entityId);
    const where = conditions(options.where);
    const orderBy = orders(options.orderBy);
    const limit = isEmptyValue(options.limit) ? undefined : Number(options.limit);
    const offset = Number(options.offset) || 0;
    const include = Array.isArray(options.include) ? options.include.map(String) : [];
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
    if (!needsAll) return { rows: complete ? raw.map((row) => this.rows.complete(entityId, row)) : raw, total };
    const completed = raw.map((row) => ({ row, full: this.rows.complete(entityId, row) }));
    const kept = completed.filter(({ full }) => where.every((condition) => !isOwn(condition.field) || matches(full, condition)));
    const originals = new Map(kept.map(({ row, full }) => [full, row]));
    const sorted = sortRows(kept.map(({ full }) => full), orderBy).slice(offset, limit === undefined ? undefined : offset + limit);
    return { rows: complete ? sorted : sorted.map((full) => originals.get(full) ?? full), total: kept.length };
  }

  async get(entityId: string, id: unknown): Promise<Row | null> {
    this.entity(entityId);
    if (isEmptyValue(id)) return null;
    const row = await this.bridge.call({ method: 'data.get', args: { entity: entityId, id: String(id) } });
    return isObject(row) ? this.rows.complete(entityId, row) : null;
  }

  async create(entityId: string, values: unknown): Promise<Row> {
    const entity = this.entity(entityId);
    const given = clean(entity, values);
    for (const field of entity.fields) {
      if (field.default === undefined || given[field.id] !== undefined) continue;
      given[field.id] = 'fn' in field.default ? toJson(this.defaultOf(field.default.fn)) : field.default.value;
    }
    return this.row(entityId, await this.bridge.call({ method: 'data.create', args: { entity: entityId, values: given } }));
  }

  async update(entityId: string, id: unknown, values: unknown): Promise<Row> {
    const entity = this.entity(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${entity.name} to save: the row id is empty.`);
    return this.row(entityId, await this.bridge.call({ method: 'data.update', args: { entity: entityId, id: String(id), values: clean(entity, values) } }));
  }

  async delete(entityId: string, id: unknown): Promise<void> {
    const entity = this.entity(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${entity.name} to delete: the row id is empty.`);
    await this.bridge.call({ method: 'data.delete', args: { entity: entityId, id: String(id) } });
  }

  async count(entityId: string, options: ListOptions = {}): Promise<number> {
    const where = conditions(options.where);
    if (where.some(({ field }) => this.rows.isComputed(entityId, field))) return (await this.list(entityId, options)).total;
    this.entity(entityId);
    const search = isEmptyValue(options.search) ? '' : String(options.search);
    return Number(await this.bridge.call({ method: 'data.count', args: { request: { entity: entityId, where, search } } }));
  }

  /** Without `groupBy` the value itself; with it `[{key, value, label}]`, where label is how people name the key. */
  async aggregate(entityId: string, request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }): Promise<unknown> {
    const entity = this.entity(entityId);
    const where = conditions(request.where);
    const field = isEmptyValue(request.field) ? undefined : String(request.field);
    const groupBy = isEmptyValue(request.groupBy) ? undefined : String(request.groupBy);
    const isOwn = [...where.map((condition) => condition.field), field, groupBy].some((name) => name !== undefined && this.rows.isComputed(entityId, name));
    const found = isOwn ? await this.aggregateHere(entityId, request.op, field, groupBy, where) : await this.aggregateThere(entityId, request.op, field, groupBy, where);
    if (groupBy === undefined) return found[0]?.value ?? (request.op === 'count' || request.op === 'sum' ? 0 : null);
    return this.labelled(entity, groupBy, found);
  }

  async transaction(operations: unknown): Promise<Row[]> {
    const list = Array.isArray(operations) ? operations.filter(isObject) : [];
    const cleaned = list.map((operation) => {
      const entity = this.entity(String(operation['entity']));
      return 'values' in operation ? { ...operation, values: clean(entity, operation['values']) } : operation;
    });
    const rows = await this.bridge.call({ method: 'data.transaction', args: { operations: cleaned } });
    return Array.isArray(rows) ? rows : [];
  }

  /** `db` of scripts. @param onUse told which entities are read */
  scriptApi(onUse: (entity: string) => void = () => {}): Scope {
    const target: Scope = Object.create(null);
    target['transaction'] = (operations: unknown) => this.transaction(operations);
    return new Proxy(target, {
      get: (known, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (Object.hasOwn(known, name)) return known[name];
        this.entity(name);
        const table = this.tableApi(name, onUse);
        known[name] = table;
        return table;
      },
    });
  }

  private tableApi(entity: string, onUse: (entity: string) => void): Scope {
    const reads = <T>(run: () => T): T => {
      onUse(entity);
      return run();
    };
    return {
      list: (options: ListOptions = {}) => reads(async () => (await this.list(entity, options)).rows),
      get: (id: unknown) => reads(() => this.get(entity, id)),
      create: (values: unknown) => this.create(entity, values),
      update: (id: unknown, values: unknown) => this.update(entity, id, values),
      delete: (id: unknown) => this.delete(entity, id),
      count: (options: ListOptions = {}) => reads(() => this.count(entity, options)),
      aggregate: (request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }) => reads(() => this.aggregate(entity, request)),
    };
  }

  private entity(id: string): PlanEntity {
    const entity = this.rows.entity(id);
    if (entity === undefined) throw new HostError('data.unknown-entity', `This app has no data called “${id}”.`);
    return entity;
  }

  private row(entityId: string, answer: unknown): Row {
    return this.rows.complete(entityId, isObject(answer) ? answer : {});
  }

  private async aggregateThere(entity: string, op: string, field: string | undefined, groupBy: string | undefined, where: Where[]): Promise<{ key: unknown; value: unknown }[]> {
    const request: Record<string, unknown> = { entity, op, where };
    if (field !== undefined) request['field'] = field;
    if (groupBy !== undefined) request['groupBy'] = groupBy;
    const answer = await this.bridge.call({ method: 'data.aggregate', args: { request } });
    return Array.isArray(answer) ? answer : [];
  }

  private async aggregateHere(entity: string, op: string, field: string | undefined, groupBy: string | undefined, where: Where[]): Promise<{ key: unknown; value: unknown }[]> {
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

/** What may be written: no system, computed or embedded values. Unknown fields stay, so that the store can say so. */
function clean(entity: PlanEntity, values: unknown): Row {
  if (!isObject(values)) return {};
  const out: Row = {};
  for (const [key, value] of Object.entries(values)) {
    if (key === 'id' || key === 'createdAt' || key === 'updatedAt' || key.endsWith('$') || value === undefined) continue;
    if (entity.fields.some((field) => field.id === key && field.type === 'computed')) continue;
    out[key] = toJson(value);
  }
  return out;
}

/** `[{field, op, value}]`, or `{field: value}` for equality. */
function conditions(where: unknown): Where[] {
  if (Array.isArray(where)) return where.filter(isObject).map((condition) => ({ field: String(condition['field']), op: String(condition['op'] ?? 'eq'), value: toJson(condition['value']) }));
  if (isObject(where)) return Object.entries(where).map(([field, value]) => ({ field, op: Array.isArray(value) ? 'in' : 'eq', value: toJson(value) }));
  return [];
}

function orders(orderBy: unknown): Order[] {
  const list = Array.isArray(orderBy) ? orderBy : isEmptyValue(orderBy) ? [] : [orderBy];
  return list.map((order: unknown) =>
    isObject(order) ? { field: String(order['field']), direction: order['direction'] === 'desc' ? 'desc' : 'asc' } : { field: String(order), direction: 'asc' },
  );
}
