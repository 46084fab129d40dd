import Gauge from 'lucide-react/icons/gauge';
import Plus from 'lucide-react/icons/plus';
import SquareFunction from 'lucide-react/icons/square-function';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { classNames, IconButton, landmark, moveFocus } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import { LimitsDialog } from './limits-dialog.tsx';
import { RunList } from './run-list.tsx';
import { TriggerList } from './trigger-list.tsx';
import { useAddFunction } from './use-add-function.ts';
import { useFunctions } from './use-functions.ts';

/** The left column: functions, what starts them, and what ran. */
export function RunsLists(): ReactElement {
  return (
    <div className="panel line-r runs-lists">
      <FunctionList />
      <TriggerList />
      <RunList />
    </div>
  );
}

function FunctionList(): ReactElement {
  const editor = useEditor();
  const functions = useFunctions();
  const item = useEditorState((state) => state.runsItem);
  const add = useAddFunction();
  const [isLimits, setLimits] = useState(false);
  // Nothing chosen yet shows the first.
  const current = item === null ? functions[0]?.name : item.kind === 'function' ? item.name : undefined;
  return (
    <section className="runs-section" {...landmark('Functions')}>
      <div className="phead">
        <h2>Functions</h2>
        <span className="grow" />
        {editor.canEdit && functions.length > 0 && <IconButton size="s" label="Limits of a run" icon={<Gauge size={14} />} onClick={() => setLimits(true)} />}
        {editor.canEdit && <IconButton size="s" label="Add a function" icon={<Plus size={14} />} onClick={add} />}
      </div>
      {functions.length === 0 && <p className="runs-hint t3">Code that runs without a screen.</p>}
      <ul className="runs-items scroll" onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event, 'button', false)}>
        {functions.map((fn, i) => (
          <li key={fn.name}>
            <button
              type="button"
              className={classNames('runs-item', fn.name === current && 'is-current')}
              aria-current={fn.name === current ? 'true' : undefined}
              tabIndex={fn.name === current || (i === 0 && !functions.some((other) => other.name === current)) ? 0 : -1}
              title={fn.description}
              onClick={() => editor.showRuns({ kind: 'function', name: fn.name })}
            >
              <SquareFunction size={14} aria-hidden />
              <span className="grow ell">{fn.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {isLimits && <LimitsDialog onClose={() => setLimits(false)} />}
    </section>
  );
}
