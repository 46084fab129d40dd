import Copy from 'lucide-react/icons/copy';
import GitCompare from 'lucide-react/icons/git-compare';
import Pencil from 'lucide-react/icons/pencil';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useState, type ReactElement } from 'react';
import { summaryOf } from '../../../shared/contracts/execution-summary.ts';
import type { Execution } from '../../../shared/contracts/executions.ts';
import { rpc, toastError } from '../../platform/index.ts';
import { Button, Menu } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { asCasualExec, asCurl } from './copy-as.ts';
import { copyText } from './copy-text.ts';
import { hasEnded } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { useFunctions } from './use-functions.ts';
import { useHostAddress } from './use-host-address.ts';

/** Run again, with other inputs, elsewhere; compare. */
export function RunActions({ run }: { run: Execution }): ReactElement {
  const editor = useEditor();
  const { store, state } = useRuns();
  const functions = useFunctions();
  const address = useHostAddress();
  const [isStarting, setStarting] = useState(false);
  const { function: name } = run;
  const isThere = name === null || functions.some((fn) => fn.name === name);

  async function again(): Promise<void> {
    setStarting(true);
    try {
      await editor.whenSaved();
      const started = await rpc.executions.rerun({ executionId: run.id });
      store.put(summaryOf(started));
      editor.showRuns({ kind: 'run', id: started.id });
    } catch (error) {
      toastError(error);
    } finally {
      setStarting(false);
    }
  }

  const other = state.seen.find(
    (candidate) => candidate.function === name && candidate.id !== run.id && candidate.startedAt <= run.startedAt && hasEnded(candidate),
  );
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" icon={<Copy size={14} />}>
            Copy as
          </Button>
        }
        items={[
          { id: 'exec', label: 'Command line: casual exec', onSelect: () => void copyText(asCasualExec(run), 'the command') },
          { id: 'curl', label: 'REST: curl', onSelect: () => void copyText(asCurl(run, address), 'the command') },
        ]}
      />
      <Button
        variant="ghost"
        icon={<GitCompare size={14} />}
        disabled={!hasEnded(run)}
        onClick={() => editor.showRuns({ kind: 'compare', left: run.id, right: other?.id ?? null })}
      >
        Compare
      </Button>
      {name !== null && (
        <Button icon={<Pencil size={14} />} disabled={!isThere} onClick={() => editor.showRuns({ kind: 'function', name, inputs: { ...run.inputs } })}>
          Change inputs
        </Button>
      )}
      <Button
        variant="primary"
        icon={<RotateCw size={14} />}
        busy={isStarting}
        disabled={!isThere}
        title={isThere ? undefined : 'This function is not there any more.'}
        onClick={() => void again()}
      >
        Run again
      </Button>
    </>
  );
}
