import type { DataChange, DataTransaction, Row, TransactionStep } from '../../contracts/appdata.ts';
import { AppError, toAppError } from '../../kernel/errors.ts';
import type { Entity } from '../manifest/index.ts';
import { DataReader } from './data-reader.ts';
import type { OpenStore } from './row-store.ts';
import { RowWriter, type DataPorts } from './row-writer.ts';

/** Transactions inside of each other. */
const MAX_DEPTH = 20;

/** A transaction that reads what it wrote. Nobody else sees any of it before `commit`. After a step that failed only going back helps. */
export class StoreTransaction extends DataReader implements DataTransaction {
  private readonly open: OpenStore;
  private readonly writer: RowWriter;
  private readonly end: (changes: readonly DataChange[]) => void;
  /** How many changes there were when each of the transactions inside began. */
  private readonly marks: number[] = [];
  /** `marks`: how many were asked for since. A failure ends with the innermost transaction it happened in. */
  private failure: { error: AppError; marks: number } | null = null;
  private isOver = false;

  /** @param end called once, with what was committed */
  constructor(open: OpenStore, ports: DataPorts, end: (changes: readonly DataChange[]) => void) {
    super(open.store);
    this.open = open;
    this.writer = new RowWriter(open.store, ports);
    this.end = end;
  }

  async change(steps: readonly TransactionStep[]): Promise<Row[]> {
    let rows: Row[] = [];
    for (const step of steps) {
      if (step.kind === 'back') this.goBack();
      else if (this.failure !== null) {
        if (step.kind === 'mark') this.failure.marks++;
      } else {
        this.assertSound();
        try {
          rows = rows.concat(this.take(step));
        } catch (error) {
          this.failure = { error: toAppError(error), marks: 0 };
        }
      }
    }
    this.assertSound();
    return rows;
  }

  async commit(): Promise<void> {
    this.assertSound();
    if (this.marks.length > 0) throw new AppError('request.invalid', { problem: 'a transaction inside of this one has not ended' });
    this.isOver = true;
    try {
      this.open.commit();
    } catch (error) {
      this.end([]);
      throw error;
    }
    this.end(this.writer.changes);
  }

  rollback(): void {
    if (this.isOver) return;
    this.isOver = true;
    try {
      this.open.rollback();
    } finally {
      this.end([]);
    }
  }

  private take(step: Exclude<TransactionStep, { kind: 'back' }>): Row | Row[] {
    const { writer, marks, open } = this;
    switch (step.kind) {
      case 'mark':
        if (marks.length >= MAX_DEPTH) throw new AppError('request.invalid', { problem: `transactions may be ${MAX_DEPTH} deep` });
        marks.push(writer.changes.length);
        open.mark();
        return [];
      case 'keep':
        if (marks.pop() === undefined) throw new AppError('request.invalid', { problem: 'there is no transaction to keep' });
        open.keep();
        return [];
      default:
        return writer.perform(this.entity(step.entity), step);
    }
  }

  private goBack(): void {
    if (this.isOver) throw new AppError('data.transaction-closed');
    if (this.failure !== null && this.failure.marks > 0) {
      this.failure.marks--;
      return;
    }
    const length = this.marks.pop();
    if (length === undefined) throw new AppError('request.invalid', { problem: 'there is no transaction to take back' });
    this.open.back();
    this.writer.changes.length = length;
    this.failure = null;
  }

  protected override entity(id: string): Entity {
    this.assertSound();
    return super.entity(id);
  }

  private assertSound(): void {
    if (this.isOver) throw new AppError('data.transaction-closed');
    if (this.failure !== null) throw this.failure.error;
  }
}
