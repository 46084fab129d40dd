import Check from 'lucide-react/icons/check';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { updateComponent, type ComponentInfo } from '../../../shared/app/document/index.ts';
import { Button } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { compileCode } from './compile-code.ts';
import './library.css';

/** The code of a component of one's own. It is made ready to run when it is saved; what does not parse stays a draft. */
export function CodePane({ component }: { component: ComponentInfo }): ReactElement {
  const editor = useEditor();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ message: string; line?: number } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const code = draft ?? component.code ?? '';
  useEffect(() => setProblem(null), [draft]);

  const save = async (): Promise<void> => {
    const result = await compileCode(code);
    if (!result.ok) return setProblem(result);
    editor.change(() => updateComponent(editor.app, editor.origin(), component.id, { code, compiled: result.compiled }));
    setDraft(null);
    setProblem(null);
  };
  return (
    <div className="code-pane">
      <textarea
        ref={field}
        aria-label={`Code of ${component.name}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'code-pane-problem'}
        spellCheck={false}
        rows={22}
        value={code}
        readOnly={!editor.canEdit}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
            event.preventDefault();
            void save();
          }
        }}
      />
      {problem !== null && (
        <p id="code-pane-problem" role="alert" className="code-pane-problem">
          {problem.line === undefined ? '' : `Line ${problem.line}: `}
          {problem.message}
        </p>
      )}
      <div className="row">
        <Button size="s" variant="primary" disabled={draft === null || draft === component.code} icon={<Check size={14} />} onClick={() => void save()}>
          Save and run
        </Button>
        <span className="t3">{draft === null || draft === component.code ? 'Saved' : 'Not saved yet. Ctrl S saves it.'}</span>
      </div>
    </div>
  );
}
