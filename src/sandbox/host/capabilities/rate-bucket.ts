import type { Clock } from '../../../shared/kernel/ports.ts';

const MINUTE_MS = 60_000;

/** A bucket that holds a minute's worth and fills up steadily. */
export class RateBucket {
  private readonly perMinute: number;
  private readonly clock: Clock;
  private tokens: number;
  private filledAt: number;

  constructor(perMinute: number, clock: Clock) {
    this.perMinute = perMinute;
    this.clock = clock;
    this.tokens = perMinute;
    this.filledAt = clock.now();
  }

  /** @returns 0 when one was taken, otherwise ms until there is one */
  take(): number {
    const now = this.clock.now();
    // A clock that was set back fills nothing.
    const passed = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.perMinute, this.tokens + (passed * this.perMinute) / MINUTE_MS);
    this.filledAt = now;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) * MINUTE_MS) / this.perMinute);
    this.tokens--;
    return 0;
  }
}
