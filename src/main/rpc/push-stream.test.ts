import { expect, test } from 'vitest';
import { pushStream } from './push-stream.ts';

function source() {
  let push: (value: number) => void = () => {};
  let end: (error?: unknown) => void = () => {};
  let disposed = 0;
  return {
    subscribe: (p: typeof push, e: typeof end) => {
      push = p;
      end = e;
      return () => void disposed++;
    },
    push: (value: number) => push(value),
    end: (error?: unknown) => end(error),
    disposed: () => disposed,
  };
}

test('values pushed before and after the reader asks arrive in order', async () => {
  const from = source();
  const stream = pushStream(undefined, from.subscribe);
  from.push(1);
  from.push(2);
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  expect(await stream.next()).toEqual({ done: false, value: 2 });
  const third = stream.next();
  from.push(3);
  expect(await third).toEqual({ done: false, value: 3 });
});

test('returning, ending and aborting each unsubscribe exactly once and release a waiting reader', async () => {
  for (const stop of ['return', 'end', 'abort'] as const) {
    const from = source();
    const controller = new AbortController();
    const stream = pushStream(controller.signal, from.subscribe);
    const waiting = stream.next();
    if (stop === 'return') await stream.return?.();
    if (stop === 'end') from.end();
    if (stop === 'abort') controller.abort();
    expect(await waiting, stop).toEqual({ done: true, value: undefined });
    expect(await stream.next(), stop).toEqual({ done: true, value: undefined });
    controller.abort();
    expect(from.disposed(), stop).toBe(1);
  }
});

test('an error reaches the reader once, after what was pushed before it', async () => {
  const from = source();
  const stream = pushStream(undefined, from.subscribe);
  from.push(1);
  from.end(new Error('lost'));
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  await expect(stream.next()).rejects.toThrow('lost');
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(from.disposed()).toBe(1);
});

test('a signal aborted beforehand never subscribes', async () => {
  let subscribed = 0;
  const stream = pushStream<number>(AbortSignal.abort(), () => {
    subscribed++;
    return () => {};
  });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(subscribed).toBe(0);
});
