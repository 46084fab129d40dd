import { fail } from '../../../kernel/errors.ts';
import { identifierFrom } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/json.ts';
import { componentSpec, type PropType } from '../../catalogue/index.ts';
import { isTemplate } from '../../expressions/index.ts';
import { OWN_PROP_RESERVED, OWN_PROP_TYPES, type ActionKind, type ActionStep, type ComponentNode, type OwnEvent, type OwnProp } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import type { Origin } from '../origin.ts';
import { root } from '../roots.ts';
import { readTree } from '../to-manifest.ts';
import { change } from './change.ts';
import { addComponent } from './components.ts';
import { namesInSteps, namesInValue, replaceInSteps, replaceInValue, targetsOf } from './names-in.ts';
import { setBinding, setEvent, setFrame } from './nodes.ts';
import { insertTrees, completeNode, deleteSubtrees, movable } from './tree.ts';

/** Names that mean the row round the selection. */
const ROW_NAMES: ReadonlySet<string> = new Set(['item', 'index', 'parent']);
/** Steps that act on the app rather than on a component. */
const APP_STEPS: ReadonlySet<ActionKind> = new Set([
  'runQuery',
  'resetQuery',
  'cancelQuery',
  'refresh',
  'createRow',
  'updateRow',
  'saveRow',
  'deleteRow',
  'setState',
  'resetState',
  'setTheme',
  'goToPage',
  'back',
]);

type Made = { id: string; instanceId: string };

/**
 * Makes the selected components a component of the author's own, with an instance in their place that does what they did:
 * bindings to what is outside become inputs, handlers that reach outside become events. One undo step.
 * @throws document.unknown, document.page-root, request.invalid for no nodes or a component inside itself
 */
export function makeComponent(app: AppDocument, origin: Origin, ids: readonly string[], name: string): Made {
  const tops = movable(app, ids);
  const first = tops[0];
  const parentId = first === undefined ? null : app.parentOf(first);
  if (first === undefined || parentId === null) return fail('request.invalid', { problem: 'select components that are on a page' });
  const trees = tops.map((id) => readTree(root(app.doc, 'nodes'), app.tree, id) ?? fail('document.unknown', { what: 'component', id }));
  const { props, events, bindings, handlers } = new Extraction(app, trees).run();
  const frames = tops.map((id) => app.node(id)?.frame);
  const parent = app.node(parentId);
  const gap = parent?.props['gap'];
  const isOne = trees.length === 1;
  let made: Made | undefined;
  change(app, origin, () => {
    const index = app.children(parentId).indexOf(first);
    deleteSubtrees(app, tops);
    // Placed by the instance now.
    for (const tree of trees) delete tree.frame;
    const id = addComponent(app, origin, {
      name,
      kind: 'parts',
      props,
      events,
      root: { type: 'Container', name, props: { padding: 0, ...(typeof gap === 'number' && !isOne ? { gap } : {}) } },
    });
    insertTrees(app, trees, app.components().find((one) => one.id === id)?.rootId ?? '', 0);
    const instance = completeNode(app, { type: 'Module', name, props: { component: id } });
    insertTrees(app, [instance], parentId, index);
    for (const [key, template] of bindings) setBinding(app, origin, instance.id, key, template);
    for (const [event, steps] of handlers) setEvent(app, origin, instance.id, event, steps);
    const frame = frames[0];
    if (frame !== undefined) setFrame(app, origin, instance.id, frame);
    made = { id, instanceId: instance.id };
  });
  return made ?? fail('request.invalid', { problem: 'it was not made' });
}

/** Takes what is outside of the trees out of them. Changes the trees. */
class Extraction {
  private readonly app: AppDocument;
  private readonly trees: readonly ComponentNode[];
  private readonly inside = new Set<string>();
  private readonly props: OwnProp[] = [];
  private readonly events: OwnEvent[] = [];
  private readonly bindings = new Map<string, string>();
  private readonly handlers = new Map<string, ActionStep[]>();

  constructor(app: AppDocument, trees: readonly ComponentNode[]) {
    this.app = app;
    this.trees = trees;
    for (const tree of trees) this.visit(tree, false, (node) => this.inside.add(node.id));
  }

  run(): { props: OwnProp[]; events: OwnEvent[]; bindings: Map<string, string>; handlers: Map<string, ActionStep[]> } {
    for (const tree of this.trees) this.visit(tree, false, (node, isRepeated) => this.takeOut(node, isRepeated));
    return { props: this.props, events: this.events, bindings: this.bindings, handlers: this.handlers };
  }

  private visit(node: ComponentNode, isRepeated: boolean, see: (node: ComponentNode, isRepeated: boolean) => void): void {
    see(node, isRepeated);
    const inner = isRepeated || componentSpec(node.type)?.slot === 'item';
    for (const child of node.children) this.visit(child, inner, see);
  }

  private takeOut(node: ComponentNode, isRepeated: boolean): void {
    for (const [key, template] of Object.entries(node.bindings)) node.bindings[key] = this.binding(node, key, template, isRepeated);
    for (const [key, value] of Object.entries(node.props)) if (hasTemplate(value)) node.props[key] = this.mixed(value, isRepeated);
    if (hasTemplate(node.style as Json)) node.style = this.mixed(node.style as Json, isRepeated) as ComponentNode['style'];
    for (const [event, steps] of Object.entries(node.events)) node.events[event] = this.handler(node, event, steps, isRepeated);
  }

