/** Ends a subscription or releases a resource. Safe to call twice. */
export type Disposer = () => void;

/** Collects disposers and runs them in reverse order. One failing disposer never stops the others; failures are thrown together at the end. */
export class DisposableStore {
  private disposers: Disposer[] = [];
  private disposed = false;

  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Runs the disposer at once if the store is already disposed. */
  add(disposer: Disposer): void {
    if (this.disposed) disposer();
    else this.disposers.push(disposer);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    const failures: unknown[] = [];
    for (const disposer of this.disposers.reverse()) {
      try {
        disposer();
      } catch (error) {
        failures.push(error);
      }
    }
    this.disposers = [];
    if (failures.length > 0) throw new AggregateError(failures, 'Some disposers failed');
  }
}

/** A set of listeners. A listener that throws does not stop the rest; its error goes to `onError`. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  private readonly onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void = () => {}) {
    this.onError = onError;
  }

  get size(): number {
    return this.listeners.size;
  }

  on(listener: (value: T) => void): Disposer {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  emit(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
