import { rand } from 'lib0/random';
import type { Doc, Transaction, YEvent, Map as YMap } from 'yjs';
import type { Disposer } from '../../kernel/disposable.ts';
import type { Random } from '../../kernel/ports.ts';
import type { CodeModule, Entity, Manifest, Query, StateVariable, Theme, Trigger } from '../manifest/index.ts';
import { readComponentBody, readEntity, readModule, readPage, readQuery, readState, readTrigger, type ComponentInfo, type PageInfo } from './collection-codec.ts';
import { Listeners } from './listeners.ts';
import { readNode, type NodeBody } from './node-codec.ts';
import { componentHolder, itemMap, root, type CollectionName } from './roots.ts';
import { SectionView } from './section-view.ts';
import { readMeta, readPermissions, readRequirements, readShell, readTheme } from './settings-codec.ts';
import { TreeIndex, type TreeChange } from './tree-index.ts';

/** A component as editors see it. Shared and frozen in spirit: never change one, use the operations. */
export type NodeSnapshot = NodeBody & {
  /** null for a page's root and for recovered nodes. */
  parentId: string | null;
  /** The page; `/id` for a part of an own component; null while recovered. */
  pageId: string | null;
};

export type DocumentSection = 'meta' | 'pages' | 'entities' | 'queries' | 'state' | 'modules' | 'triggers' | 'components' | 'theme' | 'shell' | 'permissions';

type Settings = { meta: Manifest['meta']; theme: Theme; shell: Manifest['shell']; permissions: Manifest['permissions']; requirements: Manifest['requirements'] };

/**
 * A live view of an app document for editors: cheap to make, updated in step with the document, with snapshots that keep their identity
 * until what they show changes (made for `useSyncExternalStore`). Listeners run once after each transaction, when all views are current.
 */
export class AppDocument {
  readonly doc: Doc;
  readonly random: Random;
  /** For the operations and `toManifest`; editors use the methods below. */
  readonly tree: TreeIndex;
  private readonly nodes: YMap<unknown>;
  private readonly snapshots = new Map<string, NodeSnapshot>();
  private readonly listeners = new Listeners<DocumentSection>();
  private readonly disposers: Disposer[] = [];
  private readonly pageViews: SectionView<PageInfo>;
  private readonly componentViews: SectionView<ComponentInfo>;
  private readonly triggerViews: SectionView<Trigger>;
  private readonly views: {
    entities: SectionView<Entity>;
    queries: SectionView<Query>;
    state: SectionView<StateVariable>;
    modules: SectionView<CodeModule>;
  };
  private settings: Partial<Settings> = {};
  private taken: ReadonlySet<string> | null = null;

  /** @param options.random jitter of ids and order keys; default the platform's generator */
  constructor(doc: Doc, options: { random?: Random } = {}) {
    this.doc = doc;
    this.random = options.random ?? { next: rand };
    this.nodes = root(doc, 'nodes');
    const pages = root(doc, 'pages');
    const components = root(doc, 'components');
    this.tree = new TreeIndex(this.nodes, pages, components);
    this.pageViews = new SectionView(pages, (id, map) => ({ ...readPage(id, map), rootId: this.tree.rootOf(id) ?? '' }));
    this.componentViews = new SectionView(components, (id, map) => ({ ...readComponentBody(id, map), rootId: this.tree.rootOf(componentHolder(id)) ?? '' }));
    this.triggerViews = new SectionView(root(doc, 'triggers'), readTrigger);
    this.views = {
      entities: new SectionView(root(doc, 'entities'), readEntity),
      queries: new SectionView(root(doc, 'queries'), readQuery),
      state: new SectionView(root(doc, 'state'), readState),
      modules: new SectionView(root(doc, 'modules'), readModule),
    };
    this.observe(this.nodes, (events) => this.nodesChanged(events));
    for (const name of ['pages', 'entities', 'queries', 'state', 'modules', 'triggers', 'components'] as const)
      this.observe(root(doc, name), (events) => this.refreshSection(name, idsOf(events)));
    for (const name of ['meta', 'theme', 'permissions'] as const) this.observe(root(doc, name), (events) => this.settingsChanged(name, events));
    const flush = (): void => this.listeners.flush();
    // Not `afterTransaction`: a listener that throws there would keep undo and persistence from seeing the change.
    doc.on('afterAllTransactions', flush);
    this.disposers.push(() => doc.off('afterAllTransactions', flush));
  }

  node(id: string): NodeSnapshot | undefined {
    const known = this.snapshots.get(id);
    if (known !== undefined) return known;
    const map = itemMap(this.nodes, id);
    if (map === undefined) return undefined;
    const snapshot = { ...readNode(id, map), parentId: this.tree.parentOf(id), pageId: this.tree.pageOf(id) };
    this.snapshots.set(id, snapshot);
    return snapshot;
  }

  /** In order. The list keeps its identity until it changes. */
  children(id: string): readonly string[] {
    return this.tree.children(id);
  }
  parentOf(id: string): string | null {
    return this.tree.parentOf(id);
  }
  pageOf(id: string): string | null {
    return this.tree.pageOf(id);
  }
  /** True when `ancestor` is anywhere above `id`. */
  isAncestor(ancestor: string, id: string): boolean {
    return this.tree.isAncestor(ancestor, id);
  }
  /** Tops of trees that lost their place in concurrent edits: shown in the “Recovered” tray until moved back or deleted. */
  recovered(): readonly string[] {
    return this.tree.recovered();
  }

