import {
  aggregateRequest,
  dataCondition,
  listRequest,
  type AggregateRequest,
  type AppDataPort,
  type DataChange,
  type DataCondition,
  type DataOperation,
  type ListRequestInput,
  type Row,
} from '../../contracts/appdata.ts';
import { Emitter, type Disposer } from '../../kernel/disposable.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import type { Entity } from '../manifest/index.ts';
import { isJsonValue } from './json-value.ts';
import { normalizeAggregate, normalizeOrder, normalizeWhere, requireField } from './normalize.ts';
import type { RowStore } from './row-store.ts';
import { RowWriter } from './row-writer.ts';
import { searchWords } from './text.ts';

export type DataPorts = { clock: Clock; random: Random };

/** Asked before each write: null to go on at once. Rejects to refuse. */
export type BeforeWrite = () => Promise<void> | null;

/** The one implementation of an app's data; adapters only keep rows. Every change is committed when its promise resolves. */
export class AppData implements AppDataPort {
  private store: RowStore;
  private readonly ports: DataPorts;
  private readonly changes = new Emitter<DataChange>();

  private readonly beforeWrite: BeforeWrite;

  constructor(store: RowStore, ports: DataPorts, beforeWrite: BeforeWrite = () => null) {
    this.store = store;
    this.ports = ports;
    this.beforeWrite = beforeWrite;
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

  async create(entityId: string, values: Record<string, unknown>): Promise<Row> {
    await this.beforeWrite();
    return this.run((writer) => writer.create(this.entity(entityId), values));
  }

  async update(entityId: string, id: string, values: Record<string, unknown>): Promise<Row> {
    await this.beforeWrite();
    return this.run((writer) => writer.update(this.entity(entityId), id, values));
  }

  async delete(entityId: string, id: string): Promise<void> {
    await this.beforeWrite();
    this.run((writer) => writer.delete(this.entity(entityId), id));
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

  /** One row for each operation, of `createMany` one for each of its rows; of a delete, the row as it was. */
  async transaction(operations: DataOperation[]): Promise<Row[]> {
    await this.beforeWrite();
    return this.run((writer) =>
      operations.flatMap((operation) => {
        const entity = this.entity(operation.entity);
        if (operation.kind === 'create') return writer.create(entity, operation.values);
        if (operation.kind === 'createMany') return writer.createMany(entity, operation.fields, operation.rows);
        if (operation.kind === 'update') return writer.update(entity, operation.id, operation.values);
        return writer.delete(entity, operation.id);
      }),
    );
  }

  async getSaved(): Promise<Record<string, unknown>> {
    return this.store.saved();
  }

  async setSaved(id: string, value: unknown): Promise<void> {
    const plain = value ?? null;
    if (!isJsonValue(plain)) throw new AppError('request.invalid', { problem: `“${id}” is not plain data` });
    await this.beforeWrite();
    this.store.atomically(() => this.store.save(id, plain));
  }

  onDidChange(listener: (change: DataChange) => void): Disposer {
    return this.changes.on(listener);
  }

  /** The rows come from elsewhere from now on, as after a backup was put back. */
  useStore(store: RowStore): void {
    this.store = store;
  }

  /** Rows of an entity changed where this object did not see it: an import, an undone one, data that was put back. */
  announce(entity: string): void {
    this.changes.emit({ entity, kind: 'update', rowId: '' });
  }

  /** Puts the seed rows of these entities in, as one change. */
  seed(entities: readonly Entity[]): void {
    this.run((writer) => writer.seed(entities));
  }

  private entity(id: string): Entity {
    const entity = this.store.entity(id);
    if (!entity) throw new AppError('data.unknown-entity', { entity: id });
    return entity;
  }

  /** Listeners hear of a change only once it is committed. */
  private run<T>(work: (writer: RowWriter) => T): T {
    const writer = new RowWriter(this.store, this.ports);
    const result = this.store.atomically(() => work(writer));
    for (const change of writer.changes) this.changes.emit(change);
    return result;
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
