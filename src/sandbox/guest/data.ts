import { HostError, type Bridge } from './bridge.ts';
import { DataReader, Entities, type ListOptions } from './data-reader.ts';
import { fatal, isFatal } from './errors.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
import { lazyList } from './lazy-list.ts';
import { NewRows } from './new-rows.ts';
import type { Row, RowReader } from './rows.ts';
import type { Scope } from './scope.ts';
import { Changes, Transaction } from './transaction.ts';

/** The app's rows as actions, queries and scripts use them. Every call goes through the bridge. */
export class Data {
  private readonly bridge: Bridge;
  private readonly rows: RowReader;
  private readonly defaultOf: (fn: string) => unknown;
  private readonly entities: Entities;
  /** What is committed. */
  readonly reader: DataReader;
  private transactions = 0;

  constructor(bridge: Bridge, rows: RowReader, defaultOf: (fn: string) => unknown) {
    this.entities = new Entities(rows);
    this.reader = new DataReader(this.entities, rows, (call) => bridge.call(call));
    this.bridge = bridge;
    this.rows = rows;
    this.defaultOf = defaultOf;
  }

  async create(entityId: string, values: unknown): Promise<Row> {
    return this.row(entityId, await this.bridge.call({ method: 'data.create', args: { entity: entityId, values: this.newValues(entityId, values) } }));
  }

