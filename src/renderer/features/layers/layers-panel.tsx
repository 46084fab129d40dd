import ChevronsDownUp from 'lucide-react/icons/chevrons-down-up';
import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { EmptyState, IconButton, TextField } from '../../ui/index.ts';
import { useEditor, useEditorState, useTree } from '../editor/index.ts';
import { LayersTree } from './layers-tree.tsx';
import './layers.css';
import { RecoveredTray } from './recovered-tray.tsx';
import { searchRows, visibleRows } from './tree-model.ts';

/** The tree of the current page: the canvas's accessible twin, with the same selection. */
export function LayersPanel(): ReactElement {
  const editor = useEditor();
  const tree = useTree();
  const pageId = useEditorState((state) => state.pageId);
  const selection = useEditorState((state) => state.selection);
  const rootId = editor.rootOf(pageId);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set());
  const [query, setQuery] = useState('');
  const [isSearching, setSearching] = useState(false);

  // The page opens with its first two levels; a selection made elsewhere opens the way to it.
  useEffect(() => {
    if (rootId === null) return;
    setExpanded((before) => {
      const next = new Set(before);
      if (!next.has(rootId)) {
        next.add(rootId);
        for (const child of editor.app.children(rootId)) if (editor.app.children(child).length <= 12) next.add(child);
      }
      for (const id of selection) for (let at = editor.app.parentOf(id); at !== null; at = editor.app.parentOf(at)) next.add(at);
      return next.size === before.size ? before : next;
    });
  }, [editor, rootId, selection]);

  const rows = useMemo(
    () => (rootId === null ? [] : query.trim() === '' ? visibleRows(tree, rootId, expanded) : searchRows(tree, rootId, query)),
    [tree, rootId, expanded, query],
  );

  return (
    <section className="layers panel" aria-label="Layers" data-panel="layers">
      <div className="phead">
        <h2>Layers</h2>
        <span className="grow" />
        <IconButton size="s" label={isSearching ? 'Close search' : 'Search layers'} icon={isSearching ? <X size={14} /> : <Search size={14} />} onClick={() => { setSearching(!isSearching); setQuery(''); }} />
        <IconButton size="s" label="Collapse all" icon={<ChevronsDownUp size={14} />} onClick={() => setExpanded(new Set(rootId === null ? [] : [rootId]))} />
      </div>
      {isSearching && (
        <div className="layers-search">
          <TextField label="Search layers" hideLabel autoFocus placeholder="Search this page" value={query} onChange={setQuery} icon={<Search size={13} aria-hidden />} onKeyDown={(event) => { if (event.key === 'Escape') { setSearching(false); setQuery(''); } }} />
        </div>
      )}
      {rows.length === 0 && query !== '' ? (
        <EmptyState title={`Nothing here is called “${query}”`}>Only this page is searched.</EmptyState>
      ) : (
        <LayersTree rows={rows} onToggle={(id, open) => setExpanded((before) => toggled(before, id, open))} />
      )}
      <RecoveredTray />
    </section>
  );
}

function toggled(set: ReadonlySet<string>, id: string, isOpen: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isOpen) next.add(id);
  else next.delete(id);
  return next;
}
