/**
 * Keeps the apps table up to date with the documents, off the hot path: some time after the last edit of an app,
 * and at the latest after a few seconds of steady editing.
 */
export class FactKeeper {
  private readonly refresh: (appId: string) => Promise<void>;
  private readonly waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; since: number }>();
  private readonly delay: number;
  private readonly longest: number;

  constructor(refresh: (appId: string) => Promise<void>, delay = 400, longest = 4000) {
    this.refresh = refresh;
    this.delay = delay;
    this.longest = longest;
  }

  touch(appId: string, now: number): void {
    const entry = this.waiting.get(appId);
    const since = entry?.since ?? now;
    if (entry) clearTimeout(entry.timer);
    const wait = Math.max(0, Math.min(this.delay, since + this.longest - now));
    const timer = setTimeout(() => void this.run(appId), wait);
    timer.unref();
    this.waiting.set(appId, { timer, since });
  }

  /** Before an answer that must be up to date. */
  async flush(appId?: string): Promise<void> {
    const due = appId === undefined ? [...this.waiting.keys()] : [appId];
    await Promise.all(due.filter((id) => this.waiting.has(id)).map((id) => this.run(id)));
  }

  forget(appId: string): void {
    const entry = this.waiting.get(appId);
    if (entry) clearTimeout(entry.timer);
    this.waiting.delete(appId);
  }

  private run(appId: string): Promise<void> {
    this.forget(appId);
    return this.refresh(appId);
  }
}
