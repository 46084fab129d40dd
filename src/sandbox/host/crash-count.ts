/** A session that fails this often within a minute stays down until its app is edited or it is restarted by hand. */
const MAX_CRASHES = 3;
const WINDOW_MS = 60_000;

/** Crashes of the last minute. */
export class CrashCount {
  private times: number[] = [];

  get count(): number {
    return this.times.length;
  }

  get isTooMany(): boolean {
    return this.times.length >= MAX_CRASHES;
  }

  add(now: number): void {
    this.times = [...this.times.filter((at) => now - at < WINDOW_MS), now];
  }
}
