import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import type { AppDocument, ComponentInfo, NodeSnapshot } from '../../../shared/app/document/index.ts';
import { ROW_SYSTEM_FIELDS, type Entity } from '../../../shared/app/manifest/index.ts';
import type { ScopeEntry, ScopeMember } from './completion.ts';
import { HELPER_SCOPE } from './helpers-scope.ts';

/** What the scope reads of the document. */
export type ScopeSource = Pick<AppDocument, 'node' | 'children' | 'parentOf' | 'pageOf' | 'pages' | 'entities' | 'queries' | 'state' | 'modules' | 'components'>;
/** Live evaluated values by node, when the design session is up. */
export type LiveValues = (nodeId: string) => { props: Readonly<Record<string, unknown>>; state: Readonly<Record<string, unknown>> } | undefined;

export type ScopeOptions = {
  /** In a step: what the event's payload holds. */
  inEvent?: Readonly<Record<string, string>>;
  /** In a step that runs after a failure. */
  hasError?: boolean;
  /** Outputs of the steps before this one, by the name they were given. */
  steps?: readonly string[];
  /** Components of every page, for what belongs to no page: queries and variables. */
  isAppWide?: boolean;
};

/** Every name an expression of this node can use, nearest first. */
export function buildScope(app: ScopeSource, nodeId: string | null, live: LiveValues, options: ScopeOptions = {}): ScopeEntry[] {
  const near = options.isAppWide === true ? app.pages().flatMap((page) => nodesOf(app, page.rootId)) : pageNodes(app, nodeId);
  return [
    ...(options.inEvent === undefined ? [] : [eventEntry(options.inEvent)]),
    ...stepEntries(options),
    ...itemEntries(app, nodeId, live),
    ...inputEntries(app, nodeId),
    ...queryEntries(app, near, live),
    ...app.state().map((variable): ScopeEntry => ({ name: variable.id, kind: 'state', label: variable.name, detail: 'variable', members: [], value: variable.initial })),
    ...componentEntries(app, near, live),
    { name: 'page', kind: 'state', label: 'page', detail: 'the current page', members: [{ name: 'id', detail: 'text' }, { name: 'params', detail: 'object' }] },
    ...app.modules().map((module): ScopeEntry => ({ name: module.id, kind: 'module', label: module.name, detail: 'functions', members: exportedNames(module.code).map((name) => ({ name, detail: 'function' })) })),
    ...HELPER_SCOPE,
  ];
}

function eventEntry(payload: Readonly<Record<string, string>>): ScopeEntry {
  return { name: 'event', kind: 'item', label: 'event', detail: 'what happened', members: Object.entries(payload).map(([name, detail]) => ({ name, detail })) };
}

/** What is in scope only among the steps of a handler. */
export function stepEntries({ steps = [], hasError = false }: Pick<ScopeOptions, 'steps' | 'hasError'>): ScopeEntry[] {
  const entries: ScopeEntry[] = [];
  if (hasError) entries.push({ name: 'error', kind: 'item', label: 'error', detail: 'what went wrong', members: [{ name: 'message', detail: 'text' }, { name: 'code', detail: 'text' }] });
  if (steps.length > 0) entries.push({ name: 'steps', kind: 'item', label: 'steps', detail: 'results of earlier steps', members: steps.map((name) => ({ name, detail: 'result' })) });
  return entries;
}

function queryEntries(app: ScopeSource, nodes: readonly string[], live: LiveValues): ScopeEntry[] {
  const shown = new Map<string, unknown>();
  for (const id of nodes) {
    for (const [key, template] of Object.entries(app.node(id)?.bindings ?? {})) {
      const match = /^\s*\{\{\s*([A-Za-z_]\w*)\.data\s*\}\}\s*$/.exec(template);
      const value = match ? live(id)?.props[key] : undefined;
      if (match?.[1] !== undefined && value !== undefined) shown.set(match[1], value);
    }
  }
  return app.queries().map((query): ScopeEntry => {
    const entity = app.entities().find((candidate) => candidate.id === query.entity);
    const value = shown.get(query.id);
    const rows = Array.isArray(value) ? `${value.length} ${value.length === 1 ? 'row' : 'rows'}` : query.kind === 'list' ? (entity?.plural ?? 'rows') : query.kind;
    return {
      name: query.id, kind: 'query', label: query.name, detail: rows,
      members: [{ name: 'data', detail: rows, ...(value === undefined ? {} : { value }) }, { name: 'total', detail: 'number' }, { name: 'isLoading', detail: 'yes or no' }, { name: 'error', detail: 'text or nothing' }],
    };
  });
}

