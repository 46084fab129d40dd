import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { RunController } from './run-controller.ts';

const Context = createContext<RunController | null>(null);

export function RunProvider({ run, children }: { run: RunController; children: ReactNode }): ReactElement {
  return <Context value={run}>{children}</Context>;
}

export function useRun(): RunController {
  const run = useContext(Context);
  if (run === null) throw new Error('useRun must be used inside an open app');
  return run;
}
