import { debugging } from './watch.ts';

/**
 * Values that know who reads them. A `Source` is set; a `Computed` follows what it read last time. A change marks what may be
 * affected; a marked value is looked at again when somebody asks for it, and evaluated only if something it read has another value.
 * Members of a cycle keep their last good value; what merely reads them goes on.
 *
 * However long a chain of values is, the stack stays short: a value that is needed too deep down ends the evaluations above it
 * (they only read, so they can begin anew), is evaluated by itself, and then they are, innermost first.
 */

/** Evaluations inside each other before the stack is unwound. A level takes about 2 KB of the guest's 256 KB. */
const MAX_DEPTH = 16;

const CLEAN = 0;
/** Something further down changed. */
const CHECK = 1;
const DIRTY = 2;

type Readable = {
  /** Time of its last change. */
  changedAt: number;
  observers: Set<Computed<unknown>> | null;
  /** The evaluation that noted it last. */
  notedBy: number;
};

/** Rises with every change. */
let time = 1;
let evaluations = 0;
/** Who takes note of what is read. */
let reader: Computed<unknown> | null = null;
/** What is being evaluated, or waits for an evaluation further up to end, outermost first. */
const path: Computed<unknown>[] = [];
let depth = 0;
let needed: Computed<unknown> | null = null;

/** Thrown through evaluations that begin anew. Whoever catches errors of author code lets it pass. */
const UNWIND: unique symbol = Symbol('unwind');

/** Call it first in a `catch` round code that may read signals. */
export function rethrowUnwind(error: unknown): void {
  if (error === UNWIND || needed !== null) throw UNWIND;
}

/** Runs without being noticed by the value that is being computed. */
export function untracked<T>(run: () => T): T {
  const before = reader;
  reader = null;
  try {
    return run();
  } finally {
    reader = before;
  }
}

/** @param read notes what it reads; asked once in each evaluation, however often a binding asks, one for each of ten thousand rows, say */
export function oncePerEvaluation<T>(read: () => T): () => T {
  let last: T;
  let evaluation = 0;
  return () => {
    if (reader !== null && reader.evaluation === evaluation) return last;
    last = read();
    evaluation = reader?.evaluation ?? 0;
    return last;
  };
}

/** Whether a binding is being evaluated: variables may not be set then. */
export function isComputing(): boolean {
  return depth > 0;
}

/** Whether somebody takes note of what is read. */
export function isTracking(): boolean {
  return reader !== null;
}

export class Source<T> {
  changedAt = 0;
  observers: Set<Computed<unknown>> | null = null;
  notedBy = 0;
  private value: T;

  constructor(value: T) {
    this.value = value;
  }

  get(): T {
    // Asked here, too: one binding may read a value for each of ten thousand rows, and a call takes as long as all else.
    if (reader !== null && this.notedBy !== reader.evaluation) reader.note(this);
    return this.value;
  }

  peek(): T {
    return this.value;
  }

  set(value: T): void {
    if (Object.is(value, this.value)) return;
    debugging.watcher?.set(this, this.value, value);
    this.value = value;
    this.changedAt = ++time;
    markObservers(this);
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
  /** A value equal to the last one is not a change. */
  equals?: ((a: unknown, b: unknown) => boolean) | undefined;
  onDirty?: (() => void) | undefined;
  /** Called with each failure and, with null, when it works again. The last good value stays. */
  onError?: ((error: unknown) => void) | undefined;
  /** Whether a failure brings the initial value back instead. */
  forgets?: (() => boolean) | undefined;
};

export class Computed<T> {
  changedAt = 0;
  observers: Set<Computed<unknown>> | null = null;
  notedBy = 0;
  isOnPath = false;
  readonly label: string;
  private value: T;
  private state = DIRTY;
  private checkedAt = 0;
  private isDisposed = false;
  private cycle: string | null = null;
  private isFailing = false;
  dependencies: readonly Readable[] = [];
  /** While it is evaluated: how many of `dependencies` were read again in the same order, and what else was read. */
  private readAgain = 0;
  private newlyRead: Readable[] | null = null;
  /** The one under way, or the last. */
  evaluation = 0;
  private readonly compute: () => T;
  private readonly options: ComputedOptions<T>;

  constructor(compute: () => T, options: ComputedOptions<T>) {
    this.compute = compute;
    this.options = options;
    this.label = options.label;
    this.value = options.initial;
  }

  get(): T {
    if (reader !== null && this.notedBy !== reader.evaluation) reader.note(this);
    if (this.state !== CLEAN || this.isOnPath) this.refresh();
    return this.value;
  }

  /** The last good value. */
  peek(): T {
    return this.value;
  }

  /** Marks it as possibly changed. @returns whether it was not marked before */
  mark(state: typeof CHECK | typeof DIRTY): boolean {
    if (this.isDisposed || this.state >= state) return false;
    const isFirst = this.state === CLEAN;
    this.state = state;
    if (isFirst) this.options.onDirty?.();
    return isFirst;
  }

  /** Its definition changed: it is evaluated anew, and all who read it look again. */
  invalidate(): void {
    if (this.mark(DIRTY)) markObservers(this);
  }

  markCyclic(cycle: string): void {
    this.cycle = cycle;
  }

  /** @param readable not noted by this evaluation yet */
  note(readable: Readable): void {
    readable.notedBy = this.evaluation;
    if (this.newlyRead === null && this.dependencies[this.readAgain] === readable) {
      this.readAgain++;
      return;
    }
    (this.newlyRead ??= []).push(readable);
    (readable.observers ??= new Set()).add(this);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.state = CLEAN;
    for (const dependency of this.dependencies) dependency.observers?.delete(this);
    this.dependencies = [];
  }

