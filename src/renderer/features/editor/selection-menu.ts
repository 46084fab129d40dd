import { keysOfShortcut } from '../../platform/index.ts';
import type { MenuItem } from '../../ui/index.ts';
import { copySelection, cutSelection, deleteSelection, duplicateSelection, paste, setSelectionHidden, setSelectionLocked, wrapSelection } from './commands.ts';
import type { Editor } from './editor.ts';
import { componentOfSelection, detachSelection, makeComponentOfSelection } from './own-components.ts';

/**
 * What can be done with what is selected, for a menu beside it or where it was right-clicked.
 * @param zoom shows the selection; left out where there is no canvas to show it on
 */
export function selectionMenu(editor: Editor, zoom?: () => void): MenuItem[] {
  const ids = editor.state.selection.filter((id) => !editor.isRoot(id));
  const single = ids.length === 1 ? ids[0] : undefined;
  const own = componentOfSelection(editor);
  const isHidden = single !== undefined && editor.app.node(single)?.hidden === true;
  return [
    { id: 'cut', label: 'Cut', keys: keysOfShortcut('$mod+x'), onSelect: () => cutSelection(editor) },
    { id: 'copy', label: 'Copy', keys: keysOfShortcut('$mod+c'), onSelect: () => copySelection(editor) },
    { id: 'paste', label: 'Paste', keys: keysOfShortcut('$mod+v'), disabled: editor.state.clipboard === null, onSelect: () => paste(editor) },
    { kind: 'separator' },
    { id: 'component', label: 'Make component', keys: keysOfShortcut('$mod+Alt+k'), onSelect: () => makeComponentOfSelection(editor) },
    ...(own === undefined ? [] : [{ id: 'edit', label: `Edit “${own.name}”`, onSelect: () => editor.showComponent(own.id) }]),
    ...(own?.kind === 'parts' ? [{ id: 'detach', label: 'Detach from it', onSelect: () => detachSelection(editor) }] : []),
    { kind: 'separator' },
    {
      id: 'parent',
      label: 'Select what is around it',
      keys: ['Shift', 'Enter'],
      disabled: single === undefined || editor.app.parentOf(single) === null,
      onSelect: () => single !== undefined && editor.select([editor.app.parentOf(single) ?? single]),
    },
    {
      id: 'hide',
      label: isHidden ? 'Show on the canvas' : 'Hide on the canvas',
      keys: keysOfShortcut('$mod+Shift+h'),
      onSelect: () => setSelectionHidden(editor),
    },
    {
      id: 'why',
      label: 'Why is it so?',
      disabled: single === undefined,
      onSelect: () => {
        if (single !== undefined) editor.showWhy({ kind: 'node', id: single, key: mainBinding(editor.app.node(single)?.bindings) });
      },
    },
    { id: 'inspect', label: 'Inspect it as it runs', disabled: single === undefined, onSelect: () => editor.showDock('inspect') },
    ...(zoom === undefined ? [] : [{ id: 'zoom', label: 'Zoom to it', keys: ['Shift', '2'], onSelect: zoom }]),
    { kind: 'separator' },
    { id: 'delete', label: 'Delete', danger: true, keys: ['Delete'], onSelect: () => deleteSelection(editor) },
  ];
}

/** For a right click: what the toolbar beside the selection has as buttons comes first. */
export function contextMenu(editor: Editor, zoom?: () => void): MenuItem[] {
  const ids = editor.state.selection.filter((id) => !editor.isRoot(id));
  if (ids.length === 0)
    return [
      { id: 'paste', label: 'Paste', keys: keysOfShortcut('$mod+v'), disabled: editor.state.clipboard === null, onSelect: () => paste(editor) },
      { id: 'insert', label: 'Insert component', keys: ['/'], onSelect: () => editor.store.set({ isInsertOpen: true }) },
    ];
  const isLocked = ids.every((id) => editor.app.node(id)?.locked);
  return [
    { id: 'duplicate', label: 'Duplicate', keys: keysOfShortcut('$mod+d'), onSelect: () => duplicateSelection(editor) },
    { id: 'wrap', label: 'Wrap in a container', keys: keysOfShortcut('$mod+Alt+g'), disabled: isLocked, onSelect: () => wrapSelection(editor) },
    { id: 'lock', label: isLocked ? 'Unlock' : 'Lock', keys: keysOfShortcut('$mod+Shift+l'), onSelect: () => setSelectionLocked(editor) },
    { kind: 'separator' },
    ...selectionMenu(editor, zoom),
  ];
}

/** What people ask about first: what it shows, else whatever is bound. */
function mainBinding(bindings: Readonly<Record<string, unknown>> | undefined): string {
  const keys = Object.keys(bindings ?? {});
  return ['content', 'value', 'data', 'items', 'label', 'visible'].find((key) => keys.includes(key)) ?? keys[0] ?? 'visible';
}
