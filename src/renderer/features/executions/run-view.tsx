import History from 'lucide-react/icons/history';
import type { ReactElement } from 'react';
import { Button, EmptyState, landmark, Skeleton } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { RunActions } from './run-actions.tsx';
import { RunBody } from './run-body.tsx';
import { RunStatusLine } from './run-status-line.tsx';
import { exactTime, functionWords, SOURCE_WORDS } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { triggerName } from './trigger-status.ts';
import { useExecution } from './use-execution.ts';

/** One run, whole: how it went, what went in and came out, and where the time went. */
export function RunView({ id }: { id: string }): ReactElement {
  const editor = useEditor();
  const { store } = useRuns();
  const { run, error } = useExecution(id);
  if (run === null) {
    if (error === null)
      return (
        <div className="panel runs-chosen runs-loading">
          <Skeleton lines={8} />
        </div>
      );
    return (
      <div className="center runs-empty">
        <EmptyState
          icon={<History size={20} aria-hidden />}
          title="This run is gone"
          actions={
            <Button
              onClick={() => {
                editor.store.set({ runsItem: null });
                void store.reload();
              }}
            >
              Show the functions
            </Button>
          }
        >
          {error.message}
        </EmptyState>
      </div>
    );
  }
  const trigger = triggerName(editor, run.triggerId);
  return (
    <section className="panel runs-chosen" {...landmark(`Run of ${functionWords(run.function)}`)}>
      <header className="runs-head line-b">
        <h2 className="ell">{functionWords(run.function)}</h2>
        <span className="t3 ell">
          {exactTime(run.startedAt)}, {SOURCE_WORDS[run.source].toLowerCase()}
          {trigger !== null && ` “${trigger}”`}
        </span>
        <span className="grow" />
        <RunActions run={run} />
      </header>
      <div className="runs-body scroll" tabIndex={-1}>
        <RunStatusLine run={run} />
        <RunBody run={run} />
      </div>
    </section>
  );
}
