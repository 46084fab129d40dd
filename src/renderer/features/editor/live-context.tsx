import { createContext, useCallback, useContext, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import type { ViewNode } from '../../../shared/contracts/session.ts';
import type { DesignViewSource } from './design-view-source.ts';

const Context = createContext<DesignViewSource | null>(null);

/** What the canvas draws through, and where panels read live values. */
export function LiveProvider({ source, children }: { source: DesignViewSource; children: ReactNode }): ReactElement {
  return <Context value={source}>{children}</Context>;
}

export function useLive(): DesignViewSource {
  const source = useContext(Context);
  if (source === null) throw new Error('useLive must be used inside an open app');
  return source;
}

/** The node as drawn (its first instance), kept fresh: evaluated values for the property panel. */
export function useLiveView(nodeId: string): ViewNode | undefined {
  const source = useLive();
  const subscribe = useCallback((listener: () => void) => source.subscribe(nodeId, listener), [source, nodeId]);
  return useSyncExternalStore(subscribe, () => source.view(nodeId));
}
