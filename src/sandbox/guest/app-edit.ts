import type { PlanEdit, PlanNode } from '../../shared/contracts/sandbox.ts';
import type { FormState } from './form.ts';
import type { Instance } from './instance.ts';
import { contentsOf, holderOf } from './own-component.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';

type Before = Pick<PlanNode, 'type' | 'props' | 'bound' | 'children'>;

/**
 * Takes an edit over into an app that runs. What it costs depends on what changed: instances of nodes that changed look at their
 * properties again, those that were added, moved or given another type are made anew, and everything else is left alone.
 */
export function applyEdit(runtime: Runtime, edit: PlanEdit): void {
  const { plan, navigation } = runtime;
  Object.assign(plan, edit.app);
  Object.assign(plan.types, edit.types);
  const before = editNodes(runtime, edit);
  if (edit.pages !== undefined) {
    plan.pages = edit.pages.flatMap((page) => withRoot(runtime, page));
    navigation.settle();
  }
  for (const id of edit.removed) runtime.names.forget(id, runtime.root);
  loadGlobals(runtime, edit);

  const parents = changedParents(runtime, before);
  navigation.dropOutdated();
  for (const parent of parents) if (!parent.isDisposed) dropChildren(runtime, parent);

  const changed = new Set(edit.changed);
  for (const [id, old] of before) for (const instance of runtime.copies(id)) instance.adopt(old, changed);
  invalidateOthers(runtime, edit.changed);
  for (const id of edit.named) {
    runtime.nameNode(id);
    for (const instance of runtime.copies(id)) runtime.names.add(instance);
  }

  const forms = new Set<FormState>();
  for (const parent of parents) {
    if (parent.isDisposed) continue;
    addChildren(runtime, parent);
    if (parent.form !== null) forms.add(parent.form);
  }
  navigation.drawMissing();
  for (const form of forms) form.sort();
}

/** @returns what those that were there before looked like */
function editNodes({ nodePlans }: Runtime, edit: PlanEdit): Map<string, Before> {
  const before = new Map<string, Before>();
  for (const { children: _, ...body } of edit.nodes) {
    const node = nodePlans.get(body.id);
    if (node === undefined) nodePlans.set(body.id, { ...body, children: [] });
    else {
      before.set(body.id, { type: node.type, props: node.props, bound: node.bound, children: node.children });
      Object.assign(node, body);
    }
  }
  for (const id of edit.removed) nodePlans.delete(id);
  for (const { id, children } of edit.nodes) {
    const node = nodePlans.get(id);
    if (node !== undefined) node.children = children.flatMap((child) => nodePlans.get(child) ?? []);
  }
  return before;
}

function withRoot({ nodePlans }: Runtime, page: NonNullable<PlanEdit['pages']>[number]): Runtime['plan']['pages'] {
  const root = nodePlans.get(page.root);
  return root === undefined ? [] : [{ ...page, root }];
}

function loadGlobals(runtime: Runtime, { state, queries }: PlanEdit): void {
  const { plan, root } = runtime;
  const retire = (before: readonly { id: string }[], after: readonly { id: string }[]): void => {
    for (const { id } of before) if (!after.some((other) => other.id === id)) delete root[id];
  };
  if (state !== undefined) {
    retire(plan.state, state);
    plan.state = state;
    runtime.variables.load(state, root);
  }
  if (queries !== undefined) {
    retire(plan.queries, queries);
    plan.queries = queries;
    runtime.loadQueries(queries);
  }
}

/** Code beside that of nodes: it means something else because a name does. */
function invalidateOthers(runtime: Runtime, changed: readonly string[]): void {
  const keys = new Set(changed.filter((key) => !key.startsWith('node:')));
  if (keys.size === 0) return;
  if ([...keys].some((key) => key.startsWith('page:'))) runtime.navigation.forgetBadges();
  for (const query of runtime.queries.values()) {
    const { inputs, enabled, script } = query.plan;
    if ([inputs, enabled, script].some((key) => key !== undefined && keys.has(key))) query.invalidate();
  }
  // Formulas are part of the data of queries.
  if ([...keys].some((key) => key.startsWith('entity:'))) runtime.version.set(runtime.version.peek() + 1);
}

/** Instances that have other children now, or children of another type. */
function changedParents(runtime: Runtime, before: ReadonlyMap<string, Before>): Set<Instance> {
  const parents = new Set<Instance>();
  for (const [id, old] of before) {
    const node = runtime.nodePlans.get(id);
    if (node === undefined) continue;
    const hasOtherChildren = node.children.length !== old.children.length || node.children.some((child, i) => child !== old.children[i]);
    for (const instance of runtime.copies(id)) {
      const holder = hasOtherChildren ? holderOf(instance) : null;
      if (holder !== null) parents.add(holder);
      if (instance.parent !== null && (node.type !== old.type || isOutdated(instance))) parents.add(instance.parent);
    }
  }
  return parents;
}

function isOutdated(instance: Instance): boolean {
  // A use of another own component is another instance, too.
  return instance.typeName !== instance.plan.type || (instance.own !== null && instance.own.id !== instance.plan.props['component']);
}

function dropChildren(runtime: Runtime, parent: Instance): void {
  const wanted = new Set(contentsOf(parent).plans);
  const stays = (instance: Instance): boolean => {
    if (wanted.has(instance.plan) && !isOutdated(instance)) return true;
    runtime.keep(instance);
    instance.dispose();
    return false;
  };
  if (parent.slot === null) parent.children = parent.children.filter(stays);
  else parent.slot.exchange((instances) => instances.filter(stays));
}

function addChildren(runtime: Runtime, parent: Instance): void {
  const { plans, scope: inner, keyPath: path } = contentsOf(parent);
  const withNew = (instances: readonly Instance[], scope: Scope, keyPath: string, isSilent: boolean): Instance[] => {
    const there = new Map(instances.map((instance) => [instance.plan, instance]));
    return plans.flatMap((plan) => there.get(plan) ?? runtime.createAll([plan], parent, scope, keyPath, isSilent));
  };
  if (parent.slot === null) parent.children = withNew(parent.children, inner, path, parent.isSilent);
  else parent.slot.exchange(withNew);
  parent.touchKids();
}
