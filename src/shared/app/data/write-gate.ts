import { AppError } from '../../kernel/errors.ts';

/** Why nobody may write: rows are imported or migrated; a transaction is open. */
export type HeldFor = 'data.busy' | 'data.locked';
/** Waits for `held`, or rejects with the error when that takes too long. */
export type Patience = (held: Promise<void>, late: () => AppError) => Promise<void>;

/** Lets one writer of an app's rows at a time go on for longer than a moment: an import in another thread, or a transaction with reads in it. */
export class WriteGate {
  private held: { until: Promise<void>; why: HeldFor } | null = null;
  private readonly patience: Patience;

  constructor(patience: Patience = (held) => held) {
    this.patience = patience;
  }

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** @returns opens it again. @throws data.busy, data.locked when it is held already */
  hold(why: HeldFor = 'data.busy'): () => void {
    if (this.held !== null) throw new AppError(this.held.why);
    let open = (): void => {};
    const until = new Promise<void>((resolve) => (open = resolve));
    const own = { until, why };
    this.held = own;
    return () => {
      if (this.held === own) this.held = null;
      open();
    };
  }

  /** Null when writing may begin at once: ask again after waiting, somebody else may have been faster. Rejects when it takes too long. */
  wait(): Promise<void> | null {
    const { held } = this;
    return held === null ? null : this.patience(held.until, () => new AppError(held.why));
  }

  /** Holds it as soon as it is free. */
  async acquire(why: HeldFor): Promise<() => void> {
    for (let wait = this.wait(); wait !== null; wait = this.wait()) await wait;
    return this.hold(why);
  }

  /** As long as it takes. It is open when this resolves, and may be held without another wait. */
  async waitLong(): Promise<void> {
    while (this.held !== null) await this.held.until;
  }
}
