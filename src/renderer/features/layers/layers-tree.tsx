import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactElement } from 'react';
import { PointMenu, type MenuPoint } from '../../ui/index.ts';
import { canHold, contextMenu, copySelection, cutSelection, deleteSelection, duplicateSelection, moveTo, paste, registerDropZone, setSelectionHidden, setSelectionLocked, startCarry, toggleSelection, insertComponent, useEditor, useEditorState, type Carried, type Editor } from '../editor/index.ts';
import { LayerRow, ROW_HEIGHT } from './layer-row.tsx';
import { togetherMove, treeDrop, treeKey, typeahead, type TreeCommand, type TreeDrop, type TreeRow } from './tree-model.ts';

/** ms between letters of one typeahead word */
const TYPEAHEAD_TIME = 1000;

export function LayersTree({ rows, onToggle }: { rows: readonly TreeRow[]; onToggle: (id: string, open: boolean) => void }): ReactElement {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [menuAt, setMenuAt] = useState<MenuPoint | null>(null);
  // The field takes the focus once the menu has let go of it.
  const renameNext = useRef<string | null>(null);
  const [drop, setDrop] = useState<TreeDrop | null>(null);
  const typed = useRef({ word: '', at: 0 });
  const anchor = useRef<string | null>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 12 });
  const selected = new Set(selection);
  const active = focusedId !== null && rows.some((row) => row.id === focusedId) ? focusedId : (selection.at(-1) ?? rows[0]?.id ?? null);

  // Follow a selection made on the canvas.
  const last = selection.at(-1);
  const latest = useRef({ rows, virtual });
  useEffect(() => {
    latest.current = { rows, virtual };
  });
  useEffect(() => {
    if (last === undefined) return;
    setFocusedId(last);
    const at = latest.current.rows.findIndex((row) => row.id === last);
    if (at >= 0) latest.current.virtual.scrollToIndex(at, { align: 'auto' });
  }, [last, rows.length]);

  useEffect(() => {
    const dropAt = (point: { x: number; y: number }, carried: Carried): TreeDrop | null => {
      const element = scroller.current;
      if (element === null) return null;
      const y = point.y - element.getBoundingClientRect().top + element.scrollTop;
      const row = latest.current.rows[Math.min(latest.current.rows.length - 1, Math.floor(y / ROW_HEIGHT))];
      return row === undefined ? null : allowed(editor, treeDrop(row, (y % ROW_HEIGHT) / ROW_HEIGHT, canHold(editor, row.id)), carried);
    };
    return registerDropZone(editor, {
      contains: (point) => {
        const rect = scroller.current?.getBoundingClientRect();
        return rect !== undefined && point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom;
      },
      over: (point, carried) => setDrop(dropAt(point, carried)),
      leave: () => setDrop(null),
      drop: (point, carried) => {
        const place = dropAt(point, carried);
        setDrop(null);
        if (place !== null) drops(editor, place, carried);
      },
    });
  }, [editor]);

  function focus(id: string, extend: boolean): void {
    setFocusedId(id);
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    if (!extend) {
      anchor.current = id;
      editor.select([id]);
      return;
    }
    const from = rows.findIndex((row) => row.id === (anchor.current ?? id));
    const range = rows.slice(Math.min(from, at), Math.max(from, at) + 1).map((row) => row.id);
    editor.select(range.reduce<string[]>((list, each) => (list.includes(each) ? list : toggleSelection(list, each, editor.app)), []));
  }

  function run(command: TreeCommand): void {
    switch (command.kind) {
      case 'focus':
        return focus(command.id, command.extend);
      case 'select':
        return editor.select(command.toggle ? toggleSelection(selection, command.id, editor.app) : [command.id], { reveal: true });
      case 'expand':
        return onToggle(command.id, true);
      case 'collapse':
        return onToggle(command.id, false);
      case 'expandSiblings':
        return command.ids.forEach((id) => onToggle(id, true));
      case 'rename':
        return setRenamingId(command.id);
      case 'move':
        return moveByKey(editor, command);
      case 'selectAll': {
        const parent = active === null ? null : editor.app.parentOf(active);
        return editor.select(parent === null ? [] : editor.app.children(parent));
      }
      case 'delete':
        return deleteSelection(editor);
      case 'duplicate':
        return duplicateSelection(editor);
      case 'cut':
        return cutSelection(editor);
      case 'copy':
        return copySelection(editor);
      case 'paste':
        return paste(editor);
      case 'lock':
        return setSelectionLocked(editor);
      case 'hide':
        return setSelectionHidden(editor);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (renamingId !== null) return;
    const command = treeKey(rows, active, { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey });
    if (command !== null) {
      event.preventDefault();
      event.stopPropagation();
      run(command);
      return;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || !/[\p{L}\p{N}]/u.test(event.key)) return;
    event.stopPropagation();
    const now = performance.now();
    typed.current = { word: now - typed.current.at < TYPEAHEAD_TIME ? typed.current.word + event.key : event.key, at: now };
    const found = typeahead(rows, active, typed.current.word, (id) => editor.nameOf(id));
    if (found !== null) focus(found, false);
  }

  function onPointerDown(event: PointerEvent, row: TreeRow): void {
    if (event.button !== 0 || renamingId === row.id) return;
    setFocusedId(row.id);
    if (event.shiftKey) focus(row.id, true);
    else if (event.ctrlKey || event.metaKey) editor.select(toggleSelection(selection, row.id, editor.app));
    else if (!selected.has(row.id)) focus(row.id, false);
    if (row.parentId === null) return;
    const ids = editor.state.selection.includes(row.id) ? editor.state.selection : [row.id];
    startCarry(editor, event.nativeEvent, { kind: 'nodes', ids }, ids.length === 1 ? editor.nameOf(row.id) : `${ids.length} components`);
  }

  function closeMenu(): void {
    setMenuAt(null);
    if (renameNext.current === null) scroller.current?.focus();
    else setRenamingId(renameNext.current);
    renameNext.current = null;
  }

  function onContextMenu(event: MouseEvent): void {
    if (renamingId !== null || !editor.canEdit) return;
    event.preventDefault();
    const pointed = event.target instanceof Element ? event.target.closest('[role=treeitem]') : null;
    const id = pointed?.id.replace(/^layer-/, '') ?? active;
    if (id === null) return;
    if (!selected.has(id)) focus(id, false);
    // The menu key is pressed on the tree, of which one row is active.
    const box = document.getElementById(`layer-${id}`)?.getBoundingClientRect();
    setMenuAt(pointed === null && box !== undefined ? { x: box.left + 24, y: box.bottom } : { x: event.clientX, y: event.clientY });
  }

  return (
    <>
    <div
      ref={scroller}
      role="tree"
      aria-label="Layers of this page"
      aria-multiselectable="true"
      aria-activedescendant={active === null ? undefined : `layer-${active}`}
      tabIndex={0}
      className="layers-tree scroll"
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <LayerRow
              key={row.id}
              row={row}
              top={item.start}
              isSelected={selected.has(row.id)}
              isFocused={row.id === active}
              isWithin={selection.some((id) => editor.app.isAncestor(id, row.id))}
              isRenaming={renamingId === row.id}
              drop={drop?.rowId === row.id ? drop.place : null}
              onPointerDown={onPointerDown}
              onToggle={() => onToggle(row.id, !row.isExpanded)}
              onRename={() => setRenamingId(row.id)}
              onRenamed={() => { setRenamingId(null); scroller.current?.focus(); }}
            />
          );
        })}
      </div>
    </div>
    {menuAt !== null && <PointMenu at={menuAt} label="Actions" items={[{ id: 'rename', label: 'Rename', keys: ['F2'], disabled: active === null || editor.isRoot(active), onSelect: () => { renameNext.current = active; } }, ...contextMenu(editor)]} onClose={closeMenu} />}
    </>
  );
}

