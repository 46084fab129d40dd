import { isInstance } from '../components/index.ts';
import { OWN_PROP_RESERVED, type ComponentDefinition, type Manifest } from '../manifest/index.ts';
import { rootsOf } from '../compile/index.ts';
import { walk } from './check-ids.ts';
import { fixOf, type Problems } from './problem.ts';

/** The author's own components: ids, inputs and events once each, instances of what is there, none inside itself. */
export function checkComponents(manifest: Manifest, problems: Problems): void {
  const byId = new Map<string, ComponentDefinition>();
  for (const definition of manifest.components) {
    const place = { kind: 'component', id: definition.id } as const;
    if (byId.has(definition.id)) problems.error(place, `Two components of your own have the id “${definition.id}”. Give one of them another id.`);
    byId.set(definition.id, definition);
    for (const key of twice(definition.props.map((prop) => prop.key)))
      problems.error({ ...place, key }, `“${definition.name}” has the input “${key}” twice. Rename one.`);
    for (const key of twice(definition.events.map((event) => event.name)))
      problems.error({ ...place, key }, `“${definition.name}” has the event “${key}” twice. Rename one.`);
    for (const { key } of definition.props)
      if (OWN_PROP_RESERVED.has(key))
        problems.error({ ...place, key }, `“${definition.name}” has an input “${key}”, which every component has already. Rename it.`);
    if (definition.kind === 'code' && (definition.compiled ?? '') === '')
      problems.error(place, `The code of “${definition.name}” was never made ready to run. Open it and save it.`);
  }
  for (const root of rootsOf(manifest)) {
    walk(root, (node) => {
      if (!isInstance(node.type)) return;
      const id = node.props['component'];
      const definition = typeof id === 'string' ? byId.get(id) : undefined;
      const place = { kind: 'node', id: node.id, key: 'component' } as const;
      if (definition === undefined)
        problems.error(
          place,
          `“${node.name}” stands for a component of your own that is not there. Choose another, or delete it.`,
          typeof id === 'string' ? fixOf(id, byId.keys()) : null,
        );
      else if ((definition.kind === 'code') !== (node.type === 'CustomComponent'))
        problems.error(
          place,
          `“${definition.name}” is made from ${definition.kind === 'code' ? 'code' : 'parts'}: use the type “${definition.kind === 'code' ? 'CustomComponent' : 'Module'}”.`,
        );
    });
  }
  for (const path of cycles(byId))
    problems.error(
      { kind: 'component', id: path[0] ?? '' },
      `A component of your own contains itself: ${path.map((id) => byId.get(id)?.name ?? id).join(' → ')}. Take it out at one of these places.`,
    );
}

function twice(list: readonly string[]): string[] {
  return [...new Set(list.filter((item, i) => list.indexOf(item) !== i))];
}

/** Each way in which a definition comes back to itself, once, from its first definition on. */
function cycles(byId: ReadonlyMap<string, ComponentDefinition>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    const at = path.indexOf(id);
    if (at >= 0) {
      found.push([...path.slice(at), id]);
      return;
    }
    if (done.has(id)) return;
    done.add(id);
    for (const used of usedIn(byId.get(id))) visit(used, [...path, id]);
  };
  for (const id of byId.keys()) visit(id, []);
  return found;
}

function usedIn(definition: ComponentDefinition | undefined): Set<string> {
  const used = new Set<string>();
  if (definition?.root !== undefined)
    walk(definition.root, (node) => {
      const id = node.props['component'];
      if (node.type === 'Module' && typeof id === 'string') used.add(id);
    });
  return used;
}
