import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactElement } from 'react';
import type { Problem } from '../../../shared/app/validation/index.ts';
import { EmptyState } from '../../ui/index.ts';
import { goToPlace, placeName, useEditor } from '../editor/index.ts';
import './console.css';

/** What would not work, worst first; a click shows the place. */
export function ProblemsPanel({ problems }: { problems: readonly Problem[] }): ReactElement {
  const editor = useEditor();
  if (problems.length === 0) return <EmptyState icon={<CircleCheck size={18} aria-hidden />} title="No problems">Bindings, steps and data fit together.</EmptyState>;
  const sorted = [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <ul className="problems scroll" aria-label="Problems" tabIndex={-1}>
      {sorted.map((problem, i) => (
        <li key={i}>
          <button type="button" data-severity={problem.severity} onClick={() => goToPlace(editor, problem.place)}>
            {problem.severity === 'error' ? <CircleAlert size={14} aria-label="error" /> : <TriangleAlert size={14} aria-label="warning" />}
            <span className="grow ell">{problem.message}</span>
            <span className="t3 ell">
              {placeName(editor, problem.place)}
              {problem.place.key !== undefined && `, ${problem.place.key}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
