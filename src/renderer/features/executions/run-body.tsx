import Copy from 'lucide-react/icons/copy';
import { useState, type ReactElement } from 'react';
import type { Execution } from '../../../shared/contracts/executions.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { Button, IconButton, JsonView, Notice } from '../../ui/index.ts';
import { goToPlace, placeName, useEditor } from '../editor/index.ts';
import { copyText } from './copy-text.ts';
import { LimitsDialog } from './limits-dialog.tsx';
import { RunLogs } from './run-logs.tsx';
import { RunMetrics } from './run-metrics.tsx';
import { hasEnded } from './run-words.ts';
import { Timeline } from './timeline.tsx';
import { goToModule } from './use-functions.ts';

/** What a run was given, what came of it, and how. `isShort` right after Run: its inputs stand above. */
export function RunBody({ run, isShort = false }: { run: Execution; isShort?: boolean }): ReactElement {
  const isOver = hasEnded(run);
  return (
    <>
      {run.error !== null && <RunError run={run} />}
      {run.status === 'cancelled' && run.error === null && (
        <Notice tone="info" title="Cancelled">
          What it had changed before stays as it is.
        </Notice>
      )}
      <div className={isShort ? undefined : 'runs-two'}>
        {!isShort && <Value title="Inputs" value={run.inputs} none="It was given nothing." isNone={Object.keys(run.inputs).length === 0} />}
        {isOver && (
          <Value
            title={isShort ? 'Result' : 'Outputs'}
            value={run.outputs}
            none={run.status === 'succeeded' ? 'It returned nothing.' : 'It ended before it returned anything.'}
            isNone={run.outputs === null}
          />
        )}
        {!isOver && !isShort && <Value title="Outputs" value={null} none="Not yet: it is still running." isNone />}
      </div>
      <RunLogs logs={run.logs} isLive={!isOver} />
      {isOver && <Timeline run={run} />}
      {isOver && !isShort && <RunMetrics run={run} />}
    </>
  );
}

function Value({ title, value, none, isNone }: { title: string; value: Json; none: string; isNone: boolean }): ReactElement {
  return (
    <section className="runs-block" aria-label={title}>
      <div className="runs-block-head">
        <h3>{title}</h3>
        <span className="grow" />
        {!isNone && (
          <IconButton
            size="s"
            label={`Copy the ${title.toLowerCase()} as JSON`}
            icon={<Copy size={13} />}
            onClick={() => void copyText(JSON.stringify(value, null, 2), `the ${title.toLowerCase()}`)}
          />
        )}
      </div>
      {isNone ? (
        <p className="t3">{none}</p>
      ) : (
        <div className="runs-value scroll" tabIndex={0} role="group" aria-label={`${title} as a tree`}>
          <JsonView value={value} label={title} />
        </div>
      )}
    </section>
  );
}

/** Why it failed, and the way to the line. */
function RunError({ run }: { run: Execution }): ReactElement | null {
  const editor = useEditor();
  const [isLimits, setLimits] = useState(false);
  const { error } = run;
  if (error === null) return null;
  const { place, line } = error;
  const where =
    place === undefined
      ? null
      : `${placeName(editor, place)}${line === undefined ? '' : `, line ${line}${error.column === undefined ? '' : `, column ${error.column}`}`}`;
  const isLimit = error.code === 'sandbox.deadline' || error.code === 'sandbox.memory' || error.code === 'execution.too-long';
  const go = (): void => {
    if (place === undefined) return;
    const isThere = place.kind === 'module' ? goToModule(editor, place.id, line ?? 1) : goToPlace(editor, place);
    if (!isThere) editor.notify({ text: 'That place is gone.' });
  };
  return (
    <Notice
      tone={run.status === 'cancelled' ? 'info' : run.status === 'terminated' ? 'warn' : 'danger'}
      title={error.message}
      actions={
        (place !== undefined || isLimit) && (
          <>
            {place !== undefined && (
              <Button size="s" onClick={go}>
                {line === undefined ? 'Show the place' : 'Go to line'}
              </Button>
            )}
            {isLimit && editor.canEdit && (
              <Button size="s" onClick={() => setLimits(true)}>
                Change the limits
              </Button>
            )}
          </>
        )
      }
    >
      {where}
      {where !== null && ' '}
      {error.code !== 'function.threw' && run.status !== 'cancelled' && <span className="t3 mono">{error.code}</span>}
      {isLimits && <LimitsDialog onClose={() => setLimits(false)} />}
    </Notice>
  );
}
