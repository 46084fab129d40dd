import { describe, expect, it, vi } from 'vitest';
import { DisposableStore, Emitter } from './disposable.ts';

describe('DisposableStore', () => {
  it('runs disposers once, newest first, and late ones at once', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    store.add(() => order.push(1));
    store.add(() => order.push(2));
    store.dispose();
    store.dispose();
    store.add(() => order.push(3));
    expect(order).toEqual([2, 1, 3]);
  });

  it('runs every disposer although one throws, then reports', () => {
    const store = new DisposableStore();
    const last = vi.fn();
    store.add(last);
    store.add(() => {
      throw new Error('first');
    });
    expect(() => store.dispose()).toThrow(AggregateError);
    expect(last).toHaveBeenCalledOnce();
  });
});

describe('Emitter', () => {
  it('isolates a listener that throws and lets listeners leave while emitting', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<number>((error) => errors.push(error));
    const seen: number[] = [];
    emitter.on(() => {
      throw new Error('bad listener');
    });
    const leave = emitter.on((value) => {
      seen.push(value);
      leave();
    });
    emitter.emit(1);
    emitter.emit(2);
    expect(seen).toEqual([1]);
    expect(errors).toHaveLength(2);
    expect(emitter.size).toBe(1);
  });
});
