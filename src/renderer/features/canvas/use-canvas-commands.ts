import { useEffect } from 'react';
import { DisposableStore } from '../../../shared/kernel/disposable.ts';
import { registerCommand, type Command } from '../../platform/index.ts';
import { componentOfSelection, copySelection, cutSelection, deleteSelection, detachSelection, duplicateSelection, insertComponent, makeComponentOfSelection, paste, setSelectionHidden, setSelectionLocked, wrapSelection, type Editor } from '../editor/index.ts';
import type { CanvasController } from './canvas-controller.ts';

/** Whether a key now is meant for the canvas: focus is there, nowhere, or in the command palette. */
function isForCanvas(editor: Editor): boolean {
  if (editor.state.surface !== 'design' || editor.state.isPreviewOpen) return false;
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('.canvas, .layers-tree, [role=dialog]') !== null;
}

export function useCanvasCommands(controller: CanvasController): void {
  useEffect(() => {
    const { editor } = controller;
    const all = new DisposableStore();
    const isHere = (): boolean => isForCanvas(editor);
    const canChange = (): boolean => isHere() && editor.canEdit;
    const hasSelection = (): boolean => canChange() && editor.state.selection.length > 0;
    const add = (group: string, entries: readonly Omit<Command, 'group'>[]): void => entries.forEach((entry) => all.add(registerCommand({ ...entry, group })));

    add('Canvas tools', [
      { id: 'canvas.select', title: 'Select', shortcut: 'v', when: isHere, run: () => editor.store.set({ tool: 'select' }) },
      { id: 'canvas.hand', title: 'Hand', shortcut: 'h', when: isHere, run: () => editor.store.set({ tool: 'hand' }) },
      { id: 'canvas.container', title: 'Container', shortcut: 'b', when: canChange, run: () => void insertComponent(editor, 'Container') },
      { id: 'canvas.text', title: 'Text', shortcut: 't', when: canChange, run: () => void insertComponent(editor, 'Text') },
      { id: 'canvas.insert', title: 'Insert component', shortcut: '/', when: canChange, run: () => editor.store.set({ isInsertOpen: true }) },
    ]);
    add('Move around', [
      { id: 'canvas.zoomIn', title: 'Zoom in', shortcut: ['$mod+Equal', '$mod+Shift+Equal', '$mod+NumpadAdd'], when: isHere, run: () => controller.zoomBy(1) },
      { id: 'canvas.zoomOut', title: 'Zoom out', shortcut: ['$mod+Minus', '$mod+NumpadSubtract'], when: isHere, run: () => controller.zoomBy(-1) },
      { id: 'canvas.zoom100', title: 'Zoom to 100%', shortcut: 'Shift+Digit0', when: isHere, run: () => controller.zoomTo(1) },
      { id: 'canvas.fit', title: 'Zoom to fit', shortcut: 'Shift+Digit1', when: isHere, run: () => controller.fit() },
      { id: 'canvas.zoomSelection', title: 'Zoom to selection', shortcut: 'Shift+Digit2', when: isHere, run: () => controller.zoomToSelection() },
    ]);
    add('Arrange', [
      { id: 'canvas.duplicate', title: 'Duplicate', shortcut: '$mod+d', when: hasSelection, run: () => duplicateSelection(editor) },
      { id: 'canvas.wrap', title: 'Wrap in container', shortcut: ['$mod+Alt+KeyG', '$mod+g'], keywords: ['group'], when: hasSelection, run: () => wrapSelection(editor) },
      { id: 'canvas.component', title: 'Make component', shortcut: '$mod+Alt+KeyK', keywords: ['reuse', 'symbol', 'own', 'module'], when: hasSelection, run: () => makeComponentOfSelection(editor) },
      { id: 'canvas.detach', title: 'Detach from its component', keywords: ['own', 'unlink', 'take apart'], when: () => hasSelection() && componentOfSelection(editor)?.kind === 'parts', run: () => detachSelection(editor) },
      { id: 'canvas.editComponent', title: 'Edit its component', keywords: ['own', 'definition'], when: () => hasSelection() && componentOfSelection(editor) !== undefined, run: () => editor.showComponent(componentOfSelection(editor)?.id ?? '') },
      { id: 'canvas.lock', title: 'Lock or unlock', shortcut: '$mod+Shift+KeyL', when: hasSelection, run: () => setSelectionLocked(editor) },
      { id: 'canvas.hide', title: 'Hide or show on the canvas', shortcut: '$mod+Shift+KeyH', when: hasSelection, run: () => setSelectionHidden(editor) },
      { id: 'canvas.delete', title: 'Delete', shortcut: ['Delete', 'Backspace'], when: hasSelection, run: () => deleteSelection(editor) },
      { id: 'canvas.cut', title: 'Cut', shortcut: '$mod+x', when: hasSelection, run: () => cutSelection(editor) },
      { id: 'canvas.copy', title: 'Copy', shortcut: '$mod+c', when: hasSelection, run: () => copySelection(editor) },
      { id: 'canvas.paste', title: 'Paste', shortcut: '$mod+v', when: () => canChange() && editor.state.clipboard !== null, run: () => paste(editor) },
      {
        id: 'canvas.selectAll',
        title: 'Select all beside it',
        shortcut: '$mod+a',
        when: isHere,
        run: () => {
          const last = editor.state.selection.at(-1);
          const parent = (last === undefined ? null : editor.app.parentOf(last)) ?? editor.rootOf(editor.state.pageId);
          if (parent !== null) editor.select(editor.app.children(parent));
        },
      },
    ]);
    return () => all.dispose();
  }, [controller]);
}
