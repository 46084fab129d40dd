import { TaskItem, TaskList } from '@tiptap/extension-list';
import { EditorContent, type Editor, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type MouseEvent, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { textOf } from '../core/values.ts';
import { openUrl } from '../effects/browser.ts';
import { cleanRichText } from '../rich-text/clean.ts';
import { type LinkDraft, LinkDialog } from '../rich-text/link-dialog.tsx';
import { htmlOfMarkdown, markdownOf } from '../rich-text/markdown.ts';
import { pastedHtml } from '../rich-text/pasted.ts';
import { Toolbar } from '../rich-text/toolbar.tsx';
import type { Control } from './input-node.tsx';
import '../styles/rich-text.css';

export type RichTextControlProps = {
  control: Omit<Control, 'onChange'>;
  viewId: string;
  toolbar: 'normal' | 'small' | 'none';
  format: 'html' | 'markdown';
  minHeight: number;
  /** Characters of the words alone. */
  maxLength: number | null;
  onChange: (value: string, words: string) => void;
};

/** After the last key until the text is written out, ms. A long one takes a while. */
const WRITE_AFTER = 150;

/** Parts in parts would leave empty lines. */
const wordsOfEditor = (editor: Editor): string =>
  editor
    .getText({ blockSeparator: '\n' })
    .replaceAll(/\n{2,}/g, '\n')
    .trim();

export function RichTextControl({ control, viewId, toolbar, format, minHeight, maxLength, onChange }: RichTextControlProps): ReactElement {
  const latest = useRef({ control, onChange, format });
  latest.current = { control, onChange, format };
  const given = textOf(control.value);
  const content = useMemo(() => (format === 'markdown' ? htmlOfMarkdown(given) : cleanRichText(given)), [given, format]);
  const isLocked = control.isDisabled || control.isReadOnly;
  const [link, setLink] = useState<LinkDraft | null>(null);
  /** What was written out last: when it comes back there is nothing to do. */
  const written = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { a11y } = control;
  const attributes = {
    id: a11y.id,
    role: 'textbox',
    dir: 'auto',
    'aria-multiline': 'true',
    class: 'ca-rich-body ca-markdown',
    style: `min-height: ${minHeight}px`,
    // Reached by keyboard also where nothing can be typed: it may scroll.
    tabindex: control.isDisabled ? '-1' : '0',
    ...(a11y.labelId === undefined ? { 'aria-label': a11y['aria-label'] ?? 'Formatted text' } : { 'aria-labelledby': a11y.labelId }),
    ...(a11y['aria-describedby'] === undefined ? {} : { 'aria-describedby': a11y['aria-describedby'] }),
    ...(a11y['aria-invalid'] === true ? { 'aria-invalid': 'true' } : {}),
    ...(a11y['aria-required'] === true ? { 'aria-required': 'true' } : {}),
    ...(control.isReadOnly ? { 'aria-readonly': 'true' } : {}),
    ...(control.isDisabled ? { 'aria-disabled': 'true' } : {}),
    ...(control.placeholder === '' ? {} : { 'aria-placeholder': control.placeholder }),
  };
  const write = useCallback((current: Editor): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (current.isDestroyed) return;
    const now = latest.current;
    const value = current.isEmpty ? '' : now.format === 'markdown' ? markdownOf(current.getJSON()) : cleanRichText(current.getHTML());
    if (value === written.current) return;
    written.current = value;
    now.onChange(value, wordsOfEditor(current));
  }, []);
  const openLink = useCallback((current: Editor): void => {
    const { href } = current.getAttributes('link') as { href?: string };
    const isThere = current.isActive('link');
    if (isThere) current.commands.extendMarkRange('link');
    setLink({ address: href ?? '', words: current.state.selection.empty ? '' : null, isThere });
  }, []);
  const editor = useEditor({
    // Its own style element would go round the app's styles.
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        // It would add a paragraph to what the app gave.
        trailingNode: false,
        link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'], HTMLAttributes: { rel: 'noopener noreferrer', target: null } },
      }),
      TaskList,
      TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => node.textContent.slice(0, 80) || 'Empty line' } }),
    ],
    content,
    editable: !isLocked,
    editorProps: {
      attributes,
      transformPastedHTML: pastedHtml,
      handleKeyDown: (_view, event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
        event.preventDefault();
        openLink(editorRef.current as Editor);
        return true;
      },
    },
    onUpdate: ({ editor: current }) => {
      if (!current.isEditable) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(current), WRITE_AFTER);
    },
    onFocus: () => latest.current.control.onFocus(),
    onBlur: ({ editor: current }) => {
      // Who leaves it has said all: a form that is sent next has the value.
      if (timer.current !== undefined) write(current);
      latest.current.control.onBlur();
    },
    onDestroy: () => clearTimeout(timer.current),
  });
  const editorRef = useRef(editor);
  editorRef.current = editor;
  const attributesKey = JSON.stringify(attributes);
  useEffect(() => {
    // One that was made but not shown in time is thrown away; the next takes its place.
    if (editor.isDestroyed) return;
    const { editorProps } = editor.options;
    editor.setOptions({ editorProps: { ...editorProps, attributes: JSON.parse(attributesKey) as Record<string, string> } });
    editor.setEditable(!isLocked, false);
  }, [editor, isLocked, attributesKey]);
  // What the app sets replaces the text; what was typed here is already in it.
  const seen = useRef(given);
  useEffect(() => {
    if (editor.isDestroyed || given === seen.current) return;
    seen.current = given;
    if (given === written.current) return;
    written.current = given;
    clearTimeout(timer.current);
    timer.current = undefined;
    editor.commands.setContent(content, { emitUpdate: false });
  }, [editor, content, given]);
  useMethods(viewId, { focus: () => void editor.commands.focus() });
  const { isEmpty, count } = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      isEmpty: current.isDestroyed || current.isEmpty,
      count: maxLength === null || current.isDestroyed ? 0 : [...wordsOfEditor(current)].length,
    }),
  });
  const closeLink = (): void => {
    setLink(null);
    editor.commands.focus();
  };
  const onClick = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    if (anchor === null) return;
    // The app's own window never goes to another place.
    event.preventDefault();
    if (isLocked || event.ctrlKey || event.metaKey) openUrl(anchor.getAttribute('href') ?? '');
  };
  return (
    <>
      <div className="ca-input ca-rich" data-disabled={control.isDisabled} data-readonly={control.isReadOnly} data-invalid={a11y['aria-invalid']}>
        {toolbar !== 'none' && !isLocked && !editor.isDestroyed && (
          <Toolbar editor={editor} isSmall={toolbar === 'small'} isMarkdown={format === 'markdown'} controls={a11y.id} onLink={() => openLink(editor)} />
        )}
        <div className="ca-rich-area" onClick={onClick}>
          {isEmpty && given === '' && control.placeholder !== '' && (
            <span className="ca-rich-placeholder" aria-hidden="true">
              {control.placeholder}
            </span>
          )}
          <EditorContent editor={editor} />
        </div>
      </div>
      {maxLength !== null && !isLocked && (
        <div className="ca-rich-count ca-num" data-over={count > maxLength || undefined}>
          <bdi>
            {count} of {maxLength}
          </bdi>
        </div>
      )}
      {link !== null && (
        <LinkDialog
          draft={link}
          onClose={closeLink}
          onRemove={() => {
            setLink(null);
            editor.chain().focus().extendMarkRange('link').unsetLink().run();
          }}
          onSet={(address, words) => {
            setLink(null);
            if (words === null) editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
            else
              editor
                .chain()
                .focus()
                .insertContent([{ type: 'text', text: words, marks: [{ type: 'link', attrs: { href: address } }] }])
                .run();
          }}
        />
      )}
    </>
  );
}
