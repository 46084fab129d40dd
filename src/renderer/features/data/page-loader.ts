/** answers awaited at once */
const AT_ONCE = 2;
/** pages kept on each side of what is shown */
const KEPT = 8;

/** Decides which pages of a long list to ask for: those in view now, a few at a time, each once until `reload`. */
export class PageLoader {
  private readonly load: (page: number, isCurrent: () => boolean) => Promise<void>;
  private first = 0;
  private last = 0;
  private generation = 0;
  private fresh = new Set<number>();
  private loading = new Set<number>();
  private waiting: (() => void)[] = [];
  private isDisposed = false;

  /** @param load puts a page where it belongs, unless `isCurrent` says that it came too late; rejects when it could not */
  constructor(load: (page: number, isCurrent: () => boolean) => Promise<void>) {
    this.load = load;
  }

  show(first: number, last: number): void {
    this.first = first;
    this.last = last;
    this.pump();
  }

  /** Whether a page is near enough to be kept, and still true. */
  keeps(page: number): boolean {
    const isShown = page >= this.first && page <= this.last;
    return isShown || (this.fresh.has(page) && page >= this.first - KEPT && page <= this.last + KEPT);
  }

  /** Asks again for what is shown. Resolves when that has arrived or failed. */
  reload(): Promise<void> {
    this.generation++;
    this.fresh = new Set();
    this.loading = new Set();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.pump();
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.generation++;
    this.settle();
  }

  private pump(): void {
    for (let page = this.first; page <= this.last && this.loading.size < AT_ONCE && !this.isDisposed; page++) {
      if (!this.fresh.has(page) && !this.loading.has(page)) void this.fetch(page);
    }
    if (this.loading.size === 0) this.settle();
  }

  private async fetch(page: number): Promise<void> {
    const { generation } = this;
    const isCurrent = (): boolean => generation === this.generation;
    this.loading.add(page);
    let hasFailed = false;
    // Before the answer is kept, because keeping it asks which pages still count.
    this.fresh.add(page);
    await this.load(page, isCurrent).catch(() => {
      hasFailed = true;
    });
    if (!isCurrent()) return;
    this.loading.delete(page);
    // What is no longer kept has to be asked for again.
    this.fresh = new Set([...this.fresh].filter((other) => this.keeps(other)));
    if (!hasFailed) return this.pump();
    // Not asked for again by itself: the next look or reload does.
    this.fresh.delete(page);
    if (this.loading.size === 0) this.settle();
  }

  private settle(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
