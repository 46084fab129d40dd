import { CATALOGUE, type ComponentSpec } from '../../shared/app/catalogue/index.ts';
import type { Command } from '../command.ts';
import { table } from '../format.ts';

export const components: Command = {
  name: 'components',
  args: '[id]',
  summary: 'list the built-in components, or show one: properties, events, methods, state',
  details: 'The same with examples: docs/components.',
  examples: ['casual components', 'casual components Table --json'],
  async run({ args }) {
    const specs = Object.values(CATALOGUE);
    const wanted = args[0]?.toLowerCase();
    if (wanted === undefined) return { json: specs.map(described), text: table(specs.map(({ id, group, description }) => [id, group, description])) };
    const spec = specs.find(({ id }) => id.toLowerCase() === wanted);
    if (spec === undefined) return { json: null, text: `There is no component “${args[0]}”. “casual components” lists them.`, failed: true };
    const { properties, events, methods, state } = described(spec);
    const rows = [
      ...properties.map((property) => ['property', property.key, property.choices?.join(' | ') ?? property.type, property.default === null ? '' : JSON.stringify(property.default), property.label]),
      ...events.map(({ key, label, payload }) => ['event', key, Object.keys(payload).join(', '), '', label]),
      ...methods.map(({ key, label, args: takes }) => ['method', key, Object.keys(takes).join(', '), '', label]),
      ...state.map(({ key, description }) => ['state', key, '', '', description]),
    ];
    return { json: described(spec), text: `${spec.id}: ${spec.description}\n\n${table(rows)}` };
  },
};

/** A component as programs read it: lists, in the catalogue's order. */
function described({ id, group, label, description, keywords, common, role, slot, itemsProp, props, events, methods, state }: ComponentSpec) {
  return {
    id,
    group,
    label,
    description,
    keywords,
    common: common === true,
    role,
    /** What may be inside it: none, children, item (once for each of `itemsProperty`) or tabs. */
    slot,
    ...(itemsProp === undefined ? {} : { itemsProperty: itemsProp }),
    properties: Object.entries(props).map(([key, { options, ...rest }]) => ({ key, ...rest, ...(options === undefined ? {} : { choices: options }) })),
    events: Object.entries(events).map(([key, event]) => ({ key, ...event })),
    methods: Object.entries(methods).map(([key, method]) => ({ key, ...method })),
    state: Object.entries(state).map(([key, { description: about }]) => ({ key, description: about })),
  };
}
