import { readFileSync, writeFileSync } from 'node:fs';

const EVERY_MS = 4;

/**
 * Watches what an attack does to its host: how long the event loop was held up and how much memory the process took.
 * A gap counts as a stall as far as this thread was working in it; on a busy machine the rest is waiting for a processor.
 */
export class HostWatch {
  private readonly rssBefore: number;
  private last = performance.now();
  private lastCpu = threadMs();
  private readonly timer: ReturnType<typeof setInterval>;
  /** Longest stall, ms, and longest gap whatever its cause, ms. */
  stallMs = 0;
  gapMs = 0;

  constructor() {
    resetPeak();
    this.rssBefore = status('VmRSS');
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  /** @returns growth of the process at its peak, MB */
  end(): number {
    this.look();
    clearInterval(this.timer);
    return (status('VmHWM') - this.rssBefore) / 1024;
  }

  private look(): void {
    const now = performance.now();
    const cpu = threadMs();
    const gap = now - this.last - EVERY_MS;
    this.gapMs = Math.max(this.gapMs, gap);
    this.stallMs = Math.max(this.stallMs, Math.min(gap, cpu - this.lastCpu));
    this.last = now;
    this.lastCpu = cpu;
  }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** From the kernel, KB. The peak is of this process since it was last reset, threads included. */
function status(key: 'VmHWM' | 'VmRSS'): number {
  try {
    return Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
  } catch {
    return key === 'VmHWM' ? process.resourceUsage().maxRSS : process.memoryUsage().rss / 1024;
  }
}

function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Elsewhere the peak is that of the whole life of the process: too high rather than too low.
  }
}

const BUILTINS: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Promise,
  Map,
  Set,
  RegExp,
  Error,
  Date,
  JSON,
  Math,
  Reflect,
  Symbol,
  globalThis,
].flatMap((thing) => ('prototype' in thing && typeof thing.prototype === 'object' && thing.prototype !== null ? [thing, thing.prototype] : [thing]));

/** Changes when somebody touches the host's own builtins. */
export function fingerprint(): string {
  return BUILTINS.map((thing) => Reflect.ownKeys(thing).map(String).sort().join()).join('\n');
}
