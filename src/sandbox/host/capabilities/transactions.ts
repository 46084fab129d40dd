import type { AppDataPort, DataTransaction } from '../../../shared/contracts/appdata.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { AppError, fail, toAppError } from '../../../shared/kernel/errors.ts';
import { CallQueue } from '../call-queue.ts';

/** `port` is null until it began. Its calls are answered in their order, whatever else the app asks for meanwhile. */
type Open = { readonly calls: CallQueue; port: DataTransaction | null; error: AppError | null; changes: number; timer: ReturnType<typeof setTimeout> | null };

const WRITES = new Set(['data.create', 'data.update', 'data.delete', 'data.transaction', 'data.setSaved']);

/**
 * The transactions of one app that are open: one at a time, and what else the app wants to write waits until it has ended. One that does
 * not end is undone, so that nobody waits for an app that forgot it.
 */
export class Transactions {
  private readonly data: () => AppDataPort;
  private readonly openMs: number;
  private readonly open = new Map<number, Open>();
  private current: Open | null = null;
  private held: (() => void)[] = [];

  constructor(data: () => AppDataPort, openMs: number = SANDBOX_LIMITS.transactionMs) {
    this.data = data;
    this.openMs = openMs;
  }

  /**
   * Where a call is to be answered. It is not parsed yet.
   * @param queue for calls that belong to no transaction
   */
  route(method: string, args: unknown, queue: CallQueue, call: () => Promise<void>): void {
    const number = typeof args === 'object' && args !== null && 'tx' in args && typeof args.tx === 'number' ? args.tx : null;
    const known = number === null ? undefined : this.open.get(number);
    if (known !== undefined) known.calls.add(call);
    else if (number !== null && method === 'data.begin' && this.open.size < SANDBOX_LIMITS.pendingCalls) {
      this.start(number, call);
    } else if (this.current !== null && WRITES.has(method)) this.held.push(() => queue.add(call));
    else queue.add(call);
  }

  /** @throws data.busy, data.locked */
  async begin(number: number): Promise<void> {
    const open = this.open.get(number);
    if (open === undefined || open.port !== null) return fail('request.invalid', { problem: 'this transaction has begun already' });
    try {
      const port = await this.data().begin();
      // The app may have ended while it waited.
      if (this.open.get(number) !== open) {
        port.rollback();
        return;
      }
      open.port = port;
      open.timer = setTimeout(() => this.end(open, new AppError('data.transaction-late', { seconds: this.openMs / 1000 })), this.openMs);
    } catch (error) {
      this.end(open, toAppError(error));
      throw error;
    }
  }

  /** @param changes how many the call brings. @throws what ended it, data.transaction-closed */
  at(number: number, changes = 0): DataTransaction {
    const open = this.open.get(number);
    if (open?.error) throw open.error;
    if (open === undefined || open.port === null) return fail('data.transaction-closed');
    open.changes += changes;
    if (open.changes > SANDBOX_LIMITS.transactionChanges)
      fail('request.invalid', { problem: `a transaction may have ${SANDBOX_LIMITS.transactionChanges} changes` });
    return open.port;
  }

  async commit(number: number): Promise<void> {
    try {
      await this.at(number).commit();
    } finally {
      this.forget(number);
    }
  }

  /** Also of one that has failed or ended. */
  rollback(number: number): void {
    this.forget(number);
  }

  /** The app is gone: nothing of what is open stays. */
  clear(): void {
    this.held = [];
    for (const number of [...this.open.keys()]) this.forget(number);
  }

  private start(number: number, call: () => Promise<void>): void {
    const open: Open = { calls: new CallQueue(), port: null, error: null, changes: 0, timer: null };
    this.open.set(number, open);
    open.calls.add(async () => {
      await new Promise<void>((resolve) =>
        this.whenFree(() => {
          this.current = open;
          resolve();
        }),
      );
      await call();
      // It was refused before it could begin.
      if (open.port === null && open.error === null && this.open.get(number) === open) this.forget(number);
    });
  }

  private forget(number: number): void {
    const open = this.open.get(number);
    if (open === undefined) return;
    this.open.delete(number);
    this.end(open, null);
  }

  private end(open: Open, error: AppError | null): void {
    if (open.timer !== null) clearTimeout(open.timer);
    open.timer = null;
    open.error ??= error;
    open.port?.rollback();
    if (this.current !== open) return;
    this.current = null;
    const { held } = this;
    this.held = [];
    // One of them may be the next transaction, and those after it wait again.
    for (const go of held) this.whenFree(go);
  }

  private whenFree(go: () => void): void {
    if (this.current === null) go();
    else this.held.push(go);
  }
}
