import {
  aggregateRequest,
  dataCondition,
  listRequest,
  type AggregateRequest,
  type DataCondition,
  type DataReads,
  type ListRequestInput,
  type Row,
} from '../../contracts/appdata.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Entity } from '../manifest/index.ts';
import { normalizeAggregate, normalizeOrder, normalizeWhere, requireField } from './normalize.ts';
import type { RowStore } from './row-store.ts';
import { searchWords } from './text.ts';

/** Questions about rows, asked of whatever store there is at the moment. */
export abstract class DataReader implements DataReads {
  protected store: RowStore;

  constructor(store: RowStore) {
    this.store = store;
  }

  async list(request: ListRequestInput): Promise<{ rows: Row[]; total: number }> {
    const { entity: id, where, search, orderBy, limit, offset, include } = parse(listRequest, request);
    const entity = this.entity(id);
    const filter = { where: normalizeWhere(entity, where), words: searchWords(search) };
    const rows = this.store.select(entity, { ...filter, orderBy: normalizeOrder(entity, orderBy), limit, offset });
    this.embed(entity, rows, include);
    const isAll = offset === 0 && rows.length < limit;
    return { rows, total: isAll ? rows.length : this.store.count(entity, filter) };
  }

  async get(entityId: string, id: string): Promise<Row | null> {
    return this.store.get(this.entity(entityId), id);
  }

  async count(request: { entity: string; where?: DataCondition[]; search?: string }): Promise<number> {
    const entity = this.entity(request.entity);
    const where = (request.where ?? []).map((condition) => parse(dataCondition, condition));
    return this.store.count(entity, { where: normalizeWhere(entity, where), words: searchWords(request.search ?? '') });
  }

  async aggregate(request: AggregateRequest): Promise<{ key: unknown; value: number | null }[]> {
    const parsed = parse(aggregateRequest, request);
    const entity = this.entity(parsed.entity);
    return this.store.aggregate(entity, normalizeAggregate(entity, parsed));
  }

  protected entity(id: string): Entity {
    const entity = this.store.entity(id);
    if (!entity) throw new AppError('data.unknown-entity', { entity: id });
    return entity;
  }

  /** Adds `row.<field>$`: the row referred to, or null. */
  private embed(entity: Entity, rows: Row[], include: readonly string[]): void {
    for (const fieldId of include) {
      const field = requireField(entity, fieldId);
      const target = field.reference && this.store.entity(field.reference.entity);
      const known = new Map<string, Row | null>();
      for (const row of rows) {
        const id = row[fieldId];
        let referred: Row | null = null;
        if (target && typeof id === 'string') {
          if (!known.has(id)) known.set(id, this.store.get(target, id));
          referred = known.get(id) ?? null;
        }
        row[`${fieldId}$`] = referred;
      }
    }
  }
}

function parse<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } } },
  value: unknown,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError('request.invalid', { problem: issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'it cannot be read' });
}
