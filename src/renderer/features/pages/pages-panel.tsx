import Ellipsis from 'lucide-react/icons/ellipsis';
import EyeOff from 'lucide-react/icons/eye-off';
import House from 'lucide-react/icons/house';
import Plus from 'lucide-react/icons/plus';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { addPage, movePage, removePage, updatePage, type PageInfo } from '../../../shared/app/document/index.ts';
import { classNames, IconButton, landmark, Menu } from '../../ui/index.ts';
import { countInside, NamedIcon, useEditor, useEditorState, useSection } from '../editor/index.ts';
import { RenameInput } from '../layers/index.ts';
import { freshPageName, pathFor } from './page-names.ts';
import './pages.css';

export function PagesPanel(): ReactElement {
  const editor = useEditor();
  const pages = useSection('pages');
  const current = useEditorState((state) => state.pageId);
  const [renamingId, setRenamingId] = useState<string | null>(null);

  function add(): void {
    const name = freshPageName(pages.map((page) => page.name));
    const id = editor.change(() => addPage(editor.app, editor.origin(), { name, path: pathFor(name, pages.map((page) => page.path)), inNav: true }));
    if (id === undefined) return;
    editor.showPage(id);
    editor.select([]);
    setRenamingId(id);
  }

  function rename(page: PageInfo, name: string | null): void {
    setRenamingId(null);
    const trimmed = name?.trim() ?? '';
    if (trimmed === '' || trimmed === page.name) return;
    // A path that was made from the old name follows the new one; one chosen by hand stays.
    const others = pages.filter((other) => other.id !== page.id).map((other) => other.path);
    const follows = page.path === pathFor(page.name, others);
    editor.change(() => updatePage(editor.app, editor.origin(), page.id, { name: trimmed, ...(follows ? { path: pathFor(trimmed, others) } : {}) }));
  }

  function remove(page: PageInfo): void {
    if (pages.length === 1) return editor.notify({ text: 'An app keeps at least one page.' });
    const inside = countInside([page.rootId], (id) => editor.app.children(id));
    editor.change(() => removePage(editor.app, editor.origin(), page.id));
    editor.notify({ text: inside === 0 ? `Deleted ${page.name}` : `Deleted ${page.name} and ${inside} inside it`, action: { label: 'Undo', run: () => editor.undo.undo() } });
  }

  function move(page: PageInfo, to: number): void {
    if (to < 0 || to >= pages.length) return;
    // The document counts places before the move.
    editor.change(() => movePage(editor.app, editor.origin(), page.id, to > pages.indexOf(page) ? to + 1 : to));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const at = pages.findIndex((page) => page.id === current);
    const page = pages[at];
    if (page === undefined || renamingId !== null) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && event.altKey) move(page, at + step);
    else if (step !== 0) {
      const next = pages[at + step];
      if (next === undefined) return;
      editor.showPage(next.id);
      editor.select([]);
      event.currentTarget.querySelector<HTMLElement>(`[data-page="${next.id}"]`)?.focus();
    } else if (event.key === 'F2') setRenamingId(page.id);
    else if (event.key === 'Delete') remove(page);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className="pages" {...landmark('Pages')}>
      <div className="phead">
        <h2>Pages</h2>
        <span className="grow" />
        {editor.canEdit && <IconButton size="s" label="Add page" icon={<Plus size={14} />} onClick={add} />}
      </div>
      <ul className="pages-list scroll" aria-label="Pages" onKeyDown={onKeyDown}>
        {pages.map((page, i) => (
          <li key={page.id} className={classNames('pages-row', page.id === current && 'is-current')}>
            {renamingId === page.id ? (
              <span className="pages-main">
                <NamedIcon name={page.icon} fallback="file" />
                <RenameInput name={page.name} label="Page name" onDone={(name) => rename(page, name)} />
              </span>
            ) : (
              <button
                type="button"
                className="pages-main"
                data-page={page.id}
                tabIndex={page.id === current ? 0 : -1}
                aria-current={page.id === current ? 'page' : undefined}
                onClick={() => { editor.showPage(page.id); editor.select([]); }}
                onDoubleClick={() => editor.canEdit && setRenamingId(page.id)}
              >
                <NamedIcon name={page.icon} fallback="file" />
                <span className="grow ell">{page.name}</span>
                {!page.inNav && <EyeOff size={12} aria-label="not in the menu" />}
                {i === 0 && <House size={12} aria-label="start page" />}
              </button>
            )}
            {editor.canEdit && (
              <Menu
                align="end"
                trigger={<IconButton size="s" className="pages-more" label={`${page.name}: more`} icon={<Ellipsis size={14} />} />}
                items={[
                  { id: 'rename', label: 'Rename', keys: ['F2'], onSelect: () => setRenamingId(page.id) },
                  { id: 'start', label: 'Make it the start page', disabled: i === 0, onSelect: () => move(page, 0) },
                  { id: 'nav', label: page.inNav ? 'Leave out of the menu' : 'Show in the menu', onSelect: () => editor.change(() => updatePage(editor.app, editor.origin(), page.id, { inNav: !page.inNav })) },
                  { kind: 'separator' },
                  { id: 'up', label: 'Move up', keys: ['Alt', '↑'], disabled: i === 0, onSelect: () => move(page, i - 1) },
                  { id: 'down', label: 'Move down', keys: ['Alt', '↓'], disabled: i === pages.length - 1, onSelect: () => move(page, i + 1) },
                  { kind: 'separator' },
                  { id: 'delete', label: 'Delete', danger: true, disabled: pages.length === 1, onSelect: () => remove(page) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
