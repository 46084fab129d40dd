import type { CapabilityCall } from '../../shared/contracts/sandbox.ts';
import { HostError, type Bridge } from './bridge.ts';
import type { EntityNames } from './data-requests.ts';
import { fatal, isFatal } from './errors.ts';
import { NewRows } from './new-rows.ts';
import type { Row } from './rows.ts';

/** Transactions inside of each other. The host has the same limit. */
const MAX_DEPTH = 20;
/** Four digits of base 36 from here on. */
const FIRST_ID = 36 ** 3;

/** One change, new rows of one kind that follow each other, or where a transaction inside of another begins and ends. */
export type Operation = { kind: 'update' | 'delete'; entity: string; id: string; values?: Row } | { kind: 'mark' | 'keep' | 'back' } | NewRows;
export type ReadCall = Extract<CapabilityCall, { method: 'data.list' | 'data.get' | 'data.count' | 'data.aggregate' }>;

/** Changes that were asked for and have not been sent. */
export class Changes {
  readonly all: Operation[] = [];
  private ids = '';
  private made = 0;
  private readonly namesOf: (entity: string) => EntityNames;
  private readonly defaultOf: (fn: string) => unknown;

  constructor(namesOf: (entity: string) => EntityNames, defaultOf: (fn: string) => unknown) {
    this.namesOf = namesOf;
    this.defaultOf = defaultOf;
  }

  /** New rows of one kind that follow each other travel together. */
  create(entity: string, values: unknown, id?: string): NewRows {
    const last = this.all.at(-1);
    let group = last instanceof NewRows && last.entity === entity ? last : null;
    if (group === null) this.all.push((group = new NewRows(entity, this.namesOf(entity), id !== undefined, this.defaultOf)));
    group.add(values, id);
    return group;
  }

  createWithId(entity: string, values: unknown): Row {
    const group = this.create(entity, values, this.nextId());
    const row: Row = {};
    group.rows.at(-1)?.forEach((value, i) => (row[group.fields[i] ?? ''] = value));
    return row;
  }

  update(entity: string, id: unknown, given: unknown): Row {
    const values = this.namesOf(entity).clean(given);
    this.all.push({ kind: 'update', entity, id: String(id ?? ''), values });
    return { id, ...values };
  }

  delete(entity: string, id: unknown): void {
    this.namesOf(entity);
    this.all.push({ kind: 'delete', entity, id: String(id ?? '') });
  }

  /** Unlikely enough to be taken; the store refuses one that is. One draw for many rows: it costs more than the row. */
  private nextId(): string {
    if (this.ids === '') for (let i = 0; i < 8; i++) this.ids += Math.floor(Math.random() * 36).toString(36);
    return `row_${this.ids}${(FIRST_ID + this.made++).toString(36)}`;
  }

  /** As the bridge takes them. Nothing is left here. */
  take(): Record<string, unknown>[] {
    return this.all.splice(0).map((change) => (change instanceof NewRows ? change.operation() : change));
  }
}

/**
 * One `db.transaction(async (tx) => …)`. Changes are collected; those of one that reads nothing are one call at its end. The first read
 * begins a transaction of the host, which sees what was collected until then and every read after.
 */
export class Transaction {
  readonly changes: Changes;
  private readonly bridge: Bridge;
  private readonly number: number;
  private isOpen = false;
  private isOver = false;
  /** How many transactions inside of it are under way. */
  private depth = 0;
  private sent = 0;

  /** @param number of no other transaction of this guest */
  constructor(bridge: Bridge, number: number, changes: Changes) {
    this.bridge = bridge;
    this.number = number;
    this.changes = changes;
  }

  async read(call: ReadCall): Promise<unknown> {
    void this.send();
    return this.bridge.call({ ...call, args: { ...call.args, tx: this.number } } as ReadCall);
  }

  /** @param depth of whoever asks. @throws data.transaction-closed, request.invalid */
  assertOpen(depth: number): void {
    if (this.isOver || depth > this.depth)
      throw new HostError('data.transaction-closed', 'This transaction has ended. Await everything that uses it before its function returns.');
    if (depth < this.depth) throw new HostError('request.invalid', 'A transaction inside of this one has not ended. Await it first.');
  }

  /** A transaction inside of this one: taken back alone when it throws. */
  async inner(work: () => unknown): Promise<unknown> {
    const { changes, sent } = this;
    if (this.depth >= MAX_DEPTH) throw new HostError('request.invalid', `Transactions may be ${MAX_DEPTH} deep.`);
    const from = changes.all.length;
    const depth = ++this.depth;
    changes.all.push({ kind: 'mark' });
    try {
      const result: unknown = await work();
      this.assertOpen(depth);
      changes.all.push({ kind: 'keep' });
      // Its problems are its own: whoever waits for it may catch them.
      await this.send();
      return result;
    } catch (error) {
      if (isFatal(error)) fatal(error);
      // Nobody but this guest knows of it.
      if (this.sent === sent) changes.all.length = from;
      else changes.all.push({ kind: 'back' });
      throw error;
    } finally {
      this.depth = depth - 1;
    }
  }

  /** @param commit does what was collected where nothing was read */
  async finish(commit: () => Promise<unknown>): Promise<void> {
    this.assertOpen(0);
    this.isOver = true;
    if (!this.isOpen) {
      if (this.changes.all.length > 0) await commit();
      return;
    }
    // When it fails, so does the commit, and for the same reason.
    void this.send();
    await this.bridge.call({ method: 'data.commit', args: { tx: this.number } });
  }

  async abandon(): Promise<void> {
    this.isOver = true;
    if (this.isOpen) await this.bridge.call({ method: 'data.rollback', args: { tx: this.number } });
  }

  /** Everything collected, after the beginning if this is the first time. Answers come in the order of the calls. */
  private send(): Promise<unknown> {
    this.sent++;
    if (!this.isOpen) {
      this.isOpen = true;
      void quietly(this.bridge.call({ method: 'data.begin', args: { tx: this.number } }));
    }
    if (this.changes.all.length === 0) return Promise.resolve();
    return quietly(this.bridge.call({ method: 'data.change', args: { tx: this.number, operations: this.changes.take() } }));
  }
}

/** Whoever waits for it hears of a failure, and nobody has to: every later call of the transaction fails with it, too. */
function quietly(call: Promise<unknown>): Promise<unknown> {
  call.catch(() => {});
  return call;
}
