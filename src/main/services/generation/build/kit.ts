import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import type { ActionStep, CodeModule, ComponentNodeInput, Query, StateVariable } from '../../../../shared/app/manifest/index.ts';
import { componentSpec } from '../../../../shared/app/catalogue/index.ts';
import type { AppPlan, PlannedEntity, PlannedPage } from '../plan/index.ts';
import { capitalize } from '../understand/words.ts';

export type Node = ComponentNodeInput;
export type StepInput = {
  do: ActionStep['do'];
  with?: Record<string, ActionStep['with'][string]>;
  as?: string;
  onlyIf?: string;
  onSuccess?: StepInput[];
  onError?: StepInput[];
};
export type NodeOptions = {
  id?: string;
  props?: Node['props'];
  bindings?: Record<string, string>;
  events?: Record<string, StepInput[]>;
  style?: Node['style'];
  children?: (Node | null)[];
};
type QueryInput = Partial<Omit<Query, 'id' | 'name'>> & { kind: Query['kind'] };

/** How a component is called in the layers: "overviewPage toolShare card" → "Tool share card". */
function layerName(words: string): string {
  const text = words
    .replace(/^[a-z][A-Za-z0-9]*Page\s+(?=\S)/, '')
    .replace(/([a-z0-9])([A-Z])/g, (_whole, before: string, capital: string) => `${before} ${capital.toLowerCase()}`);
  return capitalize(text).slice(0, 60);
}

/**
 * What page builders build with: it hands out ids, shares queries between pages and collects everything an app has
 * besides its pages. Builders stay pure: the same plan gives the same ids.
 */
export class Kit {
  readonly plan: AppPlan;
  readonly queries: Query[] = [];
  readonly state: StateVariable[] = [];
  readonly modules: CodeModule[] = [];
  readonly actions: string[] = [];
  private readonly taken = new Set<string>();
  private readonly shared = new Map<string, string>();

  constructor(plan: AppPlan) {
    this.plan = plan;
    for (const entity of plan.entities) this.taken.add(entity.id);
    for (const page of plan.pages) this.taken.add(page.id);
  }

  entity(id: string | null): PlannedEntity | undefined {
    return this.plan.entities.find((entity) => entity.id === id);
  }
  ofKind(...kinds: string[]): PlannedEntity | undefined {
    return kinds.map((kind) => this.plan.entities.find((entity) => entity.kind === kind)).find((entity) => entity !== undefined);
  }
  page(test: (page: PlannedPage) => boolean): PlannedPage | undefined {
    return this.plan.pages.find(test);
  }

  /** A free id made from words. */
  id(words: string): string {
    const id = identifierFrom(words.replace(/([a-z])([A-Z])/g, '$1 $2'), this.taken, 'node');
    this.taken.add(id);
    return id;
  }

  node(type: string, name: string, options: NodeOptions = {}): Node {
    if (componentSpec(type) === undefined) throw new Error(`The catalogue has no component ${type}`);
    return {
      id: options.id ?? this.id(name),
      type,
      name: layerName(name),
      ...(options.props === undefined ? {} : { props: options.props }),
      ...(options.bindings === undefined ? {} : { bindings: options.bindings }),
      ...(options.events === undefined ? {} : { events: steps(options.events) }),
      ...(options.style === undefined ? {} : { style: options.style }),
      ...(options.children === undefined ? {} : { children: options.children.filter((child) => child !== null) }),
    };
  }

  query(name: string, input: QueryInput): string {
    const id = this.id(name);
    this.queries.push({ where: [], orderBy: [], include: [], autoRun: true, debounceMs: 0, ...input, id, name });
    return id;
  }

  /** All rows of an entity, references embedded, newest or soonest first. One query for the whole app. */
  rows(entity: PlannedEntity): string {
    const known = this.shared.get(entity.id);
    if (known !== undefined) return known;
    const id = this.query(entity.plural.toLowerCase() === entity.name.toLowerCase() ? `${entity.plural} rows` : entity.plural, {
      kind: 'list',
      entity: entity.id,
      include: references(entity),
      orderBy: orderOf(entity),
      limit: 1000,
    });
    this.shared.set(entity.id, id);
    return id;
  }

  variable(name: string, initial: StateVariable['initial'], persist: 'memory' | 'saved' = 'memory'): string {
    const id = this.id(name);
    this.state.push({ id, name, initial, persist });
    return id;
  }

  module(name: string, code: string): string {
    const id = this.id(name);
    this.modules.push({ id, name, code });
    return id;
  }

  /** Made once for a key: builders of different pages share it. */
  once(key: string, make: () => string): string {
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const id = make();
    this.shared.set(key, id);
    return id;
  }

  did(action: string): void {
    if (!this.actions.includes(action)) this.actions.push(action);
  }
}

export function steps(events: Record<string, StepInput[]>): Record<string, ActionStep[]> {
  return Object.fromEntries(Object.entries(events).map(([event, list]) => [event, list.map(step)]));
}
export function step({ onSuccess, onError, with: params, ...rest }: StepInput): ActionStep {
  return {
    ...rest,
    with: params ?? {},
    ...(onSuccess === undefined ? {} : { onSuccess: onSuccess.map(step) }),
    ...(onError === undefined ? {} : { onError: onError.map(step) }),
  };
}

export function references(entity: PlannedEntity): string[] {
  return entity.fields.filter((field) => field.type === 'reference').map((field) => field.id);
}

function orderOf(entity: PlannedEntity): Query['orderBy'] {
  const position = entity.fields.find((field) => field.id === 'position');
  if (position !== undefined) return [{ field: position.id, direction: 'asc' }];
  const date = entity.fields.find((field) => field.type === 'date' || field.type === 'datetime');
  if (date !== undefined && /^(event|work)$/.test(entity.group)) return [{ field: date.id, direction: entity.group === 'event' ? 'asc' : 'desc' }];
  if (date !== undefined && /^(record|money|content)$/.test(entity.group)) return [{ field: date.id, direction: 'desc' }];
  return [{ field: entity.display, direction: 'asc' }];
}

/** Text inside an expression: 'it''s' becomes a JSON string, safe to paste into JavaScript. */
export function quote(text: string): string {
  return JSON.stringify(text);
}
