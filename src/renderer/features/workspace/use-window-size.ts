import { useSyncExternalStore } from 'react';
import type { WindowSize } from './responsive.ts';

let last: WindowSize = { width: 0, height: 0 };

export function useWindowSize(): WindowSize {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function read(): WindowSize {
  const { innerWidth: width, innerHeight: height } = window;
  if (last.width !== width || last.height !== height) last = { width, height };
  return last;
}
