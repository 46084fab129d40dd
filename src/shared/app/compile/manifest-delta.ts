import { jsonEqual } from '../../kernel/json.ts';
import type { ComponentDefinition, ComponentNode, Manifest, Page } from '../manifest/index.ts';

/** A component with its children by id. */
export type NodeBody = Omit<ComponentNode, 'children'> & { children: string[] };
export type ComponentBody = Omit<ComponentDefinition, 'root' | 'code' | 'compiled'> & { root: string | null };
export type PageBody = Omit<Page, 'root'> & { root: string };
type Sections = Pick<Manifest, 'meta' | 'shell' | 'theme' | 'entities' | 'state' | 'queries' | 'modules'>;

/** What a running app has to know of an edit. */
export type ManifestDelta = {
  /** Whole, those that changed. */
  sections: Partial<Sections>;
  /** All pages, when their list or one of them changed. */
  pages?: PageBody[];
  /** All own components, when their list or one of them changed. Their parts are among `nodes`. */
  components?: ComponentBody[];
  /** New, changed and moved components. */
  nodes: NodeBody[];
  removed: string[];
};

const SECTIONS = ['meta', 'shell', 'theme', 'entities', 'state', 'queries', 'modules'] as const;
/** Keys of a component that a running app does not know of are left out: whether it is locked or hidden on the canvas. */
const BODY = ['type', 'name', 'props', 'bindings', 'events', 'style', 'frame'] as const;

/**
 * What changed. Parts that are the same object on both sides are not looked into, so the work is that of the edit, and of the
 * components beside it, when the two manifests share what did not change.
 */
export function diffManifests(before: Manifest, after: Manifest): ManifestDelta {
  const sections = Object.fromEntries(SECTIONS.filter((key) => !jsonEqual(before[key], after[key])).map((key) => [key, after[key]])) as Partial<Sections>;
  const pages = after.pages.map(pageBody);
  const hasOtherPages = before.pages !== after.pages && !jsonEqual(before.pages.map(pageBody), pages);
  const components = after.components.map(componentBody);
  const hasOtherComponents = before.components !== after.components && !jsonEqual(before.components.map(componentBody), components);
  const hasSameTrees = before.pages === after.pages && before.components === after.components;
  const { nodes, removed } = hasSameTrees ? { nodes: [], removed: [] } : diffTrees(before, after);
  return { sections, ...(hasOtherPages ? { pages } : {}), ...(hasOtherComponents ? { components } : {}), nodes, removed };
}

export function pageBody({ root, ...page }: Page): PageBody {
  return { ...page, root: root.id };
}

/** Its code is the screen's affair. */
export function componentBody({ root, code: _code, compiled: _compiled, ...body }: ComponentDefinition): ComponentBody {
  return { ...body, root: root?.id ?? null };
}

/** Tops of all trees: pages, then own components. */
export function rootsOf(manifest: Pick<Manifest, 'pages' | 'components'>): ComponentNode[] {
  return [...manifest.pages.map((page) => page.root), ...manifest.components.flatMap(({ root }) => root ?? [])];
}

export function nodeBody({ children, ...node }: ComponentNode): NodeBody {
  return { ...node, children: children.map((child) => child.id) };
}

/** The component and all in it. */
export function* walk(root: ComponentNode): Generator<ComponentNode> {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as ComponentNode);
  }
}

function diffTrees(before: Manifest, after: Manifest): { nodes: NodeBody[]; removed: string[] } {
  const changed = new Map<string, ComponentNode>();
  const gone: ComponentNode[] = [];
  const fresh: ComponentNode[] = [];
  const open: [before: ComponentNode, after: ComponentNode][] = [];
  match(
    rootsOf(before),
    rootsOf(after),
    open,
    gone,
    fresh,
  );
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [was, is] = pair;
    if (was === is) continue;
    const hasSameChildren =
      was.children === is.children || (was.children.length === is.children.length && was.children.every((child, i) => child.id === is.children[i]?.id));
    if (!hasSameChildren || BODY.some((key) => !jsonEqual(was[key], is[key]))) changed.set(is.id, is);
    if (was.children !== is.children) match(was.children, is.children, open, gone, fresh);
  }
  for (const root of fresh) for (const node of walk(root)) changed.set(node.id, node);
  const removed: string[] = [];
  for (const root of gone) for (const node of walk(root)) if (!changed.has(node.id)) removed.push(node.id);
  return { nodes: [...changed.values()].map(nodeBody), removed };
}

function match(
  before: readonly ComponentNode[],
  after: readonly ComponentNode[],
  open: [ComponentNode, ComponentNode][],
  gone: ComponentNode[],
  fresh: ComponentNode[],
): void {
  const byId = new Map(before.map((node) => [node.id, node]));
  for (const node of after) {
    const was = byId.get(node.id);
    byId.delete(node.id);
    if (was === undefined) fresh.push(node);
    else open.push([was, node]);
  }
  gone.push(...byId.values());
}
