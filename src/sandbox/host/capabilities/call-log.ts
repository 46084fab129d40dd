import type { CallRecord } from '../../../shared/contracts/session.ts';

const KEPT = 200;
/** Calls of one moment travel together, ms. */
const SEND_MS = 50;

/** The last calls of an app, for the network log. */
export class CallLog {
  private readonly emit: (calls: CallRecord[]) => void;
  private kept: CallRecord[] = [];
  private unsent: CallRecord[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(emit: (calls: CallRecord[]) => void) {
    this.emit = emit;
  }

  /** For a new subscriber. What is about to be sent is left out. */
  all(): CallRecord[] {
    return this.kept.filter((call) => !this.unsent.includes(call));
  }

  add(record: CallRecord): void {
    this.kept.push(record);
    // Not with every call: copying 200 entries each time adds up.
    if (this.kept.length >= KEPT * 2) this.kept = this.kept.slice(-KEPT);
    this.unsent.push(record);
    if (this.unsent.length > KEPT) this.unsent.shift();
    this.timer ??= setTimeout(() => this.send(), SEND_MS);
  }

  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private send(): void {
    this.timer = null;
    const calls = this.unsent;
    this.unsent = [];
    this.emit(calls);
  }
}
