import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AppError } from '../../shared/kernel/errors.ts';
import { asAppError } from './app-error.ts';
import { connection, rpc } from './rpc.ts';
import type { ConnectionStatus } from './connection.ts';

export type RpcQuery<Value> = { data: Value | undefined; error: AppError | undefined; isLoading: boolean; reload: () => void };

/**
 * Loads when mounted, when `key` changes, on `reload`, and after a lost connection came back. The last good data stays while a new
 * load runs. An answer that arrives after a newer request is dropped.
 */
export function useRpcQuery<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): RpcQuery<Value> {
  const [state, setState] = useState<{ key: string; data?: Value; error?: AppError; isLoading: boolean }>({ key, isLoading: true });
  const [tick, setTick] = useState(0);
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => (before.key === key ? { ...before, isLoading: true } : { key, isLoading: true }));
    latest.current(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setState({ key, data, isLoading: false });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, key, error: asAppError(error), isLoading: false }));
      },
    );
    return () => abort.abort();
  }, [key, tick]);
  useEffect(
    () =>
      connection.onDidChangeStatus((status) => {
        if (status === 'open') setTick((n) => n + 1);
      }),
    [],
  );
  const reload = useCallback(() => setTick((n) => n + 1), []);
  return { data: state.key === key ? state.data : undefined, error: state.error, isLoading: state.isLoading, reload };
}

/**
 * Calls `listener` for each value of a stream, starting it again when the connection returns. Ends with the component.
 *
 * @param onOpen called each time the stream stands: what changed before that was not reported, so read it now
 */
export function useRpcStream<Value>(
  key: string,
  open: (signal: AbortSignal) => Promise<AsyncIterable<Value>>,
  listener: (value: Value) => void,
  onOpen?: () => void,
): void {
  const latest = useRef({ open, listener, onOpen });
  useEffect(() => {
    latest.current = { open, listener, onOpen };
  });
  useEffect(() => {
    const abort = new AbortController();
    void (async () => {
      for (let wait = 200; !abort.signal.aborted; wait = Math.min(5000, wait * 2)) {
        try {
          const stream = await latest.current.open(abort.signal);
          if (!abort.signal.aborted) latest.current.onOpen?.();
          for await (const value of stream) {
            if (abort.signal.aborted) return;
            wait = 200;
            latest.current.listener(value);
          }
        } catch {
          // The connection reports itself lost; the next round waits for it.
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    })();
    return () => abort.abort();
  }, [key]);
}

export function useConnectionStatus(): ConnectionStatus {
  return useSyncExternalStore(
    (listener) => connection.onDidChangeStatus(listener),
    () => connection.status,
  );
}

/** Ticks of `apps.watch`: any app was made, changed, trashed or restored. `onOpen`: see `useRpcStream`. */
export function useAppsDidChange(listener: (appId: string) => void, onOpen?: () => void): void {
  useRpcStream(
    'apps.watch',
    (signal) => rpc.apps.watch(undefined, { signal }),
    (change: { appId: string }) => listener(change.appId),
    onOpen,
  );
}
