import Copy from 'lucide-react/icons/copy';
import { useEffect, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import { IconButton, TextArea } from '../../ui/index.ts';
import { goToPlace, placeName, useEditor, useEditorState, usesOf, useTree } from '../editor/index.ts';
import { DraftField, keepTyping } from '../properties/index.ts';

/** The top of what is edited: its name, what it is, and how expressions call it. */
export function ItemHead({ icon, name, kind, code, onRename }: { icon: ReactNode; name: string; kind: string; code: string; onRename: (name: string) => void }): ReactElement {
  const editor = useEditor();
  const copy = (): void => {
    void navigator.clipboard?.writeText(`{{ ${code} }}`).then(() => editor.notify({ text: `Copied {{ ${code} }}` }), () => undefined);
  };
  return (
    <div className="item-head line-b">
      {icon}
      <DraftField size="m" label={`Name of the ${kind.toLowerCase()}`} className="grow" value={name} onChange={(next) => next.trim() !== '' && onRename(next.trim().slice(0, 200))} />
      <code className="bind ell" title="How bindings call it; it never changes">{code}</code>
      <IconButton size="s" label="Copy as a binding" icon={<Copy size={13} />} onClick={copy} />
    </div>
  );
}

/** What names it; a click shows the place. Looked up when it opens and when the pages change. */
export function UsedIn({ id }: { id: string }): ReactElement {
  const editor = useEditor();
  const tree = useTree();
  const [uses, setUses] = useState<ReturnType<typeof usesOf>>([]);
  useEffect(() => setUses(usesOf(editor.app, id)), [editor, tree, id]);
  return (
    <div className="props-group">
      <h3>Used in</h3>
      {uses.length === 0 && <p className="t3">Nothing yet. Bind a component to it, or use it in a step.</p>}
      <ul>
        {uses.slice(0, 50).map((place, i) => (
          <li key={i}>
            <button type="button" className="event-add" onClick={() => goToPlace(editor, place)}>
              <span className="grow ell">{placeName(editor, place)}</span>
              {place.key !== undefined && <span className="t3 ell">{place.key}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Deleted Open tasks. 3 places still use it." */
export function deletedItemWords(name: string, uses: number): string {
  return uses === 0 ? `Deleted ${name}` : `Deleted ${name}. ${uses === 1 ? '1 place still uses it' : `${uses} places still use it`}.`;
}

/** Shows the property that "Go to" asked for. */
export function useShowKey(form: RefObject<HTMLElement | null>, id: string): void {
  const wanted = useEditorState((state) => (state.dataItem?.id === id ? state.dataItem : null));
  useEffect(() => {
    if (wanted?.key === undefined) return;
    const row = form.current?.querySelector(`[data-prop="${CSS.escape(wanted.key)}"]`) ?? form.current?.querySelector(`[data-prop^="${CSS.escape(wanted.key.replace(/\W.*$/, ''))}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
  }, [form, wanted]);
}

/** JavaScript by hand; kept when it is left. */
export function CodeArea({ label, name, value, placeholder, onChange }: { label: string; name: string; value: string; placeholder?: string; onChange: (code: string) => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div data-prop={name}>
      <TextArea label={label} hideLabel className="prop-json" spellCheck={false} rows={8} {...(placeholder === undefined ? {} : { placeholder })} value={draft ?? value} onChange={setDraft} onKeyDown={keepTyping} onBlur={() => { if (draft !== null && draft !== value) onChange(draft); setDraft(null); }} />
    </div>
  );
}
