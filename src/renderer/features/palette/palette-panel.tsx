import BookOpen from 'lucide-react/icons/book-open';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import { useMemo, useState, type ReactElement } from 'react';
import { CATALOGUE, type ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import { commands, useKeptView } from '../../platform/index.ts';
import { Button, EmptyState, IconButton, Kbd, landmark, Menu, Segmented, TextField } from '../../ui/index.ts';
import { bringIn, compileCode, FIRST_CODE, LibraryDialog } from '../library/index.ts';
import { BLOCK_SPECS, type Editor, insertComponent, isListed, NamedIcon, newComponent, ownSpecs, startCarry, useEditor, useEditorState, useSection } from '../editor/index.ts';
import { BlockGrid } from './block-grid.tsx';
import { closest, searchComponents } from './palette-search.ts';
import './palette.css';

export const ALL_COMPONENTS: readonly ComponentSpec[] = Object.values(CATALOGUE);

async function newCodeComponent(editor: Editor): Promise<void> {
  const result = await compileCode(FIRST_CODE);
  if (result.ok) newComponent(editor, 'code', { code: FIRST_CODE, compiled: result.compiled });
}

/** What can be put where one is: one's own components first. */
export function useListed(): readonly ComponentSpec[] {
  const own = useSection('components');
  const pageId = useEditorState((state) => state.pageId);
  return useMemo(() => [...ownSpecs(own).filter((spec) => `/${spec.id.slice(4)}` !== pageId), ...ALL_COMPONENTS.filter((spec) => isListed(spec, pageId.startsWith('/')))], [own, pageId]);
}

export function SpecIcon({ spec }: { spec: ComponentSpec }): ReactElement {
  return <NamedIcon name={spec.icon} size={16} />;
}

const TABS = [{ value: 'components', label: 'Components' }, { value: 'blocks', label: 'Blocks' }] as const;

/** Every component, to drag out or add with a click. */
export function PalettePanel({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }): ReactElement {
  const [query, setQuery] = useState('');
  const [keptTab, setTab] = useKeptView('workspace.paletteTab');
  const tab = keptTab === 'blocks' ? 'blocks' : 'components';
  const [isLibraryOpen, setLibraryOpen] = useState(false);
  const editor = useEditor();
  const listed = useListed();
  const all = tab === 'blocks' ? BLOCK_SPECS : listed;
  const found = useMemo(() => searchComponents(all, query), [all, query]);
  return (
    <section
      className="palette"
      data-open={isOpen || undefined}
      {...landmark('Components')}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        for (const file of event.dataTransfer.files) if (/\.casualc$/i.test(file.name)) void bringIn(editor, file);
      }}
    >
      <LibraryDialog open={isLibraryOpen} onClose={() => setLibraryOpen(false)} />
      <div className="phead line-t">
        <h2 className={isOpen ? 'sr-only' : undefined}>Components</h2>
        {isOpen && <Segmented size="s" label="What to add" options={TABS} value={tab} onChange={setTab} />}
        <span className="grow" />
        {isOpen && <IconButton size="s" label="Component gallery" icon={<BookOpen size={14} />} onClick={() => void commands.run('components.gallery')} />}
        {editor.canEdit && isOpen && (
          <Menu
            trigger={<IconButton size="s" label="New component of your own" icon={<Plus size={14} />} />}
            items={[
              { id: 'parts', label: 'From other components', onSelect: () => newComponent(editor, 'parts') },
              { id: 'code', label: 'From code', onSelect: () => void newCodeComponent(editor) },
              { id: 'library', label: 'From the library', onSelect: () => setLibraryOpen(true) },
            ]}
          />
        )}
        <IconButton size="s" label={isOpen ? 'Close components' : 'Open components'} icon={isOpen ? <ChevronDown size={14} /> : <ChevronUp size={14} />} aria-expanded={isOpen} onClick={onToggle} />
      </div>
      {isOpen && (
        <>
          <div className="palette-search">
            <TextField
              label={`Search ${tab}`}
              hideLabel
              placeholder={`Search ${all.length} ${tab}`}
              value={query}
              onChange={setQuery}
              icon={<Search size={13} aria-hidden />}
              end={query === '' ? <Kbd keys={['/']} /> : undefined}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setQuery('');
                if (event.key === 'Enter' && found[0] !== undefined && query !== '') insertComponent(editor, found[0].id);
              }}
            />
          </div>
          {found.length === 0 ? <NothingFound query={query} /> : tab === 'blocks' ? <BlockGrid specs={found} /> : <PaletteGrid specs={found} />}
        </>
      )}
    </section>
  );
}

export function NothingFound({ query, onPick }: { query: string; onPick?: (type: string) => void }): ReactElement {
  const editor = useEditor();
  const near = closest(ALL_COMPONENTS, query);
  const first = near[0];
  return (
    <EmptyState
      title={`No component called “${query}”`}
      actions={first && <Button size="s" onClick={() => (onPick ?? ((type) => insertComponent(editor, type)))(first.id)}>Add {first.label}</Button>}
    >
      Closest: {near.map((spec) => spec.label).join(', ')}.
    </EmptyState>
  );
}

function PaletteGrid({ specs }: { specs: readonly ComponentSpec[] }): ReactElement {
  const editor = useEditor();
  return (
    <ul className="palette-grid scroll" aria-label="Components to add">
      {specs.map((spec) => (
        <li key={spec.id}>
          <button
            type="button"
            title={spec.description}
            onPointerDown={(event) => event.button === 0 && startCarry(editor, event.nativeEvent, { kind: 'new', type: spec.id }, spec.label)}
            onClick={() => insertComponent(editor, spec.id)}
          >
            <SpecIcon spec={spec} />
            <span className="ell">{spec.label}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
