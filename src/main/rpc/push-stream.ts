import type { Disposer } from '../../shared/kernel/disposable.ts';

/**
 * Turns a subscription into an async iterator. It subscribes at once, so that nothing between the call and the first
 * `next()` is missed, and unsubscribes when the reader returns, the signal aborts, or `end` is called.
 *
 * @param subscribe called once; `push` delivers a value, `end` finishes (with an error: throws it to the reader)
 */
export function pushStream<T>(
  signal: AbortSignal | undefined,
  subscribe: (push: (value: T) => void, end: (error?: unknown) => void) => Disposer,
): AsyncIteratorObject<T, void, void> {
  const queue: T[] = [];
  const waiting: { resolve: (result: IteratorResult<T, void>) => void; reject: (error: unknown) => void }[] = [];
  let failure: { error: unknown } | null = null;
  let isEnded = false;
  let dispose: Disposer | null = null;

  function end(error?: unknown): void {
    if (isEnded) return;
    isEnded = true;
    if (error !== undefined) failure = { error };
    dispose?.();
    signal?.removeEventListener('abort', onAbort);
    for (const reader of waiting.splice(0)) {
      if (failure !== null) {
        reader.reject(failure.error);
        failure = null;
      } else reader.resolve({ done: true, value: undefined });
    }
  }
  function push(value: T): void {
    if (isEnded) return;
    const reader = waiting.shift();
    if (reader === undefined) queue.push(value);
    else reader.resolve({ done: false, value });
  }
  function onAbort(): void {
    queue.length = 0;
    end();
  }

  const iterator: AsyncIteratorObject<T, void, void> = {
    next() {
      if (queue.length > 0) return Promise.resolve({ done: false, value: queue.shift()! });
      if (failure !== null) {
        const { error } = failure;
        failure = null;
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
      if (isEnded) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() {
      queue.length = 0;
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw(error) {
      end();
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    },
    [Symbol.asyncIterator]() {
      return iterator;
    },
    async [Symbol.asyncDispose]() {
      end();
    },
  };

  if (signal?.aborted) isEnded = true;
  else {
    signal?.addEventListener('abort', onAbort);
    dispose = subscribe(push, end);
    // `subscribe` may already have ended the stream, before there was anything to dispose of.
    if (isEnded) dispose();
  }
  return iterator;
}
