import { componentSpec, type ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import { specOfNode } from '../../../shared/app/components/index.ts';
import { addNode, duplicateNodes, moveNodes, removeNodes, renameNode, setFrame, setHidden, setLocked, setStyle, wrapNodes, type NewNode } from '../../../shared/app/document/index.ts';
import type { Frame } from '../../../shared/app/manifest/index.ts';
import { askOrInsertBlock, blockOfType } from './block-insert.ts';
import type { Editor } from './editor.ts';
import { insertOwn, ownOfType } from './own-insert.ts';
import { countInside, deletedWords, topmost } from './selection.ts';

/** `index` counts the parent's children without the nodes being placed. */
export type Place = { parentId: string; index: number; frame?: Frame };

/** Whether a node may hold others by hand. */
export function canHold(editor: Editor, id: string): boolean {
  const node = editor.app.node(id);
  return node !== undefined && (specOfNode(node, editor.app.components())?.slot ?? 'none') !== 'none' && !editor.isLocked(id);
}

export function isFree(editor: Editor, parentId: string | null): boolean {
  const parent = parentId === null ? undefined : editor.app.node(parentId);
  return parent?.type === 'Container' && parent.props['layout'] === 'free';
}

/** Where something new goes without a drop point: into the selected container, else after the selection, else at the end of the page. */
export function defaultPlace(editor: Editor, type?: string): Place | null {
  const { selection, pageId } = editor.state;
  const isOverlay = type !== undefined && componentSpec(type)?.isOverlay === true;
  const last = selection.at(-1);
  if (last !== undefined && !isOverlay && editor.app.node(last) !== undefined) {
    if (canHold(editor, last)) return { parentId: last, index: editor.app.children(last).length };
    const parentId = editor.app.parentOf(last);
    if (parentId !== null && canHold(editor, parentId)) return { parentId, index: editor.app.children(parentId).indexOf(last) + 1 };
  }
  const root = editor.rootOf(pageId);
  return root === null ? null : { parentId: root, index: editor.app.children(root).length };
}

/** Adds a component and selects it. @returns its id, or undefined when there is no place for it */
export function insertComponent(editor: Editor, type: string, place: Place | null = defaultPlace(editor, type)): string | undefined {
  const block = blockOfType(type);
  if (block !== undefined) return place === null ? undefined : askOrInsertBlock(editor, block, place);
  const own = ownOfType(editor, type);
  if (own !== undefined) return place === null ? undefined : insertOwn(editor, own, isFree(editor, place.parentId) ? { ...place, frame: place.frame ?? { x: 16, y: 16, w: 360, h: 160 } } : { parentId: place.parentId, index: place.index });
  const spec = componentSpec(type);
  if (spec === undefined || place === null) return undefined;
  const id = editor.change(() => {
    const frame = isFree(editor, place.parentId) ? (place.frame ?? { x: 16, y: 16, w: spec.size.w, h: spec.size.h }) : undefined;
    return addNode(editor.app, editor.origin(), { node: { type, name: freshName(editor, spec), ...(frame === undefined ? {} : { frame }), ...partsOf(spec) }, parentId: place.parentId, index: place.index });
  });
  if (id !== undefined) editor.select([id]);
  return id;
}

/** A component with places of its own comes with a container in each. */
function partsOf({ parts }: ComponentSpec): { children?: NewNode[] } {
  return parts === undefined ? {} : { children: parts.map((name) => ({ type: 'Container', name })) };
}

/** "Table", then "Table 2" on the same page. */
function freshName(editor: Editor, spec: ComponentSpec): string {
  const names = new Set<string>();
  const root = editor.rootOf(editor.state.pageId);
  const stack = root === null ? [] : [root];
  while (stack.length > 0) {
    const id = stack.pop()!;
    names.add(editor.app.node(id)?.name ?? '');
    stack.push(...editor.app.children(id));
  }
  let name = spec.label;
  for (let n = 2; names.has(name); n++) name = `${spec.label} ${n}`;
  return name;
}

/** The selection as commands take it: topmost nodes, without page roots; locked ones only when asked. */
export function targets(editor: Editor, ids: readonly string[] = editor.state.selection, options: { locked?: boolean } = {}): string[] {
  return topmost(ids, editor.app).filter((id) => editor.app.node(id) !== undefined && !editor.isRoot(id) && (options.locked === true || !editor.isLocked(id)));
}

export function deleteSelection(editor: Editor, ids?: readonly string[]): void {
  const gone = targets(editor, ids);
  if (gone.length === 0) {
    if (editor.state.selection.some((id) => editor.isLocked(id))) editor.notify({ text: 'This is locked. Unlock it first.' });
    return;
  }
  const words = deletedWords(gone.map((id) => editor.nameOf(id)), countInside(gone, (id) => editor.app.children(id)));
  const next = neighbour(editor, gone);
  const done = editor.change(() => {
    removeNodes(editor.app, editor.origin(), gone);
    return true;
  });
  if (!done) return;
  editor.select(next === null ? [] : [next]);
  editor.notify({ text: words, action: { label: 'Undo', run: () => editor.undo.undo() } });
}

/** What to select after these are gone: the next sibling, the one before, or the parent. */
function neighbour(editor: Editor, ids: readonly string[]): string | null {
  const first = ids[0]!;
  const parentId = editor.app.parentOf(first);
  if (parentId === null) return null;
  const siblings = editor.app.children(parentId);
  const at = siblings.indexOf(first);
  return siblings.slice(at + 1).find((id) => !ids.includes(id)) ?? siblings.slice(0, at).findLast((id) => !ids.includes(id)) ?? parentId;
}

export function duplicateSelection(editor: Editor): void {
  const ids = targets(editor, undefined, { locked: true });
  if (ids.length === 0) return;
  const made = editor.change(() => duplicateNodes(editor.app, editor.origin(), ids));
  if (made !== undefined) editor.select(made);
}

export function wrapSelection(editor: Editor, containerType = 'Container'): void {
  const ids = targets(editor);
  if (ids.length === 0) return;
  const made = editor.change(() => wrapNodes(editor.app, editor.origin(), ids, containerType));
  if (made !== undefined) editor.select([made]);
}

export function setSelectionLocked(editor: Editor, locked?: boolean): void {
  const ids = targets(editor, undefined, { locked: true });
  const value = locked ?? !ids.every((id) => editor.app.node(id)?.locked);
  editor.change(() => ids.forEach((id) => setLocked(editor.app, editor.origin(), id, value)));
}

export function setSelectionHidden(editor: Editor, hidden?: boolean): void {
  const ids = targets(editor, undefined, { locked: true });
  const value = hidden ?? !ids.every((id) => editor.app.node(id)?.hidden);
  editor.change(() => ids.forEach((id) => setHidden(editor.app, editor.origin(), id, value)));
}

export function moveTo(editor: Editor, ids: readonly string[], place: Place): boolean {
  const moved = targets(editor, ids);
  if (moved.length === 0 || moved.some((id) => id === place.parentId || editor.app.isAncestor(id, place.parentId))) return false;
  const siblings = editor.app.children(place.parentId);
  const staying = siblings.filter((id) => !moved.includes(id));
  const at = Math.max(0, Math.min(staying.length, place.index));
  const isSame = moved.length === 1 && editor.app.parentOf(moved[0]!) === place.parentId && siblings.indexOf(moved[0]!) === at;
  if (isSame && place.frame === undefined) return false;
  return (
    editor.change(() => {
      moveNodes(editor.app, editor.origin(), { ids: moved, parentId: place.parentId, index: indexBeforeMove(siblings, staying, at) });
      if (place.frame !== undefined && moved.length === 1) setFrame(editor.app, editor.origin(), moved[0]!, place.frame);
      return true;
    }) === true
  );
}

/** The document counts positions before the move. */
function indexBeforeMove(siblings: readonly string[], staying: readonly string[], at: number): number {
  const next = staying[at];
  return next === undefined ? siblings.length : siblings.indexOf(next);
}

export function cutSelection(editor: Editor): void {
  const ids = targets(editor);
  if (ids.length > 0) editor.store.set({ clipboard: { kind: 'cut', ids } });
}

export function copySelection(editor: Editor): void {
  const ids = targets(editor, undefined, { locked: true });
  if (ids.length > 0) editor.store.set({ clipboard: { kind: 'copy', ids } });
}

/** Cut nodes move to the default place; copied ones are copied there. */
export function paste(editor: Editor): void {
  const { clipboard } = editor.state;
  const place = defaultPlace(editor);
  if (clipboard === null || place === null) return;
  const ids = clipboard.ids.filter((id) => editor.app.node(id) !== undefined);
  if (ids.length === 0) return;
  const isInside = ids.some((id) => id === place.parentId || editor.app.isAncestor(id, place.parentId));
  const target = isInside ? afterFirst(editor, ids) : place;
  if (clipboard.kind === 'cut') {
    if (moveTo(editor, ids, target)) editor.select(ids);
    editor.store.set({ clipboard: null });
    return;
  }
  const made = editor.change(() => {
    const copies = duplicateNodes(editor.app, editor.origin(), ids);
    const siblings = editor.app.children(target.parentId);
    const staying = siblings.filter((id) => !copies.includes(id));
    moveNodes(editor.app, editor.origin(), { ids: copies, parentId: target.parentId, index: indexBeforeMove(siblings, staying, Math.min(staying.length, target.index)) });
    return copies;
  });
  if (made !== undefined) editor.select(made);
}

function afterFirst(editor: Editor, ids: readonly string[]): Place {
  const parentId = editor.app.parentOf(ids[0]!) ?? ids[0]!;
  return { parentId, index: editor.app.children(parentId).indexOf(ids[0]!) + 1 };
}

/** Arrow keys: free placement moves by px; in a flow the node changes places with its neighbour. */
export function nudgeSelection(editor: Editor, dx: number, dy: number): void {
  const ids = targets(editor);
  const free = ids.filter((id) => isFree(editor, editor.app.parentOf(id)));
  if (free.length > 0) {
    editor.type(() =>
      free.forEach((id) => {
        const frame = editor.app.node(id)?.frame;
        if (frame !== undefined) setFrame(editor.app, editor.origin(), id, { ...frame, x: frame.x + dx, y: frame.y + dy });
      }),
    );
    return;
  }
  const [id] = ids;
  const parentId = id === undefined ? null : editor.app.parentOf(id);
  if (ids.length !== 1 || id === undefined || parentId === null) return;
  const at = editor.app.children(parentId).indexOf(id);
  moveTo(editor, [id], { parentId, index: at + (dx + dy > 0 ? 1 : -1) });
}

/** Ctrl arrows: a keyboard way to resize. Flow nodes get width or height styles, free ones a larger frame. */
export function growSelection(editor: Editor, dw: number, dh: number, sizeOf: (id: string) => { w: number; h: number } | null): void {
  for (const id of targets(editor)) {
    const size = sizeOf(id);
    if (size === null) continue;
    // Where it is in the world is not where it is in its parent: only the size is passed on.
    resizeNode(editor, id, { w: Math.max(8, Math.round(size.w + dw)), h: Math.max(8, Math.round(size.h + dh)) }, { width: dw !== 0, height: dh !== 0 });
  }
}

/** Sets a new size, px. Only the dimensions that changed are written. */
export function resizeNode(editor: Editor, id: string, size: { w: number; h: number; x?: number; y?: number }, changed: { width: boolean; height: boolean }): void {
  const node = editor.app.node(id);
  if (node === undefined) return;
  editor.change(() => {
    if (isFree(editor, node.parentId)) {
      const frame = node.frame ?? { x: 0, y: 0, w: size.w, h: size.h };
      setFrame(editor.app, editor.origin(), id, { x: Math.round(size.x ?? frame.x), y: Math.round(size.y ?? frame.y), w: Math.round(size.w), h: Math.round(size.h) });
      return;
    }
    // Nothing changes its size because the pointer is over it, unless one types that.
    const layer = editor.state.layer === 'hover' ? 'base' : editor.state.layer;
    if (changed.width) setStyle(editor.app, editor.origin(), id, layer, 'width', `${Math.round(size.w)}px`);
    if (changed.height) setStyle(editor.app, editor.origin(), id, layer, 'height', `${Math.round(size.h)}px`);
  });
}

export function rename(editor: Editor, id: string, name: string): void {
  const trimmed = name.trim().slice(0, 200);
  if (trimmed === '' || trimmed === editor.app.node(id)?.name) return;
  editor.change(() => renameNode(editor.app, editor.origin(), id, trimmed));
}