function componentEntries(app: ScopeSource, nodes: readonly string[], live: LiveValues): ScopeEntry[] {
  const entries: ScopeEntry[] = [];
  for (const id of nodes) {
    const node = app.node(id);
    const spec = node === undefined ? undefined : componentSpec(node.type);
    if (node === undefined || spec === undefined || Object.keys(spec.state).length === 0) continue;
    const now = live(id);
    const members: ScopeMember[] = Object.entries(spec.state).map(([name, state]) => withValue({ name, detail: state.description }, now?.state[name]));
    for (const [name, prop] of Object.entries(spec.props)) if (!(name in spec.state)) members.push(withValue({ name, detail: prop.label }, now?.props[name]));
    entries.push({ name: id, kind: 'component', label: node.name, detail: node.name, members });
  }
  return entries;
}

/** Inside a repeat: `item` with the fields of the rows it repeats over. */
function itemEntries(app: ScopeSource, nodeId: string | null, live: LiveValues): ScopeEntry[] {
  for (let at = nodeId === null ? null : app.parentOf(nodeId); at !== null; at = app.parentOf(at)) {
    const node = app.node(at);
    const spec = node === undefined ? undefined : componentSpec(node.type);
    if (node === undefined || spec?.slot !== 'item') continue;
    const items = spec.itemsProp === undefined ? undefined : live(at)?.props[spec.itemsProp];
    const first: unknown = Array.isArray(items) ? items[0] : undefined;
    return [
      { name: 'item', kind: 'item', label: 'item', detail: 'this row', members: itemMembers(app, node, spec.itemsProp, first), ...(first === undefined ? {} : { value: first }) },
      { name: 'index', kind: 'item', label: 'index', detail: 'number, from 0', members: [] },
    ];
  }
  return [];
}

function itemMembers(app: ScopeSource, node: NodeSnapshot, itemsProp: string | undefined, first: unknown): ScopeMember[] {
  const entity = itemsProp === undefined ? undefined : entityOfBinding(app, node.bindings[itemsProp] ?? '');
  if (entity !== undefined) {
    const row = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {};
    return [...entity.fields.map((field) => withValue({ name: field.id, detail: field.label }, row[field.id])), ...ROW_SYSTEM_FIELDS.map((name) => withValue({ name, detail: 'kept by the app' }, row[name]))];
  }
  return typeof first === 'object' && first !== null ? Object.entries(first).map(([name, value]) => withValue({ name, detail: typeof value }, value)) : [];
}

/** The entity whose rows a binding such as `{{ openTasks.data }}` yields. */
export function entityOfBinding(app: Pick<ScopeSource, 'entities' | 'queries'>, template: string): Entity | undefined {
  const name = /\{\{[^}]*?\b([A-Za-z_]\w*)\.data\b/.exec(template)?.[1];
  const query = app.queries().find((candidate) => candidate.id === name);
  return app.entities().find((entity) => entity.id === query?.entity);
}

function pageNodes(app: ScopeSource, nodeId: string | null): string[] {
  const pageId = nodeId === null ? app.pages()[0]?.id : app.pageOf(nodeId);
  const root = app.pages().find((page) => page.id === pageId)?.rootId ?? definitionOf(app, nodeId)?.rootId;
  return root === undefined ? [] : nodesOf(app, root);
}

/** The own component that the node is part of. */
function definitionOf(app: ScopeSource, nodeId: string | null): ComponentInfo | undefined {
  const holder = nodeId === null ? null : app.pageOf(nodeId);
  return holder?.startsWith('/') ? app.components().find(({ id }) => id === holder.slice(1)) : undefined;
}

function inputEntries(app: ScopeSource, nodeId: string | null): ScopeEntry[] {
  const definition = definitionOf(app, nodeId);
  if (definition === undefined) return [];
  return [{ name: 'inputs', kind: 'item', label: 'inputs', detail: 'given where it is used', members: definition.props.map(({ key, label, default: value }) => ({ name: key, detail: label, value })) }];
}

function nodesOf(app: ScopeSource, rootId: string): string[] {
  const ids: string[] = [];
  const stack = [rootId];
  while (stack.length > 0 && ids.length < 2000) {
    const id = stack.pop()!;
    ids.push(id);
    stack.push(...[...app.children(id)].reverse());
  }
  return ids;
}

function withValue(member: { name: string; detail: string }, value: unknown): ScopeMember {
  return value === undefined ? member : { ...member, value };
}

function exportedNames(code: string): string[] {
  return [...code.matchAll(/export\s+(?:async\s+)?(?:function|const|let)\s+([A-Za-z_$][\w$]*)/g)].map((match) => match[1]!);
}
