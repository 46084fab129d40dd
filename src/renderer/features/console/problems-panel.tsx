import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Problem } from '../../../shared/app/validation/index.ts';
import { announce } from '../../platform/index.ts';
import { Button, EmptyState, Tag } from '../../ui/index.ts';
import { goToPlace, placeKeyWords, placeName, useEditor } from '../editor/index.ts';
import './console.css';
import { applyFix } from './problem-fix.ts';
import type { ShownProblem } from './use-problems.ts';

const KINDS: Readonly<Record<Problem['place']['kind'], string>> = {
  // What is said about it is enough.
  node: '',
  query: 'query',
  state: 'variable',
  module: 'module',
  page: 'page',
  entity: 'data',
  trigger: 'trigger',
  component: 'own component',
};

/** What would not work and what went wrong while running, worst first. Enter or a click shows the place; a misspelt name is mended from here. */
export function ProblemsPanel({ problems }: { problems: readonly ShownProblem[] }): ReactElement {
  const editor = useEditor();
  const list = useRef<HTMLUListElement>(null);
  if (problems.length === 0)
    return (
      <EmptyState icon={<CircleCheck size={18} aria-hidden />} title="No problems">
        Bindings, steps and data fit together.
      </EmptyState>
    );

  const go = (problem: Problem): void => {
    if (!goToPlace(editor, problem.place)) editor.notify({ text: 'That place is gone.' });
  };
  const mend = (problem: Problem, at: number): void => {
    if (problem.fix === undefined) return;
    if (!applyFix(editor, problem)) return editor.notify({ text: 'That place changed meanwhile. Look at it to mend it.' });
    editor.notify({ text: `Changed ${problem.fix.from} to ${problem.fix.to}.`, action: { label: 'Undo', run: () => editor.undo.undo() } });
    announce('Checking again.');
    list.current?.querySelectorAll<HTMLElement>('[data-go]')[Math.max(0, at - 1)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement)) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-go]')];
    const at = rows.findIndex((row) => row.parentElement?.contains(event.target as Node) === true);
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
  };
  return (
    <ul ref={list} className="problems scroll" aria-label="Problems" tabIndex={-1} onKeyDown={onKeyDown}>
      {problems.map((problem, i) => (
        <li key={`${problem.place.kind}.${problem.place.id}.${problem.place.key ?? ''}.${problem.message}`}>
          <button type="button" data-go className="problem-go" data-severity={problem.severity} onClick={() => go(problem)}>
            {problem.severity === 'error' ? <CircleAlert size={14} aria-label="error" /> : <TriangleAlert size={14} aria-label="warning" />}
            <span className="grow problem-words">{problem.message}</span>
            {problem.isRunning && <Tag>while running</Tag>}
            <span className="t3 ell problem-place">
              {KINDS[problem.place.kind]} {placeName(editor, problem.place)}
              {problem.place.key !== undefined && `, ${placeKeyWords(editor, problem.place)}`}
            </span>
          </button>
          {problem.fix !== undefined && editor.canEdit && (
            <Button size="s" onClick={() => mend(problem, i)}>
              Use {problem.fix.to}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
