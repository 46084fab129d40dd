import { planType } from '../shared/app/compile/plan-type.ts';
import { theme } from '../shared/app/manifest/index.ts';
import type {
  AppPlan,
  FnKey,
  PlanComponent,
  PlanEntity,
  PlanField,
  PlanNode,
  PlanPage,
  PlanQuery,
  PlanStep,
  PlanVariable,
} from '../shared/contracts/sandbox.ts';
import type { Json, JsonObject } from '../shared/kernel/json.ts';
import { Bound } from './bind.ts';
import type { AppDefinition, EntityDefinition, OwnComponentDefinition, PageDefinition, QueryDefinition, StateDefinition } from './define.ts';
import { readElement, type Declaration } from './elements.tsx';
import type { Step } from './steps.ts';

type Run = (scope: never) => unknown;
export type PlannedApp = { plan: AppPlan; functions: Record<FnKey, Run> };

/** What the runtime runs, from what the pages declare. */
export function planOf(app: AppDefinition): PlannedApp {
  return new Planner().app(app);
}

class Planner {
  private readonly functions: Record<FnKey, Run> = {};
  private readonly types: AppPlan['types'] = {};
  private readonly ids = new Set<string>();

  app(app: AppDefinition): PlannedApp {
    const plan: AppPlan = {
      name: app.name,
      icon: app.icon,
      nav: app.nav,
      theme: theme.parse(app.theme),
      types: this.types,
      modules: app.modules.map(({ id, load }) => ({ id, fn: this.add(`module:${id}`, load) })),
      entities: app.entities.map((entity) => this.entity(entity)),
      state: app.state.map((variable) => this.variable(variable)),
      queries: app.queries.map((query) => this.query(query)),
      pages: app.pages.map((page) => this.page(page)),
      components: app.components.map((component) => this.component(component)),
      // Which of them a function names is not known before it runs.
      named: [],
    };
    plan.named.push(...this.ids);
    return { plan, functions: this.functions };
  }

  private add(key: FnKey, run: Run): FnKey {
    let unique = key;
    for (let n = 2; Object.hasOwn(this.functions, unique); n++) unique = `${key}#${n}`;
    Object.defineProperty(this.functions, unique, { value: run, enumerable: true, configurable: true, writable: true });
    return unique;
  }

  private page({ id, name, path, icon, inNav = true, navGroup, navBadge, onLoad = [], content }: PageDefinition): PlanPage {
    const steps = this.steps(onLoad, 'onLoad', `page:${id}`);
    const plan: PlanPage = { id, name, path, inNav, onLoad: steps, root: this.node(readElement(content)) };
    if (icon !== undefined) plan.icon = icon;
    if (navGroup !== undefined) plan.navGroup = navGroup;
    if (navBadge !== undefined) plan.navBadge = navBadge instanceof Bound ? { fn: this.add(`page:${id}:navBadge`, navBadge.fn) } : { value: navBadge };
    return plan;
  }

  private component({ id, name, defaults, content }: OwnComponentDefinition): PlanComponent {
    return { id, name, defaults: defaults as JsonObject, ...(content === undefined ? {} : { root: this.node(readElement(content)) }) };
  }

  private node({ type, id, name, props, events, children }: Declaration): PlanNode {
    if (this.ids.has(id)) throw new Error(`Two components have the id “${id}”.`);
    this.ids.add(id);
    this.types[type] ??= planType(type);
    const plan: PlanNode = { id, type, name, props: {}, bound: {}, events: {}, children: [] };
    for (const [key, value] of Object.entries(props)) {
      if (value instanceof Bound) {
        plan.bound[key] = this.add(`node:${id}:${key}`, value.fn);
        if (value.before !== undefined) plan.props[key] = value.before as Json;
      } else if (value !== undefined) plan.props[key] = value as Json;
    }
    for (const [event, list] of Object.entries(events)) if (list.length > 0) plan.events[event] = this.steps(list, event, `node:${id}`);
    plan.children = children.map((child) => this.node(child));
    return plan;
  }

