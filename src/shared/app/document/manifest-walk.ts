import { fail } from '../../kernel/errors.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import { initialKeys } from './order-keys.ts';

/** Parents before children, siblings in order, without recursion. */
export function visitTree(top: ComponentNode, parent: string, key: string, visit: (node: ComponentNode, parent: string, key: string) => void): void {
  const open: [ComponentNode, string, string][] = [[top, parent, key]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, above, at] = next;
    visit(node, above, at);
    const keys = initialKeys(node.children.length);
    for (let i = node.children.length - 1; i >= 0; i--) open.push([node.children[i]!, node.id, keys[i]!]);
  }
}

/** Ids of nodes, queries, state, modules and entities share one namespace; pages, own components, triggers and the fields of an entity have their own. */
export function assertUniqueIds(manifest: Manifest): void {
  const taken = new Set<string>();
  const take = (id: string): void => {
    if (taken.has(id)) fail('manifest.invalid', { problem: `two things have the id “${id}”` });
    taken.add(id);
  };
  for (const page of manifest.pages) visitTree(page.root, '', '', (node) => take(node.id));
  for (const { root } of manifest.components) if (root !== undefined) visitTree(root, '', '', (node) => take(node.id));
  for (const list of [manifest.queries, manifest.state, manifest.modules, manifest.entities]) for (const item of list) take(item.id);
  assertDistinct(
    manifest.pages.map((page) => page.id),
    'page',
  );
  assertDistinct(
    manifest.triggers.map((trigger) => trigger.id),
    'trigger',
  );
  assertDistinct(
    manifest.components.map((component) => component.id),
    'component of your own',
  );
  for (const entity of manifest.entities)
    assertDistinct(
      entity.fields.map((field) => field.id),
      `field of “${entity.name}”`,
    );
}

function assertDistinct(ids: readonly string[], kind: string): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) fail('manifest.invalid', { problem: `the id “${id}” names more than one ${kind}` });
    seen.add(id);
  }
}
