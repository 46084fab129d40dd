import GitCompare from 'lucide-react/icons/git-compare';
import { useState, type ReactElement } from 'react';
import type { Execution } from '../../../shared/contracts/executions.ts';
import { Button, Checkbox, landmark, Notice, Select, Skeleton, Tag } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { compareJson, compareMetrics, isSameOutcome, MAX_LINES, type ComparedLine } from './compare-runs.ts';
import { functionWords, hasEnded, SOURCE_WORDS, STATUS_WORDS, whenWords } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { useExecution } from './use-execution.ts';
import { useNow } from './use-now.ts';

/** Two runs side by side: figures, inputs and outputs, with what differs marked in words and colour. */
export function CompareView({ left, right }: { left: string; right: string | null }): ReactElement {
  const editor = useEditor();
  const a = useExecution(left);
  const b = useExecution(right);
  const [isOnlyDifferent, setOnlyDifferent] = useState(false);
  const error = a.error ?? b.error;
  return (
    <section className="panel runs-chosen" {...landmark('Two runs compared')}>
      <header className="runs-head line-b">
        <GitCompare size={16} aria-hidden />
        <h2>Compare runs</h2>
        {a.run !== null && b.run !== null && (
          <Tag tone={isSameOutcome(a.run, b.run) ? 'ok' : 'warn'}>{isSameOutcome(a.run, b.run) ? 'Same inputs, same result' : 'They differ'}</Tag>
        )}
        <span className="grow" />
        <Checkbox label="Only what differs" checked={isOnlyDifferent} onChange={setOnlyDifferent} />
        <Button onClick={() => editor.showRuns({ kind: 'run', id: left })}>Close</Button>
      </header>
      <div className="runs-body scroll" tabIndex={-1}>
        <div className="compare-pick">
          <RunPicker label="Left run" id={left} like={a.run} onChange={(id) => editor.showRuns({ kind: 'compare', left: id, right })} />
          <RunPicker label="Right run" id={right} like={a.run} onChange={(id) => editor.showRuns({ kind: 'compare', left, right: id })} />
        </div>
        {error !== null && (
          <Notice tone="danger" title="One of them could not be read">
            {error.message}
          </Notice>
        )}
        {right === null && <p className="t3">Choose a second run to compare with.</p>}
        {right !== null && error === null && (a.run === null || b.run === null) && <Skeleton lines={6} />}
        {a.run !== null && b.run !== null && <Compared left={a.run} right={b.run} isOnlyDifferent={isOnlyDifferent} />}
      </div>
    </section>
  );
}

function RunPicker({ label, id, like, onChange }: { label: string; id: string | null; like: Execution | null; onChange: (id: string) => void }): ReactElement {
  const { state } = useRuns();
  const now = useNow(60_000);
  // Those of the same function first: others can be compared too.
  const runs = state.seen.filter(hasEnded);
  const ordered = [...runs.filter((run) => run.function === like?.function), ...runs.filter((run) => run.function !== like?.function)].slice(0, 200);
  const options = ordered.map((run) => ({
    value: run.id,
    label: `${functionWords(run.function)}, ${whenWords(run.startedAt, now)}, ${STATUS_WORDS[run.status].toLowerCase()}, ${SOURCE_WORDS[run.source].toLowerCase()}`,
  }));
  const hasOwn = id === null || options.some((option) => option.value === id);
  return (
    <Select
      label={label}
      value={id ?? ''}
      options={[...(id === null ? [{ value: '', label: 'Choose a run' }] : []), ...(hasOwn ? [] : [{ value: id, label: id }]), ...options]}
      onChange={(next) => next !== '' && onChange(next)}
    />
  );
}

function Compared({ left, right, isOnlyDifferent }: { left: Execution; right: Execution; isOnlyDifferent: boolean }): ReactElement {
  const inputs = compareJson(left.inputs, right.inputs);
  const outputs = compareJson(left.outputs, right.outputs);
  return (
    <>
      <Lines title="Figures" lines={compareMetrics(left, right)} isOnlyDifferent={isOnlyDifferent} />
      <Lines title="Inputs" lines={inputs.lines} isOnlyDifferent={isOnlyDifferent} isCut={inputs.isCut} isCode />
      <Lines title="Outputs" lines={outputs.lines} isOnlyDifferent={isOnlyDifferent} isCut={outputs.isCut} isCode />
    </>
  );
}

function Lines({
  title,
  lines,
  isOnlyDifferent,
  isCut = false,
  isCode = false,
}: {
  title: string;
  lines: readonly ComparedLine[];
  isOnlyDifferent: boolean;
  isCut?: boolean;
  isCode?: boolean;
}): ReactElement {
  const shown = isOnlyDifferent ? lines.filter((line) => !line.isSame) : lines;
  const different = lines.filter((line) => !line.isSame).length;
  const cell = (text: string | null): ReactElement =>
    text === null ? <em className="t3">not there</em> : <span className={isCode ? 'mono' : ''}>{text}</span>;
  return (
    <section className="runs-block" aria-label={title}>
      <div className="runs-block-head">
        <h3>{title}</h3>
        <span className="t3">{different === 0 ? 'the same' : different === 1 ? '1 difference' : `${different.toLocaleString('en')} differences`}</span>
      </div>
      {shown.length > 0 && (
        <div className="runs-table-scroll is-tall scroll" tabIndex={0} role="group" aria-label={`${title}, left and right`}>
          <table className="runs-table compare-table">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Left</th>
                <th scope="col">Right</th>
                <th scope="col">Differs</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <tr key={line.path} data-differs={line.isSame ? undefined : ''}>
                  <th scope="row" className={isCode ? 'mono' : ''}>
                    {line.path === '' ? 'value' : line.path}
                  </th>
                  <td className="runs-wrap">{cell(line.left)}</td>
                  <td className="runs-wrap">{cell(line.right)}</td>
                  <td>{line.isSame ? '' : line.left === null ? 'added' : line.right === null ? 'missing' : 'differs'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isCut && <p className="t3">Only the first {MAX_LINES.toLocaleString('en')} values of each are compared line by line.</p>}
    </section>
  );
}
