import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import type { AppDocument, NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { codeComponentsOf } from '../../../shared/app/components/index.ts';
import type { AppFrame, CodeComponent, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import { ownViewOf, slotUse } from './own-view.ts';
import type { ViewSource } from '../../../player/index.ts';

export type DesignDocument = Pick<AppDocument, 'node' | 'children' | 'pages' | 'theme' | 'meta' | 'shell' | 'parentOf' | 'pageOf' | 'components' | 'onDidChangeNode' | 'onDidChange'>;

/** Key of the one instance drawn in a repeat that has no elements, so that its template can be seen and edited. */
export const SAMPLE_KEY = 'sample';

/**
 * What the canvas draws: structure, static properties and style come from the local document at once; bound values come from the
 * `design` session when they arrive. Works, with defaults for bound values, while there is no session.
 */
export class DesignViewSource implements ViewSource {
  readonly mode = 'design' as const;
  private readonly app: DesignDocument;
  private live: ViewSource | null = null;
  private readonly cache = new Map<string, ViewNode>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly frameListeners = new Set<() => void>();
  private code: CodeComponent[] | null = null;
  private frameCache: AppFrame | undefined;
  private triedTheme: Theme | null = null;
  private readonly disposers: Disposer[] = [];
  private readonly liveDisposers = new Map<string, Disposer>();
  /** Hidden nodes are not drawn, so nobody subscribes to them; their parent must hear when they come back. */
  private readonly hiddenDisposers = new Map<string, Disposer>();

  constructor(app: DesignDocument) {
    this.app = app;
    for (const section of ['pages', 'theme', 'meta', 'shell'] as const) this.disposers.push(app.onDidChange(section, () => this.refreshFrame()));
    this.disposers.push(app.onDidChange('components', () => this.componentsChanged()));
  }

  /** Connects to (or away from) the session that evaluates bindings. */
  setLive(live: ViewSource | null): void {
    for (const dispose of this.liveDisposers.values()) dispose();
    this.liveDisposers.clear();
    this.live = live;
    for (const id of this.listeners.keys()) this.watchLive(id);
    this.refreshAll();
    this.refreshFrame();
  }

  /** Draws with another theme than the document's, to try it; null goes back. The document stays as it is. */
  tryTheme(theme: Theme | null): void {
    this.triedTheme = theme;
    this.refreshFrame();
  }

  /** Evaluated values of a node as the session last sent them. */
  liveView(id: string): ViewNode | undefined {
    return this.live?.view(id);
  }

  view(id: string): ViewNode | undefined {
    const cached = this.cache.get(id);
    if (cached !== undefined) return cached;
    const made = mergeView(this.app, id, this.live?.view(id));
    if (made !== undefined) this.cache.set(id, made);
    return made;
  }

  frame(): AppFrame | undefined {
    this.frameCache ??= this.makeFrame();
    return this.frameCache;
  }

  subscribe(id: string, listener: () => void): Disposer {
    const nodeId = nodeOf(id);
    let set = this.listeners.get(id);
    if (set === undefined) {
      set = new Set();
      this.listeners.set(id, set);
      this.watchLive(id);
      // Between being drawn and being listened to, what was drawn may have changed, and nobody heard it.
      if (this.cache.has(id)) this.refresh(id);
    }
    set.add(listener);
    this.watchHidden(nodeId);
    const stopNode = this.app.onDidChangeNode(nodeId, () => {
      this.refresh(id);
      this.watchHidden(nodeId);
      if (this.app.node(nodeId)?.hidden) this.refreshNode(this.app.parentOf(nodeId));
    });
    const node = this.app.node(nodeId);
    const use = node === undefined ? null : slotUse(node, id.slice(nodeId.length));
    const stopUse = use === null ? null : this.app.onDidChangeNode(use, () => this.refresh(id));
    return () => {
      stopNode();
      stopUse?.();
      set.delete(listener);
      if (set.size > 0) return;
      this.listeners.delete(id);
      this.cache.delete(id);
      this.liveDisposers.get(id)?.();
      this.liveDisposers.delete(id);
    };
  }

  subscribeFrame(listener: () => void): Disposer {
    this.frameListeners.add(listener);
    return () => {
      this.frameListeners.delete(listener);
    };
  }

  codeComponent(id: string): CodeComponent | undefined {
    this.code ??= codeComponentsOf(this.app.components());
    return this.code.find((component) => component.id === id);
  }

  /** Nothing runs on the canvas. */
  send(_message: SessionMessage): void {}

  dispose(): void {
    this.setLive(null);
    for (const dispose of [...this.disposers, ...this.hiddenDisposers.values()]) dispose();
    this.hiddenDisposers.clear();
    this.listeners.clear();
  }

  private watchLive(id: string): void {
    if (this.live === null || this.liveDisposers.has(id)) return;
    this.liveDisposers.set(id, this.live.subscribe(id, () => this.refresh(id)));
  }

  private watchHidden(parentId: string): void {
    for (const child of this.app.children(parentId)) {
      if (!this.app.node(child)?.hidden || this.hiddenDisposers.has(child)) continue;
      const stop = this.app.onDidChangeNode(child, () => {
        if (this.app.node(child)?.hidden) return;
        stop();
        this.hiddenDisposers.delete(child);
        this.refreshNode(this.app.parentOf(child));
      });
      this.hiddenDisposers.set(child, stop);
    }
  }

  /** Every drawn instance of the node. */
  private refreshNode(nodeId: string | null): void {
    if (nodeId === null) return;
    this.watchHidden(nodeId);
    for (const id of [...this.listeners.keys()]) if (nodeOf(id) === nodeId) this.refresh(id);
  }

  private refreshAll(): void {
    for (const id of [...this.cache.keys()]) if (!this.listeners.has(id)) this.cache.delete(id);
    for (const id of [...this.listeners.keys()]) this.refresh(id);
  }

  /** Makes the view anew and tells its listeners only if it differs. */
  private refresh(id: string): void {
    const before = this.cache.get(id);
    const after = mergeView(this.app, id, this.live?.view(id));
    if (before !== undefined && after !== undefined && jsonEqual(before, after)) return;
    if (after === undefined) this.cache.delete(id);
    else this.cache.set(id, after);
    for (const listener of [...(this.listeners.get(id) ?? [])]) listener();
  }

  private componentsChanged(): void {
    const before = this.code;
    this.code = null;
    this.refreshAll();
    if (before !== null && !jsonEqual(before, codeComponentsOf(this.app.components()))) for (const listener of [...this.frameListeners]) listener();
    else this.code = before;
  }

  private refreshFrame(): void {
    const before = this.frameCache;
    const after = this.makeFrame();
    if (jsonEqual(before, after)) return;
    this.frameCache = after;
    for (const listener of [...this.frameListeners]) listener();
  }

  private makeFrame(): AppFrame {
    const pages = this.app.pages();
    const first = pages[0];
    return {
      name: this.app.meta().name,
      icon: this.app.meta().icon,
      nav: this.app.shell().nav,
      theme: this.triedTheme ?? this.app.theme(),
      pages: pages.map((page) => ({ id: page.id, name: page.name, path: page.path, inNav: page.inNav, ...(page.icon === undefined ? {} : { icon: page.icon }), ...(page.navGroup === undefined ? {} : { group: page.navGroup }) })),
      pageId: first?.id ?? '',
      params: {},
      root: first?.rootId ?? '',
    };
  }
}

/** The node an instance is a copy of: "card@42" → "card". */
export function nodeOf(instanceId: string): string {
  const at = instanceId.indexOf('@');
  return at === -1 ? instanceId : instanceId.slice(0, at);
}

/** One instance as the canvas draws it. @returns undefined when its node is gone */
export function mergeView(app: DesignDocument, id: string, live: ViewNode | undefined): ViewNode | undefined {
  const nodeId = nodeOf(id);
  const node = app.node(nodeId);
  if (node === undefined) return undefined;
  const spec = componentSpec(node.type);
  const scope = id.slice(nodeId.length);
  const children = app.children(nodeId).filter((child) => !app.node(child)?.hidden);
  const props = mergeProps(node, live);
  const view: ViewNode = { id, node: nodeId, type: node.type, props, state: mergeState(node, props, live), kids: [], events: Object.keys(node.events) };
  const own = ownViewOf(app, node, scope);
  if (own !== null) return { ...view, kids: own.kids, state: node.type === 'Module' ? { ...view.state, problem: own.problem } : view.state };
  if (spec?.slot !== 'item') return { ...view, kids: children.filter((child) => !isOverlay(app, child)).map((child) => child + scope) };
  const items = spec.itemsProp === undefined ? undefined : props[spec.itemsProp];
  const keys = live?.groups?.map((group) => group.key) ?? (Array.isArray(items) ? items.map((item, i) => keyOf(item, i)) : []);
  if (keys.length === 0 && children.length > 0) {
    keys.push(SAMPLE_KEY);
    if (spec.itemsProp !== undefined) view.props[spec.itemsProp] = [{ id: SAMPLE_KEY }];
  }
  const groups = keys.map((key) => ({ key, kids: children.map((child) => `${child}${scope}@${key}`) }));
  return { ...view, kids: groups.flatMap((group) => group.kids), groups };
}

/** Session values win only for bound properties: the local document is newer for everything typed by hand. */
function mergeProps(node: NodeSnapshot, live: ViewNode | undefined): ViewNode['props'] {
  const spec = componentSpec(node.type);
  const props: Record<string, Json> = {};
  for (const [key, prop] of Object.entries(spec?.props ?? {})) props[key] = prop.default;
  for (const [key, value] of Object.entries(node.props)) props[key] = value;
  for (const key of Object.keys(node.bindings)) {
    const value = live?.props[key];
    if (value !== undefined) props[key] = value;
    else delete props[key];
    if (props[key] === undefined) props[key] = node.props[key] ?? spec?.props[key]?.default ?? null;
  }
  // A component that its own data hides must stay reachable on the canvas.
  if (node.bindings['visible'] !== undefined) props['visible'] = true;
  const hasTemplates = JSON.stringify(node.style).includes('{{');
  props['style'] = (hasTemplates ? (live?.props['style'] ?? node.style) : node.style) as Json;
  if (node.frame !== undefined) props['frame'] = { ...node.frame };
  return props;
}

function mergeState(node: NodeSnapshot, props: ViewNode['props'], live: ViewNode | undefined): ViewNode['state'] {
  const spec = componentSpec(node.type);
  const state: Record<string, Json> = {};
  for (const [key, rule] of Object.entries(spec?.state ?? {})) state[key] = rule.from !== undefined ? (props[rule.from] ?? null) : (rule.initial ?? null);
  if (live !== undefined) for (const [key, value] of Object.entries(live.state)) if (!isStatic(node, spec?.state[key]?.from)) state[key] = value;
  if (spec?.isOverlay) state['open'] = true;
  return state;
}

function isStatic(node: NodeSnapshot, from: string | undefined): boolean {
  return from !== undefined && node.bindings[from] === undefined;
}

function isOverlay(app: DesignDocument, id: string): boolean {
  const type = app.node(id)?.type;
  return type !== undefined && componentSpec(type)?.isOverlay === true;
}

function keyOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(index);
}
