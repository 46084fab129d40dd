import type { AppDataPort, DataChange, DataOperation, DataTransaction, Row } from '../../contracts/appdata.ts';
import { Emitter, type Disposer } from '../../kernel/disposable.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Entity } from '../manifest/index.ts';
import { DataReader } from './data-reader.ts';
import { isJsonValue } from './json-value.ts';
import type { RowStore } from './row-store.ts';
import { RowWriter, type DataPorts } from './row-writer.ts';
import { StoreTransaction } from './store-transaction.ts';
import { WriteGate } from './write-gate.ts';

/** The one implementation of an app's data; adapters only keep rows. Every change is committed when its promise resolves. */
export class AppData extends DataReader implements AppDataPort {
  private readonly ports: DataPorts;
  private readonly changes = new Emitter<DataChange>();
  private readonly gate: WriteGate;

  /** @param gate shared with whoever else writes these rows */
  constructor(store: RowStore, ports: DataPorts, gate: WriteGate = new WriteGate()) {
    super(store);
    this.ports = ports;
    this.gate = gate;
  }

  create(entityId: string, values: Record<string, unknown>): Promise<Row> {
    return this.write((writer) => writer.create(this.entity(entityId), values));
  }

  update(entityId: string, id: string, values: Record<string, unknown>): Promise<Row> {
    return this.write((writer) => writer.update(this.entity(entityId), id, values));
  }

  async delete(entityId: string, id: string): Promise<void> {
    await this.write((writer) => writer.delete(this.entity(entityId), id));
  }

  /** One row for each operation, of `createMany` one for each of its rows; of a delete, the row as it was. */
  transaction(operations: DataOperation[]): Promise<Row[]> {
    return this.write((writer) => operations.flatMap((operation) => writer.perform(this.entity(operation.entity), operation)));
  }

  async begin(): Promise<DataTransaction> {
    const release = await this.gate.acquire('data.locked');
    try {
      return new StoreTransaction(this.store.begin(), this.ports, (changes) => {
        release();
        for (const change of changes) this.changes.emit(change);
      });
    } catch (error) {
      release();
      throw error;
    }
  }

  async getSaved(): Promise<Record<string, unknown>> {
    return this.store.saved();
  }

  async setSaved(id: string, value: unknown): Promise<void> {
    const plain = value ?? null;
    if (!isJsonValue(plain)) throw new AppError('request.invalid', { problem: `“${id}” is not plain data` });
    await this.whenFree(() => this.store.atomically(() => this.store.save(id, plain)));
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

  private write<T>(work: (writer: RowWriter) => T): Promise<T> {
    return this.whenFree(() => this.run(work));
  }

  /** Nothing comes between finding that it is free and the work. */
  private async whenFree<T>(work: () => T): Promise<T> {
    for (let wait = this.gate.wait(); wait !== null; wait = this.gate.wait()) await wait;
    return work();
  }

  /** Listeners hear of a change only once it is committed. */
  private run<T>(work: (writer: RowWriter) => T): T {
    const writer = new RowWriter(this.store, this.ports);
    const result = this.store.atomically(() => work(writer));
    for (const change of writer.changes) this.changes.emit(change);
    return result;
  }
}
