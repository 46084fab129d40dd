import type { AbstractType, Doc, Map as YMap, YEvent } from 'yjs';
import { jsonEqual } from '../../kernel/json.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import type { Disposer } from '../../kernel/disposable.ts';
import { componentHolder, ROOT_NAMES, root, type CollectionName, type RootName } from './roots.ts';
import { assembleManifest, readComponent, readItems } from './to-manifest.ts';
import { TreeIndex } from './tree-index.ts';

type Events = readonly YEvent<AbstractType<unknown>>[];

/** Where the parts that are not collections are stored. */
const SETTINGS = ['meta', 'theme', 'permissions'] as const;

/**
 * Gives the manifest of a document that changes, as `toManifest` would, for the price of what changed: parts that are as they were
 * are the same objects as in the manifest before. They are shared, so nobody may change them.
 */
export class ManifestReader {
  private readonly doc: Doc;
  private readonly disposers: Disposer[] = [];
  private tree: TreeIndex | null = null;
  /** Nodes as they were read last, each with all in it. */
  private readonly nodes = new Map<string, ComponentNode>();
  private readonly staleNodes = new Set<string>();
  private readonly staleHolders = new Set<string>();
  private readonly staleRoots = new Set<RootName>();
  private readonly collections = new Map<CollectionName, readonly { id: string }[]>();
  private last: Manifest | null = null;

  constructor(doc: Doc) {
    this.doc = doc;
    for (const name of ROOT_NAMES) {
      const map = root(doc, name);
      const onChange = (events: Events): void => this.changed(name, events);
      map.observeDeep(onChange);
      this.disposers.push(() => map.unobserveDeep(onChange));
    }
  }

  read(): Manifest {
    if (this.last !== null && this.staleRoots.size === 0) return this.last;
    const before = this.last;
    const tree = this.upToDateTree();
    const roots = new Set<string>();
    const read = assembleManifest(this.doc, {
      rootOf: (holder) => {
        const id = tree.rootOf(holder);
        if (id === undefined) return undefined;
        roots.add(id);
        return this.subtree(id, tree);
      },
      taken: () => {
        const more = new Set<string>();
        const isOnPage = (id: string): boolean => this.nodes.has(id) && roots.has(topOf(tree, id));
        return { has: (id) => more.has(id) || isOnPage(id), add: (id) => more.add(id) };
      },
      items: (name, readItem) => this.items(name, readItem),
      part: (key, readPart) => (before === null || SETTINGS.some((name) => this.staleRoots.has(name)) ? readPart() : before[key]),
    });
    this.staleRoots.clear();
    this.last = before === null ? read : shared(before, read);
    return this.last;
  }

  dispose(): void {
    for (const dispose of this.disposers.splice(0)) dispose();
  }

  private items<T extends { id: string }>(name: CollectionName, read: (id: string, map: YMap<unknown>) => T): readonly T[] {
    const known = this.collections.get(name);
    // The same reader made them.
    if (known !== undefined && !this.staleRoots.has(name)) return known as readonly T[];
    const items = readItems(this.doc, name, read);
    this.collections.set(name, items);
    return items;
  }

  private changed(name: RootName, events: Events): void {
    this.staleRoots.add(name);
    if (name !== 'nodes' && name !== 'pages' && name !== 'components') return;
    const stale = name === 'nodes' ? this.staleNodes : this.staleHolders;
    const idOf = name === 'components' ? componentHolder : (id: string): string => id;
    for (const event of events) {
      const [id] = event.path;
      if (id !== undefined) stale.add(idOf(String(id)));
      else for (const key of event.keys.keys()) stale.add(idOf(key));
    }
  }

  /** Forgets what changed, with all round it. */
  private upToDateTree(): TreeIndex {
    if (this.tree === null) this.tree = new TreeIndex(root(this.doc, 'nodes'), root(this.doc, 'pages'), root(this.doc, 'components'));
    else {
      const stale = new Set(this.staleNodes);
      // Where it hung before, too: its parent has other children now.
      for (const id of this.staleNodes) this.forgetRound(id, this.tree);
      for (const id of this.tree.update(this.staleNodes, this.staleHolders)?.nodes ?? []) stale.add(id);
      for (const id of stale) this.forgetRound(id, this.tree);
    }
    this.staleNodes.clear();
    this.staleHolders.clear();
    return this.tree;
  }

  private forgetRound(id: string, tree: TreeIndex): void {
    for (let at: string | null = id; at !== null; at = tree.parentOf(at)) this.nodes.delete(at);
  }

  /** Without recursion: a tree may be deeper than the stack. */
  private subtree(rootId: string, tree: TreeIndex): ComponentNode | undefined {
    const nodes = root(this.doc, 'nodes');
    const made: [string, ComponentNode][] = [];
    const open = [rootId];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (this.nodes.has(id)) continue;
      const node = readComponent(nodes, id);
      if (node === undefined) continue;
      this.nodes.set(id, node);
      made.push([id, node]);
      open.push(...tree.children(id));
    }
    for (const [id, node] of made) node.children = tree.children(id).flatMap((child) => this.nodes.get(child) ?? []);
    return this.nodes.get(rootId);
  }
}

function topOf(tree: TreeIndex, id: string): string {
  let top = id;
  for (let parent = tree.parentOf(top); parent !== null; parent = tree.parentOf(top)) top = parent;
  return top;
}

/** Lists with the same members as before are the same list, so that whoever compares need not look into them. */
function shared(before: Manifest, after: Manifest): Manifest {
  const pages = after.pages.map((page, i) => {
    const was = before.pages[i];
    return was !== undefined && was.root === page.root && jsonEqual({ ...was, root: null }, { ...page, root: null }) ? was : page;
  });
  const components = after.components.map((component, i) => {
    const was = before.components[i];
    return was !== undefined && was.root === component.root && jsonEqual({ ...was, root: null }, { ...component, root: null }) ? was : component;
  });
  return {
    ...after,
    queries: sameList(before.queries, after.queries),
    state: sameList(before.state, after.state),
    modules: sameList(before.modules, after.modules),
    entities: sameList(before.entities, after.entities),
    triggers: sameList(before.triggers, after.triggers),
    components: sameList(before.components, components),
    pages: sameList(before.pages, pages),
  };
}

function sameList<T>(before: T[], after: T[]): T[] {
  return before.length === after.length && before.every((item, i) => item === after[i]) ? before : after;
}
