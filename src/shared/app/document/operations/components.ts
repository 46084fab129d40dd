import type { z } from 'zod';
import { fail } from '../../../kernel/errors.ts';
import { identifierFrom, newId } from '../../../kernel/ids.ts';
import { isInstance } from '../../components/index.ts';
import { componentDefinition, OWN_PROP_RESERVED, type ComponentNode } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import { encodeComponent, readComponentBody, type ComponentBody } from '../collection-codec.ts';
import type { Origin } from '../origin.ts';
import { componentHolder, componentParent, itemMap, root } from '../roots.ts';
import { change, parseInput } from './change.ts';
import { existing, insertItem, patched, patchItem, removeItem, type Patch } from './collection.ts';
import { completeNode, deleteSubtrees, insertTrees, type NewNode } from './tree.ts';

/** The author's own components. Their parts are nodes like any other, so the operations on nodes change a definition too. */

const body = componentDefinition.omit({ root: true });
export type NewComponent = Omit<z.input<typeof componentDefinition>, 'id' | 'root'> & {
  id?: string | undefined;
  /** parts: default an empty container. */ root?: NewNode | undefined;
};

/** @returns the definition's id. @throws document.id-taken, request.invalid */
export function addComponent(app: AppDocument, origin: Origin, input: NewComponent): string {
  const id = input.id ?? freshComponentId(app, input.name);
  if (itemMap(root(app.doc, 'components'), id) !== undefined) fail('document.id-taken', { id });
  const { root: content, ...rest } = input;
  const value = checked(patched({}, { ...rest, id }));
  const top = value.kind === 'code' ? null : completeNode(app, content ?? { type: 'Container', name: value.name });
  change(app, origin, () => {
    insertItem(app, origin, 'components', id, encodeComponent(value));
    if (top !== null) insertTrees(app, [top], componentParent(id), 0);
  });
  return id;
}

/** @throws document.unknown, request.invalid */
export function updateComponent(app: AppDocument, origin: Origin, id: string, patch: Patch<Omit<ComponentBody, 'id' | 'kind'>>): void {
  const value = checked(patched(readComponentBody(id, existing(app, 'components', id)), { ...patch, id }));
  patchItem(app, origin, 'components', id, encodeComponent(value), patch);
}

/** Removes the definition with its parts. Instances stay, and say that it is missing. @throws document.unknown */
export function removeComponent(app: AppDocument, origin: Origin, id: string): void {
  existing(app, 'components', id);
  const top = app.tree.rootOf(componentHolder(id));
  change(app, origin, () => {
    if (top !== undefined) deleteSubtrees(app, [top]);
    removeItem(app, origin, 'components', id);
  });
}

/** Puts another tree in the place of the definition's, as an update from the library does. @throws document.unknown */
export function replaceComponentTree(app: AppDocument, origin: Origin, id: string, tree: NewNode): void {
  existing(app, 'components', id);
  change(app, origin, () => {
    const top = app.tree.rootOf(componentHolder(id));
    if (top !== undefined) deleteSubtrees(app, [top]);
    insertTrees(app, [completeNode(app, tree)], componentParent(id), 0);
  });
}

/** Nodes that are instances of the definition, on pages and in other definitions. */
export function instancesOf(app: AppDocument, id: string): string[] {
  const found: string[] = [];
  for (const nodeId of app.tree.ids()) {
    const node = app.node(nodeId);
    if (node !== undefined && isInstance(node.type) && node.props['component'] === id && node.pageId !== null) found.push(nodeId);
  }
  return found.sort();
}

function checked(input: Record<string, unknown>): ComponentBody {
  const value = parseInput(body, input, 'component');
  const keys = value.props.map(({ key }) => key);
  const events = value.events.map(({ name }) => name);
  for (const key of keys)
    if (OWN_PROP_RESERVED.has(key)) fail('request.invalid', { problem: `an input cannot be called “${key}”: every component has that already` });
  for (const list of [keys, events]) {
    const twice = list.find((item, i) => list.indexOf(item) !== i);
    if (twice !== undefined) fail('request.invalid', { problem: `“${twice}” is there twice` });
  }
  return value;
}

function freshComponentId(app: AppDocument, name: string): string {
  const components = root(app.doc, 'components');
  const base = identifierFrom(name, new Set(), 'component');
  for (;;) {
    const id = newId(app.random, base, 4);
    if (!components.has(id)) return id;
  }
}

/** An instance to add. */
export function instanceNode(definition: Pick<ComponentBody, 'id' | 'kind' | 'name'>): Pick<ComponentNode, 'type' | 'name' | 'props'> {
  return { type: definition.kind === 'code' ? 'CustomComponent' : 'Module', name: definition.name, props: { component: definition.id } };
}
