import { createContext, useContext, useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ExecutionSummary } from '../../../shared/contracts/executions.ts';
import { rpc, useRpcStream, useStore } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { RunsStore, type RunsState } from './runs-store.ts';

const RunsContext = createContext<RunsStore | null>(null);

/** The list of runs, followed while the surface is open. */
export function RunsProvider({ children }: { children: ReactNode }): ReactElement {
  const { appId } = useEditor();
  const store = useMemo(() => new RunsStore(appId), [appId]);
  useEffect(() => {
    void store.reload();
    return () => store.dispose();
  }, [store]);
  useRpcStream(
    `executions.watch ${appId}`,
    (signal) => rpc.executions.watch({ appId }, { signal }),
    (run: ExecutionSummary) => store.put(run),
    () => void store.reload(),
  );
  return <RunsContext value={store}>{children}</RunsContext>;
}

export function useRuns(): { store: RunsStore; state: RunsState } {
  const store = useContext(RunsContext);
  if (store === null) throw new Error('useRuns must be used on the runs surface');
  return { store, state: useStore(store.state) };
}
