import { parseExpressionAt, type Node } from 'acorn';
import type { Json } from '../../../kernel/json.ts';
import type { ActionStep, ComponentNode } from '../../manifest/index.ts';

/** Step parameters that hold a node's id rather than a template. */
const NODE_PARAMETERS: ReadonlySet<string> = new Set(['node']);
const BINDING = /\{\{([\s\S]*?)\}\}/g;

/** A copy of the tree in which ids, and the names of nodes inside expressions, are replaced by the map. */
export function renameReferences(tree: ComponentNode, ids: ReadonlyMap<string, string>): ComponentNode {
  const copy: ComponentNode = {
    ...tree,
    id: ids.get(tree.id) ?? tree.id,
    props: Object.fromEntries(Object.entries(tree.props).map(([key, value]) => [key, renameInTemplates(value, ids)])),
    bindings: Object.fromEntries(Object.entries(tree.bindings).map(([key, text]) => [key, renameInText(text, ids)])),
    events: Object.fromEntries(Object.entries(tree.events).map(([key, steps]) => [key, steps.map((step) => renameInStep(step, ids))])),
    children: [],
  };
  copy.children = tree.children.map((child) => renameReferences(child, ids));
  return copy;
}

function renameInStep(step: ActionStep, ids: ReadonlyMap<string, string>): ActionStep {
  const copy: ActionStep = { ...step, with: {} };
  for (const [key, value] of Object.entries(step.with)) {
    if (step.do === 'script' && key === 'code' && typeof value === 'string') copy.with[key] = renameInExpression(`async()=>{${value}\n}`, ids).slice(10, -2);
    else if (NODE_PARAMETERS.has(key) && typeof value === 'string' && ids.has(value)) copy.with[key] = ids.get(value)!;
    else copy.with[key] = renameInTemplates(value, ids);
  }
  if (step.onlyIf !== undefined) copy.onlyIf = renameInExpression(step.onlyIf, ids);
  if (step.onSuccess !== undefined) copy.onSuccess = step.onSuccess.map((next) => renameInStep(next, ids));
  if (step.onError !== undefined) copy.onError = step.onError.map((next) => renameInStep(next, ids));
  return copy;
}

function renameInTemplates(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return renameInText(value, ids);
  if (Array.isArray(value)) return value.map((item) => renameInTemplates(item, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renameInTemplates(member, ids)]));
}

function renameInText(text: string, ids: ReadonlyMap<string, string>): string {
  return text.includes('{{') ? text.replace(BINDING, (_whole, expression: string) => `{{${renameInExpression(expression, ids)}}}`) : text;
}

/** Replaces identifiers that refer to something, not property names. An expression that does not parse stays as it is. */
export function renameInExpression(expression: string, ids: ReadonlyMap<string, string>): string {
  if (![...ids.keys()].some((id) => expression.includes(id))) return expression;
  const edits: { start: number; end: number; text: string }[] = [];
  try {
    collect(parseExpressionAt(expression, 0, { ecmaVersion: 2023, allowAwaitOutsideFunction: true }), ids, edits);
  } catch {
    return expression;
  }
  let out = expression;
  for (const edit of edits.sort((a, b) => b.start - a.start)) out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}

type Edit = { start: number; end: number; text: string };

function collect(node: Node, ids: ReadonlyMap<string, string>, edits: Edit[]): void {
  // acorn's nodes are a large union; walked here by their enumerable members, as acorn-walk does.
  const members = node as Node & { name?: unknown; computed?: unknown; shorthand?: unknown; key?: unknown; value?: unknown; property?: unknown };
  if (node.type === 'Identifier' && typeof members.name === 'string') {
    const text = ids.get(members.name);
    if (text !== undefined) edits.push({ start: node.start, end: node.end, text });
    return;
  }
  if (node.type === 'Property' && members.shorthand === true && isNode(members.key)) {
    const name = (members.key as Node & { name?: unknown }).name;
    const text = typeof name === 'string' ? ids.get(name) : undefined;
    if (text !== undefined) edits.push({ start: node.start, end: node.end, text: `${String(name)}: ${text}` });
    return;
  }
  for (const [key, member] of Object.entries(node)) {
    const isName = members.computed !== true && ((node.type === 'MemberExpression' && key === 'property') || (node.type === 'Property' && key === 'key'));
    if (isName) continue;
    for (const child of Array.isArray(member) ? (member as unknown[]) : [member]) if (isNode(child)) collect(child, ids, edits);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
