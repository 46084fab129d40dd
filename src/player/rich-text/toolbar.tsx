import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Link as LinkIcon, type LucideIcon, Redo, Undo } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { TOOLS } from './tools.ts';

type Props = { editor: Editor; isSmall: boolean; isMarkdown: boolean; controls: string; onLink: () => void };

/** One tab stop; arrows walk along it. */
export function Toolbar({ editor, isSmall, isMarkdown, controls, onLink }: Props): ReactElement {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const tools = TOOLS.filter((tool) => (!isSmall || tool.isSmall === true) && !(isMarkdown && tool.isHtmlOnly === true));
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      current.isDestroyed
        ? { on: [], isLink: false, canUndo: false, canRedo: false }
        : {
            on: tools.map((tool) => tool.isAct !== true && current.isActive(tool.name, tool.attributes)),
            isLink: current.isActive('link'),
            canUndo: current.can().undo(),
            canRedo: current.can().redo(),
          },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const side = bar.current !== null && getComputedStyle(bar.current).direction === 'rtl' ? -1 : 1;
    const step = { ArrowRight: side, ArrowLeft: -side }[event.key];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const next =
      step !== undefined ? (at + step + buttons.length) % buttons.length : event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined;
    if (next === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    setAt(next);
    buttons[next]?.focus();
  };
  const button = (index: number, label: string, Icon: LucideIcon, isOn: boolean | undefined, run: () => void, isOff = false, keys?: string): ReactElement => (
    <button
      key={label}
      type="button"
      className="ca-iconbtn"
      aria-label={label}
      data-tip={label}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      aria-keyshortcuts={keys}
      tabIndex={index === at ? 0 : -1}
      onFocus={() => setAt(index)}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isOff && run()}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
  return (
    <div ref={bar} className="ca-rich-tools" role="toolbar" aria-label="Formatting" aria-controls={controls} onKeyDown={onKeyDown}>
      {tools.map((tool, i) =>
        button(i, tool.label, tool.icon, tool.isAct === true ? undefined : (state.on[i] ?? false), () => tool.run(editor), false, tool.keys),
      )}
      {button(tools.length, 'Link', LinkIcon, state.isLink, onLink, false, 'Control+K')}
      {button(tools.length + 1, 'Undo', Undo, undefined, () => editor.chain().focus().undo().run(), !state.canUndo, 'Control+Z')}
      {button(tools.length + 2, 'Redo', Redo, undefined, () => editor.chain().focus().redo().run(), !state.canRedo, 'Control+Y')}
    </div>
  );
}
