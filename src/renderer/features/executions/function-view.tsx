import FileCode from 'lucide-react/icons/file-code';
import Play from 'lucide-react/icons/play';
import SquareFunction from 'lucide-react/icons/square-function';
import { useState, type ReactElement } from 'react';
import { summaryOf } from '../../../shared/contracts/execution-summary.ts';
import type { AppFunction } from '../../../shared/contracts/executions.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { keysOfShortcut, rpc, toastError, useCommand, useKeptView } from '../../platform/index.ts';
import { Button, landmark } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { lineOfFunction } from './function-line.ts';
import { formatInputs, parseInputs } from './inputs.ts';
import { InputsEditor } from './inputs-editor.tsx';
import { RunBody } from './run-body.tsx';
import { RunLinks } from './run-links.tsx';
import { RunStatusLine } from './run-status-line.tsx';
import { hasEnded } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { useExecution } from './use-execution.ts';
import { goToModule } from './use-functions.ts';

/** Longest inputs that are remembered between sessions, characters. */
const KEPT = 10_000;

/** One function: what it says of itself, its inputs, Run, and what the run says while it goes on. */
export function FunctionView({ fn, given }: { fn: AppFunction; given: Readonly<Record<string, Json>> | undefined }): ReactElement {
  const editor = useEditor();
  const { store, state } = useRuns();
  const [kept, keep] = useKeptView(`${editor.appId}.inputs.${fn.name}`);
  const [typed, setTyped] = useState<string | null>(null);
  // "Change inputs" of a run brings its own, which replace what was typed; each request is a new object.
  const [taken, setTaken] = useState(given);
  if (given !== taken) {
    setTaken(given);
    if (given !== undefined) setTyped(null);
  }
  const text = typed ?? (given === undefined ? (typeof kept === 'string' ? kept : '') : formatInputs(given));
  const parsed = parseInputs(text);
  const [isStarting, setStarting] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const { run, error } = useExecution(runId);
  const isGoing = run !== null && !hasEnded(run);
  const moduleId = fn.name.slice(0, fn.name.indexOf('.'));

  function type(next: string): void {
    setTyped(next);
    if (next.length <= KEPT) keep(next);
  }

  async function start(): Promise<void> {
    if (!parsed.ok || isStarting) return;
    setStarting(true);
    try {
      // The host runs what is on its disk: what was typed a moment ago belongs to it.
      await editor.whenSaved();
      const started = await rpc.executions.execute({ appId: editor.appId, function: fn.name, inputs: parsed.value, source: 'ide', wait: false });
      setRunId(started.id);
      store.put(summaryOf(started));
    } catch (problem) {
      toastError(problem);
    } finally {
      setStarting(false);
    }
  }

  // Wherever the focus is: in the lists, in a field, on nothing.
  useCommand({
    id: 'runs.run',
    title: `Run ${fn.name}`,
    group: 'Runs',
    shortcut: '$mod+Enter',
    hidden: true,
    when: () => parsed.ok && !isStarting,
    run: start,
  });

  return (
    <section className="panel runs-chosen" {...landmark(`Function ${fn.name}`)}>
      <header className="runs-head line-b">
        <SquareFunction size={16} aria-hidden />
        <h2 className="ell">{fn.name}</h2>
        <span className="t3 mono ell">({fn.parameters.join(', ')})</span>
        <span className="grow" />
        <Button
          variant="ghost"
          icon={<FileCode size={14} />}
          onClick={() => goToModule(editor, moduleId, lineOfFunction(editor.app.modules().find((module) => module.id === moduleId)?.code ?? '', fn.name))}
        >
          Edit the code
        </Button>
        <Button
          variant="primary"
          icon={<Play size={14} />}
          busy={isStarting}
          disabled={!parsed.ok}
          keys={keysOfShortcut('$mod+Enter')}
          onClick={() => void start()}
        >
          Run
        </Button>
      </header>
      <div className="runs-body scroll" tabIndex={-1}>
        {fn.description !== '' && <p className="runs-description t2">{fn.description}</p>}
        <InputsEditor parameters={fn.parameters} text={text} onChange={type} />
        {error !== null && (
          <p className="dangerc" role="alert">
            {error.message}
          </p>
        )}
        {run !== null && (
          <section className="runs-outcome" aria-label="This run">
            <RunStatusLine run={run} onOpen={() => editor.showRuns({ kind: 'run', id: run.id })} />
            <RunBody run={run} isShort />
          </section>
        )}
        {!isGoing && <RunLinks title="Earlier runs" runs={state.seen.filter((other) => other.function === fn.name && other.id !== runId).slice(0, 5)} />}
      </div>
    </section>
  );
}
