import { componentSpec, type ComponentSpec, type EventSpec, type PropSpec } from '../catalogue/index.ts';
import type { Json } from '../../kernel/json.ts';
import type { ComponentDefinition, OwnProp } from '../manifest/index.ts';

type Definition = Omit<ComponentDefinition, 'root'>;
type Node = { type: string; props: Readonly<Record<string, Json>> };

/** Whether nodes of the type stand for a component of the author's own. */
export function isInstance(type: string): boolean {
  return type === 'Module' || type === 'CustomComponent';
}

/** What a node is, with the inputs and events of its definition where it is an own component: panels and checks then treat it as any other. */
export function specOfNode(node: Node, definitions: readonly Definition[]): ComponentSpec | undefined {
  const spec = componentSpec(node.type);
  return spec === undefined ? undefined : ownSpec(spec, node, definitions);
}

/** As `specOfNode`, from the catalogue's entry. */
export function ownSpec(spec: ComponentSpec, node: Node, definitions: readonly Definition[]): ComponentSpec {
  if (!isInstance(node.type)) return spec;
  const definition = definitions.find(({ id }) => id === node.props['component']);
  if (definition === undefined) return spec;
  const props: Record<string, PropSpec> = {};
  for (const prop of definition.props) props[prop.key] = propSpec(prop);
  const events: Record<string, EventSpec> = { ...spec.events };
  for (const event of definition.events) events[event.name] = { label: event.label, payload: Object.fromEntries(event.payload.map((key) => [key, 'any'])) };
  return {
    ...spec,
    label: definition.name,
    icon: definition.icon,
    description: definition.description === '' ? spec.description : definition.description,
    slot: definition.kind === 'parts' && definition.hasSlot ? 'children' : 'none',
    props: { ...props, ...spec.props },
    events,
  };
}

function propSpec({ key, label, type, default: value, choices, help }: OwnProp): PropSpec {
  const isData = type === 'rows' || type === 'list' || type === 'object' || type === 'any' || type === 'options';
  return {
    type: type === 'enum' && choices === undefined ? 'text' : type,
    label: label === '' ? key : label,
    section: isData ? 'data' : 'content',
    default: value,
    ...(choices === undefined ? {} : { options: choices }),
    ...(help === undefined ? {} : { description: help }),
  };
}
