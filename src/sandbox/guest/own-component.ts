import type { PlanComponent, PlanNode, PlanType } from '../../shared/contracts/sandbox.ts';
import type { Instance } from './instance.ts';
import type { Runtime } from './runtime.ts';
import { createScope, defineGetter, defineValue, type Scope } from './scope.ts';

/** Under this no id can be. */
const OWN = '$own';
/** Own components inside own components: nothing real goes deeper. */
const DEEPEST = 20;

/** What is drawn inside an instance, and what it sees. */
type Contents = { plans: readonly PlanNode[]; scope: Scope; keyPath: string };

/**
 * One use of an own component that is made from parts: the parts of the definition, once, under ids of their own (`part@use`), with `inputs`
 * in scope and nothing of the page around it. Data, queries and variables are the app's.
 */
export class OwnComponent {
  readonly owner: Instance;
  readonly problem: string | null;
  /** The part that shows what the instance holds. */
  slot: Instance | null = null;
  /** As the node named it when this was made. */
  readonly id: unknown;
  private readonly definition: PlanComponent | undefined;
  private readonly outer: OwnComponent | undefined;
  private readonly inside: Contents;

  constructor(owner: Instance) {
    this.owner = owner;
    this.id = owner.plan.props['component'];
    this.definition = definitionOf(owner.runtime, owner.plan);
    this.outer = enclosing(owner.scope);
    this.problem = this.findProblem();
    const scope = createScope(owner.runtime.root);
    defineValue(scope, OWN, this);
    defineValue(
      scope,
      'inputs',
      inputsOf(this.definition, (key) => owner.prop(key)),
    );
    const root = this.problem === null ? this.definition?.root : undefined;
    this.inside = { plans: root === undefined ? [] : [root], scope, keyPath: `${owner.keyPath}@${owner.plan.id}` };
  }

  contents(): Contents {
    return this.inside;
  }

  /** What the instance holds, drawn in the first slot there is. A slot that is repeated would draw it many times over. */
  contentsOfSlot(slot: Instance): Contents | null {
    const isTaken = this.slot !== null && this.slot !== slot && !this.slot.isDisposed;
    if (isTaken || slot.keyPath !== this.inside.keyPath) return null;
    this.slot = slot;
    const { plan, scope, keyPath } = this.owner;
    return { plans: plan.children, scope, keyPath };
  }

  private findProblem(): string | null {
    if (this.definition === undefined) return `“${this.owner.plan.name}” stands for a component of your own that is not there any more.`;
    const path = [this.definition.name];
    for (let at = this.outer; at !== undefined; at = at.outer) {
      path.unshift(at.definition?.name ?? '');
      if (at.definition?.id === this.definition.id) return `“${this.definition.name}” contains itself: ${path.join(' → ')}.`;
    }
    return path.length > DEEPEST ? `Components of your own are nested more than ${DEEPEST} deep here.` : null;
  }
}

/** Draws what is inside an instance that is no list. */
export function createContents(runtime: Runtime, instance: Instance, isSilent: boolean): Instance[] {
  const { plans, scope, keyPath } = contentsOf(instance);
  return runtime.createAll(plans, instance, scope, keyPath, isSilent);
}

export function contentsOf(instance: Instance): Contents {
  if (instance.own !== null) return instance.own.contents();
  const { plan, scope, keyPath } = instance;
  if (instance.typeName === 'Slot') return enclosing(scope)?.contentsOfSlot(instance) ?? { plans: [], scope, keyPath };
  return { plans: plan.children, scope, keyPath };
}

/** The instance whose children are those of the node: a use of an own component shows them in a part of it. @returns null where nothing shows them */
export function holderOf(instance: Instance): Instance | null {
  if (instance.own === null) return instance;
  const { slot } = instance.own;
  return slot === null || slot.isDisposed ? null : slot;
}

/** Of a node; the inputs of its own component are properties. */
export function typeOfNode(runtime: Runtime, plan: PlanNode): PlanType {
  const type = runtime.typeOf(plan.type);
  const definition = definitionOf(runtime, plan);
  return definition === undefined ? type : { ...type, defaults: { ...type.defaults, ...definition.defaults } };
}

/** On the canvas a definition is drawn by itself, with what its inputs are by default. */
export function sampleScope(runtime: Runtime, definition: PlanComponent): Scope {
  const scope = createScope(runtime.root);
  defineValue(
    scope,
    'inputs',
    inputsOf(definition, (key) => definition.defaults[key]),
  );
  return scope;
}

/** Tops of all trees of the app. */
export function allRoots({ pages, components }: Runtime['plan']): PlanNode[] {
  return [...pages.map((page) => page.root), ...components.flatMap(({ root }) => root ?? [])];
}

function definitionOf({ plan }: Runtime, { type, props }: PlanNode): PlanComponent | undefined {
  return type === 'Module' || type === 'CustomComponent' ? plan.components.find(({ id }) => id === props['component']) : undefined;
}

function inputsOf(definition: PlanComponent | undefined, read: (key: string) => unknown): Scope {
  const inputs: Scope = {};
  for (const key of Object.keys(definition?.defaults ?? {})) defineGetter(inputs, key, () => read(key));
  return inputs;
}

function enclosing(scope: Scope): OwnComponent | undefined {
  const own = scope[OWN];
  return own instanceof OwnComponent ? own : undefined;
}
