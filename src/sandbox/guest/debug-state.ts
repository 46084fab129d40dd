import type { DebugComponent, DebugState } from '../../shared/contracts/debug.ts';
import type { Inspected } from '../../shared/contracts/inspected.ts';
import { asText } from './helpers.ts';
import { inspect, SHORT } from './inspect.ts';
import type { Instance } from './instance.ts';
import type { Runtime } from './runtime.ts';

/** Components listed at once. */
const MAX_COMPONENTS = 500;
const MAX_COPIES = 200;
const LEVEL = { depth: 0, items: 0, chars: 200, nodes: 1 };

/** What a path may begin with. */
type PathSource = { runtime: Runtime; steps: { scopeOf(pauseId: number): object | null } };

/** Everything an app holds, in short. @param first nodes to list before the others */
export function stateOf(runtime: Runtime, first: readonly string[]): Omit<DebugState, 'memoryBytes'> {
  const { plan, navigation, root, bridge } = runtime;
  const page = navigation.current();
  return {
    page: { id: page.id, name: page.name, path: page.path, params: inspect(page.params, SHORT) },
    variables: plan.state.map(({ id, persist }) => ({ id, value: inspect(root[id], LEVEL), isSaved: persist === 'saved' })),
    queries: [...runtime.queries.values()].map((query) => {
      const { data, total, isLoading, error } = query.exposed;
      return {
        id: query.plan.id,
        status: isLoading === true ? 'loading' : typeof error === 'string' ? 'failed' : query.hasRun ? 'ready' : 'waiting',
        rows: Array.isArray(data) ? data.length : data === null || data === undefined ? 0 : 1,
        total: Number(total) || 0,
        error: typeof error === 'string' ? error : null,
        value: inspect(data, LEVEL),
      };
    }),
    components: listComponents(runtime, new Set(first)),
    ...bridge.waiting(),
  };
}

function listComponents(runtime: Runtime, first: ReadonlySet<string>): DebugState['components'] {
  const all = [...runtime.instances.values()];
  const chosen = all.filter((instance) => first.has(instance.plan.id) || first.has(instance.id));
  for (const instance of all) {
    if (chosen.length >= MAX_COMPONENTS) break;
    if (!first.has(instance.plan.id) && !first.has(instance.id)) chosen.push(instance);
  }
  const items = chosen.map((instance) => ({
    id: instance.id,
    node: instance.plan.id,
    type: instance.plan.type,
    depth: depthOf(instance),
    isForm: instance.ownForm !== null,
    problems: problemsOf(runtime, instance).size,
  }));
  return { count: all.length, items };
}

/** A node as it is drawn: the copy of that id, else its first. */
export function findInstance(runtime: Runtime, id: string): Instance | null {
  const exact = runtime.instances.get(id);
  if (exact !== undefined) return exact;
  for (const instance of runtime.instances.values()) if (instance.plan.id === id) return instance;
  return null;
}

export function componentOf(runtime: Runtime, id: string): DebugComponent | null {
  const instance = findInstance(runtime, id);
  if (instance === null) return null;
  const { plan, type } = instance;
  const problems = problemsOf(runtime, instance);
  const keys = new Set([...Object.keys(plan.bound), ...Object.keys(plan.props), ...Object.keys(type.defaults)]);
  const props = [...keys].map((key) => ({
    key,
    value: inspect(instance.prop(key), LEVEL),
    isBound: Object.hasOwn(plan.bound, key),
    problem: problems.get(key) ?? null,
  }));
  const state = Object.keys(type.state).map((key) => ({ key, value: inspect(instance.state(key), LEVEL) }));
  const scope = ['item', 'index'].flatMap((key) => {
    const value = instance.scope[key];
    return value === undefined ? [] : [{ key, value: inspect(value, LEVEL) }];
  });
  const copies: string[] = [];
  for (const other of runtime.instances.values()) if (other.plan.id === plan.id && copies.length < MAX_COPIES) copies.push(other.id);
  return { id: instance.id, node: plan.id, type: plan.type, props, state, scope, copies };
}

/** One value with a page of what is inside it. Throws where there is none. */
export function valueAt(source: PathSource, path: readonly string[], offset: number, limit: number): Inspected {
  const [kind = '', id = '', ...keys] = path;
  let value = startOf(source, kind, id, keys);
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) throw new Error('That value is gone.');
    value = (value as Record<string, unknown>)[key];
  }
  return inspect(value, { depth: 1, items: limit, chars: 20_000, nodes: limit + 1 }, offset);
}

/** Takes from `keys` what it needs itself. */
function startOf({ runtime, steps }: PathSource, kind: string, id: string, keys: string[]): unknown {
  switch (kind) {
    case 'state':
      return runtime.root[id];
    case 'query':
      return runtime.query(id).exposed;
    case 'page':
      return { ...runtime.navigation.current() }[id as 'params'];
    case 'node': {
      const instance = findInstance(runtime, id);
      if (instance === null) throw new Error('That component is not drawn.');
      const part = keys.shift();
      const key = keys.shift() ?? '';
      return part === 'props' ? instance.prop(key) : part === 'state' ? instance.state(key) : instance.scope[key];
    }
    case 'pause': {
      const scope = steps.scopeOf(Number(id));
      if (scope === null) throw new Error('That handler has gone on.');
      return scope;
    }
    default:
      throw new Error(`There is no value called “${asText(kind)}”.`);
  }
}

/** Messages by property. */
function problemsOf(runtime: Runtime, instance: Instance): Map<string, string> {
  const found = new Map<string, string>();
  if (runtime.problems.size === 0) return found;
  for (const key of Object.keys(instance.plan.bound)) {
    const text = runtime.problems.get(`node:${instance.plan.id}:${key}`);
    if (text !== undefined) found.set(key, text);
  }
  return found;
}

function depthOf(instance: Instance): number {
  let depth = 0;
  for (let at = instance.parent; at !== null; at = at.parent) depth++;
  return depth;
}
