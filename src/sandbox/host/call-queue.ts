/** Work on calls before the event loop gets its turn, ms. */
const SLICE_MS = 12;

/** Answers the calls of an app one after the other, and lets everything else of the host run in between, however many there are. */
export class CallQueue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private isRunning = false;

  /** @param call never rejects */
  add(call: () => Promise<void>): void {
    this.waiting.push(call);
    if (!this.isRunning) void this.run();
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.waiting.length = 0;
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    let sliceEnd = performance.now() + SLICE_MS;
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      await next();
      if (performance.now() < sliceEnd) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceEnd = performance.now() + SLICE_MS;
    }
    this.isRunning = false;
  }
}
