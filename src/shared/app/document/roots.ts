import { Doc, Map as YMap } from 'yjs';
import { SCHEMA_VERSION } from '../manifest/index.ts';
import type { Origin } from './origin.ts';

/** Every root map of an app document. `actions`, `assets` and `comments` are reserved: nothing is stored in them yet. */
export const ROOT_NAMES = [
  'meta',
  'nodes',
  'pages',
  'entities',
  'state',
  'queries',
  'actions',
  'theme',
  'permissions',
  'modules',
  'triggers',
  'components',
  'assets',
  'comments',
] as const;
export type RootName = (typeof ROOT_NAMES)[number];

/** The root maps that hold one `Y.Map` for each thing, ordered by its `order` key. */
export type CollectionName = 'pages' | 'entities' | 'queries' | 'state' | 'modules' | 'triggers' | 'components';

export function root(doc: Doc, name: RootName): YMap<unknown> {
  return doc.getMap(name);
}

/** The `Y.Map` of one node, page, entity…; undefined when it is missing or (from a faulty peer) is not a map. */
export function itemMap(parent: YMap<unknown>, id: string): YMap<unknown> | undefined {
  const value = parent.get(id);
  return value instanceof YMap ? value : undefined;
}

/** A page's root container has this as its parent; `/` cannot be part of an id, so it never collides with a node. */
export function pageParent(pageId: string): string {
  return `/${pageId}`;
}

/** As `pageParent`, for the top of an own component's tree. */
export function componentParent(componentId: string): string {
  return pageParent(componentHolder(componentId));
}

/** What stands for an own component where others stand for pages: `/` keeps the two apart. */
export function componentHolder(componentId: string): string {
  return `/${componentId}`;
}

const CREATION: Origin = { actor: 'system', kind: 'system' };

/** An empty document that knows its schema version. It has no pages yet. */
export function createDocument(): Doc {
  const doc = new Doc();
  doc.transact(() => root(doc, 'meta').set('schemaVersion', SCHEMA_VERSION), CREATION);
  return doc;
}

/**
 * The format the document was written in. Compare with `SCHEMA_VERSION`: a higher one must be opened read-only.
 * @returns 0 for a document that has never been written
 */
export function schemaVersionOf(doc: Doc): number {
  const version = root(doc, 'meta').get('schemaVersion');
  return typeof version === 'number' && Number.isFinite(version) ? version : 0;
}
