import Search from 'lucide-react/icons/search';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { Dialog } from '../../ui/index.ts';
import { BLOCK_SPECS, blockOfType, insertComponent, useEditor, useEditorState } from '../editor/index.ts';
import { BlockData } from './block-data.tsx';
import { NothingFound, SpecIcon, useListed } from './palette-panel.tsx';
import { searchComponents } from './palette-search.ts';

/** `/`: type what you need, Enter adds it into or after the selection. */
export function InsertMenu(): ReactElement | null {
  const editor = useEditor();
  const isOpen = useEditorState((state) => state.isInsertOpen);
  return (
    <>
      <Dialog open={isOpen} onOpenChange={(open) => editor.store.set({ isInsertOpen: open })} title="Insert a component" hideTitle>
        <InsertList onDone={() => editor.store.set({ isInsertOpen: false })} />
      </Dialog>
      <BlockData />
    </>
  );
}

function InsertList({ onDone }: { onDone: () => void }): ReactElement {
  const editor = useEditor();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const listed = useListed();
  const all = useMemo(() => [...listed, ...BLOCK_SPECS], [listed]);
  const found = useMemo(() => searchComponents(all, query), [all, query]);
  const at = Math.min(active, found.length - 1);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const pick = (type: string): void => {
    onDone();
    insertComponent(editor, type);
  };
  return (
    <div className="insert">
      <div className="field l">
        <Search size={14} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label="Component to insert"
          aria-expanded="true"
          aria-controls="insert-list"
          aria-activedescendant={found[at] === undefined ? undefined : `insert-${found[at].id}`}
          placeholder="What do you need?"
          value={query}
          onChange={(event) => { setQuery(event.target.value); setActive(0); }}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (step !== 0) {
              event.preventDefault();
              setActive((at + step + found.length) % Math.max(1, found.length));
            }
            if (event.key === 'Enter' && found[at] !== undefined) pick(found[at].id);
          }}
        />
      </div>
      {found.length === 0 ? (
        <NothingFound query={query} onPick={pick} />
      ) : (
        <ul ref={list} id="insert-list" role="listbox" aria-label="Components" className="insert-list scroll">
          {found.map((spec, i) => (
            <li key={spec.id} id={`insert-${spec.id}`} role="option" aria-selected={i === at} onPointerEnter={() => setActive(i)} onClick={() => pick(spec.id)}>
              <SpecIcon spec={spec} />
              <span className="m">{spec.label}</span>
              <span className="t3 ell grow">{spec.description}</span>
              {blockOfType(spec.id) !== undefined && <span className="t3">Block</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
