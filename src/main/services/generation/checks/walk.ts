import type { ActionStep, ComponentNode, Manifest, Page } from '../../../../shared/app/manifest/index.ts';

/** Every node of a page, parents first. */
export function nodesOf(page: Page): ComponentNode[] {
  const out: ComponentNode[] = [];
  const visit = (node: ComponentNode): void => {
    out.push(node);
    node.children.forEach(visit);
  };
  visit(page.root);
  return out;
}

export function allSteps(steps: readonly ActionStep[]): ActionStep[] {
  return steps.flatMap((step) => [step, ...allSteps(step.onSuccess ?? []), ...allSteps(step.onError ?? [])]);
}

export type EntityForm = { entity: string; page: Page; form: ComponentNode; table: ComponentNode | null };

/** Forms that save rows of an entity from their own values, with the table beside them that edits and deletes. */
export function entityForms(manifest: Manifest): EntityForm[] {
  const out: EntityForm[] = [];
  for (const page of manifest.pages) {
    const nodes = nodesOf(page);
    for (const form of nodes) {
      if (form.type !== 'Form') continue;
      const save = allSteps(form.events['submit'] ?? []).find((step) => step.do === 'saveRow' && step.with['values'] === '{{ event.values }}');
      const entity = save?.with['entity'];
      if (typeof entity !== 'string' || out.some((known) => known.entity === entity)) continue;
      const table =
        nodes.find(
          (node) => node.type === 'Table' && allSteps(node.events['rowAction'] ?? []).some((step) => step.do === 'deleteRow' && step.with['entity'] === entity),
        ) ?? null;
      out.push({ entity, page, form, table });
    }
  }
  return out;
}

/** The manifest without some nodes and pages. Steps that name them go too, so that nothing points at what is gone. */
export function without(manifest: Manifest, nodeIds: ReadonlySet<string>, pageIds: ReadonlySet<string>): Manifest {
  const isGone = (step: ActionStep): boolean =>
    (typeof step.with['node'] === 'string' && nodeIds.has(step.with['node'])) || (typeof step.with['page'] === 'string' && pageIds.has(step.with['page']));
  const strip = (node: ComponentNode): ComponentNode => ({
    ...node,
    events: Object.fromEntries(Object.entries(node.events).map(([event, steps]) => [event, steps.filter((step) => !isGone(step))])),
    children: node.children.filter((child) => !nodeIds.has(child.id)).map(strip),
  });
  return { ...manifest, pages: manifest.pages.filter((page) => !pageIds.has(page.id)).map((page) => ({ ...page, root: strip(page.root) })) };
}
