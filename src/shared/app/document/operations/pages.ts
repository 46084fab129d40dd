import { fail } from '../../../kernel/errors.ts';
import { identifierFrom, newId } from '../../../kernel/ids.ts';
import { page, type ComponentNode } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import { encodePage, readPage, type PageBody } from '../collection-codec.ts';
import type { Origin } from '../origin.ts';
import { itemMap, pageParent, root } from '../roots.ts';
import { change, freshNodeId, parseInput } from './change.ts';
import { existing, insertItem, moveItem, patched, patchItem, removeItem, type Patch } from './collection.ts';
import { completeNode, deleteSubtrees, insertTrees, type NewNode } from './tree.ts';

const pageBody = page.omit({ root: true });

export type NewPage = {
  /** Page ids are apart from all others: `goToPage` steps name them. */
  id?: string | undefined;
  name: string;
  /** Default: made from the name, unique; "/" for the first page. */
  path?: string | undefined;
  icon?: string | undefined;
  inNav?: boolean | undefined;
  navGroup?: string | undefined;
  navBadge?: string | undefined;
  onLoad?: PageBody['onLoad'] | undefined;
  /** The page's container with its content; default an empty one. */
  root?: NewNode | undefined;
};

/**
 * Adds a page at the end, with its own container.
 * @returns the page's id
 * @throws document.id-taken, document.path-taken, request.invalid
 */
export function addPage(app: AppDocument, origin: Origin, input: NewPage): string {
  const id = input.id ?? freshPageId(app, input.name);
  if (itemMap(root(app.doc, 'pages'), id) !== undefined) fail('document.id-taken', { id });
  const { root: content, ...rest } = input;
  const body = parseInput(pageBody, patched({}, { ...rest, id, path: input.path ?? freePath(app, input.name) }), 'page');
  assertPathFree(app, body.path, id);
  const top: ComponentNode = completeNode(app, content ?? { id: freshNodeId(app, `${body.name} page`, new Set()), type: 'Container', name: body.name });
  change(app, origin, () => {
    insertItem(app, origin, 'pages', id, encodePage(body));
    insertTrees(app, [top], pageParent(id), 0);
  });
  return id;
}

/** @throws document.unknown, document.path-taken, request.invalid */
export function updatePage(app: AppDocument, origin: Origin, id: string, patch: Patch<Omit<PageBody, 'id'>>): void {
  const body = parseInput(pageBody, patched(readPage(id, existing(app, 'pages', id)), { ...patch, id }), 'page');
  if (patch.path !== undefined) assertPathFree(app, body.path, id);
  patchItem(app, origin, 'pages', id, encodePage(body), patch);
}

/** Removes the page and everything on it. @throws document.unknown, document.last-page */
export function removePage(app: AppDocument, origin: Origin, id: string): void {
  existing(app, 'pages', id);
  if (app.pages().length <= 1) fail('document.last-page', { id });
  const top = app.tree.rootOf(id);
  change(app, origin, () => {
    if (top !== undefined) deleteSubtrees(app, [top]);
    removeItem(app, origin, 'pages', id);
  });
}

/** @param index in front of the page now at this position; the first page is the start page */
export function movePage(app: AppDocument, origin: Origin, id: string, index: number): void {
  moveItem(app, origin, 'pages', id, index);
}

function freshPageId(app: AppDocument, name: string): string {
  const pages = root(app.doc, 'pages');
  const base = identifierFrom(name, new Set(), 'page');
  for (;;) {
    const id = newId(app.random, base, 4);
    if (!pages.has(id)) return id;
  }
}

function freePath(app: AppDocument, name: string): string {
  const taken = new Set(app.pages().map((item) => item.path));
  if (taken.size === 0) return '/';
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const base = `/${words.join('-').slice(0, 60) || 'page'}`;
  let path = base;
  for (let n = 2; taken.has(path); n++) path = `${base}-${n}`;
  return path;
}

function assertPathFree(app: AppDocument, path: string, id: string): void {
  if (app.pages().some((item) => item.id !== id && item.path === path)) fail('document.path-taken', { path });
}
