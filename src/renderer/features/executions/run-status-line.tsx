import { useState, type ReactElement } from 'react';
import type { Execution } from '../../../shared/contracts/executions.ts';
import { rpc, toastError } from '../../platform/index.ts';
import { Button } from '../../ui/index.ts';
import { durationWords, hasEnded, STATUS_WORDS } from './run-words.ts';
import { STATUS_TONES, StatusIcon } from './status-icon.tsx';
import { useNow } from './use-now.ts';

/** State, time and progress of a run, live; Cancel while it goes on. */
export function RunStatusLine({ run, onOpen }: { run: Execution; onOpen?: () => void }): ReactElement {
  const isGoing = !hasEnded(run);
  const now = useNow(isGoing ? 100 : 0);
  const [isCancelling, setCancelling] = useState(false);
  const took = isGoing ? Math.max(0, Math.floor((now - run.startedAt) / 100) * 100) : run.durationMs;
  const cancel = (): void => {
    setCancelling(true);
    rpc.executions.cancel({ executionId: run.id }).catch((error: unknown) => {
      setCancelling(false);
      toastError(error);
    });
  };
  const value = run.progress === null ? null : Math.round(Math.min(1, Math.max(0, run.progress.value)) * 100);
  return (
    <div className="runs-status">
      <div className="row">
        <StatusIcon status={run.status} size={16} hasWords />
        <b className={STATUS_TONES[run.status]}>{STATUS_WORDS[run.status]}</b>
        {took !== null && <span className="t3 num">{durationWords(took)}</span>}
        <span className="grow" />
        {isGoing && (
          <Button size="s" busy={isCancelling} onClick={cancel}>
            Cancel
          </Button>
        )}
        {onOpen && (
          <Button size="s" variant="ghost" onClick={onOpen}>
            Open this run
          </Button>
        )}
      </div>
      {isGoing && (
        <div className="runs-progress">
          <div
            className={value === null ? 'runs-bar is-unknown' : 'runs-bar'}
            role="progressbar"
            aria-label="Progress of the run"
            aria-valuemin={0}
            aria-valuemax={100}
            {...(value === null ? {} : { 'aria-valuenow': value })}
            {...(run.progress === null || run.progress.text === '' ? {} : { 'aria-valuetext': `${run.progress.text}, ${value ?? 0} %` })}
          >
            <span style={value === null ? undefined : { transform: `scaleX(${value / 100})` }} />
          </div>
          <span className="t2 num">
            {run.progress === null
              ? run.status === 'queued'
                ? 'Waits for another run to end'
                : 'It has not said how far it is'
              : `${value ?? 0} %${run.progress.text === '' ? '' : `, ${run.progress.text}`}`}
          </span>
        </div>
      )}
    </div>
  );
}
