import { fail } from '../../../kernel/errors.ts';
import { PACKAGE_FORMAT, type ComponentPackage } from '../../components/index.ts';
import type { ComponentDefinition, ComponentNode } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import type { ComponentBody } from '../collection-codec.ts';
import type { Origin } from '../origin.ts';
import { componentHolder, root } from '../roots.ts';
import { readTree } from '../to-manifest.ts';
import { change } from './change.ts';
import { addComponent, replaceComponentTree, updateComponent } from './components.ts';
import { withFreshIds } from './copy.ts';

/** Own components on their way between an app and the library. */

/** The definition with those it uses inside. @throws document.unknown */
export function packageComponent(app: AppDocument, id: string, libraryId: string, version: string): ComponentPackage {
  const uses = new Map<string, ComponentDefinition>();
  const visit = (tree: ComponentNode | undefined): void => {
    if (tree === undefined) return;
    const used = tree.type === 'Module' || tree.type === 'CustomComponent' ? tree.props['component'] : undefined;
    if (typeof used === 'string' && used !== id && !uses.has(used) && app.components().some((one) => one.id === used)) {
      const definition = definitionOf(app, used);
      uses.set(used, definition);
      visit(definition.root);
    }
    tree.children.forEach(visit);
  };
  const definition = definitionOf(app, id);
  visit(definition.root);
  const { origin: _origin, ...rest } = definition;
  return { format: 'casual-component', formatVersion: PACKAGE_FORMAT, libraryId, definition: { ...rest, version }, uses: [...uses.values()] };
}

function definitionOf(app: AppDocument, id: string): ComponentDefinition {
  const { rootId: _rootId, ...body } = app.components().find((one) => one.id === id) ?? fail('document.unknown', { what: 'component of your own', id });
  const top = app.tree.rootOf(componentHolder(id));
  const tree = top === undefined ? undefined : readTree(root(app.doc, 'nodes'), app.tree, top);
  return { ...body, ...(tree === undefined ? {} : { root: tree }) };
}

/** Adds the component, and those it uses, under ids of this app. @returns the id of the definition */
export function insertPackage(app: AppDocument, origin: Origin, { definition, uses, libraryId }: ComponentPackage): string {
  return change(app, origin, () => {
    const ids = insertUses(app, origin, uses);
    const { id: _id, root: tree, ...body } = definition;
    return addComponent(app, origin, {
      ...body,
      origin: { libraryId, version: definition.version },
      ...(tree === undefined ? {} : { root: placed(app, tree, ids) }),
    });
  });
}

/** Brings a definition to another version of its package; instances keep what they give. One undo step. @throws document.unknown */
export function updateFromPackage(app: AppDocument, origin: Origin, id: string, { definition, uses, libraryId }: ComponentPackage): void {
  change(app, origin, () => {
    const { id: _id, root: tree, kind: _kind, ...body } = definition;
    const patch: Omit<ComponentBody, 'id' | 'kind'> = { ...body, origin: { libraryId, version: definition.version } };
    updateComponent(app, origin, id, patch);
    if (tree !== undefined && definition.kind === 'parts') replaceComponentTree(app, origin, id, placed(app, tree, insertUses(app, origin, uses)));
  });
}

/** Those that are here already, by where they came from and their version, are not added again. @returns ids of this app by those in the package */
function insertUses(app: AppDocument, origin: Origin, uses: readonly ComponentDefinition[]): Map<string, string> {
  const ids = new Map<string, string>();
  const open = [...uses];
  // Those that are used by others first; what uses itself in a circle is added as it is and says so.
  for (let left = open.length; open.length > 0;) {
    const next = open.findIndex((one) => usedIds(one.root).every((id) => ids.has(id) || !open.some((other) => other.id === id)));
    const [one] = open.splice(Math.max(0, next), 1);
    if (one === undefined || left-- < 0) break;
    const { id, root: tree, ...body } = one;
    const known = app
      .components()
      .find((other) => one.origin !== undefined && other.origin?.libraryId === one.origin.libraryId && other.version === one.version);
    ids.set(id, known?.id ?? addComponent(app, origin, { ...body, ...(tree === undefined ? {} : { root: placed(app, tree, ids) }) }));
  }
  return ids;
}

function usedIds(tree: ComponentNode | undefined): string[] {
  if (tree === undefined) return [];
  const used = tree.props['component'];
  return [...(typeof used === 'string' ? [used] : []), ...tree.children.flatMap(usedIds)];
}

/** A copy with ids that are free here, whose uses name the definitions of this app. */
function placed(app: AppDocument, tree: ComponentNode, ids: ReadonlyMap<string, string>): ComponentNode {
  const copy = withFreshIds(app, tree, new Set());
  const visit = (node: ComponentNode): void => {
    const used = node.props['component'];
    const here = typeof used === 'string' ? ids.get(used) : undefined;
    if (here !== undefined) node.props['component'] = here;
    node.children.forEach(visit);
  };
  visit(copy);
  delete copy.frame;
  return copy;
}
