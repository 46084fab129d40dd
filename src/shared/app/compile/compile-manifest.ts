import { componentSpec, type ComponentSpec } from '../catalogue/index.ts';
import type { AppPlan, PlanEntity, PlanField, PlanNode, PlanPage, PlanQuery, PlanType, PlanVariable } from '../../contracts/sandbox.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { ComponentNode, Entity, Field, Manifest, Page, Query, StateVariable } from '../manifest/index.ts';
import { CodeWriter, hasTemplate, type CompileProblem } from './code-writer.ts';
import type { SourcePlace } from './source-map.ts';
import { compileSteps } from './compile-steps.ts';
import { AppNames, type CodeContext } from './names.ts';

export type CompiledApp = {
  /** Evaluates to `{ [key]: function }`. */
  script: string;
  plan: AppPlan;
  /** Bindings and scripts that do not parse, and names that are not there. The app still runs; those places fail with their message. */
  problems: CompileProblem[];
  /** Where a place in the script is in the author's code; null where the code is ours. Lines and columns count from 1. */
  locate(line: number, column: number): SourcePlace | null;
};

const TOP: CodeContext = { kind: 'binding', repeats: [] };

/** Turns a manifest into what the guest runs. Deterministic and free of side effects. */
export function compileManifest(manifest: Manifest): CompiledApp {
  const names = new AppNames(manifest);
  const writer = new CodeWriter(names);
  const types: Record<string, PlanType> = {};
  const modules = manifest.modules.map((module) => ({ id: module.id, fn: writer.module(`module:${module.id}`, module.code, { kind: 'module', id: module.id }) }));
  const entities = manifest.entities.map((entity) => compileEntity(entity, writer));
  const state = manifest.state.map((variable) => compileVariable(variable, writer));
  const queries = manifest.queries.map((query) => compileQuery(query, writer));
  const pages = manifest.pages.map((page) => compilePage(page, names, writer, types));
  return {
    script: writer.script(),
    plan: {
      name: manifest.meta.name,
      icon: manifest.meta.icon,
      nav: manifest.shell.nav,
      theme: manifest.theme,
      types,
      pages,
      entities,
      queries,
      state,
      modules,
      named: [...names.named],
    },
    problems: writer.problems,
    locate: (line, column) => writer.locate(line, column),
  };
}

function compilePage(page: Page, names: AppNames, writer: CodeWriter, types: Record<string, PlanType>): PlanPage {
  return {
    id: page.id,
    name: page.name,
    path: page.path,
    ...(page.icon === undefined ? {} : { icon: page.icon }),
    inNav: page.inNav,
    onLoad: compileSteps(page.onLoad, 'onLoad', `page:${page.id}`, { kind: 'page', id: page.id, key: 'onLoad' }, [], writer),
    root: compileNode(page.root, [], names, writer, types),
  };
}

function compileNode(node: ComponentNode, repeats: readonly string[], names: AppNames, writer: CodeWriter, types: Record<string, PlanType>): PlanNode {
  types[node.type] ??= planType(componentSpec(node.type));
  const context: CodeContext = { kind: 'binding', repeats };
  const plan: PlanNode = { id: node.id, type: node.type, name: node.name, props: { ...node.props }, bound: {}, events: {}, children: [] };
  for (const [key, template] of Object.entries(node.bindings)) {
    const fn = writer.template(`node:${node.id}:${key}`, template, { kind: 'node', id: node.id, key }, context);
    if (fn === null) plan.props[key] = template;
    else plan.bound[key] = fn;
  }
  if (Object.keys(node.style).length > 0) {
    const style: Json = JSON.parse(JSON.stringify(node.style));
    const fn = writer.template(`node:${node.id}:style`, style, { kind: 'node', id: node.id, key: 'style' }, context);
    if (fn === null) plan.props['style'] = style;
    else plan.bound['style'] = fn;
  }
  if (node.frame !== undefined) plan.props['frame'] = { ...node.frame };
  for (const [event, steps] of Object.entries(node.events)) {
    if (steps.length === 0) continue;
    plan.events[event] = compileSteps(steps, event, `node:${node.id}`, { kind: 'node', id: node.id, key: event }, repeats, writer);
  }
  const inner = names.repeatsInside(node, repeats);
  plan.children = node.children.map((child) => compileNode(child, inner, names, writer, types));
  return plan;
}

