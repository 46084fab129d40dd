import { componentSpec } from '../catalogue/index.ts';
import type { FnKey, NodeEdit, PageEdit, PlanEntity, PlanField, PlanQuery, PlanVariable } from '../../contracts/sandbox.ts';
import type { Json } from '../../kernel/json.ts';
import type { Entity, Field, Manifest, Query, StateVariable } from '../manifest/index.ts';
import { hasTemplate, type CodeWriter } from './code-writer.ts';
import { compileSteps } from './compile-steps.ts';
import type { NodeBody, PageBody } from './manifest-delta.ts';
import type { CodeContext } from './names.ts';

const TOP: CodeContext = { kind: 'binding', repeats: [] };

/** What of a page is not its components. */
export function compilePage(page: PageBody, writer: CodeWriter): PageEdit {
  const { navBadge = '' } = page;
  const badge = writer.template(`page:${page.id}:navBadge`, navBadge, { kind: 'page', id: page.id, key: 'navBadge' }, TOP);
  return {
    id: page.id,
    name: page.name,
    path: page.path,
    ...(page.icon === undefined ? {} : { icon: page.icon }),
    inNav: page.inNav,
    ...(page.navGroup === undefined ? {} : { navGroup: page.navGroup }),
    ...(navBadge === '' ? {} : { navBadge: badge === null ? { value: navBadge } : { fn: badge } }),
    onLoad: compileSteps(page.onLoad, 'onLoad', `page:${page.id}`, { kind: 'page', id: page.id, key: 'onLoad' }, [], writer),
    root: page.root,
  };
}

/** A component without what is in it. @param repeats the item-slot parents round it, outermost first */
export function compileNode(node: NodeBody, repeats: readonly string[], writer: CodeWriter): NodeEdit {
  const context: CodeContext = { kind: 'binding', repeats };
  const plan: NodeEdit = { id: node.id, type: node.type, name: node.name, props: { ...node.props }, bound: {}, events: {}, children: [...node.children] };
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
  return plan;
}

/** What is inside it sees these repeats. */
export function repeatsInside(node: Pick<NodeBody, 'id' | 'type'>, repeats: readonly string[]): readonly string[] {
  return componentSpec(node.type)?.slot === 'item' ? [...repeats, node.id] : repeats;
}

export function compileModule(module: Manifest['modules'][number], writer: CodeWriter): { id: string; fn: FnKey } {
  return { id: module.id, fn: writer.module(`module:${module.id}`, module.code, { kind: 'module', id: module.id }) };
}

export function compileVariable(variable: StateVariable, writer: CodeWriter): PlanVariable {
  const fn = writer.template(`state:${variable.id}`, variable.initial, { kind: 'state', id: variable.id }, TOP);
  return { id: variable.id, persist: variable.persist, initial: fn === null ? { value: variable.initial } : { fn } };
}

export function compileEntity(entity: Entity, writer: CodeWriter): PlanEntity {
  const fields = new Set(entity.fields.map((field) => field.id));
  for (const system of ['id', 'createdAt', 'updatedAt']) fields.add(system);
  return {
    id: entity.id,
    name: entity.name,
    displayField: entity.displayField,
    fields: entity.fields.map((field) => compileField(entity.id, field, fields, writer)),
  };
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

export function compileQuery(query: Query, writer: CodeWriter): PlanQuery {
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
  if (query.kind === 'script')
    plan.script = writer.body(`query:${query.id}:code`, query.code ?? '', { ...place, key: 'code' }, { kind: 'script', repeats: [] });
  return plan;
}
