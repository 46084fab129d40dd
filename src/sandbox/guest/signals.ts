import { debugging } from './watch.ts';

/**
 * Values that know who reads them. A `Source` is set; a `Computed` follows what it read last time and is re-evaluated only when
 * one of those changed and somebody asks. Members of a cycle keep their last good value; what merely reads them goes on.
 */

type Readable = { observers: Set<Computed<unknown>> };

const stack: Computed<unknown>[] = [];

function track(readable: Readable): void {
  const reader = stack.at(-1);
  if (reader === undefined || !reader.isTracking) return;
  readable.observers.add(reader);
  reader.dependencies.add(readable);
}

/** Runs without being noticed by the value that is being computed. */
export function untracked<T>(run: () => T): T {
  const reader = stack.at(-1);
  if (reader === undefined) return run();
  const before = reader.isTracking;
  reader.isTracking = false;
  try {
    return run();
  } finally {
    reader.isTracking = before;
  }
}

/** Whether a binding is being evaluated: variables may not be set then. */
export function isComputing(): boolean {
  return stack.length > 0;
}

export class Source<T> {
  readonly observers = new Set<Computed<unknown>>();
  private value: T;

  constructor(value: T) {
    this.value = value;
  }

  get(): T {
    track(this);
    return this.value;
  }

  peek(): T {
    return this.value;
  }

  set(value: T): void {
    if (Object.is(value, this.value)) return;
    debugging.watcher?.set(this, this.value, value);
    this.value = value;
    for (const observer of [...this.observers]) observer.markDirty();
  }

  /** Sets without telling anyone; for a value whose only reader is the one that sets it. */
  setSilently(value: T): void {
    this.value = value;
  }
}

export type ComputedOptions<T> = {
  /** What a person calls it, for the path of a cycle: "total.text". */
  label: string;
  initial: T;
  onDirty?: (() => void) | undefined;
  /** Called with each failure and, with null, when it works again. The last good value stays. */
  onError?: ((error: unknown) => void) | undefined;
};

export class Computed<T> {
  readonly observers = new Set<Computed<unknown>>();
  readonly dependencies = new Set<Readable>();
  readonly label: string;
  isTracking = true;
  private value: T;
  private isDirty = true;
  private isRunning = false;
  private isDisposed = false;
  private cycle: string | null = null;
  private isFailing = false;
  private readonly compute: () => T;
  private readonly options: ComputedOptions<T>;

  constructor(compute: () => T, options: ComputedOptions<T>) {
    this.compute = compute;
    this.options = options;
    this.label = options.label;
    this.value = options.initial;
  }

  get(): T {
    track(this);
    if (this.isRunning) markCycle(this);
    else if (this.isDirty && !this.isDisposed) this.evaluate();
    return this.value;
  }

  peek(): T {
    return this.value;
  }

  markDirty(): void {
    if (this.isDirty || this.isDisposed) return;
    this.isDirty = true;
    this.options.onDirty?.();
    for (const observer of [...this.observers]) observer.markDirty();
  }

  markCyclic(path: string): void {
    this.cycle = path;
  }

  dispose(): void {
    this.isDisposed = true;
    for (const dependency of this.dependencies) dependency.observers.delete(this);
    this.dependencies.clear();
  }

  private evaluate(): void {
    // Seen before: the first value of all is no change.
    const watcher = this.dependencies.size === 0 ? null : debugging.watcher;
    for (const dependency of this.dependencies) dependency.observers.delete(this);
    this.dependencies.clear();
    this.isDirty = false;
    this.isRunning = true;
    this.isTracking = true;
    this.cycle = null;
    stack.push(this);
    try {
      const value = this.compute();
      if (this.cycle !== null) throw new CycleError(this.cycle);
      const before = this.value;
      this.value = value;
      watcher?.evaluated(this, before, value);
      if (this.isFailing) this.fail(null);
    } catch (error) {
      this.fail(this.cycle !== null && !(error instanceof CycleError) ? new CycleError(this.cycle) : error);
    } finally {
      stack.pop();
      this.isRunning = false;
    }
  }

  private fail(error: unknown): void {
    this.isFailing = error !== null;
    const { onError } = this.options;
    if (onError !== undefined) untracked(() => onError(error));
  }
}

export class CycleError extends Error {
  override readonly name = 'CycleError';
  readonly code = 'expression.cycle';

  constructor(path: string) {
    super(`These values wait for each other: ${path}. Change one of them so that it no longer uses the next.`);
  }
}

/** Everything on the stack from the repeated value on is a member; all show the same path. */
function markCycle(start: Computed<unknown>): void {
  const members = stack.slice(stack.indexOf(start));
  const path = [...members, start].map((member) => member.label).join(' → ');
  for (const member of members) member.markCyclic(path);
}