  async update(entityId: string, id: unknown, values: unknown): Promise<Row> {
    const names = this.entities.names(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${names.plan.name} to save: the row id is empty.`);
    return this.row(entityId, await this.bridge.call({ method: 'data.update', args: { entity: entityId, id: String(id), values: names.clean(values) } }));
  }

  async delete(entityId: string, id: unknown): Promise<void> {
    const { plan } = this.entities.names(entityId);
    if (isEmptyValue(id)) throw new HostError('data.not-found', `There is no ${plan.name} to delete: the row id is empty.`);
    await this.bridge.call({ method: 'data.delete', args: { entity: entityId, id: String(id) } });
  }

  /**
   * All or nothing. A list of `{kind, entity, id, values}`, or a function of `tx`: its reads see its writes, nobody else does before it
   * ends, and all of them are undone if it throws. @returns the rows, or what the function returned
   */
  async transaction(work: unknown): Promise<unknown> {
    if (typeof work !== 'function') return this.commit(this.changesOf(work));
    const changes = this.changes();
    const transaction = new Transaction(this.bridge, ++this.transactions, changes);
    try {
      const result: unknown = await work(this.transactionApi(transaction, 0));
      await transaction.finish(() => this.commit(changes));
      return result;
    } catch (error) {
      if (isFatal(error)) fatal(error);
      await transaction.abandon().catch(() => {});
      throw error;
    }
  }

  private changes(): Changes {
    return new Changes((entity) => this.entities.names(entity), this.defaultOf);
  }

  private changesOf(list: unknown): Changes {
    if (!Array.isArray(list))
      throw new HostError('request.invalid', 'A transaction is a list of { kind, entity, id, values }, or a function: db.transaction(async (tx) => { … }).');
    const changes = this.changes();
    for (const operation of list as unknown[]) {
      if (!isObject(operation)) throw new HostError('request.invalid', 'Every change of a transaction is an object: { kind, entity, id, values }.');
      const { kind, id, values } = operation;
      const entity = String(operation['entity']);
      if (kind === 'create') changes.create(entity, values);
      else if (kind === 'update') changes.update(entity, id, values);
      else if (kind === 'delete') changes.delete(entity, id);
      else throw new HostError('request.invalid', `A change of a transaction is a create, update or delete, not “${String(kind)}”.`);
    }
    return changes;
  }

  /** All of them, or none. */
  async createMany(entity: string, list: unknown): Promise<Row[]> {
    const changes = this.changes();
    for (const values of listOf(list)) changes.create(entity, values);
    return changes.all.length === 0 ? [] : this.commit(changes);
  }

  /** New rows come back as what the host made of them, without what it was told. */
  private async commit(changes: Changes): Promise<Row[]> {
    const all = [...changes.all];
    const answers = await this.bridge.call({ method: 'data.transaction', args: { operations: changes.take(), brief: true } });
    if (!Array.isArray(answers)) return [];
    const { rows: reader } = this;
    const made = (): Row[] =>
      all.flatMap((change, i) => {
        if (!('entity' in change)) return [];
        const rows = change instanceof NewRows ? change.made(answers[i]) : [isObject(answers[i]) ? answers[i] : {}];
        return reader.hasComputed(change.entity) ? rows.map((row) => reader.complete(change.entity, row)) : rows;
      });
    // Computed fields are of this moment.
    return all.some((change) => 'entity' in change && reader.hasComputed(change.entity)) ? made() : lazyList(made);
  }

  private newValues(entityId: string, values: unknown): Row {
    const names = this.entities.names(entityId);
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
   */
  scriptApi(onUse: (entity: string) => void = () => {}): Scope {
    return this.api(
      (work) => this.transaction(work),
      (entity) => ({
        ...readApi(this.reader, entity, () => onUse(entity)),
        create: (values: unknown) => this.create(entity, values),
        createMany: (list: unknown) => this.createMany(entity, list),
        update: (id: unknown, values: unknown) => this.update(entity, id, values),
        delete: (id: unknown) => this.delete(entity, id),
      }),
    );
  }

  /** `tx` of a transaction, or of one inside of it. New rows get their id at once, so that rows made together can refer to each other. */
  private transactionApi(transaction: Transaction, depth: number): Scope {
    const { changes } = transaction;
    const reader = new DataReader(this.entities, this.rows, (call) => transaction.read(call));
    const check = (): void => transaction.assertOpen(depth);
    return this.api(
      async (work) => {
        check();
        if (typeof work !== 'function')
          throw new HostError('request.invalid', 'A transaction inside of another is a function: tx.transaction(async (inner) => { … }).');
        return transaction.inner(() => work(this.transactionApi(transaction, depth + 1)) as unknown);
      },
      (entity) => ({
        ...readApi(reader, entity, check),
        create: async (values: unknown) => (check(), changes.createWithId(entity, values)),
        createMany: async (list: unknown) => (check(), listOf(list).map((values) => changes.createWithId(entity, values))),
        update: async (id: unknown, values: unknown) => (check(), changes.update(entity, id, values)),
        delete: async (id: unknown) => (check(), changes.delete(entity, id)),
      }),
    );
  }

  /** Tables are made when they are first named. @throws data.unknown-entity for other names */
  private api(transaction: (work: unknown) => Promise<unknown>, table: (entity: string) => Scope): Scope {
    const target: Scope = Object.create(null);
    target['transaction'] = transaction;
    return new Proxy(target, {
      get: (known, name) => {
        if (typeof name === 'symbol' || name === 'then') return undefined;
        if (Object.hasOwn(known, name)) return known[name];
        this.entities.names(name);
        return (known[name] = table(name));
      },
    });
  }

  private row(entityId: string, answer: unknown): Row {
    const row = isObject(answer) ? answer : {};
    return this.rows.hasComputed(entityId) ? this.rows.complete(entityId, row) : row;
  }
}

/** @param onUse called before each question; what it throws is what becomes of it */
function readApi(reader: DataReader, entity: string, onUse: () => void): Scope {
  return {
    list: async (options: ListOptions = {}) => (onUse(), (await reader.list(entity, options)).rows),
    get: async (id: unknown) => (onUse(), reader.get(entity, id)),
    count: async (options: ListOptions = {}) => (onUse(), reader.count(entity, options)),
    aggregate: async (request: { op: string; field?: unknown; groupBy?: unknown; where?: unknown }) => (onUse(), reader.aggregate(entity, request)),
  };
}

function listOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list;
  throw new HostError('request.invalid', 'createMany takes a list of values, such as [{ title: "A" }, { title: "B" }].');
}
