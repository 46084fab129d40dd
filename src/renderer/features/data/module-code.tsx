import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { setModule } from '../../../shared/app/document/index.ts';
import { findFunctions, syntaxProblem } from '../../../shared/app/functions/index.ts';
import type { CodeModule } from '../../../shared/app/manifest/index.ts';
import { announce } from '../../platform/index.ts';
import { Button } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import { keepTyping } from '../properties/index.ts';

/** ms of quiet before what was typed belongs to the app */
const QUIET = 350;

/** px, as in the stylesheet */
const LINE = 18;

/** The code of a module by hand, with line numbers and what is wrong with it. Kept a moment after typing, and when it is left. */
export function ModuleCode({ module }: { module: CodeModule }): ReactElement {
  const editor = useEditor();
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const code = draft ?? module.code;
  const lines = code.split('\n').length;

  const latest = useRef({ draft, module });
  useLayoutEffect(() => {
    latest.current = { draft, module };
  });
  const keep = useRef(() => {
    const { draft: typed, module: current } = latest.current;
    if (typed === null) return;
    if (typed !== current.code) editor.type(() => setModule(editor.app, editor.origin(), { ...current, code: typed }));
    latest.current = { ...latest.current, draft: null };
    setDraft(null);
  }).current;
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(keep, QUIET);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => keep, [keep]);

  const marked = useMarkedLine(module.id, field, code);
  const problem = syntaxProblem(code);
  const functions = findFunctions([{ ...module, code }]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    keepTyping(event);
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const { value, selectionStart } = event.currentTarget;
    const indent = /^[ \t]*/.exec(value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart))?.[0] ?? '';
    const deeper = /[{([]\s*$/.test(value.slice(0, selectionStart).split('\n').at(-1) ?? '') ? '  ' : '';
    // As if typed, so that the field's own undo knows it.
    if (indent + deeper !== '' && document.execCommand('insertText', false, `\n${indent}${deeper}`)) event.preventDefault();
  }

  return (
    <>
      <div className="module-editor" data-invalid={problem === null ? undefined : ''}>
        <div className="module-lines num" aria-hidden="true">
          {Array.from({ length: lines }, (_, i) => (
            <span key={i} className={i + 1 === marked ? 'is-marked' : i + 1 === problem?.line ? 'is-wrong' : undefined}>
              {i + 1}
            </span>
          ))}
        </div>
        {marked !== null && <span className="module-mark" style={{ transform: `translateY(${(marked - 1) * LINE}px)` }} aria-hidden="true" />}
        <textarea
          ref={field}
          className="module-text"
          aria-label={`Code of ${module.name}`}
          aria-describedby="module-problem"
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          readOnly={!editor.canEdit}
          rows={lines + 1}
          value={code}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={keep}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="module-foot line-t" id="module-problem">
        {problem !== null ? (
          <span className="dangerc">
            Line {problem.line}, column {problem.column}: {problem.message}
          </span>
        ) : functions.length === 0 ? (
          <span className="t3">Export a function, “export function name(inputs) …”, to run it on its own.</span>
        ) : (
          <>
            <span className="t3">Run</span>
            {functions.map((fn) => (
              <Button
                key={fn.name}
                size="s"
                onClick={() => {
                  keep();
                  editor.showRuns({ kind: 'function', name: fn.name });
                }}
              >
                {fn.name.slice(fn.name.indexOf('.') + 1)}
              </Button>
            ))}
          </>
        )}
      </div>
    </>
  );
}

/** The line that "Go to line" asked for: the caret goes there, it is scrolled to and marked until the code changes. */
function useMarkedLine(id: string, field: RefObject<HTMLTextAreaElement | null>, code: string): number | null {
  const wanted = useEditorState((state) => (state.dataItem?.kind === 'module' && state.dataItem.id === id ? state.dataItem : null));
  const [marked, setMarked] = useState<{ line: number; code: string } | null>(null);
  const latest = useRef(code);
  useLayoutEffect(() => {
    latest.current = code;
  });
  useEffect(() => {
    const line = Number(/^line:(\d+)$/.exec(wanted?.key ?? '')?.[1] ?? 0);
    const element = field.current;
    if (line === 0 || element === null) return;
    const before = latest.current.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, text) => sum + text.length + 1, 0);
    element.focus({ preventScroll: true });
    element.setSelectionRange(start, start);
    const scroller = element.closest('.scroll');
    scroller?.scrollTo({ top: Math.max(0, (line - 1) * LINE - scroller.clientHeight / 3) });
    setMarked({ line, code: latest.current });
    announce(`Line ${line}`);
  }, [field, wanted]);
  return marked !== null && marked.code === code ? marked.line : null;
}
