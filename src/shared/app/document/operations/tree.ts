import { fail } from '../../../kernel/errors.ts';
import { componentNode, type ComponentNode, type ComponentNodeInput } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import { createMap } from '../cells.ts';
import { encodeNode, writeLocation } from '../node-codec.ts';
import { keysForInsertion, type Ordered } from '../order-keys.ts';
import type { Origin } from '../origin.ts';
import { itemMap, root } from '../roots.ts';
import { visitTree } from '../manifest-walk.ts';
import { assertFree, change, freshNodeId, parseInput } from './change.ts';
import { nodeMap } from './nodes.ts';

/** A node to add. Leave ids out unless something already refers to them: made ones never collide with a peer's. */
export type NewNode = Omit<ComponentNodeInput, 'id' | 'name' | 'children'> & {
  id?: string | undefined;
  /** Default: the type. */
  name?: string | undefined;
  children?: readonly NewNode[] | undefined;
};

/**
 * Adds a node and everything in it.
 * @param index in front of the child now at this position; default the end
 * @returns the node's id
 * @throws document.unknown, document.id-taken, request.invalid
 */
export function addNode(app: AppDocument, origin: Origin, { node, parentId, index }: { node: NewNode; parentId: string; index?: number | undefined }): string {
  nodeMap(app, parentId);
  const complete = completeNode(app, node);
  change(app, origin, () => insertTrees(app, [complete], parentId, index));
  return complete.id;
}

/**
 * Removes the nodes and everything in them.
 * @throws document.unknown, document.page-root
 */
export function removeNodes(app: AppDocument, origin: Origin, ids: readonly string[]): void {
  const tops = movable(app, ids);
  change(app, origin, () => deleteSubtrees(app, tops));
}

/**
 * Moves the nodes, in document order, into `parentId`. Nodes inside another moved node go along with it.
 * @param index in front of the child now at this position (counted before the move); past the end appends
 * @throws document.unknown, document.page-root, manifest.cycle
 */
export function moveNodes(app: AppDocument, origin: Origin, { ids, parentId, index }: { ids: readonly string[]; parentId: string; index: number }): void {
  nodeMap(app, parentId);
  const tops = movable(app, ids);
  for (const id of tops) {
    if (id === parentId || app.isAncestor(id, parentId)) fail('manifest.cycle', { id, path: pathBetween(app, id, parentId) });
  }
  if (tops.length === 0) return;
  change(app, origin, () => placeNodes(app, tops, parentId, index));
}

/** The given nodes without those inside another of them, in document order. @throws document.unknown, document.page-root */
export function movable(app: AppDocument, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  for (const id of wanted) {
    nodeMap(app, id);
    if (app.tree.isPageRoot(id)) fail('document.page-root', { id });
  }
  const tops = [...wanted].filter((id) => {
    for (let above = app.parentOf(id); above !== null; above = app.parentOf(above)) if (wanted.has(above)) return false;
    return true;
  });
  return inDocumentOrder(app, tops);
}

function inDocumentOrder(app: AppDocument, ids: readonly string[]): string[] {
  if (ids.length < 2) return [...ids];
  const positions = new Map<string, number>();
  const pages = new Map(app.pages().map((page, i) => [page.id, i]));
  const place = (id: string): number[] => {
    const path: number[] = [];
    let top = id;
    for (let parent = app.parentOf(top); parent !== null; parent = app.parentOf(top)) {
      if (!positions.has(top)) app.children(parent).forEach((child, i) => positions.set(child, i));
      path.unshift(positions.get(top) ?? 0);
      top = parent;
    }
    return [pages.get(app.pageOf(top) ?? '') ?? pages.size, ...path];
  };
  const places = new Map(ids.map((id) => [id, place(id)]));
  return [...ids].sort((a, b) => comparePaths(places.get(a)!, places.get(b)!) || (a < b ? -1 : 1));
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** "card › list › card": how the moved node contains its new parent. */
function pathBetween(app: AppDocument, id: string, parentId: string): string {
  const path = [parentId];
  for (let at = parentId; at !== id;) {
    at = app.parentOf(at) ?? id;
    path.unshift(at);
  }
  return [...path, id].join(' › ');
}

/** Fills in ids and names, checks the whole tree. @throws document.id-taken, request.invalid */
export function completeNode(app: AppDocument, input: NewNode): ComponentNode {
  const made = new Set<string>();
  const named = (node: NewNode): ComponentNodeInput => {
    const name = node.name ?? node.type;
    if (node.id !== undefined) {
      assertFree(app, node.id);
      if (made.has(node.id)) fail('document.id-taken', { id: node.id });
      made.add(node.id);
    }
    const id = node.id ?? freshNodeId(app, typeof name === 'string' ? name : 'node', made);
    made.add(id);
    return { ...node, id, name, children: (node.children ?? []).map(named) };
  };
  return parseInput(componentNode, named(input), 'component');
}

/** Inside a transaction: writes the trees in front of the child at `index`. */
export function insertTrees(app: AppDocument, trees: readonly ComponentNode[], parentId: string, index: number | undefined): void {
  const nodes = root(app.doc, 'nodes');
  const keys = makeRoom(app, parentId, app.children(parentId), index ?? Infinity, trees.length);
  const written: string[] = [];
  trees.forEach((tree, i) =>
    visitTree(tree, parentId, keys[i]!, (node, parent, key) => {
      nodes.set(node.id, createMap({ ...encodeNode(node), loc: [parent, key] }));
      written.push(node.id);
    }),
  );
  app.refreshNodes(written);
}

/** Inside a transaction: moves nodes that were checked. */
export function placeNodes(app: AppDocument, ids: readonly string[], parentId: string, index: number): void {
  const moved = new Set(ids);
  const children = app.children(parentId);
  const staying = children.filter((id) => !moved.has(id));
  const before = children.slice(0, Math.max(0, Math.trunc(index))).filter((id) => moved.has(id)).length;
  const keys = makeRoom(app, parentId, staying, index - before, ids.length);
  ids.forEach((id, i) => writeLocation(nodeMap(app, id), parentId, keys[i]!));
  app.refreshNodes(ids);
}

/** Order keys for `count` nodes in front of `siblings[index]`; siblings in the way get new keys. */
function makeRoom(app: AppDocument, parentId: string, siblings: readonly string[], index: number, count: number): string[] {
  const at = Math.min(Math.max(0, Number.isFinite(index) ? Math.trunc(index) : siblings.length), siblings.length);
  const ordered: Ordered[] = siblings.map((id) => ({ id, key: app.tree.location(id)?.key ?? '' }));
  const { keys, rekeyed } = keysForInsertion(ordered, at, count, app.random);
  for (const sibling of rekeyed) writeLocation(nodeMap(app, sibling.id), parentId, sibling.key);
  if (rekeyed.length > 0) app.refreshNodes(rekeyed.map((sibling) => sibling.id));
  return keys;
}

/** Inside a transaction: deletes the nodes and everything below them. */
export function deleteSubtrees(app: AppDocument, ids: readonly string[]): void {
  const nodes = root(app.doc, 'nodes');
  const gone: string[] = [];
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    gone.push(id);
    open.push(...app.children(id));
  }
  for (const id of gone) if (itemMap(nodes, id) !== undefined) nodes.delete(id);
  app.refreshNodes(gone);
}
