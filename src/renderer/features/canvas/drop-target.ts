import { canHold, isFree, type Editor, type Place } from '../editor/index.ts';
import type { CanvasGeometry } from './canvas-geometry.ts';
import { chooseContainer, dropSlot, type DropContainer } from './drop-slot.ts';
import { contains, type Point, type Rect } from './geometry.ts';
import type { DrawnNode } from './hit-test.ts';

export type DropTarget = { place: Place; bar: Rect | null; container: Rect; isFree: boolean };

/** Screen px at the border of a container that belong to its parent. */
const EDGE = 6;

/**
 * The place under a world point for something new or moved.
 * @param moving these and what is in them cannot be dropped into
 */
export function dropTargetAt(editor: Editor, geometry: CanvasGeometry, point: Point, zoom: number, moving: readonly string[] = []): DropTarget | null {
  const frame = geometry.frameAt(point);
  if (frame === null) return null;
  const drawn = geometry.drawn(frame.id);
  const isMoving = (id: string): boolean => moving.some((other) => other === id || editor.app.isAncestor(other, id));
  const chain = containersAt(editor, drawn, point, isMoving);
  // Below the content of a short page is still the page.
  if (chain.length === 0 && canHold(editor, frame.rootId) && !isMoving(frame.rootId)) {
    const root = drawn.find((node) => node.nodeId === frame.rootId);
    chain.push(asContainer(editor, drawn, { nodeId: frame.rootId, instanceId: frame.rootId, depth: 0, rect: root?.rect ?? frame.rect }, point, isMoving));
  }
  const chosen = chooseContainer(chain, point, EDGE / zoom);
  if (chosen === null) return null;
  if (isFree(editor, chosen.id)) return { place: { parentId: chosen.id, index: chosen.children.length }, bar: null, container: chosen.rect, isFree: true };
  const slot = dropSlot(chosen, point);
  return { place: { parentId: slot.parentId, index: placeIndex(editor, chosen, slot.index, moving) }, bar: slot.bar, container: chosen.rect, isFree: false };
}

function containersAt(editor: Editor, drawn: readonly DrawnNode[], point: Point, isMoving: (id: string) => boolean): DropContainer[] {
  return drawn
    .filter((node) => contains(node.rect, point) && canHold(editor, node.nodeId) && !isMoving(node.nodeId))
    .sort((a, b) => b.depth - a.depth)
    .map((node) => asContainer(editor, drawn, node, point, isMoving));
}

/** A container with its drawn children; of repeated children the copy nearest to the point counts. */
function asContainer(editor: Editor, drawn: readonly DrawnNode[], node: DrawnNode, point: Point, isMoving: (id: string) => boolean): DropContainer {
  const children = editor.app.children(node.nodeId).flatMap((id) => {
    if (isMoving(id)) return [];
    const copies = drawn.filter((other) => other.nodeId === id);
    const nearest = copies.reduce<DrawnNode | null>((best, copy) => (best === null || distance(copy.rect, point) < distance(best.rect, point) ? copy : best), null);
    return nearest === null ? [] : [{ id, rect: nearest.rect }];
  });
  const direction = editor.app.node(node.nodeId)?.props['direction'] === 'row' ? 'row' : 'column';
  return { id: node.nodeId, rect: node.rect, children, direction };
}

/** Children that are not drawn (hidden ones, overlays) still count in the document's order. */
function placeIndex(editor: Editor, container: DropContainer, index: number, moving: readonly string[]): number {
  const all = editor.app.children(container.id).filter((id) => !moving.includes(id));
  const next = container.children[index];
  if (next !== undefined) return all.indexOf(next.id);
  const previous = container.children[index - 1];
  return previous === undefined ? 0 : all.indexOf(previous.id) + 1;
}

function distance(rect: Rect, point: Point): number {
  const dx = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.w);
  const dy = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.h);
  return Math.hypot(dx, dy);
}
