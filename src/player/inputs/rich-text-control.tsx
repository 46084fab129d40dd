import { EditorContent, type Editor, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import DOMPurify from 'dompurify';
import { Bold, Code, Heading2, Heading3, Italic, Link as LinkIcon, List, ListOrdered, Quote, Redo, Strikethrough, Underline, Undo } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { textOf } from '../core/values.ts';
import { safeUrl } from '../effects/browser.ts';
import type { Control } from './input-node.tsx';
import '../styles/rich-text.css';

const TAGS = ['p', 'br', 'h1', 'h2', 'h3', 'h4', 'strong', 'b', 'em', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr'];

/** Only what the tools can make; links that could run code lose their address. */
export function cleanRichText(html: string): string {
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ['href', 'start'], ALLOWED_URI_REGEXP: /^(https?:|mailto:|tel:)/i });
}

export type RichTextControlProps = { control: Control; viewId: string; toolbar: 'normal' | 'small' | 'none'; minHeight: number };

export function RichTextControl({ control, viewId, toolbar, minHeight }: RichTextControlProps): ReactElement {
  const latest = useRef(control);
  latest.current = control;
  const value = cleanRichText(textOf(control.value));
  const isLocked = control.isDisabled || control.isReadOnly;
  const { a11y } = control;
  const attributes = {
    id: a11y.id,
    role: 'textbox',
    'aria-multiline': 'true',
    class: 'ca-rich-body ca-markdown',
    style: `min-height: ${minHeight}px`,
    ...(a11y.labelId === undefined ? { 'aria-label': a11y['aria-label'] ?? 'Formatted text' } : { 'aria-labelledby': a11y.labelId }),
    ...(a11y['aria-describedby'] === undefined ? {} : { 'aria-describedby': a11y['aria-describedby'] }),
    ...(a11y['aria-invalid'] === true ? { 'aria-invalid': 'true' } : {}),
    ...(a11y['aria-required'] === true ? { 'aria-required': 'true' } : {}),
    ...(control.isReadOnly ? { 'aria-readonly': 'true' } : {}),
    ...(control.isDisabled ? { 'aria-disabled': 'true' } : {}),
  };
  const editor = useEditor({
    // Its own style element would go round the app's styles.
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'], HTMLAttributes: { rel: 'noopener noreferrer', target: null } },
      }),
    ],
    content: value,
    editable: !isLocked,
    editorProps: { attributes },
    onUpdate: ({ editor: current }) => latest.current.onChange(current.isEmpty ? '' : cleanRichText(current.getHTML())),
    onFocus: () => latest.current.onFocus(),
    onBlur: () => latest.current.onBlur(),
  });
  const attributesKey = JSON.stringify(attributes);
  useEffect(() => {
    // One that was made but not shown in time is thrown away; the next takes its place.
    if (editor.isDestroyed) return;
    editor.setOptions({ editorProps: { attributes: JSON.parse(attributesKey) as Record<string, string> } });
    editor.setEditable(!isLocked, false);
  }, [editor, isLocked, attributesKey]);
  // What the app sets replaces the text; what was typed here is already in it.
  useEffect(() => {
    if (editor.isDestroyed) return;
    const now = editor.isEmpty ? '' : cleanRichText(editor.getHTML());
    if (now !== value) editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useMethods(viewId, { focus: () => void editor.commands.focus() });
  const isEmpty = useEditorState({ editor, selector: ({ editor: current }) => current.isDestroyed || current.isEmpty });
  return (
    <div className="ca-input ca-rich" data-disabled={control.isDisabled} data-readonly={control.isReadOnly} data-invalid={a11y['aria-invalid']}>
      {toolbar !== 'none' && !isLocked && !editor.isDestroyed && <Toolbar editor={editor} isSmall={toolbar === 'small'} />}
      <div className="ca-rich-area">
        {isEmpty && textOf(control.value) === '' && control.placeholder !== '' && (
          <span className="ca-rich-placeholder" aria-hidden="true">
            {control.placeholder}
          </span>
        )}
        <EditorContent editor={editor} />
      </div>
    </div>
  );
}

type Tool = { name: string; label: string; icon: typeof Bold; run: (editor: Editor) => void; attributes?: Record<string, unknown>; isSmall?: true };

const TOOLS: readonly Tool[] = [
  { name: 'bold', label: 'Bold', icon: Bold, run: (editor) => editor.chain().focus().toggleBold().run(), isSmall: true },
  { name: 'italic', label: 'Italic', icon: Italic, run: (editor) => editor.chain().focus().toggleItalic().run(), isSmall: true },
  { name: 'underline', label: 'Underline', icon: Underline, run: (editor) => editor.chain().focus().toggleUnderline().run() },
  { name: 'strike', label: 'Strike through', icon: Strikethrough, run: (editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'heading', label: 'Heading', icon: Heading2, run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(), attributes: { level: 2 } },
  {
    name: 'heading',
    label: 'Small heading',
    icon: Heading3,
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    attributes: { level: 3 },
  },
  { name: 'bulletList', label: 'List', icon: List, run: (editor) => editor.chain().focus().toggleBulletList().run(), isSmall: true },
  { name: 'orderedList', label: 'Numbered list', icon: ListOrdered, run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', label: 'Quote', icon: Quote, run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'code', label: 'Code', icon: Code, run: (editor) => editor.chain().focus().toggleCode().run() },
];

/** One tab stop; arrows walk along it. */
function Toolbar({ editor, isSmall }: { editor: Editor; isSmall: boolean }): ReactElement {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [address, setAddress] = useState<string | null>(null);
  const tools = TOOLS.filter((tool) => !isSmall || tool.isSmall === true);
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      current.isDestroyed
        ? { on: [], isLink: false, canUndo: false, canRedo: false }
        : {
            on: tools.map((tool) => current.isActive(tool.name, tool.attributes)),
            isLink: current.isActive('link'),
            canUndo: current.can().undo(),
            canRedo: current.can().redo(),
          },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const next =
      step !== undefined ? (at + step + buttons.length) % buttons.length : event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined;
    if (next === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    setAt(next);
    buttons[next]?.focus();
  };
  const setLink = (text: string): void => {
    setAddress(null);
    const typed = text.trim();
    if (typed === '') return void editor.chain().focus().extendMarkRange('link').unsetLink().run();
    const safe = safeUrl(typed) ?? safeUrl(`https://${typed}`);
    if (safe === undefined) return void editor.commands.focus();
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !state.isLink)
      chain.insertContent([{ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href: safe } }] }]).run();
    else chain.extendMarkRange('link').setLink({ href: safe }).run();
  };
  const button = (index: number, label: string, Icon: typeof Bold, isOn: boolean | undefined, run: () => void, isOff = false): ReactElement => (
    <button
      key={label}
      type="button"
      className="ca-iconbtn"
      aria-label={label}
      data-tip={label}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
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
    <>
      <div ref={bar} className="ca-rich-tools" role="toolbar" aria-label="Formatting" onKeyDown={onKeyDown}>
        {tools.map((tool, i) => button(i, tool.label, tool.icon, state.on[i] ?? false, () => tool.run(editor)))}
        {button(tools.length, 'Link', LinkIcon, state.isLink, () => setAddress(textOf(editor.getAttributes('link')['href'] as string | undefined)))}
        {button(tools.length + 1, 'Undo', Undo, undefined, () => editor.chain().focus().undo().run(), !state.canUndo)}
        {button(tools.length + 2, 'Redo', Redo, undefined, () => editor.chain().focus().redo().run(), !state.canRedo)}
      </div>
      {address !== null && (
        <div className="ca-rich-link">
          <input
            type="text"
            inputMode="url"
            aria-label="Address of the link"
            placeholder="https://"
            autoFocus
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                setLink(address);
              }
              if (event.key === 'Escape') {
                event.stopPropagation();
                setAddress(null);
                editor.commands.focus();
              }
            }}
          />
          <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => setLink(address)}>
            {address.trim() === '' ? 'No link' : 'Set link'}
          </button>
        </div>
      )}
    </>
  );
}