  private steps(list: readonly Step[], at: string, owner: string): PlanStep[] {
    return list.map((step, i) => this.step(step, `${at}[${i}]`, owner));
  }

  private step({ do: kind, with: params, script, options }: Step, at: string, owner: string): PlanStep {
    const key = `${owner}:${at}`;
    const plan: PlanStep = { do: kind, at, with: {} };
    if (script !== undefined) plan.script = this.add(`${key}:code`, script.fn);
    const bound: [string, Bound][] = [];
    for (const [name, value] of Object.entries(params)) {
      if (value instanceof Bound) bound.push([name, value]);
      else if (value !== undefined) plan.with[name] = value as Json;
    }
    if (bound.length > 0) plan.bound = this.add(key, (scope) => Object.fromEntries(bound.map(([name, { fn }]) => [name, fn(scope)])));
    if (options.as !== undefined) plan.as = options.as;
    if (options.onlyIf !== undefined) plan.onlyIf = this.add(`${key}:onlyIf`, options.onlyIf.fn);
    if (options.debounceMs !== undefined) plan.debounceMs = options.debounceMs;
    if (options.throttleMs !== undefined) plan.throttleMs = options.throttleMs;
    if (options.onSuccess !== undefined) plan.onSuccess = this.steps(options.onSuccess, `${at}.onSuccess`, owner);
    if (options.onError !== undefined) plan.onError = this.steps(options.onError, `${at}.onError`, owner);
    return plan;
  }

  private entity({ id, name, displayField, fields }: EntityDefinition): PlanEntity {
    return { id, name, displayField, fields: fields.map((field) => this.field(id, field)) };
  }

  private field(entity: string, field: EntityDefinition['fields'][number]): PlanField {
    const plan: PlanField = { id: field.id, label: field.label, type: field.type };
    const key = `entity:${entity}:${field.id}`;
    if (field.type === 'computed') plan.formula = this.add(key, field.formula?.fn ?? (() => null));
    if (field.default instanceof Bound) plan.default = { fn: this.add(`${key}:default`, field.default.fn) };
    else if (field.default !== undefined) plan.default = { value: field.default as Json };
    if (field.choices !== undefined) plan.choices = field.choices.map(({ value, label }) => ({ value, label }));
    if (field.reference !== undefined) plan.references = field.reference.entity;
    return plan;
  }

  private variable({ id, persist, initial }: StateDefinition): PlanVariable {
    return { id, persist, initial: initial instanceof Bound ? { fn: this.add(`state:${id}`, initial.fn) } : { value: initial as Json } };
  }

  private query(query: QueryDefinition): PlanQuery {
    const { id, where = [], search = '', rowId = null } = query;
    const valueOf = (value: unknown, scope: never): unknown => (value instanceof Bound ? value.fn(scope) : value);
    const plan: PlanQuery = {
      id,
      kind: query.kind,
      where: where.map(({ field, op, skipEmpty = false }) => ({ field, op, skipEmpty })),
      orderBy: [...(query.orderBy ?? [])],
      include: [...(query.include ?? [])],
      inputs: this.add(`query:${id}`, (scope) => ({
        values: where.map(({ value = null }) => valueOf(value, scope)),
        search: valueOf(search, scope),
        rowId: valueOf(rowId, scope),
      })),
      autoRun: query.autoRun ?? true,
      debounceMs: query.debounceMs ?? 0,
      signature: id,
    };
    if (query.entity !== undefined) plan.entity = query.entity;
    if (query.limit !== undefined) plan.limit = query.limit;
    if (query.aggregate !== undefined) plan.aggregate = query.aggregate;
    if (query.enabled !== undefined) plan.enabled = this.add(`query:${id}:enabled`, query.enabled.fn);
    if (query.script !== undefined) plan.script = this.add(`query:${id}:code`, query.script.fn);
    return plan;
  }
}