  /** Something of the app: not of this selection, not a word of every expression. */
  private isOutside(name: string, isRepeated: boolean): boolean {
    if (this.inside.has(name)) return false;
    if (ROW_NAMES.has(name)) return !isRepeated;
    return name === 'page' || (this.app.isTaken(name) && !this.app.entities().some(({ id }) => id === name));
  }

  /** A binding that is all of the outside becomes an input of its own; one that has both keeps what is inside. */
  private binding(node: ComponentNode, key: string, template: string, isRepeated: boolean): string {
    const names = [...namesInValue(template)];
    if (!names.some((name) => this.isOutside(name, isRepeated))) return template;
    const isWhole = names.every((name) => this.isOutside(name, isRepeated) || (!this.inside.has(name) && !ROW_NAMES.has(name)));
    if (!isWhole) return this.mixed(template, isRepeated) as string;
    const spec = componentSpec(node.type)?.props[key];
    const input = this.input(template, key, spec?.label ?? key, spec?.type ?? 'any', spec?.default ?? null);
    return `{{ inputs.${input} }}`;
  }

  private mixed(value: Json, isRepeated: boolean): Json {
    return replaceInValue(value, this.standIns(namesInValue(value), isRepeated));
  }

  /** `inputs.x` for each name of the outside. */
  private standIns(names: Iterable<string>, isRepeated: boolean): Map<string, string> {
    const code = new Map<string, string>();
    for (const name of names) if (this.isOutside(name, isRepeated)) code.set(name, `inputs.${this.input(`{{ ${name} }}`, name, name, 'any', null)}`);
    return code;
  }

  /** @returns the key of the input that has this binding */
  private input(template: string, wanted: string, label: string, type: PropType, fallback: Json): string {
    for (const [key, known] of this.bindings) if (known === template) return key;
    const taken = new Set([...this.props.map(({ key }) => key), ...OWN_PROP_RESERVED]);
    const key = taken.has(wanted) ? identifierFrom(`${wanted} 2`, taken, 'input') : wanted;
    const known = OWN_PROP_TYPES.find((candidate) => candidate === type && candidate !== 'enum') ?? 'any';
    this.props.push({ key, label: label.slice(0, 200), type: known, default: fallback });
    this.bindings.set(key, template);
    return key;
  }

  /** Steps that reach outside go to the instance; in their place an event is sent, with what they need of the inside. */
  private handler(node: ComponentNode, event: string, steps: ActionStep[], isRepeated: boolean): ActionStep[] {
    if (!this.reaches(steps, isRepeated)) return steps;
    const actsInside = [...targetsOf(steps)].some((id) => this.inside.has(id));
    if (!actsInside) return [this.send(node, event, steps, isRepeated)];
    return steps.map((step) => {
      if (!this.reaches([step], isRepeated)) return step;
      const isMixed = [...targetsOf([step])].some((id) => this.inside.has(id)) || step.as !== undefined || namesInSteps([step]).has('steps');
      if (!isMixed) return this.send(node, event, [step], isRepeated);
      return replaceInSteps([step], this.standIns(namesInSteps([step]), isRepeated))[0] ?? step;
    });
  }

  private reaches(steps: readonly ActionStep[], isRepeated: boolean): boolean {
    if ([...namesInSteps(steps)].some((name) => this.isOutside(name, isRepeated))) return true;
    if ([...targetsOf(steps)].some((id) => !this.inside.has(id))) return true;
    return steps.some((step) => APP_STEPS.has(step.do) || this.reaches(step.onSuccess ?? [], isRepeated) || this.reaches(step.onError ?? [], isRepeated));
  }

  private send(node: ComponentNode, event: string, steps: ActionStep[], isRepeated: boolean): ActionStep {
    const needed = [...namesInSteps(steps)].filter((name) => this.inside.has(name) || (isRepeated && ROW_NAMES.has(name)));
    const usesEvent = namesInSteps(steps).has('event');
    const name = identifierFrom(`${node.name} ${event}`, new Set(this.events.map((one) => one.name)), 'event');
    const keys = componentSpec(node.type)?.events[event];
    const payload: Record<string, Json> = {};
    if (usesEvent) for (const key of Object.keys(keys?.payload ?? {})) payload[key] = `{{ event.${key} }}`;
    const code = new Map<string, string>();
    for (const inner of needed) {
      const key = identifierFrom(inner, new Set(Object.keys(payload)), 'value');
      payload[key] = `{{ ${inner} }}`;
      code.set(inner, `event.${key}`);
    }
    this.events.push({ name, label: `${keys?.label ?? event} (${node.name})`.slice(0, 200), payload: Object.keys(payload).slice(0, 20) });
    this.handlers.set(name, replaceInSteps(steps, code));
    return { do: 'emit', with: { event: name, ...(Object.keys(payload).length === 0 ? {} : { payload }) } };
  }
}

function hasTemplate(value: Json): boolean {
  if (typeof value === 'string') return isTemplate(value);
  if (Array.isArray(value)) return value.some(hasTemplate);
  return value !== null && typeof value === 'object' && Object.values(value).some(hasTemplate);
}
