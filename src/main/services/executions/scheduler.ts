import type { Trigger } from '../../../shared/app/manifest/index.ts';
import { nextRunAfter } from '../../../shared/app/triggers/index.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

/** The clock is looked at this often at least, ms: machines sleep, and clocks are set. */
const LOOK_MS = 30_000;
/** A time that is further back than this was slept through: it is not caught up, ms. */
const LATE_MS = 90_000;

/** Calls once after `ms`. @returns cancels it */
export type SetTimer = (ms: number, run: () => void) => Disposer;

type Entry = { trigger: Trigger; nextAt: number };

/** Knows when each schedule comes round. Keeps one timer, however many there are. */
export class Scheduler {
  private readonly clock: Clock;
  private readonly setTimer: SetTimer;
  private readonly fire: (appId: string, trigger: Trigger) => void;
  private readonly apps = new Map<string, Entry[]>();
  private cancelTimer: Disposer = () => {};
  private isRunning = false;
  private lookedAt: number;

  constructor(options: { clock: Clock; setTimer: SetTimer; fire: (appId: string, trigger: Trigger) => void }) {
    this.clock = options.clock;
    this.setTimer = options.setTimer;
    this.fire = options.fire;
    this.lookedAt = this.clock.now();
  }

  /** The triggers of an app as they are now. A schedule whose times did not change keeps its next one. */
  set(appId: string, triggers: readonly Trigger[]): void {
    const before = this.apps.get(appId) ?? [];
    const now = this.clock.now();
    const entries = triggers.flatMap((trigger): Entry[] => {
      if (trigger.kind !== 'schedule' || !trigger.enabled) return [];
      const known = before.find(
        (entry) => entry.trigger.id === trigger.id && entry.trigger.cron === trigger.cron && entry.trigger.timezone === trigger.timezone,
      );
      const nextAt = known?.nextAt ?? nextRunAfter(trigger, now);
      return nextAt === null ? [] : [{ trigger, nextAt }];
    });
    if (entries.length > 0) this.apps.set(appId, entries);
    else this.apps.delete(appId);
    this.arm();
  }

  start(): void {
    this.isRunning = true;
    this.lookedAt = this.clock.now();
    this.arm();
  }

  close(): void {
    this.isRunning = false;
    this.cancelTimer();
  }

  private look(): void {
    const now = this.clock.now();
    const wasSetBack = now < this.lookedAt;
    this.lookedAt = now;
    for (const [appId, entries] of this.apps) {
      for (const entry of entries) {
        const isDue = entry.nextAt <= now;
        if (!isDue && !wasSetBack) continue;
        const isLate = now - entry.nextAt > LATE_MS;
        entry.nextAt = nextRunAfter(entry.trigger, now) ?? Infinity;
        if (isDue && !isLate) this.fire(appId, entry.trigger);
      }
    }
    this.arm();
  }

  private arm(): void {
    this.cancelTimer();
    if (!this.isRunning || this.apps.size === 0) return;
    let next = Infinity;
    for (const entries of this.apps.values()) for (const { nextAt } of entries) next = Math.min(next, nextAt);
    this.cancelTimer = this.setTimer(Math.max(0, Math.min(LOOK_MS, next - this.clock.now())), () => this.look());
  }
}