  /** As `dispose`, when another value takes its place: all who read it look again. */
  retire(): void {
    this.dispose();
    this.changedAt = ++time;
    markObservers(this);
  }

  private refresh(): void {
    if (this.isOnPath) return markCycle(this);
    if (depth === 0) return drive(this);
    if (depth >= MAX_DEPTH) {
      return unwindFor(this);
    }
    this.enter();
    depth++;
    this.work();
    depth--;
    this.leave();
  }

  enter(): void {
    path.push(this);
    this.isOnPath = true;
    this.cycle = null;
  }

  leave(): void {
    path.pop();
    this.isOnPath = false;
  }

  /** Brings it up to date. Throws UNWIND, and stays on the path, when something has to be evaluated before. */
  work(): void {
    if (this.state === CHECK && this.hasChangedDependency()) this.state = DIRTY;
    if (this.state === DIRTY) this.evaluate();
    else if (this.cycle !== null) this.fail(new CycleError(this.cycle));
    if (this.state === CHECK) this.state = CLEAN;
  }

  /** In the order they were read: the first that changed decides, so what is only read under a condition is left alone. */
  private hasChangedDependency(): boolean {
    const { dependencies, checkedAt } = this;
    const isOutdated = (dependency: Readable): boolean => dependency.changedAt > checkedAt;
    for (const dependency of dependencies) {
      if (dependency instanceof Computed) {
        if (dependency.isOnPath) return true;
        if (dependency.state !== CLEAN) untracked(() => dependency.refresh());
      }
      if (isOutdated(dependency)) return true;
    }
    this.checkedAt = time;
    return false;
  }

  private evaluate(): void {
    const before = reader;
    // Seen before: the first value of all is no change.
    const watcher = this.dependencies.length === 0 ? null : debugging.watcher;
    this.evaluation = ++evaluations;
    this.readAgain = 0;
    this.newlyRead = null;
    this.state = CLEAN;
    readBy(this);
    let value = this.value;
    let error: unknown = null;
    let isDone = false;
    try {
      value = this.compute();
      isDone = true;
    } catch (caught) {
      error = caught;
    }
    reader = before;
    // Also when the author's code caught it on the way.
    if (needed !== null) {
      if (this.newlyRead !== null) this.dependencies = [...this.dependencies, ...(this.newlyRead as Readable[])];
      this.state = DIRTY;
      throw UNWIND;
    }
    this.keepDependencies();
    this.checkedAt = time;
    if (this.cycle !== null) return this.fail(error instanceof CycleError ? error : new CycleError(this.cycle));
    if (!isDone) return this.fail(error);
    const last = this.value;
    this.accept(value);
    watcher?.evaluated(this, last, value);
    if (this.isFailing) this.fail(null);
  }

  private accept(value: T): void {
    if ((this.options.equals ?? Object.is)(this.value, value)) return;
    this.value = value;
    this.changedAt = time;
  }

  private keepDependencies(): void {
    const { dependencies, readAgain, newlyRead } = this;
    this.newlyRead = null;
    if (newlyRead === null && readAgain === dependencies.length) return;
    const next = [...dependencies.slice(0, readAgain), ...(newlyRead ?? [])];
    const kept = new Set(next);
    for (const dependency of dependencies) if (!kept.has(dependency)) dependency.observers?.delete(this);
    this.dependencies = next;
    if (this.isDisposed) for (const dependency of next) dependency.observers?.delete(this);
  }

  private fail(error: unknown): void {
    this.isFailing = error !== null;
    const { onError, forgets, initial } = this.options;
    if (this.isFailing && forgets?.() === true) this.accept(initial);
    if (onError !== undefined) untracked(() => onError(error));
  }
}

export class CycleError extends Error {
  override readonly name = 'CycleError';
  readonly code = 'expression.cycle';

  constructor(cycle: string) {
    super(`These values wait for each other: ${cycle}. Change one of them so that it no longer uses the next.`);
  }
}

function readBy(next: Computed<unknown>): void {
  reader = next;
}

/** Ends the evaluations that are going on: this one comes first. */
function unwindFor(value: Computed<unknown>): never {
  needed = value;
  throw UNWIND;
}

/** Marks all who read it, and who read them, without recursion. */
function markObservers(readable: Readable): void {
  if (readable.observers === null) return;
  const open: Readable[] = [];
  for (const observer of [...readable.observers]) if (observer.mark(DIRTY)) open.push(observer);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.observers !== null) for (const observer of [...next.observers]) if (observer.mark(CHECK)) open.push(observer);
  }
}

/** Evaluates a value, and before it whatever turns out to be needed, each from the bottom of the stack. */
function drive(target: Computed<unknown>): void {
  const before = reader;
  reader = null;
  try {
    target.enter();
    for (let current = path.at(-1); current !== undefined; current = path.at(-1)) {
      depth = 1;
      try {
        current.work();
        current.leave();
      } catch (error) {
        const next = needed;
        if (next === null) throw error;
        needed = null;
        next.enter();
      }
    }
  } finally {
    // Empty unless something other than author code failed.
    for (const left of path.splice(0)) left.isOnPath = false;
    needed = null;
    depth = 0;
    reader = before;
  }
}

/** Everything on the path from the repeated value on is a member; all show the same path. */
function markCycle(start: Computed<unknown>): void {
  const members = path.slice(path.indexOf(start));
  const cycle = [...members, start].map((member) => member.label).join(' → ');
  for (const member of members) member.markCyclic(cycle);
}
