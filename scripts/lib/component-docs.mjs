// What docs/components says, from the catalogue and its examples alone.
import { CATALOGUE, COMMON_PROPS } from '../../src/shared/app/catalogue/index.ts';
import { EXAMPLES, nodeOfExample } from '../../src/shared/app/catalogue/examples/index.ts';

const GROUPS = {
  layout: 'Layout',
  input: 'Input',
  display: 'Display',
  data: 'Data',
  chart: 'Charts',
  navigation: 'Navigation',
  media: 'Media',
  overlay: 'Overlays and feedback',
  escape: 'Escape hatch',
  own: 'Your own',
};
const INPUT_PROPS = ['label', 'value', 'placeholder', 'field', 'help', 'required', 'readOnly', 'rules'];
const INPUT_EVENTS = ['change', 'focus', 'blur', 'enter'];
const INPUT_METHODS = ['set', 'clear', 'focus', 'validate'];
const INPUT_STATE = ['value', 'error', 'isValid'];
/** @returns {Record<string, string>} text by file name */
export function componentDocs() {
  const groups = Object.keys(GROUPS).filter((group) => specsOf(group).length > 0);
  return { 'README.md': overview(groups), ...Object.fromEntries(groups.map((group) => [`${group}.md`, page(group)])) };
}

const specsOf = (group) => Object.values(CATALOGUE).filter((spec) => spec.group === group);

function overview(groups) {
  const count = Object.keys(CATALOGUE).length;
  return `# Components

${count} components, made from the catalogue in \`src/shared/app/catalogue\` by \`node scripts/component-docs.mjs\`. The same in a terminal:
\`casual components\`, \`casual components Table --json\`; with live examples in the IDE: “Component gallery” in the command palette.

${groups.map((group) => `## [${GROUPS[group]}](${group}.md)\n\n${table(['Component', 'What it is'], specsOf(group).map((spec) => [`[${spec.id}](${group}.md#${spec.id.toLowerCase()})${spec.common ? ' ★' : ''}`, spec.description]))}`).join('\n\n')}

★ used by most apps

## What all of them have

${table(['Property', 'Type', 'Default', 'What it does'], propRows(COMMON_PROPS))}

Inputs have these as well:

${inputBasics()}

**Accessibility.** Every component is drawn in Chromium with its example, in light and dark, and has no finding of axe; whatever can be
clicked can be reached with the keyboard and has a name; text sizes, right-to-left and widths from 360 to 2560 px are part of the same
tests (\`npm test -- components\`). The role under each heading is what assistive technology is told.

**Hostile values.** A property of the wrong type, of any size and from any source is passed over or shown as text. It never stops the page.
`;
}

function inputBasics() {
  const spec = CATALOGUE.TextInput;
  const of = (keys, from) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return `${table(['Property', 'Type', 'Default', 'What it does'], propRows(of(INPUT_PROPS, spec.props)))}

${table(['Event', 'When', 'Payload'], eventRows(of(INPUT_EVENTS, spec.events)))}

${table(['Method', 'What it does', 'Arguments'], methodRows(of(INPUT_METHODS, spec.methods)))}

${table(['State', 'What it is'], stateRows(of(INPUT_STATE, spec.state)))}`;
}

function page(group) {
  return `# ${GROUPS[group]}

[All components](README.md)

${specsOf(group).map(section).join('\n\n')}
`;
}

function section(spec) {
  const without = (entries, keys) => Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));
  const isInput = spec.isInput === true;
  const props = without(spec.props, [...Object.keys(COMMON_PROPS), ...(isInput ? INPUT_PROPS : [])]);
  const events = without(spec.events, isInput ? INPUT_EVENTS.filter((event) => Object.keys(spec.events[event]?.payload ?? {}).length <= 1) : []);
  const methods = without(spec.methods, isInput ? INPUT_METHODS : []);
  const state = without(spec.state, isInput ? INPUT_STATE : []);
  const example = EXAMPLES[spec.id];
  const parts = [
    `## ${spec.id}`,
    `${spec.description}${isInput ? ' An [input](README.md#what-all-of-them-have).' : ''}`,
    [`Role \`${spec.role}\``, slotWords(spec), `starts ${spec.size.w} × ${spec.size.h} px`, spec.keywords.length > 0 ? `found by: ${spec.keywords.join(', ')}` : '']
      .filter((part) => part !== '')
      .join(' · '),
    rows(props) && table(['Property', 'Type', 'Default', 'What it does'], propRows(props)),
    rows(events) && table(['Event', 'When', 'Payload'], eventRows(events)),
    rows(methods) && table(['Method', 'What it does', 'Arguments'], methodRows(methods)),
    rows(state) && table(['State', 'What it is'], stateRows(state)),
    example && `<details><summary>Example node</summary>\n\n\`\`\`json\n${shortJson(nodeOfExample(example, idOf(spec.id)))}\n\`\`\`\n\n</details>`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

const rows = (entries) => Object.keys(entries).length > 0;
const idOf = (id) => id.charAt(0).toLowerCase() + id.slice(1);

function slotWords({ slot, itemsProp }) {
  if (slot === 'children') return 'holds any components';
  if (slot === 'item') return `what is inside is drawn for each of \`${itemsProp}\``;
  if (slot === 'tabs') return 'child 1 belongs to entry 1, child 2 to entry 2, and so on';
  return '';
}

function propRows(props) {
  return Object.entries(props).map(([key, prop]) => [
    `\`${key}\``,
    prop.options === undefined ? prop.type : prop.options.map((option) => `\`${option}\``).join(' '),
    prop.default === '' || prop.default === null ? '' : `\`${JSON.stringify(prop.default)}\``,
    `${prop.label}${prop.description === undefined ? '' : `. ${prop.description}`}${range(prop)}`,
  ]);
}

function range({ min, max, unit }) {
  const words = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`].filter((part) => part !== '').join(' ');
  return words === '' ? '' : ` (${words}${unit === undefined ? '' : ` ${unit}`})`;
}

const keysOf = (entries) =>
  Object.entries(entries)
    .map(([key, type]) => `\`${key}\` ${type}`)
    .join(', ');
const eventRows = (events) => Object.entries(events).map(([key, { label, payload }]) => [`\`${key}\``, label, keysOf(payload)]);
const methodRows = (methods) => Object.entries(methods).map(([key, { label, args }]) => [`\`${key}\``, label, keysOf(args)]);
const stateRows = (state) => Object.entries(state).map(([key, { description }]) => [`\`${key}\``, description]);

/** Lists of many alike entries and long texts are shortened: the page is for reading. */
function shortJson(node) {
  const short = (value) => {
    if (typeof value === 'string') return value.length > 120 ? `${value.slice(0, 100)}…` : value;
    if (Array.isArray(value)) return value.slice(0, 3).map(short);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, short(inner)]));
    return value;
  };
  return JSON.stringify({ ...short(node), ...(node.children === undefined ? {} : { children: node.children.map(short) }) }, null, 2);
}

function table(heads, lines) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [`| ${heads.join(' | ')} |`, `|${heads.map(() => '---').join('|')}|`, ...lines.map((line) => `| ${line.map(cell).join(' | ')} |`)].join('\n');
}
