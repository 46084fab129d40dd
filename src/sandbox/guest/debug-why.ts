import type { DebugDependency, DebugTarget, DebugWhy } from '../../shared/contracts/debug.ts';
import type { Changes } from './debug-changes.ts';
import { findInstance } from './debug-state.ts';
import { inspect, SHORT } from './inspect.ts';
import type { Runtime } from './runtime.ts';
import { Computed, Source } from './signals.ts';

/** Values shown in each direction. */
const MAX_SHOWN = 100;
const MAX_DEPTH = 12;
const CHANGES = 20;

type Readable = Source<unknown> | Computed<unknown>;
type Names = Map<Readable, DebugTarget>;

/** What a value reads now, transitively, what reads it, and why it changed. */
export function whyOf({ runtime, changes }: { runtime: Runtime; changes: Changes }, target: DebugTarget): DebugWhy {
  const read = readerOf(runtime, target);
  const own = readBy(read)[0];
  const names = nameSources(runtime, target);
  const seen = new Set<Readable>();
  const reads: DebugDependency[] = [];
  const readers: DebugDependency[] = [];
  let isCut = false;

  const add = (list: DebugDependency[], readable: Readable, depth: number): boolean => {
    const about = names.get(readable) ?? changes.nameOf(readable) ?? (readable instanceof Computed ? changes.targetOf(readable.label) : undefined);
    if (about === undefined || about.key.endsWith(')')) return false;
    if (list.length >= MAX_SHOWN) {
      isCut = true;
      return false;
    }
    list.push({
      target: about,
      name: about.key === '' ? about.id : `${about.id}.${about.key}`,
      value: inspect(readable.peek(), SHORT),
      depth,
      lastSeq: changes.lastSeqOf(about),
    });
    return true;
  };
  /** What is only of the runtime is passed through without a level of its own. */
  const walk = (list: DebugDependency[], readable: Readable, depth: number, next: (of: Readable) => Iterable<unknown>): void => {
    if (depth > MAX_DEPTH || isCut) return;
    for (const other of next(readable)) {
      if (!(other instanceof Source || other instanceof Computed) || seen.has(other)) continue;
      seen.add(other);
      walk(list, other, add(list, other, depth) ? depth + 1 : depth, next);
    }
  };

  if (own !== undefined) {
    seen.add(own);
    walk(reads, own, 0, (of) => (of instanceof Computed ? of.dependencies : []));
    seen.clear();
    seen.add(own);
    walk(readers, own, 0, (of) => of.observers ?? []);
  }
  const [id = target.id] = target.id.split('@');
  const problem = runtime.problems.get(`${target.kind}:${id}:${target.key}`) ?? null;
  return { target, value: inspect(safely(read), SHORT), problem, reads, readBy: readers, isCut, changes: changes.of(target, CHANGES) };
}

/** Reads the value as a binding would. */
function readerOf(runtime: Runtime, { kind, id, key }: DebugTarget): () => unknown {
  switch (kind) {
    case 'state':
      return () => runtime.root[id];
    case 'query':
      return () => runtime.query(id).exposed[key === '' || key === 'inputs' ? 'data' : key];
    case 'page':
      return () => runtime.navigation.current();
    case 'node': {
      const instance = findInstance(runtime, id);
      if (instance === null) throw new Error('That component is not drawn.');
      return () => (instance.hasState(key) ? instance.state(key) : instance.prop(key));
    }
  }
}

/** The sources and computed values that a read touches first: asked for by reading it once, as a binding would. */
function readBy(read: () => unknown): Readable[] {
  const probe = new Computed<unknown>(read, { label: '(probe)', initial: undefined, onError: () => {} });
  probe.get();
  const found = [...probe.dependencies].filter((readable): readable is Readable => readable instanceof Source || readable instanceof Computed);
  probe.dispose();
  return found;
}

/** Sources have no names of their own; those that expressions can name are found by reading them. */
function nameSources(runtime: Runtime, target: DebugTarget): Names {
  const names: Names = new Map();
  const name = (about: DebugTarget, read: () => unknown): void => {
    const [source] = readBy(read);
    if (source instanceof Source && !names.has(source)) names.set(source, about);
  };
  for (const { id } of runtime.plan.state) name({ kind: 'state', id, key: '' }, () => runtime.root[id]);
  for (const [id, query] of runtime.queries) {
    for (const key of ['total', 'isLoading', 'error']) name({ kind: 'query', id, key }, () => query.exposed[key]);
  }
  name({ kind: 'page', id: runtime.navigation.current().id, key: '' }, () => runtime.navigation.current());
  const ids = new Set(runtime.plan.named);
  const own = target.kind === 'node' ? findInstance(runtime, target.id) : null;
  for (const instance of runtime.instances.values()) {
    if (!ids.has(instance.plan.id) && instance !== own) continue;
    for (const key of Object.keys(instance.type.state)) name({ kind: 'node', id: instance.id, key }, () => instance.state(key));
  }
  if (own !== null) for (const key of ['item', 'index']) if (own.scope[key] !== undefined) name({ kind: 'node', id: own.id, key }, () => own.scope[key]);
  return names;
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}