  pages(): readonly PageInfo[] {
    return this.pageViews.items();
  }
  entities(): readonly Entity[] {
    return this.views.entities.items();
  }
  queries(): readonly Query[] {
    return this.views.queries.items();
  }
  state(): readonly StateVariable[] {
    return this.views.state.items();
  }
  modules(): readonly CodeModule[] {
    return this.views.modules.items();
  }
  /** The author's own components. */
  components(): readonly ComponentInfo[] {
    return this.componentViews.items();
  }
  triggers(): readonly Trigger[] {
    return this.triggerViews.items();
  }
  theme(): Theme {
    return (this.settings.theme ??= readTheme(this.doc));
  }
  meta(): Manifest['meta'] {
    return (this.settings.meta ??= readMeta(this.doc));
  }
  shell(): Manifest['shell'] {
    return (this.settings.shell ??= readShell(this.doc));
  }
  permissions(): Manifest['permissions'] {
    return (this.settings.permissions ??= readPermissions(this.doc));
  }
  /** Told of with the section `meta`. */
  requirements(): Manifest['requirements'] {
    return (this.settings.requirements ??= readRequirements(this.doc));
  }

  /** Every id an expression could name: nodes, queries, state, modules, entities. A new thing may not reuse one. */
  takenIds(): ReadonlySet<string> {
    if (this.taken === null) {
      const taken = new Set<string>(this.nodes.keys());
      for (const view of Object.values(this.views)) for (const id of view.ids()) taken.add(id);
      this.taken = taken;
    }
    return this.taken;
  }

  /** As `takenIds().has`, without building the set. */
  isTaken(id: string): boolean {
    return this.nodes.has(id) || Object.values(this.views).some((view) => view.has(id));
  }

  /** Runs when the node, its place or its list of children changed, came or went. */
  onDidChangeNode(id: string, listener: () => void): Disposer {
    return this.listeners.onNode(id, listener);
  }
  /** Runs when any node was added, removed or moved. */
  onDidChangeTree(listener: () => void): Disposer {
    return this.listeners.onTree(listener);
  }
  onDidChange(section: DocumentSection, listener: () => void): Disposer {
    return this.listeners.onSection(section, listener);
  }

  dispose(): void {
    for (const disposer of this.disposers.splice(0)) disposer();
    this.listeners.clear();
  }

  /** Brings the view up to date with nodes just written inside a transaction that is still open. For the operations. */
  refreshNodes(ids: Iterable<string>): void {
    const list = [...ids];
    for (const id of list) this.dropSnapshot(id);
    this.treeChanged(this.tree.update(list));
  }

  /** As `refreshNodes`, for things of a collection. */
  refreshSection(name: CollectionName, ids: Iterable<string>): void {
    const list = [...ids];
    this.listeners.touchSection(name);
    if (name === 'pages') {
      this.pageViews.drop(list);
      this.treeChanged(this.tree.update([], list));
      return;
    }
    if (name === 'components') {
      this.componentViews.drop(list);
      this.treeChanged(this.tree.update([], list.map(componentHolder)));
      return;
    }
    if (name === 'triggers') return this.triggerViews.drop(list);
    this.views[name].drop(list);
    this.taken = null;
  }

  refreshSettings(name: 'meta' | 'theme' | 'shell' | 'permissions'): void {
    delete this.settings[name];
    if (name === 'meta') delete this.settings.requirements;
    this.listeners.touchSection(name);
  }

  private observe(map: YMap<unknown>, handler: (events: YEvent<YMap<unknown>>[], transaction: Transaction) => void): void {
    // yjs types deep events as `YEvent<any>[]`; only `path` and `keys` are used.
    map.observeDeep(handler);
    this.disposers.push(() => map.unobserveDeep(handler));
  }

  private nodesChanged(events: YEvent<YMap<unknown>>[]): void {
    const placed = new Set<string>();
    for (const event of events) {
      const id = event.path[0];
      if (id === undefined) {
        for (const key of event.keys.keys()) {
          placed.add(key);
          this.dropSnapshot(key);
        }
        continue;
      }
      this.dropSnapshot(String(id));
      if (event.path.length === 1 && event.keys.has('loc')) placed.add(String(id));
    }
    if (placed.size > 0) this.treeChanged(this.tree.update(placed));
  }

  private treeChanged(change: TreeChange | null): void {
    if (change === null) return;
    this.taken = null;
    this.listeners.touchTree();
    for (const id of change.nodes) this.dropSnapshot(id);
    // A subtree that changed pages: its snapshots name the page they are on.
    this.tree.visitBelow(change.nodes, (id) => {
      const snapshot = this.snapshots.get(id);
      if (snapshot !== undefined && snapshot.pageId !== this.tree.pageOf(id)) this.dropSnapshot(id);
    });
    const holders = [...change.pages];
    const pages = holders.filter((holder) => !holder.startsWith('/'));
    if (pages.length > 0) {
      this.pageViews.drop(pages);
      this.listeners.touchSection('pages');
    }
    if (pages.length < holders.length) {
      this.componentViews.drop(holders.filter((holder) => holder.startsWith('/')).map((holder) => holder.slice(1)));
      this.listeners.touchSection('components');
    }
  }

  private settingsChanged(name: 'meta' | 'theme' | 'permissions', events: YEvent<YMap<unknown>>[]): void {
    const keys = events.flatMap((event) => [...event.keys.keys()]);
    const isShell = (key: string): boolean => name === 'meta' && key.startsWith('shell.');
    if (keys.some((key) => !isShell(key))) this.refreshSettings(name);
    if (keys.some(isShell)) this.refreshSettings('shell');
  }

  private dropSnapshot(id: string): void {
    this.snapshots.delete(id);
    this.listeners.touchNode(id);
  }
}

/** The ids of the things that the events are about. */
function idsOf(events: readonly YEvent<YMap<unknown>>[]): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    const id = event.path[0];
    if (id !== undefined) ids.add(String(id));
    else for (const key of event.keys.keys()) ids.add(key);
  }
  return ids;
}
