import Check from 'lucide-react/icons/check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Lock from 'lucide-react/icons/lock';
import ShieldCheck from 'lucide-react/icons/shield-check';
import PanelLeft from 'lucide-react/icons/panel-left';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useState, type ReactElement } from 'react';
import { announce, keysOf, type DocumentSession, type SaveState } from '../../platform/index.ts';
import { Fill, Tooltip } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';

/** Save state and problem count in the status bar; the layers button in the activity bar. */
export function StatusFills({ session, problems, isLeftOpen, onToggleLeft }: { session: DocumentSession; problems: number; isLeftOpen: boolean; onToggleLeft: () => void }): ReactElement {
  const editor = useEditor();
  const surface = useEditorState((state) => state.surface);
  const [save, setSave] = useState<SaveState>(session.saveState);
  useEffect(() => {
    setSave(session.saveState);
    return session.onDidChangeSaveState((state) => {
      setSave(state);
      if (state.status === 'unsaved') announce('Not saved.', 'assertive');
    });
  }, [session]);
  return (
    <>
      <Fill slot="activity">
        <Tooltip text="Layers and components" keys={keysOf('workspace.left')} side="right">
          <button type="button" className="act" aria-label="Layers and components" aria-pressed={isLeftOpen} onClick={onToggleLeft}>
            <PanelLeft size={17} aria-hidden />
          </button>
        </Tooltip>
        <Tooltip text="Permissions" side="right">
          <button type="button" className="act" aria-label="Permissions" aria-current={surface === 'permissions' ? 'page' : undefined} onClick={() => editor.store.set({ surface: surface === 'permissions' ? 'design' : 'permissions', isPreviewOpen: false })}>
            <ShieldCheck size={17} aria-hidden />
          </button>
        </Tooltip>
      </Fill>
      <Fill slot="status-left">
        <Saved save={save} />
        <button type="button" className={problems > 0 ? 'st warn' : 'st'} onClick={() => editor.showDock('problems')}>
          <TriangleAlert size={13} aria-hidden />
          {problems === 0 ? 'No problems' : problems === 1 ? '1 problem' : `${problems} problems`}
        </button>
      </Fill>
    </>
  );
}

function Saved({ save }: { save: SaveState }): ReactElement {
  switch (save.status) {
    case 'saving':
      return (
        <span className="st st-save">
          <LoaderCircle size={13} className="spin" aria-hidden />
          Saving
        </span>
      );
    case 'unsaved':
      return (
        <span className="st danger" role="status">
          <CircleAlert size={13} aria-hidden />
          {save.pending === 1 ? 'Not saved. Your last edit is safe in memory' : `Not saved. Your last ${save.pending} edits are safe in memory`}
        </span>
      );
    case 'readonly':
      return (
        <span className="st">
          <Lock size={13} aria-hidden />
          Read-only
        </span>
      );
    default:
      return (
        <span className="st st-save ok">
          <Check size={13} aria-hidden />
          Saved locally
          {save.savedAt !== null && <span className="num t3">{new Date(save.savedAt).toLocaleTimeString([], { hour12: false })}</span>}
        </span>
      );
  }
}
