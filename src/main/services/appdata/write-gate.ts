import { AppError } from '../../../shared/kernel/errors.ts';

/** How long a write waits for a long job before it is refused, ms. */
const PATIENCE_MS = 2000;

/** Keeps writers of one app away while another thread writes its file: SQLite would make this whole thread wait for it. */
export class WriteGate {
  private held: Promise<void> | null = null;

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** @returns opens it again. @throws data.busy when it is held already */
  hold(): () => void {
    if (this.held) throw new AppError('data.busy');
    let release = (): void => {};
    this.held = new Promise((resolve) => (release = resolve));
    return () => {
      this.held = null;
      release();
    };
  }

  /** Null when writing may begin at once. Rejects with `data.busy` when it takes too long. */
  wait(): Promise<void> | null {
    return this.held && this.waitFor(this.held);
  }

  /** As long as it takes. It is open when this resolves, and may be held without another wait. */
  async waitLong(): Promise<void> {
    while (this.held) await this.held;
  }

  private async waitFor(held: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('data.busy')), PATIENCE_MS);
    });
    try {
      await Promise.race([held, late]);
    } finally {
      clearTimeout(timer);
    }
    // Somebody else may have been faster.
    if (this.held) await this.waitFor(this.held);
  }
}