/** What is selected beside the focused row, in the same parent, goes along. */
function moveByKey(editor: Editor, command: TreeCommand & { kind: 'move' }): void {
  const from = editor.app.parentOf(command.id);
  if (from === null || !canHold(editor, command.parentId)) return;
  const { selection } = editor.state;
  const ids = selection.includes(command.id) ? selection.filter((id) => editor.app.parentOf(id) === from) : [command.id];
  const move = togetherMove(editor.app.children(from), from, command, ids);
  if (move !== null && moveTo(editor, move.ids, { parentId: command.parentId, index: move.index })) editor.select(move.ids);
}

function allowed(editor: Editor, place: TreeDrop | null, carried: Carried): TreeDrop | null {
  if (place === null || !canHold(editor, place.parentId)) return null;
  if (carried.kind === 'nodes' && carried.ids.some((id) => id === place.parentId || editor.app.isAncestor(id, place.parentId))) return null;
  return place;
}

function drops(editor: Editor, place: TreeDrop, carried: Carried): void {
  if (carried.kind === 'new') {
    insertComponent(editor, carried.type, { parentId: place.parentId, index: Math.min(place.index, editor.app.children(place.parentId).length) });
    return;
  }
  const before = editor.app.children(place.parentId).slice(0, place.index).filter((id) => carried.ids.includes(id)).length;
  if (moveTo(editor, carried.ids, { parentId: place.parentId, index: place.index - before })) editor.select(carried.ids);
}