/** Unknown components are drawn as a placeholder by the player and hold children. */
function planType(spec: ComponentSpec | undefined): PlanType {
  if (spec === undefined) return { defaults: {}, state: {}, slot: 'children' };
  const defaults: JsonObject = Object.fromEntries(Object.entries(spec.props).map(([key, prop]) => [key, prop.default]));
  const state: PlanType['state'] = {};
  for (const [key, { from, initial, on }] of Object.entries(spec.state)) {
    state[key] = { ...(from === undefined ? {} : { from }), ...(initial === undefined ? {} : { initial }), ...(on === undefined ? {} : { on: { ...on } }) };
  }
  return {
    defaults,
    state,
    slot: spec.slot,
    ...(spec.itemsProp === undefined ? {} : { itemsProp: spec.itemsProp }),
    ...(spec.isForm ? { isForm: true } : {}),
    ...(spec.isInput ? { isInput: true } : {}),
    ...(spec.isOverlay ? { isOverlay: true } : {}),
  };
}

function compileVariable(variable: StateVariable, writer: CodeWriter): PlanVariable {
  const fn = writer.template(`state:${variable.id}`, variable.initial, { kind: 'state', id: variable.id }, TOP);
  return { id: variable.id, persist: variable.persist, initial: fn === null ? { value: variable.initial } : { fn } };
}

function compileEntity(entity: Entity, writer: CodeWriter): PlanEntity {
  const fields = new Set(entity.fields.map((field) => field.id));
  for (const system of ['id', 'createdAt', 'updatedAt']) fields.add(system);
  return { id: entity.id, name: entity.name, displayField: entity.displayField, fields: entity.fields.map((field) => compileField(entity.id, field, fields, writer)) };
}

function compileField(entityId: string, field: Field, fields: ReadonlySet<string>, writer: CodeWriter): PlanField {
  const plan: PlanField = { id: field.id, label: field.label, type: field.type };
  const place = { kind: 'entity', id: entityId, key: field.id } as const;
  if (field.type === 'computed') {
    plan.formula = writer.expression(`entity:${entityId}:${field.id}`, field.formula ?? 'null', place, { kind: 'formula', repeats: [], fields });
  }
  if (field.default !== undefined) {
    const fn = writer.template(`entity:${entityId}:${field.id}:default`, field.default, place, TOP);
    plan.default = fn === null ? { value: field.default } : { fn };
  }
  if (field.choices !== undefined) plan.choices = field.choices.map(({ value, label }) => ({ value, label }));
  if (field.reference !== undefined) plan.references = field.reference.entity;
  return plan;
}

function compileQuery(query: Query, writer: CodeWriter): PlanQuery {
  const place = { kind: 'query', id: query.id } as const;
  const values = query.where.map((condition, i) => writer.templateText(condition.value ?? null, { ...place, key: `where[${i}]` }, TOP));
  const search = writer.templateText(query.search ?? '', { ...place, key: 'search' }, TOP);
  const rowId = writer.templateText(query.rowId ?? null, { ...place, key: 'rowId' }, TOP);
  const plan: PlanQuery = {
    id: query.id,
    kind: query.kind,
    where: query.where.map(({ field, op, skipEmpty }) => ({ field, op, skipEmpty })),
    orderBy: query.orderBy.map((order) => ({ ...order })),
    include: [...query.include],
    inputs: writer.raw(`query:${query.id}`, `return { values: [${values.join(', ')}], search: ${search}, rowId: ${rowId} };`),
    autoRun: query.autoRun,
    debounceMs: query.debounceMs,
    signature: JSON.stringify(query),
  };
  if (query.entity !== undefined) plan.entity = query.entity;
  if (query.limit !== undefined) plan.limit = query.limit;
  if (query.aggregate !== undefined) {
    const { op, field, groupBy } = query.aggregate;
    plan.aggregate = { op, ...(field === undefined ? {} : { field }), ...(groupBy === undefined ? {} : { groupBy }) };
  }
  if (query.enabled !== undefined && query.enabled.trim() !== '') {
    // People write both `x.value` and `{{ x.value }}` here.
    const enabledPlace = { ...place, key: 'enabled' };
    plan.enabled = hasTemplate(query.enabled)
      ? (writer.template(`query:${query.id}:enabled`, query.enabled, enabledPlace, TOP) ?? `query:${query.id}:enabled`)
      : writer.expression(`query:${query.id}:enabled`, query.enabled, enabledPlace, TOP);
  }
  if (query.kind === 'script') plan.script = writer.body(`query:${query.id}:code`, query.code ?? '', { ...place, key: 'code' }, { kind: 'script', repeats: [] });
  return plan;
}
