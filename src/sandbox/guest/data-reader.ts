import type { PlanEntity } from '../../shared/contracts/sandbox.ts';
import { HostError } from './bridge.ts';
import { aggregateOp, conditions, EntityNames, orders, unknownEntity, type Where } from './data-requests.ts';
import { isEmptyValue, isObject } from './json.ts';
import { matches, sortRows, type Row, type RowReader } from './rows.ts';
import type { ReadCall } from './transaction.ts';

const ALL_ROWS = 100_000;

export type ListOptions = {
  where?: unknown;
  search?: unknown;
  orderBy?: unknown;
  limit?: unknown;
  offset?: unknown;
  include?: unknown;
};

/** What the app's entities are called, worked out once. */
export class Entities {
  private readonly rows: RowReader;
  private readonly known = new Map<string, EntityNames>();

  constructor(rows: RowReader) {
    this.rows = rows;
  }

  /** @throws data.unknown-entity */
  names(id: string): EntityNames {
    let names = this.known.get(id);
    if (names === undefined) {
      const plan = this.rows.entity(id);
      if (plan === undefined) throw unknownEntity(id, this.rows.entityIds());
      names = new EntityNames(plan);
      this.known.set(id, names);
    }
    return names;
  }
}

/** Questions about the app's rows, with computed fields. */
export class DataReader {
  private readonly entities: Entities;
  private readonly rows: RowReader;
  private readonly ask: (call: ReadCall) => Promise<unknown>;

  constructor(entities: Entities, rows: RowReader, ask: (call: ReadCall) => Promise<unknown>) {
    this.entities = entities;
    this.rows = rows;
    this.ask = ask;
  }

  /** @returns rows with computed fields only when asked to: queries add them later, so that they follow variables */
  async list(entityId: string, options: ListOptions, complete = true): Promise<{ rows: Row[]; total: number }> {
    const names = this.entities.names(entityId);
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
    const answer = await this.ask({ method: 'data.list', args: { request } });
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
    this.entities.names(entityId);
    if (isEmptyValue(id)) return null;
    const row = await this.ask({ method: 'data.get', args: { entity: entityId, id: String(id) } });
    return isObject(row) ? this.rows.complete(entityId, row) : null;
  }

  async count(entityId: string, options: ListOptions = {}): Promise<number> {
    const where = conditions(this.entities.names(entityId), options.where);
    if (where.some(({ field }) => this.rows.isComputed(entityId, field))) return (await this.list(entityId, options)).total;
    const search = isEmptyValue(options.search) ? '' : String(options.search);
    return Number(await this.ask({ method: 'data.count', args: { request: { entity: entityId, where, search } } }));
  }

  /** Without `groupBy` the value itself; with it `[{key, value, label}]`, where label is how people name the key. */
  async aggregate(entityId: string, request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }): Promise<unknown> {
    const names = this.entities.names(entityId);
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
    const answer = await this.ask({ method: 'data.aggregate', args: { request } });
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
