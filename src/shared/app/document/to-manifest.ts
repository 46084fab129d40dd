import type { Doc } from 'yjs';
import { IDENTIFIER } from '../../kernel/ids.ts';
import { SCHEMA_VERSION, type ComponentDefinition, type ComponentNode, type Manifest, type Page } from '../manifest/index.ts';
import { orderedItems, readComponentBody, readEntity, readModule, readPage, readQuery, readState, readTrigger } from './collection-codec.ts';
import { readNode } from './node-codec.ts';
import { componentHolder, itemMap, root, type CollectionName } from './roots.ts';
import { readMeta, readPermissions, readRequirements, readShell, readTheme } from './settings-codec.ts';
import { TreeIndex } from './tree-index.ts';
import { cloneJson } from './values.ts';
import type { Map as YMap } from 'yjs';

/** The most of each kind that a manifest may hold. */
const MOST = { pages: 200, entities: 100, queries: 500, state: 500, modules: 100, triggers: 50, components: 100 } as const;

/**
 * The document as a manifest, always valid by the schema, with unique ids and paths: whatever peers wrote is repaired in memory, never written back.
 * Recovered nodes hang on no page, so they are not part of it. The result is the caller's own copy; keys come in a fixed order,
 * so equal documents give equal manifests on every replica.
 * @param tree an up-to-date index of the same document, if there is one
 */
export function toManifest(doc: Doc, tree: TreeIndex = new TreeIndex(root(doc, 'nodes'), root(doc, 'pages'), root(doc, 'components'))): Manifest {
  const taken = new Set<string>();
  return assembleManifest(doc, {
    rootOf: (holder) => {
      const id = tree.rootOf(holder);
      return id === undefined ? undefined : readTree(root(doc, 'nodes'), tree, id, taken);
    },
    taken: () => taken,
    items: (name, read) => readItems(doc, name, read),
    part: (_key, read) => read(),
  });
}

type Ids = { has(id: string): boolean; add(id: string): unknown };

/** How the parts of a manifest are read: anew, or from what was read before. */
export type ManifestParts = {
  /** @param holder a page, or `componentHolder` of an own component */
  rootOf(holder: string): ComponentNode | undefined;
  /** Ids of the components of all pages. Asked for once their roots were read; more are added to it. */
  taken(): Ids;
  /** Of a collection, in order, under the ids that are stored. */
  items<T extends { id: string }>(name: CollectionName, read: (id: string, map: YMap<unknown>) => T): readonly T[];
  part<K extends 'meta' | 'shell' | 'theme' | 'permissions' | 'requirements'>(key: K, read: () => Manifest[K]): Manifest[K];
};

export function assembleManifest(doc: Doc, parts: ManifestParts): Manifest {
  const infos = parts.items('pages', readPage);
  const roots = infos.map((info) => parts.rootOf(info.id));
  const bodies = parts.items('components', readComponentBody);
  const tops = bodies.map(({ id, kind }) => (kind === 'parts' ? parts.rootOf(componentHolder(id)) : undefined));
  const taken = parts.taken();
  const pages = toPages(infos, roots, taken);
  const components = bodies.map((body, i): ComponentDefinition => {
    if (body.kind === 'code') return body;
    return { ...body, root: tops[i] ?? emptyRoot(`${body.id.slice(0, 56)}Root`, taken, body.name) };
  });
  // Things of different kinds share one namespace. Two people can take one id at once; then the later kind gets a number.
  const named = <T extends { id: string }>(items: readonly T[], ids: Ids): T[] => items.map((item) => withId(item, freeId(item.id, ids)));
  return {
    schemaVersion: SCHEMA_VERSION,
    meta: parts.part('meta', () => readMeta(doc)),
    shell: parts.part('shell', () => readShell(doc)),
    theme: parts.part('theme', () => readTheme(doc)),
    queries: named(parts.items('queries', readQuery), taken),
    state: named(parts.items('state', readState), taken),
    modules: named(parts.items('modules', readModule), taken),
    entities: named(parts.items('entities', readEntity), taken),
    // Nothing names a trigger in an expression: its ids are its own.
    triggers: named(parts.items('triggers', readTrigger), new Set()),
    components,
    pages,
    permissions: parts.part('permissions', () => readPermissions(doc)),
    requirements: parts.part('requirements', () => readRequirements(doc)),
  };
}

function withId<T extends { id: string }>(item: T, id: string): T {
  return item.id === id ? item : { ...item, id };
}

export function readItems<T extends { id: string }>(doc: Doc, name: CollectionName, read: (id: string, map: YMap<unknown>) => T): T[] {
  return orderedItems(root(doc, name))
    .slice(0, MOST[name])
    .map((item) => withId(read(item.id, item.map), item.id));
}

function toPages(infos: readonly ({ id: string } & Omit<Page, 'id' | 'root'>)[], roots: readonly (ComponentNode | undefined)[], taken: Ids): Page[] {
  const paths = new Set<string>();
  const pages = infos.map((info, i): Page => ({ ...info, path: freePath(info.path, paths), root: roots[i] ?? emptyRoot(`${info.id.slice(0, 56)}Root`, taken) }));
  if (pages.length > 0) return pages;
  return [{ id: 'home', name: 'Home', path: '/', inNav: true, onLoad: [], root: emptyRoot('homeRoot', taken) }];
}

function freeId(wanted: string, taken: Ids): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, 58)}_${n}`;
  taken.add(id);
  return id;
}

function freePath(wanted: string, paths: Set<string>): string {
  let path = wanted;
  for (let n = 2; paths.has(path); n++) path = wanted === '/' ? `/page-${n}` : `${wanted}-${n}`;
  paths.add(path);
  return path;
}

function emptyRoot(id: string, taken: Ids, name = 'Page'): ComponentNode {
  return { id: freeId(id, taken), type: 'Container', name, props: {}, bindings: {}, events: {}, style: {}, locked: false, hidden: false, children: [] };
}

/** The subtree of one node as the caller's own copy. Without recursion: a tree may be deeper than the stack. */
export function readTree(nodes: YMap<unknown>, tree: TreeIndex, rootId: string, taken: Set<string> = new Set()): ComponentNode | undefined {
  const top = readComponent(nodes, rootId);
  if (top === undefined) return undefined;
  taken.add(rootId);
  const open: [string, ComponentNode][] = [[rootId, top]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, node] = next;
    for (const childId of tree.children(id)) {
      const child = readComponent(nodes, childId);
      if (child === undefined) continue;
      taken.add(childId);
      node.children.push(child);
      open.push([childId, child]);
    }
  }
  return top;
}

/** Without its children. */
export function readComponent(nodes: YMap<unknown>, id: string): ComponentNode | undefined {
  const map = itemMap(nodes, id);
  if (map === undefined || !IDENTIFIER.test(id)) return undefined;
  const body = readNode(id, map);
  const props: ComponentNode['props'] = {};
  for (const [key, value] of Object.entries(body.props)) {
    const copy = cloneJson(value);
    if (copy !== undefined) props[key] = copy;
  }
  // The copy of steps that were parsed before has their type.
  const events = cloneJson(body.events) as ComponentNode['events'];
  return { ...body, props, events, children: [] };
}
