import { useSyncExternalStore } from 'react';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';

/** A value that components follow. */
export class Store<Value> {
  private value: Value;
  private readonly changed = new Emitter<Value>();

  constructor(initial: Value) {
    this.value = initial;
  }

  readonly get = (): Value => this.value;

  readonly subscribe = (listener: () => void): Disposer => this.changed.on(listener);

  set(next: Value): void {
    if (Object.is(next, this.value)) return;
    this.value = next;
    this.changed.emit(next);
  }

  update(change: (value: Value) => Value): void {
    this.set(change(this.value));
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
