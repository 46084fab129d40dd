import type { Doc } from 'yjs';
import { IDENTIFIER } from '../../kernel/ids.ts';
import { SCHEMA_VERSION, type ComponentNode, type Manifest, type Page } from '../manifest/index.ts';
import { orderedItems, readEntity, readModule, readPage, readQuery, readState, readTrigger } from './collection-codec.ts';
import { readNode } from './node-codec.ts';
import { itemMap, root, type CollectionName } from './roots.ts';
import { readMeta, readPermissions, readRequirements, readShell, readTheme } from './settings-codec.ts';
import { TreeIndex } from './tree-index.ts';
import { cloneJson } from './values.ts';
import type { Map as YMap } from 'yjs';

/** The most of each kind that a manifest may hold. */
const MOST = { pages: 200, entities: 100, queries: 500, state: 500, modules: 100, triggers: 50 } as const;

/**
 * The document as a manifest, always valid by the schema, with unique ids and paths: whatever peers wrote is repaired in memory, never written back.
 * Recovered nodes hang on no page, so they are not part of it. The result is the caller's own copy; keys come in a fixed order,
 * so equal documents give equal manifests on every replica.
 * @param tree an up-to-date index of the same document, if there is one
 */
export function toManifest(doc: Doc, tree: TreeIndex = new TreeIndex(root(doc, 'nodes'), root(doc, 'pages'))): Manifest {
  const taken = new Set<string>();
  const pages = readPages(doc, tree, taken);
  return {
    schemaVersion: SCHEMA_VERSION,
    meta: readMeta(doc),
    shell: readShell(doc),
    theme: readTheme(doc),
    queries: readCollection(doc, 'queries', taken, readQuery),
    state: readCollection(doc, 'state', taken, readState),
    modules: readCollection(doc, 'modules', taken, readModule),
    entities: readCollection(doc, 'entities', taken, readEntity),
    // Nothing names a trigger in an expression: its ids are its own.
    triggers: readCollection(doc, 'triggers', new Set(), readTrigger),
    pages,
    permissions: readPermissions(doc),
    requirements: readRequirements(doc),
  };
}

/** Things of different kinds share one namespace. Two people can take one id at once; then the later kind gets a number. */
function readCollection<T extends { id: string }>(doc: Doc, name: CollectionName, taken: Set<string>, read: (id: string, map: YMap<unknown>) => T): T[] {
  return orderedItems(root(doc, name))
    .slice(0, MOST[name])
    .map((item) => ({ ...read(item.id, item.map), id: freeId(item.id, taken) }));
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted.slice(0, 58)}_${n}`;
  taken.add(id);
  return id;
}

function readPages(doc: Doc, tree: TreeIndex, taken: Set<string>): Page[] {
  const nodes = root(doc, 'nodes');
  const paths = new Set<string>();
  const items = orderedItems(root(doc, 'pages')).slice(0, MOST.pages);
  const roots = items.map((item) => {
    const id = tree.rootOf(item.id);
    return id === undefined ? undefined : readTree(nodes, tree, id, taken);
  });
  const pages = items.map((item, i): Page => {
    const body = readPage(item.id, item.map);
    return { ...body, path: freePath(body.path, paths), root: roots[i] ?? emptyRoot(`${item.id.slice(0, 56)}Root`, taken) };
  });
  if (pages.length > 0) return pages;
  return [{ id: 'home', name: 'Home', path: '/', inNav: true, onLoad: [], root: emptyRoot('homeRoot', taken) }];
}

function freePath(wanted: string, paths: Set<string>): string {
  let path = wanted;
  for (let n = 2; paths.has(path); n++) path = wanted === '/' ? `/page-${n}` : `${wanted}-${n}`;
  paths.add(path);
  return path;
}

function emptyRoot(id: string, taken: Set<string>): ComponentNode {
  return { id: freeId(id, taken), type: 'Container', name: 'Page', props: {}, bindings: {}, events: {}, style: {}, locked: false, hidden: false, children: [] };
}

/** The subtree of one node as the caller's own copy. Without recursion: a tree may be deeper than the stack. */
export function readTree(nodes: YMap<unknown>, tree: TreeIndex, rootId: string, taken: Set<string> = new Set()): ComponentNode | undefined {
  const top = readComponent(nodes, rootId, taken);
  if (top === undefined) return undefined;
  const open: [string, ComponentNode][] = [[rootId, top]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, node] = next;
    for (const childId of tree.children(id)) {
      const child = readComponent(nodes, childId, taken);
      if (child === undefined) continue;
      node.children.push(child);
      open.push([childId, child]);
    }
  }
  return top;
}

function readComponent(nodes: YMap<unknown>, id: string, taken: Set<string>): ComponentNode | undefined {
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
  taken.add(id);
  return { ...body, props, events, children: [] };
}
