import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { Emitter } from '../../shared/kernel/disposable.ts';

const changes = new Emitter<void>();
let isPrinting = false;
let isWatching = false;

function watch(): void {
  if (isWatching || typeof window === 'undefined') return;
  isWatching = true;
  const set = (next: boolean) => (): void => {
    isPrinting = next;
    // The page is taken as it is when this event has been handled.
    flushSync(() => changes.emit());
  };
  window.addEventListener('beforeprint', set(true));
  window.addEventListener('afterprint', set(false));
}

/** Whether the page is drawn for paper: everything at once, in light colours. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      watch();
      return changes.on(listener);
    },
    () => isPrinting,
    () => false,
  );
}
