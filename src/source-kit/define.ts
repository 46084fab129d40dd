import type { ComponentType, ReactNode } from 'react';
import type { Entity, Field, Query, ThemeInput } from './manifest-types.ts';
import type { Bound, Script } from './bind.ts';
import type { Step } from './steps.ts';

/** A field whose formula and default may be functions. */
export type FieldDefinition = Omit<Field, 'formula' | 'default' | 'required' | 'unique'> & {
  required?: boolean;
  unique?: boolean;
  formula?: Bound;
  default?: unknown;
};
export type EntityDefinition = Omit<Entity, 'fields' | 'seed'> & { fields: readonly FieldDefinition[] };

export type ConditionDefinition = { field: string; op: Query['where'][number]['op']; value?: unknown; skipEmpty?: boolean };
export type QueryDefinition = {
  id: string;
  kind: Query['kind'];
  entity?: string;
  where?: readonly ConditionDefinition[];
  search?: unknown;
  orderBy?: readonly { field: string; direction: 'asc' | 'desc' }[];
  limit?: number;
  include?: readonly string[];
  rowId?: unknown;
  aggregate?: { op: 'count' | 'sum' | 'avg' | 'min' | 'max'; field?: string; groupBy?: string };
  /** Passed over while this does not hold. */
  enabled?: Bound;
  script?: Script;
  autoRun?: boolean;
  debounceMs?: number;
};
export type StateDefinition = { id: string; persist: 'memory' | 'saved'; initial: unknown };
export type ModuleDefinition = { id: string; load: (scope: never) => Record<string, unknown> };
export type PageDefinition = {
  id: string;
  name: string;
  path: string;
  icon?: string;
  inNav?: boolean;
  navGroup?: string;
  navBadge?: string | Bound;
  onLoad?: readonly Step[];
  content: ReactNode;
};
export type OwnComponentDefinition = {
  id: string;
  name: string;
  defaults: Readonly<Record<string, unknown>>;
  content?: ReactNode;
  /** Draws it, where it is written as code: gets `inputs` and `emit`, whose types it knows itself. */
  // oxlint-disable-next-line typescript/no-explicit-any
  view?: ComponentType<any>;
};

export type AppDefinition = {
  /** Tells its data from that of other apps at the same address. */
  id: string;
  name: string;
  icon: string;
  description: string;
  nav: 'sidebar' | 'top' | 'none';
  theme: ThemeInput;
  /** Hosts and devices it may ask for. */
  permissions: Readonly<Record<string, unknown>>;
  entities: readonly EntityDefinition[];
  /** Rows of a first start, by entity. */
  seed: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  queries: readonly QueryDefinition[];
  state: readonly StateDefinition[];
  modules: readonly ModuleDefinition[];
  components: readonly OwnComponentDefinition[];
  pages: readonly PageDefinition[];
};

/** The start of a module: its functions are read by all others as `<id>.<name>(…)`. @param load runs once, before the first page */
export function defineModule<Scope>(id: string, load: (scope: Scope) => Record<string, unknown>): ModuleDefinition {
  return { id, load };
}

export function defineApp(app: AppDefinition): AppDefinition {
  return app;
}

export function definePage(page: PageDefinition): PageDefinition {
  return page;
}
