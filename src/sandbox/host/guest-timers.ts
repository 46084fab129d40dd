import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';

type Timer = { handle: ReturnType<typeof setTimeout>; repeat: boolean; isRuntime: boolean };

/** Repeating faster than this only burns time, ms. */
const MIN_INTERVAL = 10;

/** The timers of a guest. They live outside of it, so that the worker never does anything nobody waits for. */
export class GuestTimers {
  private readonly timers = new Map<number, Timer>();
  private readonly fire: (id: number) => void;

  constructor(fire: (id: number) => void) {
    this.fire = fire;
  }

  get size(): number {
    return this.timers.size;
  }

  /** Timers of the guest's own runtime, such as a debounce. */
  get runtimeTimers(): number {
    let count = 0;
    for (const timer of this.timers.values()) if (timer.isRuntime) count++;
    return count;
  }

  start({ id, ms, repeat, kind }: { id: number; ms: number; repeat: boolean; kind: 'author' | 'runtime' }): void {
    if (this.timers.has(id) || this.timers.size >= SANDBOX_LIMITS.timers * 4) return;
    const delay = Math.max(repeat ? MIN_INTERVAL : 0, Math.min(ms, 2_147_483_647));
    const run = (): void => {
      if (!repeat) this.timers.delete(id);
      this.fire(id);
    };
    this.timers.set(id, { handle: repeat ? setInterval(run, delay) : setTimeout(run, delay), repeat, isRuntime: kind === 'runtime' });
  }

  clear(id: number): void {
    const timer = this.timers.get(id);
    if (timer === undefined) return;
    clearTimeout(timer.handle);
    this.timers.delete(id);
  }

  clearAll(): void {
    for (const id of [...this.timers.keys()]) this.clear(id);
  }
}
