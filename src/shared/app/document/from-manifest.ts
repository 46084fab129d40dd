import { Doc } from 'yjs';
import type { Random } from '../../kernel/ports.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import { createMap, type Cells } from './cells.ts';
import { encodeComponent, encodeEntity, encodeModule, encodePage, encodeQuery, encodeState, encodeTrigger } from './collection-codec.ts';
import { applyManifestDiff } from './manifest-diff.ts';
import { assertUniqueIds, visitTree } from './manifest-walk.ts';
import { encodeNode } from './node-codec.ts';
import { initialKeys } from './order-keys.ts';
import type { Origin } from './origin.ts';
import { componentParent, pageParent, root, schemaVersionOf, type CollectionName } from './roots.ts';
import { encodeMeta, encodePermissions, encodeTheme } from './settings-codec.ts';

const IMPORT: Origin = { actor: 'system', kind: 'system' };

/**
 * A document with the manifest's content, written in one transaction.
 * @param options.doc filled instead of a new document; one that has content already is changed to equal the manifest
 * @throws manifest.invalid when two things share an id, which a document cannot hold
 */
export function fromManifest(manifest: Manifest, options: { doc?: Doc; origin?: Origin; random?: Random } = {}): Doc {
  const doc = options.doc ?? new Doc();
  const origin = options.origin ?? IMPORT;
  if (schemaVersionOf(doc) > 0 && !isBlank(doc)) {
    applyManifestDiff(doc, manifest, origin, options.random);
    return doc;
  }
  assertUniqueIds(manifest);
  doc.transact(() => writeAll(doc, manifest), origin);
  return doc;
}

function isBlank(doc: Doc): boolean {
  return root(doc, 'nodes').size === 0 && root(doc, 'pages').size === 0 && root(doc, 'entities').size === 0;
}

function writeAll(doc: Doc, manifest: Manifest): void {
  writeSettings(doc, 'meta', encodeMeta(manifest));
  writeSettings(doc, 'theme', encodeTheme(manifest.theme));
  writeSettings(doc, 'permissions', encodePermissions(manifest.permissions));
  writeCollection(doc, 'entities', manifest.entities, (item) => {
    const keys = initialKeys(item.fields.length);
    return encodeEntity(item, (i) => keys[i]!);
  });
  writeCollection(doc, 'queries', manifest.queries, encodeQuery);
  writeCollection(doc, 'state', manifest.state, encodeState);
  writeCollection(doc, 'modules', manifest.modules, encodeModule);
  writeCollection(doc, 'triggers', manifest.triggers, encodeTrigger);
  writeCollection(doc, 'pages', manifest.pages, ({ root: _root, ...body }) => encodePage(body));
  writeCollection(doc, 'components', manifest.components, ({ root: _root, ...body }) => encodeComponent(body));
  const nodes = root(doc, 'nodes');
  const first = initialKeys(1)[0]!;
  const writeTree = (top: ComponentNode, holder: string): void =>
    visitTree(top, holder, first, (node, parent, key) => nodes.set(node.id, createMap({ ...encodeNode(node), loc: [parent, key] })));
  for (const page of manifest.pages) writeTree(page.root, pageParent(page.id));
  for (const { id, root: top } of manifest.components) if (top !== undefined) writeTree(top, componentParent(id));
}

function writeSettings(doc: Doc, name: 'meta' | 'theme' | 'permissions', cells: Cells): void {
  const map = root(doc, name);
  for (const [key, value] of Object.entries(cells)) if (map.get(key) !== value) map.set(key, value);
}

function writeCollection<T extends { id: string }>(doc: Doc, name: CollectionName, items: readonly T[], encode: (item: T) => Cells): void {
  const map = root(doc, name);
  const keys = initialKeys(items.length);
  items.forEach((item, i) => map.set(item.id, createMap({ ...encode(item), order: keys[i]! })));
}
