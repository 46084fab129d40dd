import Minus from 'lucide-react/icons/minus';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactElement, ReactNode } from 'react';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import { Button, Select } from '../../../ui/index.ts';
import type { ImportState } from './import-state.ts';
import { ProgressLine } from './progress-line.tsx';

type Props = { entity: Entity; state: ImportState; onProblems: () => void; onOnProblem: (onProblem: ImportState['onProblem']) => void; onCancel: () => void };

const ON_PROBLEM: readonly { value: ImportState['onProblem']; label: string }[] = [
  { value: 'skip', label: 'Leave it out' },
  { value: 'clear', label: 'Import it with that cell empty' },
  { value: 'stop', label: 'Import nothing until it is mended' },
];

/** The counts before anything happens, and while it does. */
export function ImportOutcome({ entity, state, onProblems, onOnProblem, onCancel }: Props): ReactElement {
  const isRunning = state.stage === 'running';
  const progress = isRunning ? state.run : state.check;
  const many = entity.plural.toLowerCase();
  const read = `${(progress?.rowsRead ?? 0).toLocaleString('en')} of ${(state.look?.rows ?? 0).toLocaleString('en')}`;
  const leftOut = progress === null ? 0 : Math.max(0, progress.skipped - progress.problemRows);
  const problems = progress === null ? 0 : progress.problemRows + progress.clearedRows;
  const look = (
    <Button size="s" variant="ghost" onClick={onProblems}>
      Look
    </Button>
  );
  return (
    <div className="import-outcome">
      <h3 className="sb">{isRunning ? 'Importing' : 'What will happen'}</h3>
      {isRunning && (
        <ProgressLine label={progress?.phase === 'writing' ? 'Writing rows' : 'Checking rows'} detail={read} value={progress?.value ?? 0} onCancel={onCancel} />
      )}
      {!isRunning && state.isChecking && <ProgressLine label="Checking rows" detail={read} value={progress?.phase === 'done' ? 0 : (progress?.value ?? 0)} />}
      {!isRunning && !state.isChecking && progress === null && state.failure === null && <p className="t3">Choose what at least one column becomes.</p>}
      {progress !== null && (
        <ul className="import-counts" aria-live="polite">
          <Count icon={<Plus size={14} className="okc" aria-hidden />} words={`Add new ${many}`} count={progress.added} />
          {(progress.updated > 0 || state.matchOn !== null) && (
            <Count icon={<Pencil size={13} className="accentc" aria-hidden />} words={`Update existing ${many}`} count={progress.updated} />
          )}
          {leftOut > 0 && <Count icon={<Minus size={14} aria-hidden />} words="There already, left out" count={leftOut} />}
          {progress.clearedRows > 0 && (
            <Count icon={<TriangleAlert size={14} className="warnc" aria-hidden />} words="Of these with cells left empty" count={progress.clearedRows}>
              {progress.problemRows === 0 && look}
            </Count>
          )}
          {progress.problemRows > 0 && (
            <Count
              icon={<TriangleAlert size={14} className="warnc" aria-hidden />}
              words={state.onProblem === 'stop' ? 'Rows with problems' : 'Rows with problems, left out'}
              count={progress.problemRows}
            >
              {look}
            </Count>
          )}
        </ul>
      )}
      {!isRunning && (problems > 0 || state.onProblem !== 'skip') && (
        <Select size="s" label="A row with a problem" value={state.onProblem} options={ON_PROBLEM} onChange={onOnProblem} />
      )}
    </div>
  );
}

function Count({ icon, words, count, children }: { icon: ReactNode; words: string; count: number; children?: ReactNode }): ReactElement {
  return (
    <li className="import-count">
      {icon}
      <span className="grow ell">{words}</span>
      {children}
      <b className="num">{count.toLocaleString('en')}</b>
    </li>
  );
}
