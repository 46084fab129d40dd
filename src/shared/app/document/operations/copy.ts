import { fail } from '../../../kernel/errors.ts';
import type { ComponentNode, Frame } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import type { Origin } from '../origin.ts';
import { root } from '../roots.ts';
import { readTree } from '../to-manifest.ts';
import { change, freshNodeId } from './change.ts';
import { setFrame } from './nodes.ts';
import { renameReferences } from './rename-references.ts';
import { completeNode, insertTrees, movable, placeNodes } from './tree.ts';

/** How far a copy lies from its original in free placement, px. */
const COPY_OFFSET = 16;

/**
 * Copies the nodes and everything in them, each behind its original. Bindings and handlers inside a copy that name a copied node
 * name its copy; names of nodes elsewhere stay.
 * @returns the ids of the copies, in document order
 * @throws document.unknown, document.page-root
 */
export function duplicateNodes(app: AppDocument, origin: Origin, ids: readonly string[]): string[] {
  const tops = movable(app, ids);
  const made = new Set<string>();
  const copies = tops.map((id) => {
    const original = readTree(root(app.doc, 'nodes'), app.tree, id) ?? fail('document.unknown', { what: 'component', id });
    return { id, copy: withFreshIds(app, original, made) };
  });
  change(app, origin, () => {
    for (const { id, copy } of copies) {
      const parentId = app.parentOf(id);
      // A recovered tree has no siblings: its copy hangs on nothing either, so it goes to the first page instead.
      const target = parentId ?? app.pages()[0]?.rootId ?? fail('document.unknown', { what: 'page', id });
      const index = parentId === null ? undefined : app.children(parentId).indexOf(id) + 1;
      insertTrees(app, [copy], target, index);
    }
  });
  return copies.map(({ copy }) => copy.id);
}

/** A copy of the tree under ids of its own. @param made the fresh ids are added to it */
export function withFreshIds(app: AppDocument, tree: ComponentNode, made: Set<string>): ComponentNode {
  const ids = new Map<string, string>();
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const id = freshNodeId(app, node.name, made);
    made.add(id);
    ids.set(node.id, id);
    open.push(...node.children);
  }
  const copy = renameReferences(tree, ids);
  if (copy.frame !== undefined) copy.frame = { ...copy.frame, x: copy.frame.x + COPY_OFFSET, y: copy.frame.y + COPY_OFFSET };
  return copy;
}

/**
 * Puts the nodes into a new container that takes the place of the first of them. In free placement the container gets their bounding box.
 * @returns the container's id
 * @throws document.unknown, document.page-root, request.invalid for no nodes
 */
export function wrapNodes(app: AppDocument, origin: Origin, ids: readonly string[], containerType: string): string {
  const tops = movable(app, ids);
  const first = tops[0];
  if (first === undefined) return fail('request.invalid', { problem: 'select at least one component' });
  const parentId = app.parentOf(first) ?? fail('request.invalid', { problem: 'move a recovered component to a page first' });
  const frames = tops.map((id) => app.node(id)?.frame);
  const box = frames.every((frame) => frame !== undefined) ? boundingBox(frames) : undefined;
  const container = completeNode(app, { type: containerType, ...(box === undefined ? {} : { frame: box }) });
  change(app, origin, () => {
    insertTrees(app, [container], parentId, app.children(parentId).indexOf(first));
    placeNodes(app, tops, container.id, 0);
    if (box === undefined) return;
    tops.forEach((id, i) => {
      const frame = frames[i]!;
      setFrame(app, origin, id, { ...frame, x: frame.x - box.x, y: frame.y - box.y });
    });
  });
  return container.id;
}

function boundingBox(frames: readonly Frame[]): Frame {
  const x = Math.min(...frames.map((frame) => frame.x));
  const y = Math.min(...frames.map((frame) => frame.y));
  const right = Math.max(...frames.map((frame) => frame.x + frame.w));
  const bottom = Math.max(...frames.map((frame) => frame.y + frame.h));
  return { x, y, w: right - x, h: bottom - y };
}
