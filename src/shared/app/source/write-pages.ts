import type { AppPlan, PlanComponent, PlanPage } from '../../contracts/sandbox.ts';
import { componentSpec, type PropSpec } from '../catalogue/index.ts';
import type { ComponentDefinition } from '../manifest/index.ts';
import type { CodeText } from './code-text.ts';
import { indent, key, list, literal, restoreLines } from './layout.ts';
import { camelCase, fileName, UniqueNames } from './unique-names.ts';
import { UsedComponents, writeElement, writeSteps } from './write-element.ts';
import { viewText } from './write-view.ts';

const KIT = 'runtime/source-kit/index.ts';

export type WrittenPart = { path: string; importName: string; text: string };

/** One file for each page and each component of the author’s own. */
export function writePages(
  plan: AppPlan,
  code: CodeText,
  definitions: readonly ComponentDefinition[],
): { pages: WrittenPart[]; own: WrittenPart[]; components: string; views: Omit<WrittenPart, 'importName'>[] } {
  const used = new UsedComponents();
  const names = new UniqueNames(['app', 'entities', 'seed', 'queries', 'state', 'theme', 'defineApp']);
  const pageFiles = new UniqueNames();
  const ownFiles = new UniqueNames();
  const pages = plan.pages.map((page) => {
    const file = pageFiles.take(fileName(page.name, page.id));
    return { path: `src/pages/${file}.tsx`, importName: names.take(`${camelCase(file)}Page`), text: writePage(page, code, used) };
  });
  const views: Omit<WrittenPart, 'importName'>[] = [];
  const own = plan.components.map((component) => {
    const file = ownFiles.take(fileName(component.name, component.id));
    const definition = definitions.find(({ id }) => id === component.id);
    const view = definition === undefined ? null : viewText(definition);
    const viewFile = view === null ? undefined : `${ownFiles.take(`${file}-view`)}.tsx`;
    if (view !== null) views.push({ path: `src/own/${viewFile}`, text: view });
    return { path: `src/own/${file}.tsx`, importName: names.take(`${camelCase(file)}Component`), text: writeOwn(component, code, used, viewFile) };
  });
  return { pages, own, components: writeComponents(used), views };
}

function writePage(page: PlanPage, code: CodeText, used: UsedComponents): string {
  const settings = [`id: ${literal(page.id)}`, `name: ${literal(page.name)}`, `path: ${literal(page.path)}`];
  if (page.icon !== undefined) settings.push(`icon: ${literal(page.icon)}`);
  if (!page.inNav) settings.push('inNav: false');
  if (page.navGroup !== undefined) settings.push(`navGroup: ${literal(page.navGroup)}`);
  if (page.navBadge !== undefined) settings.push(`navBadge: ${'fn' in page.navBadge ? code.bound(page.navBadge.fn) : literal(page.navBadge.value)}`);
  if (page.onLoad.length > 0) settings.push(`onLoad: ${writeSteps(page.onLoad, code)}`);
  settings.push(`content: (\n${indent(writeElement(page.root, code, used))}\n)`);
  return withImports(`export default definePage({\n${settings.map((line) => `${indent(line)},\n`).join('')}});\n`, used, ['definePage']);
}

/** @param viewFile the React component that draws it, where it is written as code */
function writeOwn({ id, name, defaults, root }: PlanComponent, code: CodeText, used: UsedComponents, viewFile?: string): string {
  const settings = [`id: ${literal(id)}`, `name: ${literal(name)}`, `defaults: ${literal(defaults)}`];
  if (root !== undefined) settings.push(`content: (\n${indent(writeElement(root, code, used))}\n)`);
  if (viewFile !== undefined) settings.push('view: View');
  const text = `const component: OwnComponentDefinition = {\n${settings.map((line) => `${indent(line)},\n`).join('')}};\n\nexport default component;\n`;
  return withImports(text, used, ['type OwnComponentDefinition'], viewFile === undefined ? [] : [`import View from './${viewFile}';`]);
}

function withImports(text: string, used: UsedComponents, kit: string[], more: readonly string[] = []): string {
  const components = [...used.types.values()].filter((name) => new RegExp(`<${name}[\\s/>]`).test(text)).toSorted();
  const has = (name: string): boolean => new RegExp(`\\b${name}\\b[.(]`).test(text);
  const scope = ['bind', 'script'].filter((name) => has(name));
  const lines = [];
  if (/\bcode\.\w/.test(text)) lines.push("import * as code from '../code.ts';");
  if (components.length > 0) lines.push(`import ${list('{', components, '}', ' ')} from '../components.tsx';`);
  lines.push(`import ${list('{', [...kit, ...['runScript', 'steps'].filter((name) => has(name))], '}', ' ')} from '../${KIT}';`);
  if (scope.length > 0) lines.push(`import { ${scope.join(', ')} } from '../scope.ts';`);
  lines.push(...more);
  return restoreLines(`${lines.join('\n')}\n\n${text}`);
}

/** The components as typed elements. */
function writeComponents({ types }: UsedComponents): string {
  const parts: string[] = [];
  for (const [type, name] of types) {
    const spec = componentSpec(type);
    if (spec === undefined) {
      parts.push(`export const ${name} = declare<StyledProps>(${literal(type)});`);
      continue;
    }
    const props = Object.entries(spec.props).filter(
      ([prop]) => !['id', 'name', 'key', 'ref', 'children', 'extra', 'on', 'of', 'style', 'frame'].includes(prop) && !/^on[A-Z]/.test(prop),
    );
    const lines = props.map(([prop, one]) => `${comment(one.description)}  ${key(prop)}?: Value<${typeOf(one)}>;\n`);
    for (const [event, { label }] of Object.entries(spec.events)) {
      if (/^[a-z]/.test(event)) lines.push(`${comment(label)}  on${event[0]!.toUpperCase()}${event.slice(1)}?: readonly Step[];\n`);
    }
    parts.push(
      `${comment(spec.description, '')}export const ${name} = declare<\n  StyledProps & {\n${indent(lines.join('').trimEnd())}\n  }\n>(${literal(type)});`,
    );
  }
  const head = `import { declare, type CommonProps, type Step, type Value } from './${KIT}';

/** Where it stands and how it looks, by layer: base, sm, md, lg, hover. */
type StyledProps = CommonProps & {
  style?: Value<Readonly<Record<string, unknown>>>;
  frame?: Value<Readonly<Record<string, unknown>>>;
  /** Handlers of events that this component does not declare. */
  [event: \`on\${Capitalize<string>}\`]: readonly Step[] | undefined;
};
`;
  return restoreLines(`${head}\n${parts.join('\n\n')}\n`);
}

function comment(text: string | undefined, pad = '  '): string {
  return text === undefined || text === '' ? '' : `${pad}/** ${text.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n`;
}

function typeOf({ type, options }: PropSpec): string {
  switch (type) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return (options ?? []).map((option) => literal(option)).join(' | ') || 'string';
    case 'list':
    case 'rows':
    case 'options':
    case 'columns':
    case 'fields':
    case 'items':
      return 'readonly unknown[]';
    case 'object':
      return 'Readonly<Record<string, unknown>>';
    case 'any':
      return 'unknown';
    default:
      return 'string';
  }
}
