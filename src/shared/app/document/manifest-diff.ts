import { Map as YMap, type Doc } from 'yjs';
import { seededRandom, type Random } from '../../kernel/ports.ts';
import type { ComponentNode, Entity, Manifest } from '../manifest/index.ts';
import { createMap, writeCells, type Cells } from './cells.ts';
import { encodeComponent, encodeEntity, encodeModule, encodePage, encodeQuery, encodeState, encodeTrigger, orderOf } from './collection-codec.ts';
import { assertUniqueIds } from './manifest-walk.ts';
import { encodeNode, readLocation, writeLocation } from './node-codec.ts';
import { keysForOrder } from './order-keys.ts';
import type { Origin } from './origin.ts';
import { componentHolder, componentParent, itemMap, pageParent, root, type CollectionName } from './roots.ts';
import { encodeMeta, encodePermissions, encodeTheme } from './settings-codec.ts';
import { TreeIndex } from './tree-index.ts';

/**
 * Makes the document equal to the manifest in one transaction, touching only what differs: things keep their identity, their order keys
 * and their texts, so that concurrent edits elsewhere merge and history stays readable. Recovered nodes stay in their tray.
 * @throws manifest.invalid when two things share an id
 */
export function applyManifestDiff(doc: Doc, next: Manifest, origin: Origin, random: Random = seededRandom(doc.clientID)): void {
  assertUniqueIds(next);
  doc.transact(() => {
    const shown = shownNodes(doc);
    diffSettings(doc, 'meta', encodeMeta(next));
    diffSettings(doc, 'theme', encodeTheme(next.theme));
    diffSettings(doc, 'permissions', encodePermissions(next.permissions));
    diffCollection(doc, 'entities', next.entities, (item, map) => encodeEntity(item, fieldKeys(item, map, random)), random);
    diffCollection(doc, 'queries', next.queries, encodeQuery, random);
    diffCollection(doc, 'state', next.state, encodeState, random);
    diffCollection(doc, 'modules', next.modules, encodeModule, random);
    diffCollection(doc, 'triggers', next.triggers, encodeTrigger, random);
    diffCollection(doc, 'pages', next.pages, ({ root: _root, ...body }) => encodePage(body), random);
    diffCollection(doc, 'components', next.components, ({ root: _root, ...body }) => encodeComponent(body), random);
    diffNodes(doc, next, random, shown);
  }, origin);
}

function diffSettings(doc: Doc, name: 'meta' | 'theme' | 'permissions', cells: Cells): void {
  writeCells(root(doc, name), cells, () => true);
}

function diffCollection<T extends { id: string }>(
  doc: Doc,
  name: CollectionName,
  items: readonly T[],
  encode: (item: T, map: YMap<unknown> | undefined) => Cells,
  random: Random,
): void {
  const collection = root(doc, name);
  removeOthers(collection, new Set(items.map((item) => item.id)));
  const wanted = items.map((item) => {
    const map = itemMap(collection, item.id);
    return { id: item.id, key: map === undefined ? null : orderOf(map) };
  });
  const keys = keysForOrder(wanted, random);
  items.forEach((item, i) => {
    const map = itemMap(collection, item.id);
    const cells = { ...encode(item, map), order: keys.get(item.id) ?? wanted[i]!.key ?? '' };
    if (map === undefined) collection.set(item.id, createMap(cells));
    else writeCells(map, cells, () => true);
  });
}

function fieldKeys(entity: Entity, map: YMap<unknown> | undefined, random: Random): (index: number, id: string) => string {
  const wanted = entity.fields.map((field) => {
    const stored = map?.get(`f.${field.id}`);
    return { id: field.id, key: stored instanceof YMap ? orderOf(stored) : null };
  });
  const keys = keysForOrder(wanted, random);
  return (index, id) => keys.get(id) ?? wanted[index]?.key ?? '';
}

function removeOthers(collection: YMap<unknown>, wanted: ReadonlySet<string>): void {
  for (const id of [...collection.keys()]) if (!wanted.has(id)) collection.delete(id);
}

function diffNodes(doc: Doc, next: Manifest, random: Random, shown: ReadonlySet<string>): void {
  const nodes = root(doc, 'nodes');
  const wanted = new Map<string, { node: ComponentNode; parent: string }>();
  const siblings = new Map<string, string[]>();
  const open: [ComponentNode, string][] = next.pages.map((page) => [page.root, pageParent(page.id)]);
  for (const { id, root: top } of next.components) if (top !== undefined) open.push([top, componentParent(id)]);
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const [node, parent] = item;
    wanted.set(node.id, { node, parent });
    const list = siblings.get(parent);
    if (list === undefined) siblings.set(parent, [node.id]);
    else list.push(node.id);
    for (let i = node.children.length - 1; i >= 0; i--) open.push([node.children[i]!, node.id]);
  }
  for (const [parent, ids] of siblings) placeSiblings(nodes, parent, ids, wanted, random);
  // A recovered node may have been attached by this (its parent is back), so look again.
  const unwanted = [...shown, ...shownNodes(doc)].filter((id) => !wanted.has(id));
  for (const id of unwanted) nodes.delete(id);
}

/** Nodes that hang on a page or make up an own component. */
function shownNodes(doc: Doc): Set<string> {
  const tree = new TreeIndex(root(doc, 'nodes'), root(doc, 'pages'), root(doc, 'components'));
  const shown = new Set<string>();
  const holders = [...root(doc, 'pages').keys(), ...[...root(doc, 'components').keys()].map(componentHolder)];
  for (const holder of holders) {
    const top = tree.rootOf(holder);
    if (top === undefined) continue;
    const open = [top];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      shown.add(id);
      open.push(...tree.children(id));
    }
  }
  return shown;
}

function placeSiblings(
  nodes: YMap<unknown>,
  parent: string,
  ids: readonly string[],
  wanted: ReadonlyMap<string, { node: ComponentNode }>,
  random: Random,
): void {
  const present = ids.map((id) => {
    const map = itemMap(nodes, id);
    const location = map === undefined ? null : readLocation(map);
    return { id, key: location?.parent === parent ? location.key : null };
  });
  const keys = keysForOrder(present, random);
  ids.forEach((id, i) => {
    const cells = encodeNode(wanted.get(id)!.node);
    const map = itemMap(nodes, id);
    const key = keys.get(id);
    if (map === undefined) {
      nodes.set(id, createMap({ ...cells, loc: [parent, key ?? present[i]!.key ?? ''] }));
      return;
    }
    writeCells(map, cells, (stored) => stored !== 'loc');
    if (key !== undefined) writeLocation(map, parent, key);
  });
}
