import { defaultKeymap, history, historyKeymap, indentLess, insertTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { type ReactElement, useEffect, useRef } from 'react';
import { useMethods } from '../core/context.ts';
import { textOf } from '../core/values.ts';
import type { Control } from './input-node.tsx';
import '../styles/code.css';

export const CODE_LANGUAGES = ['text', 'javascript', 'json', 'html', 'css', 'markdown', 'sql', 'python'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** Each language is a chunk of its own. */
async function languageOf(language: CodeLanguage): Promise<Extension> {
  switch (language) {
    case 'javascript':
      return (await import('@codemirror/lang-javascript')).javascript({ jsx: true, typescript: true });
    case 'json':
      return (await import('@codemirror/lang-json')).json();
    case 'html':
      return (await import('@codemirror/lang-html')).html();
    case 'css':
      return (await import('@codemirror/lang-css')).css();
    case 'markdown':
      return (await import('@codemirror/lang-markdown')).markdown();
    case 'sql':
      return (await import('@codemirror/lang-sql')).sql();
    case 'python':
      return (await import('@codemirror/lang-python')).python();
    default:
      return [];
  }
}

export type CodeControlProps = {
  control: Control;
  viewId: string;
  language: CodeLanguage;
  height: number;
  hasNumbers: boolean;
  wraps: boolean;
  onSave: (value: string) => void;
};

/** CodeMirror. Tab indents while something is typed; Escape and then Tab leaves, as its guide for keyboards asks. */
export function CodeControl({ control, viewId, language, height, hasNumbers, wraps, onSave }: CodeControlProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ control, onSave });
  latest.current = { control, onSave };
  const parts = useRef({ language: new Compartment(), look: new Compartment() });
  const value = textOf(control.value).replaceAll('\r\n', '\n');
  const isLocked = control.isDisabled || control.isReadOnly;
  const { a11y } = control;

  const look: Extension = [
    hasNumbers ? lineNumbers() : [],
    wraps ? EditorView.lineWrapping : [],
    placeholder(control.placeholder),
    EditorState.readOnly.of(isLocked),
    EditorView.editable.of(!control.isDisabled),
    EditorView.contentAttributes.of({
      id: a11y.id,
      ...(a11y.labelId === undefined ? { 'aria-label': a11y['aria-label'] ?? 'Code' } : { 'aria-labelledby': a11y.labelId }),
      ...(a11y['aria-describedby'] === undefined ? {} : { 'aria-describedby': a11y['aria-describedby'] }),
      ...(a11y['aria-invalid'] === true ? { 'aria-invalid': 'true' } : {}),
      ...(a11y['aria-required'] === true ? { 'aria-required': 'true' } : {}),
      ...(control.isReadOnly ? { 'aria-readonly': 'true' } : {}),
      ...(control.isDisabled ? { tabindex: '-1', 'aria-disabled': 'true' } : {}),
    }),
  ];
  const lookKey = JSON.stringify([hasNumbers, wraps, control.placeholder, control.isDisabled, control.isReadOnly, a11y]);
  const first = useRef({ value, look });

  useEffect(() => {
    if (box.current === null) return undefined;
    const editor = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          syntaxHighlighting(classHighlighter),
          keymap.of([
            {
              key: 'Mod-s',
              run: (target) => {
                latest.current.onSave(target.state.doc.toString());
                return true;
              },
            },
            { key: 'Tab', run: insertTab, shift: indentLess },
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((change) => change.isUserEvent('app')))
              latest.current.control.onChange(update.state.doc.toString());
            if (update.focusChanged) {
              if (update.view.hasFocus) latest.current.control.onFocus();
              else latest.current.control.onBlur();
            }
          }),
          parts.current.language.of([]),
          parts.current.look.of(first.current.look),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = undefined;
    };
  }, []);
  const lookNow = useRef(look);
  lookNow.current = look;
  useEffect(() => {
    view.current?.dispatch({ effects: parts.current.look.reconfigure(lookNow.current) });
  }, [lookKey]);
  useEffect(() => {
    let isCurrent = true;
    void languageOf(language).then((extension) => {
      if (isCurrent) view.current?.dispatch({ effects: parts.current.language.reconfigure(extension) });
    });
    return () => {
      isCurrent = false;
    };
  }, [language]);
  // What the app sets replaces the text.
  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined && editor.state.doc.toString() !== value)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value }, userEvent: 'app' });
  }, [value]);
  useMethods(viewId, { focus: () => view.current?.focus() });
  return (
    <div
      ref={box}
      className="ca-input ca-code"
      style={{ height }}
      data-disabled={control.isDisabled}
      data-readonly={control.isReadOnly}
      data-invalid={a11y['aria-invalid']}
    />
  );
}
