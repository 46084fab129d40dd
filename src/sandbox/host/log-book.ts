import type { LogEntry } from '../../shared/contracts/session.ts';
import type { Clock } from '../../shared/kernel/ports.ts';

/** Lines kept, and characters of them all. */
const KEPT = 10_000;
const KEPT_CHARS = 4_000_000;
/** What an app may write in a while: lines, and characters of them all. */
const WINDOW_MS = 10_000;
const PER_WINDOW = 10_000;
const CHARS_PER_WINDOW = 2_000_000;

/** The last lines an app wrote. A flood is cut, with one line that says so. */
export class LogBook {
  private readonly clock: Clock;
  private entries: LogEntry[] = [];
  /** Of those kept. */
  private chars = 0;
  private windowStart = -Infinity;
  private inWindow = { lines: 0, chars: 0, isFull: false };

  constructor(clock: Clock) {
    this.clock = clock;
  }

  all(): LogEntry[] {
    return this.entries.slice(-KEPT);
  }

  /** @returns the entries that were kept, with their time */
  add(entries: readonly Omit<LogEntry, 'at'>[]): LogEntry[] {
    const at = this.clock.now();
    if (at - this.windowStart >= WINDOW_MS) {
      this.windowStart = at;
      this.inWindow = { lines: 0, chars: 0, isFull: false };
    }
    const kept: LogEntry[] = [];
    for (const entry of entries) {
      if (this.inWindow.isFull) break;
      this.inWindow.lines++;
      this.inWindow.chars += entry.text.length;
      this.inWindow.isFull = this.inWindow.lines > PER_WINDOW || this.inWindow.chars > CHARS_PER_WINDOW;
      kept.push(this.inWindow.isFull ? { at, level: 'warn', source: 'sandbox', text: `The app writes too much: further lines of these ${WINDOW_MS / 1000} seconds are left out.` } : { at, ...entry });
    }
    for (const entry of kept) {
      this.entries.push(entry);
      this.chars += entry.text.length;
    }
    this.shorten();
    return kept;
  }

  private shorten(): void {
    // Not with every line: copying ten thousand each time adds up.
    if (this.entries.length < KEPT * 2 && this.chars <= KEPT_CHARS) return;
    let from = Math.max(0, this.entries.length - KEPT);
    let chars = this.entries.slice(from).reduce((sum, { text }) => sum + text.length, 0);
    while (chars > KEPT_CHARS / 2 && from < this.entries.length) chars -= this.entries[from++]!.text.length;
    this.entries = this.entries.slice(from);
    this.chars = chars;
  }
}
