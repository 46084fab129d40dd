import type { ReactElement } from 'react';
import { useStore } from '../../platform/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { useRun } from '../editor/index.ts';

/** In place of a view of the running app while there is none. */
export function NotRunning({ children }: { children: string }): ReactElement {
  const run = useRun();
  const { status } = useStore(run.state);
  const isStarting = status === 'starting';
  return (
    <EmptyState
      title={isStarting ? 'The app is starting' : 'The app is not running'}
      actions={
        !isStarting && (
          <Button size="s" onClick={() => run.start()}>
            Start it
          </Button>
        )
      }
    >
      {children}
    </EmptyState>
  );
}

export function useIsRunning(): boolean {
  const { status } = useStore(useRun().state);
  return status === 'running' || status === 'paused';
}
