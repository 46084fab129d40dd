import type { AppDocument, NodeSnapshot } from '../../../shared/app/document/index.ts';

export type OwnDocument = Pick<AppDocument, 'node' | 'children' | 'components' | 'pageOf'>;

/** What an own component, or the slot of one, shows on the canvas. */
export type OwnView = { kids: string[]; problem: string | null };

/** @param scope what follows the node's id in the id of the instance, such as "@row@use" */
export function ownViewOf(app: OwnDocument, node: NodeSnapshot, scope: string): OwnView | null {
  if (node.type === 'Module') return viewOfUse(app, node, scope);
  return node.type === 'Slot' ? { kids: slotKids(app, node, scope), problem: null } : null;
}

/** The use whose own component the slot is part of; its children show there. */
export function slotUse(node: NodeSnapshot, scope: string): string | null {
  return node.type === 'Slot' && scope !== '' ? scope.slice(scope.lastIndexOf('@') + 1) : null;
}

function viewOfUse(app: OwnDocument, node: NodeSnapshot, scope: string): OwnView {
  const definitions = app.components();
  const definition = definitions.find(({ id }) => id === node.props['component']);
  if (definition === undefined) return { kids: [], problem: `“${node.name}” stands for a component of your own that is not there any more.` };
  const path = [definition];
  for (const use of scope.split('@').reverse()) {
    const outer = use === '' ? undefined : app.node(use);
    const one = outer?.type === 'Module' ? definitions.find(({ id }) => id === outer.props['component']) : undefined;
    if (one === undefined) continue;
    path.unshift(one);
    if (one.id === definition.id) return { kids: [], problem: `“${one.name}” contains itself: ${path.map(({ name }) => name).join(' → ')}.` };
  }
  // Its own frame, where no use is round it.
  const holder = app.pageOf(node.id);
  if (holder === `/${definition.id}`) return { kids: [], problem: `“${definition.name}” contains itself: ${definition.name} → ${definition.name}.` };
  return { kids: definition.rootId === '' ? [] : [`${definition.rootId}${scope}@${node.id}`], problem: null };
}

function slotKids(app: OwnDocument, node: NodeSnapshot, scope: string): string[] {
  const use = slotUse(node, scope);
  if (use === null || app.node(use)?.type !== 'Module') return [];
  const outer = scope.slice(0, scope.lastIndexOf('@'));
  return app
    .children(use)
    .filter((child) => !app.node(child)?.hidden)
    .map((child) => child + outer);
}
