/** Lets a few things run at once and the others wait, first come, first served. */
export class RunQueue {
  private readonly atOnce: number;
  private readonly waiting: (() => Promise<void>)[] = [];
  private running = 0;

  constructor(atOnce: number) {
    this.atOnce = atOnce;
  }

  get length(): number {
    return this.waiting.length;
  }

  /** @param run never rejects. @returns takes it out again; false when it has begun */
  add(run: () => Promise<void>): () => boolean {
    this.waiting.push(run);
    this.next();
    return () => {
      const at = this.waiting.indexOf(run);
      if (at >= 0) this.waiting.splice(at, 1);
      return at >= 0;
    };
  }

  private next(): void {
    while (this.running < this.atOnce) {
      const run = this.waiting.shift();
      if (run === undefined) return;
      this.running++;
      void run().finally(() => {
        this.running--;
        this.next();
      });
    }
  }
}
