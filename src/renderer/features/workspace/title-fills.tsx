import ChevronDown from 'lucide-react/icons/chevron-down';
import Palette from 'lucide-react/icons/palette';
import Play from 'lucide-react/icons/play';
import Redo2 from 'lucide-react/icons/redo-2';
import Undo2 from 'lucide-react/icons/undo-2';
import Eye from 'lucide-react/icons/eye';
import { useCallback, useSyncExternalStore, type ReactElement } from 'react';
import { commands, keysOf, navigate, rpc, toastError, type DocumentSession } from '../../platform/index.ts';
import { Button, Fill, IconButton, Kbd, Menu, Segmented } from '../../ui/index.ts';
import { NamedIcon, useEditor, useEditorState, useSection, type Surface } from '../editor/index.ts';

/** What the workspace puts in the title bar: where we are, which surface, undo and run. */
export function TitleFills({ session }: { session: DocumentSession }): ReactElement {
  const editor = useEditor();
  const surface = useEditorState((state) => state.surface);
  const pageId = useEditorState((state) => state.pageId);
  const isNarrow = useEditorState((state) => state.isNarrow);
  const { name } = useSection('meta');
  const pages = useSection('pages');
  const { undo } = session;
  const subscribe = useCallback((listener: () => void) => undo.onDidChange(listener), [undo]);
  const history = useSyncExternalStore(subscribe, () => `${undo.canUndo} ${undo.canRedo}`);
  const components = useSection('components');
  const page = [...pages, ...components.map((one) => ({ ...one, id: `/${one.id}` }))].find((candidate) => candidate.id === pageId);
  return (
    <>
      <Fill slot="breadcrumb">
        <Menu
          trigger={
            <Button variant="ghost" size="s" className="crumb-name">
              <span className="ell">{name}</span>
              <ChevronDown size={12} aria-hidden />
            </Button>
          }
          items={[
            { id: 'preview', label: 'Preview', keys: keysOf('app.preview'), onSelect: () => commands.run('app.preview') },
            { id: 'window', label: 'Open in its own window', keys: keysOf('app.run'), onSelect: () => commands.run('app.run') },
            { kind: 'separator' },
            { id: 'duplicate', label: 'Make a copy', onSelect: () => void rpc.apps.duplicate({ appId: editor.appId }).then((copy) => navigate({ name: 'app', appId: copy.id, surface: '' }), toastError) },
            { id: 'export', label: 'Export…', onSelect: () => commands.run('app.export') },
            { kind: 'separator' },
            { id: 'home', label: 'All apps', onSelect: () => navigate({ name: 'home' }) },
          ]}
        />
        {surface === 'design' && page !== undefined && (
          <>
            <span className="t3" aria-hidden="true">
              /
            </span>
            <Menu
              trigger={
                <Button variant="ghost" size="s" className="crumb-page">
                  <span className="ell">{page.name}</span>
                  <ChevronDown size={12} aria-hidden />
                </Button>
              }
              items={[
                ...pages.map((entry) => ({ id: entry.id, label: entry.name, icon: <NamedIcon name={entry.icon} fallback="file" />, onSelect: () => { editor.showPage(entry.id); editor.select([]); } })),
                ...components.map((entry) => ({ id: `/${entry.id}`, label: entry.name, icon: <NamedIcon name={entry.icon} fallback="component" />, onSelect: () => editor.showComponent(entry.id) })),
              ]}
            />
          </>
        )}
      </Fill>
      <Fill slot="modes">
        <Segmented label="Surface" value={surface} options={[{ value: 'design', label: 'Design' }, { value: 'data', label: 'Data' }, { value: 'runs', label: 'Runs' }]} onChange={(value: Surface) => editor.store.set({ surface: value, isPreviewOpen: false })} />
      </Fill>
      <Fill slot="actions">
        <IconButton label="Undo" keys={keysOf('edit.undo')} icon={<Undo2 size={16} />} disabled={!history.startsWith('true')} onClick={() => undo.undo()} />
        <IconButton label="Redo" keys={keysOf('edit.redo')} icon={<Redo2 size={16} />} disabled={!history.endsWith('true')} onClick={() => undo.redo()} />
        <span className="vr" />
        {!isNarrow && <IconButton label="Theme" icon={<Palette size={16} />} onClick={() => commands.run('app.theme')} />}
        <IconButton label="Preview" keys={keysOf('app.preview')} icon={<Eye size={16} />} onClick={() => commands.run('app.preview')} />
        <Button variant="primary" icon={<Play size={14} />} onClick={() => commands.run('app.run')}>
          Run
          <Kbd keys={['F5']} />
        </Button>
      </Fill>
    </>
  );
}
