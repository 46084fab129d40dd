import Copy from 'lucide-react/icons/copy';
import Database from 'lucide-react/icons/database';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import SquareDashed from 'lucide-react/icons/square-dashed';
import Trash2 from 'lucide-react/icons/trash-2';
import Zap from 'lucide-react/icons/zap';
import { memo, useCallback, useEffect, useReducer, useRef, useState, type ReactElement } from 'react';
import { keysOfShortcut, useStore } from '../../platform/index.ts';
import { IconButton, Menu } from '../../ui/index.ts';
import { deleteSelection, duplicateSelection, selectionMenu, setSelectionLocked, useEditor, useEditorState, useNode, wrapSelection } from '../editor/index.ts';
import { rectToScreen } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';
import { union } from './geometry.ts';

/** px above the selection */
const GAP = 8;
/** ms it stays away after a drag */
const REST = 400;

/** Beside the selection: what one does most often. Below it when there is no room above; away while dragging. */
export function ContextToolbar({ controller }: { controller: CanvasController }): ReactElement | null {
  const editor = useEditor();
  const camera = useStore(controller.camera);
  const gesture = useStore(controller.gesture);
  const selection = useEditorState((state) => state.selection);
  const isTyping = useEditorState((state) => state.textEditId !== null);
  const isMeasuring = useStore(controller.isMeasuring);
  const [, bump] = useReducer((n: number) => n + 1, 0);
  const [isResting, setResting] = useState(false);
  const [size, setSize] = useState({ w: 190, h: 34 });
  const kind = gesture.kind;
  const previous = useRef(kind);
  useEffect(() => controller.geometry.onDidChange(bump), [controller]);
  useEffect(() => {
    const was = previous.current;
    previous.current = kind;
    if (kind !== 'idle' || was === 'idle') return undefined;
    setResting(true);
    const timer = setTimeout(() => setResting(false), REST);
    return () => clearTimeout(timer);
  }, [kind]);
  const measure = useCallback((element: HTMLDivElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ w: element.offsetWidth, h: element.offsetHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const ids = selection.filter((id) => !editor.isRoot(id));
  if (ids.length === 0 || kind !== 'idle' || isResting || isTyping || isMeasuring || !editor.canEdit) return null;
  const area = union(ids.flatMap((id) => controller.geometry.rectOf(id, controller.activeFrameId) ?? []));
  if (area === null) return null;
  const seen = rectToScreen(camera, area);
  const view = controller.size;
  if (seen.x > view.w || seen.y > view.h || seen.x + seen.w < 0 || seen.y + seen.h < 0) return null;
  const above = seen.y - size.h - GAP;
  // Below, it also clears the size pill.
  const top = above >= 56 ? above : Math.min(view.h - size.h - 8, Math.max(56, seen.y + seen.h + GAP + 24));
  const left = Math.min(Math.max(8, seen.x), Math.max(8, view.w - size.w - 8));
  const isLocked = ids.every((id) => editor.app.node(id)?.locked);
  const label = ids.length === 1 && ids[0] !== undefined ? editor.nameOf(ids[0]) : `${ids.length} components`;
  return (
    <div ref={measure} className="cv-context float" role="toolbar" aria-label={`${label}: actions`} data-canvas-ui="" style={{ transform: `translate(${Math.round(left)}px, ${Math.round(top)}px)` }}>
      <Actions controller={controller} ids={selection} isLocked={isLocked} />
    </div>
  );
}

/** The buttons; moving the toolbar about does not draw them again. */
const Actions = memo(function Actions({ controller, ids: selection, isLocked }: { controller: CanvasController; ids: readonly string[]; isLocked: boolean }): ReactElement {
  const { editor } = controller;
  // The menu has "Paste" as soon as there is something to paste.
  useEditorState((state) => state.clipboard !== null);
  const ids = selection.filter((id) => !editor.isRoot(id));
  const single = ids.length === 1 ? ids[0] : undefined;
  // The menu says whether it is hidden.
  useNode(single ?? null);
  const more = selectionMenu(editor, () => controller.zoomToSelection());
  return (
    <>
      {single !== undefined && (
        <>
          <IconButton size="s" label="Bind data" tooltipSide="top" icon={<Database size={14} />} onClick={() => editor.reveal(single, undefined, 'data')} />
          <IconButton size="s" label="Add an event" tooltipSide="top" icon={<Zap size={14} />} onClick={() => editor.reveal(single, undefined, 'events')} />
        </>
      )}
      <IconButton size="s" label="Wrap in a container" keys={keysOfShortcut('$mod+Alt+g')} tooltipSide="top" icon={<SquareDashed size={14} />} disabled={isLocked} onClick={() => wrapSelection(editor)} />
      <IconButton size="s" label="Duplicate" keys={keysOfShortcut('$mod+d')} tooltipSide="top" icon={<Copy size={14} />} onClick={() => duplicateSelection(editor)} />
      <IconButton size="s" label={isLocked ? 'Unlock' : 'Lock'} keys={keysOfShortcut('$mod+Shift+l')} tooltipSide="top" icon={isLocked ? <LockOpen size={14} /> : <Lock size={14} />} onClick={() => setSelectionLocked(editor)} />
      <IconButton size="s" label="Delete" keys={['Delete']} tooltipSide="top" icon={<Trash2 size={14} />} disabled={isLocked} onClick={() => deleteSelection(editor)} />
      <Menu trigger={<IconButton size="s" label="More" tooltipSide="top" icon={<Ellipsis size={14} />} />} items={more} />
    </>
  );
});
