import { COMPONENT_IDS, componentSpec, type ComponentSpec, type PropSpec } from '../catalogue/index.ts';
import { ownSpec } from '../components/index.ts';
import type { Place } from '../../contracts/sandbox.ts';
import type { Json } from '../../kernel/json.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import { AppTargets, checkSteps } from './check-steps.ts';
import { walk } from './check-ids.ts';
import { fixOf, type Problems } from './problem.ts';

export function checkNodes(manifest: Manifest, problems: Problems): void {
  const targets = new AppTargets(manifest);
  for (const page of manifest.pages) {
    checkSteps(page.onLoad, 'onLoad', { kind: 'page', id: page.id }, targets, problems);
    if (page.root.type !== 'Container') problems.warn({ kind: 'node', id: page.root.id }, `The page “${page.name}” starts with ${page.root.type}; a Container is expected.`);
    walk(page.root, (node) => checkNode(node, manifest, targets, problems));
  }
  for (const { root } of manifest.components) if (root !== undefined) walk(root, (node) => checkNode(node, manifest, targets, problems));
}

function checkNode(node: ComponentNode, manifest: Manifest, targets: AppTargets, problems: Problems): void {
  const place: Place = { kind: 'node', id: node.id };
  const known = componentSpec(node.type);
  const spec = known === undefined ? undefined : ownSpec(known, node, manifest.components);
  if (spec === undefined) {
    problems.error(place, `“${node.name}” is a “${node.type}”, which is not a component. Choose another type.`, fixOf(node.type, COMPONENT_IDS));
    return;
  }
  for (const key of new Set([...Object.keys(node.props), ...Object.keys(node.bindings)])) {
    const prop = Object.hasOwn(spec.props, key) ? spec.props[key] : undefined;
    if (prop === undefined) problems.warn({ ...place, key }, `${spec.label} has no property “${key}”; it has no effect.`, fixOf(key, Object.keys(spec.props)));
    else if (!Object.hasOwn(node.bindings, key)) checkValue(node.props[key] ?? null, prop, spec, { ...place, key }, problems);
  }
  if (spec.slot === 'none' && node.children.length > 0) problems.error(place, `${spec.label} “${node.name}” cannot hold other components. Move them out.`);
  for (const [event, steps] of Object.entries(node.events)) {
    if (!Object.hasOwn(spec.events, event) && !targets.emitted.has(event)) problems.warn({ ...place, key: event }, `${spec.label} never sends “${event}”, so its steps never run.`, fixOf(event, Object.keys(spec.events)));
    checkSteps(steps, event, place, targets, problems);
  }
}

/** Static values that the component cannot use. */
function checkValue(value: Json, prop: PropSpec, spec: ComponentSpec, place: Place, problems: Problems): void {
  if (value === null) return;
  const wrong = (expected: string): void => problems.warn(place, `“${prop.label}” of ${spec.label} should be ${expected}.`);
  switch (prop.type) {
    case 'enum':
      if (typeof value !== 'string' || !(prop.options ?? []).includes(value)) wrong(`one of ${(prop.options ?? []).join(', ')}`);
      return;
    case 'number':
      if (typeof value !== 'number') wrong('a number');
      return;
    case 'boolean':
      if (typeof value !== 'boolean') wrong('yes or no');
      return;
    case 'list':
    case 'rows':
    case 'options':
    case 'columns':
    case 'fields':
    case 'items':
      if (!Array.isArray(value)) wrong('a list');
      return;
    default:
      return;
  }
}
