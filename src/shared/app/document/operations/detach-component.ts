import { fail } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/json.ts';
import { analyzeNames, isTemplate, loneExpression, parseExpression, parseTemplate } from '../../expressions/index.ts';
import { applyEdits } from '../../expressions/rename.ts';
import type { ActionStep, ComponentNode } from '../../manifest/index.ts';
import type { AppDocument, NodeSnapshot } from '../app-document.ts';
import type { Origin } from '../origin.ts';
import { componentHolder, root } from '../roots.ts';
import { readTree } from '../to-manifest.ts';
import { change } from './change.ts';
import { withFreshIds } from './copy.ts';
import { expressionOf, replaceInSteps } from './names-in.ts';
import { deleteSubtrees, insertTrees, placeNodes } from './tree.ts';

/**
 * Puts the parts of the definition in the place of an instance, as ordinary components: inputs become the instance's own values,
 * events its steps. What the instance holds goes where the definition shows it. One undo step.
 * @returns the id of the component that stands there now
 * @throws document.unknown, request.invalid for anything that is not an instance made from parts
 */
export function detachInstance(app: AppDocument, origin: Origin, id: string): string {
  const node = app.node(id) ?? fail('document.unknown', { what: 'component', id });
  const definition = app.components().find((one) => one.id === node.props['component']);
  const parentId = app.parentOf(id);
  const top = definition === undefined ? undefined : app.tree.rootOf(componentHolder(definition.id));
  const tree = top === undefined ? undefined : readTree(root(app.doc, 'nodes'), app.tree, top);
  if (node.type !== 'Module' || definition === undefined || tree === undefined || parentId === null)
    return fail('request.invalid', { problem: 'only a component that was made from parts can be taken apart, and only where it is used' });
  const inputs = new Map<string, Json>(definition.props.map(({ key, default: value }) => [key, node.bindings[key] ?? node.props[key] ?? value]));
  const copy = withFreshIds(app, tree, new Set());
  copy.name = node.name;
  copy.style = { ...copy.style, ...node.style };
  if (node.frame === undefined) delete copy.frame;
  else copy.frame = { ...node.frame };
  for (const key of ['visible', 'tooltip'] as const) {
    const given = node.props[key];
    if (given !== undefined) copy.props[key] = given;
    if (node.bindings[key] !== undefined) copy.bindings[key] = node.bindings[key];
  }
  let slotId: string | null = null;
  const visit = (part: ComponentNode): void => {
    inline(part, inputs, node);
    if (part.type === 'Slot') {
      part.type = 'Container';
      slotId ??= part.id;
    }
    part.children.forEach(visit);
  };
  visit(copy);
  change(app, origin, () => {
    const held = app.children(id);
    insertTrees(app, [copy], parentId, app.children(parentId).indexOf(id));
    if (slotId !== null && held.length > 0) placeNodes(app, held, slotId, 0);
    deleteSubtrees(app, [id]);
  });
  return copy.id;
}

function inline(part: ComponentNode, inputs: ReadonlyMap<string, Json>, instance: NodeSnapshot): void {
  for (const [key, template] of Object.entries(part.bindings)) {
    const value = withInputs(template, inputs);
    if (typeof value === 'string' && isTemplate(value)) part.bindings[key] = value;
    else {
      delete part.bindings[key];
      part.props[key] = value;
    }
  }
  for (const [key, value] of Object.entries(part.props)) part.props[key] = withInputs(value, inputs);
  for (const [event, steps] of Object.entries(part.events)) part.events[event] = stepsWithInputs(steps, inputs, instance);
}

function stepsWithInputs(steps: readonly ActionStep[], inputs: ReadonlyMap<string, Json>, instance: NodeSnapshot): ActionStep[] {
  return steps.flatMap((step) => {
    const handler = step.do === 'emit' && typeof step.with['event'] === 'string' ? instance.events[step.with['event']] : undefined;
    if (handler !== undefined) {
      const payload = withInputs(step.with['payload'] ?? {}, inputs);
      // The handler's own `event` is what was sent.
      return replaceInSteps(handler, new Map([['event', expressionOf(payload)]]));
    }
    const copy: ActionStep = { ...step, with: {} };
    for (const [key, value] of Object.entries(step.with)) {
      const isCode = step.do === 'script' && key === 'code' && typeof value === 'string';
      copy.with[key] = isCode ? `const inputs = ${expressionOf(Object.fromEntries(inputs))};\n${value}` : withInputs(value, inputs);
    }
    if (step.onlyIf !== undefined) copy.onlyIf = isTemplate(step.onlyIf) ? inTemplate(step.onlyIf, inputs) : inExpression(step.onlyIf, inputs);
    if (step.onSuccess !== undefined) copy.onSuccess = stepsWithInputs(step.onSuccess, inputs, instance);
    if (step.onError !== undefined) copy.onError = stepsWithInputs(step.onError, inputs, instance);
    return [copy];
  });
}

/** A lone `{{ inputs.x }}` becomes the value itself. */
function withInputs(value: Json, inputs: ReadonlyMap<string, Json>): Json {
  if (typeof value === 'string') {
    if (!isTemplate(value)) return value;
    const lone = loneExpression(parseTemplate(value))?.code.trim();
    const key = lone === undefined ? undefined : /^inputs\.(\w+)$/.exec(lone)?.[1];
    return key === undefined ? inTemplate(value, inputs) : (inputs.get(key) ?? null);
  }
  if (Array.isArray(value)) return value.map((item) => withInputs(item, inputs));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withInputs(item, inputs)]));
}

function inTemplate(template: string, inputs: ReadonlyMap<string, Json>): string {
  return parseTemplate(template)
    .map((part) => (part.kind === 'text' ? part.text : `{{${inExpression(part.code, inputs)}}}`))
    .join('');
}

function inExpression(code: string, inputs: ReadonlyMap<string, Json>): string {
  const parsed = parseExpression(code);
  if (!parsed.ok) return code;
  const edits = analyzeNames(parsed.node).free.flatMap((free) => {
    if (free.name !== 'inputs') return [];
    const key = /^\s*\.\s*(\w+)/.exec(code.slice(free.end));
    const name = key?.[1];
    if (key === null || name === undefined) return [{ start: free.start, end: free.end, text: expressionOf(Object.fromEntries(inputs)) }];
    return [{ start: free.start, end: free.end + key[0].length, text: expressionOf(inputs.get(name) ?? null) }];
  });
  return applyEdits(code, edits);
}
