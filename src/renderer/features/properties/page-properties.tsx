import { useCallback, type ReactElement } from 'react';
import { setMeta, setShell, updatePage } from '../../../shared/app/document/index.ts';
import { Segmented, Switch, TextArea } from '../../ui/index.ts';
import { NamedIcon, useEditor, useEditorState, useLive, useSection } from '../editor/index.ts';
import { ThemeSummary } from '../theme/index.ts';
import { DraftField } from './draft-field.tsx';
import { IconField } from './icon-field.tsx';
import { PlainRow } from './plain-row.tsx';
import { buildScope } from './scope.ts';
import { StepList } from './step-list.tsx';
import { TemplateField } from './template-field.tsx';
import { keepTyping } from './keep-typing.ts';

/** With nothing selected: the page, and the app it belongs to. */
export function PageProperties(): ReactElement | null {
  const editor = useEditor();
  const pageId = useEditorState((state) => state.pageId);
  const page = useSection('pages').find((candidate) => candidate.id === pageId);
  return (
    <>
      <div className="phead props-head line-b">
        <NamedIcon name={page?.icon} fallback="file" size={15} />
        <span className="ell props-name">{page?.name ?? editor.app.meta().name}</span>
        <span className="t3 props-type">Page</span>
      </div>
      <div className="props-scroll scroll" tabIndex={-1}>
        {editor.canEdit && <p className="props-hint t3">Nothing is selected. Click something on the canvas to change it.</p>}
        {page !== undefined && <PageGroup key={page.id} pageId={page.id} />}
        <AppGroup />
        <ThemeSummary />
      </div>
    </>
  );
}

function PageGroup({ pageId }: { pageId: string }): ReactElement | null {
  const editor = useEditor();
  const live = useLive();
  const page = useSection('pages').find((candidate) => candidate.id === pageId);
  const rootId = page?.rootId ?? null;
  const scope = useCallback(() => buildScope(editor.app, rootId, (id) => live.liveView(id)), [editor, live, rootId]);
  if (page === undefined) return null;
  const update = (patch: Parameters<typeof updatePage>[3]): void => void editor.change(() => updatePage(editor.app, editor.origin(), pageId, patch));
  return (
    <>
      <div className="props-group">
        <h3>Page</h3>
        <PlainRow label="Name"><DraftField size="m" label="Page name" value={page.name} onChange={(name) => name.trim() !== '' && update({ name: name.trim() })} /></PlainRow>
        <PlainRow label="Address"><DraftField size="m" label="Address" value={page.path} onChange={(path) => update({ path: path.startsWith('/') ? path.trim() : `/${path.trim()}` })} /></PlainRow>
        <PlainRow label="Icon"><IconField label="Page icon" value={page.icon ?? ''} onChange={(icon) => update({ icon })} /></PlainRow>
        <PlainRow label="In the menu"><Switch label="In the menu" checked={page.inNav} onChange={(inNav) => update({ inNav })} /></PlainRow>
        {page.inNav && (
          <>
            <PlainRow label="Menu group"><DraftField size="m" label="Menu group" value={page.navGroup ?? ''} onChange={(group) => update({ navGroup: group.trim() === '' ? undefined : group.trim() })} /></PlainRow>
            <PlainRow label="Menu badge"><TemplateField label="Menu badge" value={page.navBadge ?? ''} placeholder="{{ count(tasks.data) }}" scope={scope} onChange={(badge) => editor.type(() => updatePage(editor.app, editor.origin(), pageId, { navBadge: badge === '' ? undefined : badge }))} /></PlainRow>
          </>
        )}
      </div>
      <div className="props-group">
        <h3>When the page opens</h3>
        <StepList steps={page.onLoad} scope={scope} pageId={pageId} onChange={(onLoad) => update({ onLoad })} onTyping={(onLoad) => editor.type(() => updatePage(editor.app, editor.origin(), pageId, { onLoad }))} />
      </div>
    </>
  );
}

function AppGroup(): ReactElement {
  const editor = useEditor();
  const meta = useSection('meta');
  const shell = useSection('shell');
  const change = (patch: Parameters<typeof setMeta>[2]): void => void editor.change(() => setMeta(editor.app, editor.origin(), patch));
  return (
    <div className="props-group">
      <h3>App</h3>
      <PlainRow label="Name"><DraftField size="m" label="App name" value={meta.name} onChange={(name) => name.trim() !== '' && change({ name: name.trim() })} /></PlainRow>
      <PlainRow label="Icon"><IconField label="App icon" value={meta.icon} onChange={(icon) => change({ icon: icon ?? 'app-window' })} /></PlainRow>
      <PlainRow label="Navigation">
        <Segmented full size="s" label="Navigation" value={shell.nav} options={[{ value: 'sidebar', label: 'Side' }, { value: 'top', label: 'Top' }, { value: 'none', label: 'None' }]} onChange={(nav) => editor.change(() => setShell(editor.app, editor.origin(), { nav }))} />
      </PlainRow>
      <TextArea label="What it is for" value={meta.description} rows={2} onChange={(description) => editor.type(() => setMeta(editor.app, editor.origin(), { description }))} onKeyDown={keepTyping} />
    </div>
  );
}
