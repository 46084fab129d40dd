import type { PlanNode, PlanStep } from '../../contracts/sandbox.ts';
import { componentSpec, type PropSpec } from '../catalogue/index.ts';
import type { CodeText } from './code-text.ts';
import { hasLines, indent, list, literal, object } from './layout.ts';
import { pascalCase, UniqueNames } from './unique-names.ts';

const WIDTH = 120;
/** Attributes that an element has already. */
const TAKEN: ReadonlySet<string> = new Set(['id', 'name', 'key', 'ref', 'children', 'extra', 'on', 'of', '__proto__']);

/** The components that the pages of an app use, by type. */
export class UsedComponents {
  readonly types = new Map<string, string>();
  private readonly names = new UniqueNames([
    'bind',
    'script',
    'steps',
    'runScript',
    'definePage',
    'code',
    'Custom',
    'OwnComponentDefinition',
    'PageDefinition',
  ]);

  nameOf(type: string): string {
    let name = this.types.get(type);
    if (name === undefined) this.types.set(type, (name = this.names.take(pascalCase(type))));
    return name;
  }
}

/** A component and all that is in it, as JSX. */
export function writeElement(node: PlanNode, code: CodeText, used: UsedComponents): string {
  const name = used.nameOf(node.type);
  const attributes = attributesOf(node, code);
  const line = `<${[name, ...attributes].join(' ')}`;
  const open = line.length <= WIDTH - 2 && !hasLines(line) ? line : `<${name}\n${attributes.map((attribute) => `${indent(attribute)}\n`).join('')}`;
  const isBlock = open.endsWith('\n');
  if (node.children.length === 0) return isBlock ? `${open}/>` : `${open} />`;
  return `${open}>\n${node.children.map((child) => `${indent(writeElement(child, code, used))}\n`).join('')}</${name}>`;
}

function attributesOf({ id, type, name, props, bound, events }: PlanNode, code: CodeText): string[] {
  const attributes = [attribute('id', id)];
  if (name !== id) attributes.push(attribute('name', name));
  const spec = componentSpec(type);
  const extra: [string, string][] = [];
  for (const key of new Set([...Object.keys(props), ...Object.keys(bound)])) {
    const fn = Object.hasOwn(bound, key) ? bound[key] : undefined;
    const before = Object.hasOwn(props, key) ? props[key] : undefined;
    const prop = spec !== undefined && Object.hasOwn(spec.props, key) ? spec.props[key] : undefined;
    const isKnown = prop !== undefined || key === 'style' || key === 'frame';
    const fits = isKnown && !TAKEN.has(key) && !/^on[A-Z]/.test(key) && (fn !== undefined || prop === undefined || fitsProp(prop, before));
    const text = fn === undefined ? literal(before) : code.bound(fn, before === undefined ? undefined : literal(before));
    if (!fits) extra.push([key, text]);
    else attributes.push(fn === undefined ? attribute(key, before) : `${key}={${text}}`);
  }
  if (extra.length > 0) attributes.push(`extra={${object(extra)}}`);
  const others: [string, string][] = [];
  for (const [event, steps] of Object.entries(events)) {
    const text = writeSteps(steps, code);
    if (/^[a-z]/.test(event)) attributes.push(`on${event[0]!.toUpperCase()}${event.slice(1)}={${text}}`);
    else others.push([event, text]);
  }
  if (others.length > 0) attributes.push(`on={${object(others)}}`);
  return attributes;
}

function attribute(name: string, value: unknown): string {
  if (value === true) return name;
  // Of what JSX reads between the quotes as something else.
  return typeof value === 'string' && /^[^"&\\{}<>\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u.test(value) ? `${name}="${value}"` : `${name}={${literal(value)}}`;
}

export function fitsProp(spec: PropSpec, value: unknown): boolean {
  if (value === null) return true;
  switch (spec.type) {
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return spec.options?.some((option) => option === value) === true;
    case 'list':
    case 'rows':
    case 'options':
    case 'columns':
    case 'fields':
    case 'items':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'any':
      return true;
    default:
      return typeof value === 'string';
  }
}

export function writeSteps(steps: readonly PlanStep[], code: CodeText): string {
  return list(
    '[',
    steps.map((step) => writeStep(step, code)),
    ']',
  );
}

function writeStep(step: PlanStep, code: CodeText): string {
  const options: [string, string][] = [];
  if (step.as !== undefined) options.push(['as', literal(step.as)]);
  if (step.onlyIf !== undefined) options.push(['onlyIf', code.bound(step.onlyIf)]);
  if (step.debounceMs !== undefined) options.push(['debounceMs', String(step.debounceMs)]);
  if (step.throttleMs !== undefined) options.push(['throttleMs', String(step.throttleMs)]);
  if (step.onSuccess !== undefined) options.push(['onSuccess', writeSteps(step.onSuccess, code)]);
  if (step.onError !== undefined) options.push(['onError', writeSteps(step.onError, code)]);
  const params: [string, string][] = Object.entries(step.with).map(([name, value]) => [name, literal(value)]);
  if (step.bound !== undefined) params.push(...code.members(step.bound));
  const last = options.length > 0 ? [object(options)] : [];
  if (step.do === 'script') {
    const given = params.length > 0 ? [last[0] ?? '{}', object(params)] : last;
    const script = step.script === undefined ? (given.length > 0 ? ['undefined'] : []) : [code.script(step.script)];
    return list('runScript(', [...script, ...given], ')');
  }
  const given = params.length > 0 || last.length > 0 ? [object(params), ...last] : [];
  return list(`steps.${step.do}(`, given, ')');
}
