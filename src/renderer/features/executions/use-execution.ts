import { useEffect, useState } from 'react';
import type { Execution, ExecutionEvent } from '../../../shared/contracts/executions.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { announce, asAppError, rpc } from '../../platform/index.ts';
import { endedWords, hasEnded } from './run-words.ts';

/** Lines kept of a run under way; the record has the rest once it ended. */
const MAX_LINES = 5000;

export type FollowedRun = { run: Execution | null; error: AppError | null };

/** One run, whole: read once, then followed until it ends. */
export function useExecution(id: string | null): FollowedRun {
  const [state, setState] = useState<FollowedRun & { id: string | null }>({ id: null, run: null, error: null });
  useEffect(() => {
    if (id === null) return;
    const abort = new AbortController();
    const { signal } = abort;
    const show = (run: Execution): void => setState({ id, run, error: null });
    const read = async (): Promise<Execution> => {
      const run = await rpc.executions.get({ executionId: id }, { signal });
      if (!signal.aborted) show(run);
      return run;
    };
    void (async () => {
      for (let wait = 250; !signal.aborted; wait = Math.min(4000, wait * 2)) {
        try {
          let run = await read();
          if (hasEnded(run)) return;
          // The first lines that come are all there are so far: they stand in for those that were read.
          let isFresh = true;
          for await (const event of await rpc.executions.events({ executionId: id }, { signal })) {
            if (signal.aborted) return;
            wait = 250;
            if (event.type === 'log' && isFresh) {
              isFresh = false;
              run = { ...run, logs: [] };
            }
            run = withEvent(run, event);
            show(run);
            if (event.type === 'done') return announce(endedWords(event.execution));
          }
          // The stream ended without the end of the run: read what became of it.
        } catch (error) {
          if (signal.aborted) return;
          const shown = asAppError(error);
          if (shown.code !== 'host.disconnected') return setState((before) => ({ id, run: before.id === id ? before.run : null, error: shown }));
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    })();
    return () => abort.abort();
  }, [id]);
  return state.id === id ? state : { run: null, error: null };
}

/** What is known of a run after one more event of it. */
function withEvent(run: Execution, event: ExecutionEvent): Execution {
  switch (event.type) {
    case 'status':
      return { ...run, ...event.execution };
    case 'log':
      return { ...run, logs: [...run.logs, ...event.entries].slice(-MAX_LINES) };
    case 'done':
      return event.execution;
  }
}
