import type { LogEntry } from '../../shared/contracts/session.ts';
import type { Clock } from '../../shared/kernel/ports.ts';

const KEPT = 500;
const WINDOW_MS = 10_000;
const PER_WINDOW = 2000;

/** The last lines an app wrote. A flood is cut, with one line that says so. */
export class LogBook {
  private readonly clock: Clock;
  private entries: LogEntry[] = [];
  private windowStart = -Infinity;
  private inWindow = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  all(): LogEntry[] {
    return [...this.entries];
  }

  /** @returns the entries that were kept, with their time */
  add(entries: readonly Omit<LogEntry, 'at'>[]): LogEntry[] {
    const at = this.clock.now();
    if (at - this.windowStart >= WINDOW_MS) {
      this.windowStart = at;
      this.inWindow = 0;
    }
    const kept: LogEntry[] = [];
    for (const entry of entries) {
      this.inWindow++;
      if (this.inWindow <= PER_WINDOW) kept.push({ at, ...entry });
      else if (this.inWindow === PER_WINDOW + 1) kept.push({ at, level: 'warn', source: 'sandbox', text: `The app writes too much: lines after the first ${PER_WINDOW} in ${WINDOW_MS / 1000} seconds are left out.` });
    }
    this.entries = [...this.entries, ...kept].slice(-KEPT);
    return kept;
  }
}
