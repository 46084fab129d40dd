import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import Zap from 'lucide-react/icons/zap';
import Database from 'lucide-react/icons/database';
import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react';
import { setHidden, setLocked } from '../../../shared/app/document/index.ts';
import { classNames, TreeRow as Row } from '../../ui/index.ts';
import { ComponentIcon, rename, useEditor, useEditorState, useNode } from '../editor/index.ts';
import type { TreeRow } from './tree-model.ts';

/** px; the list is virtualised, so every row has this height. */
export const ROW_HEIGHT = 28;

type Props = {
  row: TreeRow;
  top: number;
  isSelected: boolean;
  isFocused: boolean;
  isWithin: boolean;
  isRenaming: boolean;
  drop: 'before' | 'inside' | 'after' | null;
  onPointerDown: (event: PointerEvent, row: TreeRow) => void;
  onToggle: () => void;
  onRename: () => void;
  onRenamed: () => void;
};

export function LayerRow({ row, top, isSelected, isFocused, isWithin, isRenaming, drop, onPointerDown, onToggle, onRename, onRenamed }: Props): ReactElement | null {
  const editor = useEditor();
  const node = useNode(row.id);
  const isCut = useEditorState((state) => state.clipboard?.kind === 'cut' && state.clipboard.ids.includes(row.id));
  const isHovered = useEditorState((state) => state.hoveredId === row.id);
  if (node === undefined) return null;
  const isRoot = row.parentId === null;
  const isBound = Object.keys(node.bindings).length > 0;
  const hasEvents = Object.values(node.events).some((steps) => steps.length > 0);
  const act = (run: () => void) => (event: { stopPropagation(): void }) => {
    event.stopPropagation();
    editor.change(run);
  };
  return (
    <Row
      id={`layer-${row.id}`}
      level={row.depth + 1}
      aria-setsize={row.siblings}
      aria-posinset={row.index + 1}
      isSelected={isSelected}
      isWithin={isWithin && !isSelected}
      isExpanded={row.hasChildren ? row.isExpanded : undefined}
      onToggle={onToggle}
      className={classNames('layer-row', isFocused && 'is-focused', isHovered && 'is-hovered', (node.hidden || isCut) && 'is-dim', drop !== null && `drop-${drop}`)}
      style={{ position: 'absolute', top, left: 4, right: 4, height: ROW_HEIGHT }}
      icon={<ComponentIcon type={node.type} isPage={isRoot} size={14} />}
      onPointerDown={(event) => onPointerDown(event, row)}
      onPointerEnter={() => editor.store.set({ hoveredId: row.id })}
      onPointerLeave={() => editor.store.set({ hoveredId: null })}
      onDoubleClick={isRoot ? undefined : onRename}
      end={
        isRenaming ? undefined : (
          <span className="layer-end">
            {hasEvents && <Zap size={12} aria-label="has events" />}
            {isBound && <Database size={12} aria-label="shows data" />}
            {!isRoot && (
              <>
                <button type="button" tabIndex={-1} className={classNames('layer-toggle', node.locked && 'is-on')} aria-label={node.locked ? `Unlock ${node.name}` : `Lock ${node.name}`} aria-pressed={node.locked} onPointerDown={(event) => event.stopPropagation()} onClick={act(() => setLocked(editor.app, editor.origin(), row.id, !node.locked))}>
                  {node.locked ? <Lock size={12} aria-hidden /> : <LockOpen size={12} aria-hidden />}
                </button>
                <button type="button" tabIndex={-1} className={classNames('layer-toggle', node.hidden && 'is-on')} aria-label={node.hidden ? `Show ${node.name} on the canvas` : `Hide ${node.name} on the canvas`} aria-pressed={node.hidden} onPointerDown={(event) => event.stopPropagation()} onClick={act(() => setHidden(editor.app, editor.origin(), row.id, !node.hidden))}>
                  {node.hidden ? <EyeOff size={12} aria-hidden /> : <Eye size={12} aria-hidden />}
                </button>
              </>
            )}
          </span>
        )
      }
    >
      {isRenaming ? <RenameInput name={node.name} onDone={(name) => { if (name !== null) rename(editor, row.id, name); onRenamed(); }} /> : editor.nameOf(row.id)}
    </Row>
  );
}

export function RenameInput({ name, label = 'Name', onDone }: { name: string; label?: string; onDone: (name: string | null) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (value: string | null): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value);
  };
  return (
    <input
      ref={input}
      className="rename-input"
      aria-label={label}
      defaultValue={name}
      autoFocus
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
