import type { PlanNode } from '../../shared/contracts/sandbox.ts';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { jsonEqual, type JsonObject } from '../../shared/kernel/json.ts';
import { HostError } from './bridge.ts';
import type { Instance } from './instance.ts';
import { sampleScope } from './own-component.ts';
import { NavBadges } from './nav-badges.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';
import { Source } from './signals.ts';

type At = { id: string; params: JsonObject };
const MAX_HISTORY = 100;

/** Which page shows, how it was reached, and the components that are drawn for it. On the canvas every page is drawn at once. */
export class Navigation {
  private readonly runtime: Runtime;
  private readonly at = new Source<At>({ id: '', params: {} });
  private readonly mode = new Source<'light' | 'dark' | 'auto' | null>(null);
  private history: At[] = [];
  private roots: Instance[] = [];
  /** On the canvas: what each definition of an own component sees. */
  private samples = new Map<string, Scope>();
  private drawn: { parts: readonly unknown[]; frame: AppFrame } | null = null;

  private readonly badges: NavBadges;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    this.badges = new NavBadges(runtime);
  }

  /** `page` of expressions. */
  current(): { id: string; name: string; path: string; params: JsonObject } {
    const { id, params } = this.at.get();
    const page = this.runtime.plan.pages.find((candidate) => candidate.id === id);
    return { id, name: page?.name ?? '', path: page?.path ?? '', params };
  }

  start(pageId: string | undefined, params: JsonObject): void {
    const page = this.runtime.plan.pages.find((candidate) => candidate.id === pageId) ?? this.runtime.plan.pages[0];
    this.at.set({ id: page?.id ?? '', params });
    this.draw();
    this.entered();
  }

  /** After a reload: the same page if it is still there. */
  redraw(): void {
    this.settle();
    this.draw();
  }

  /** Pages were edited: those that are gone are left, and what reads the name of this one looks again. */
  settle(): void {
    const { pages } = this.runtime.plan;
    this.forgetBadges();
    this.history = this.history.filter((entry) => pages.some((page) => page.id === entry.id));
    const at = this.at.peek();
    this.at.set(pages.some((page) => page.id === at.id) ? { ...at } : { id: pages[0]?.id ?? '', params: {} });
  }

  request(pageId: string | undefined, path: string | undefined, params: JsonObject): void {
    const page = this.runtime.plan.pages.find((candidate) => (pageId === undefined ? candidate.path === path : candidate.id === pageId));
    if (page === undefined) this.runtime.bridge.log('warn', 'event', `There is no page “${pageId ?? path ?? ''}”.`);
    else this.goTo(page.id, params);
  }

  goTo(pageId: string, params: JsonObject): void {
    if (!this.runtime.plan.pages.some((page) => page.id === pageId)) throw new HostError('expression.unknown-name', `There is no page called “${pageId}”.`);
    this.history.push(this.at.peek());
    if (this.history.length > MAX_HISTORY) this.history.shift();
    this.show({ id: pageId, params });
  }

  /** Without a page before this one (the app was opened at a link) it goes to the first. */
  back(): void {
    const previous = this.history.pop();
    const [first] = this.runtime.plan.pages;
    if (previous !== undefined) this.show(previous);
    else if (first !== undefined && first.id !== this.at.peek().id) this.show({ id: first.id, params: {} });
  }

  /** A page of before, reached by the browser's history: what came after it is not a way back any more. */
  returnTo(path: string | undefined, params: JsonObject): void {
    const page = this.runtime.plan.pages.find((candidate) => candidate.path === path);
    if (page === undefined) return;
    const next = { id: page.id, params };
    const found = this.history.findLastIndex((entry) => jsonEqual(entry, next));
    if (found >= 0) this.history.length = found;
    this.show(next);
  }

  setTheme(mode: string): void {
    if (mode === 'toggle') this.mode.set((this.mode.peek() ?? this.runtime.plan.theme.mode) === 'dark' ? 'light' : 'dark');
    else if (mode === 'light' || mode === 'dark' || mode === 'auto') this.mode.set(mode);
    else throw new HostError('request.invalid', 'A theme mode is light, dark, auto or toggle.');
  }

  /** The same object as long as nothing in it changed. */
  frame(): AppFrame {
    const { plan } = this.runtime;
    const { id, params } = this.at.peek();
    const mode = this.mode.peek();
    const depth = this.history.length;
    const badges = this.badges.read();
    const parts = [plan.pages, plan.theme, plan.name, plan.icon, plan.nav, params, id, mode, depth, ...badges];
    if (this.drawn !== null && parts.length === this.drawn.parts.length && parts.every((part, i) => part === this.drawn?.parts[i])) return this.drawn.frame;
    const frame: AppFrame = {
      name: plan.name,
      icon: plan.icon,
      nav: plan.nav,
      theme: mode === null ? plan.theme : { ...plan.theme, mode },
      pages: plan.pages.map((page, i) => ({
        id: page.id,
        name: page.name,
        path: page.path,
        ...(page.icon === undefined ? {} : { icon: page.icon }),
        inNav: page.inNav,
        ...(page.navGroup === undefined ? {} : { group: page.navGroup }),
        ...(badges[i] === undefined || badges[i] === '' ? {} : { badge: badges[i] }),
      })),
      pageId: id,
      params,
      ...(depth === 0 ? {} : { depth }),
      root: plan.pages.find((page) => page.id === id)?.root.id ?? '',
    };
    this.drawn = { parts, frame };
    return frame;
  }

  /** After an edit: pages that are gone, or have another root. */
  dropOutdated(): void {
    const shown = new Set(this.tops().map(([root]) => root));
    this.roots = this.roots.filter((root) => {
      if (shown.has(root.plan) && root.typeName === root.plan.type) return true;
      this.runtime.keep(root);
      root.dispose();
      return false;
    });
  }

  /** After an edit: pages that are not drawn yet. */
  drawMissing(): void {
    const { runtime } = this;
    const there = new Map(this.roots.map((root) => [root.plan, root]));
    this.roots = this.tops().flatMap(([root, scope]) => there.get(root) ?? runtime.createAll([root], null, scope, '', false));
  }

  /** The app was edited: badges mean what they say now. */
  forgetBadges(): void {
    this.badges.dispose();
  }

  dispose(): void {
    for (const root of this.roots) root.dispose();
    this.roots = [];
  }

  private show(next: At): void {
    const isSamePage = next.id === this.at.peek().id;
    this.at.set(next);
    if (!isSamePage && !this.runtime.isDesign) {
      this.dispose();
      this.runtime.forgetAll();
      this.draw();
    }
    this.entered();
  }

  private draw(): void {
    this.samples = new Map(this.runtime.isDesign ? this.runtime.plan.components.map((component) => [component.id, sampleScope(this.runtime, component)]) : []);
    this.roots = this.tops().flatMap(([root, scope]) => this.runtime.createAll([root], null, scope, '', false));
  }

  /** Tops of what is drawn: pages, and on the canvas own components by themselves. */
  private tops(): [PlanNode, Scope][] {
    const { plan, root } = this.runtime;
    const pages = this.shownPages().map((page): [PlanNode, Scope] => [page.root, root]);
    const own = plan.components.flatMap((component): [PlanNode, Scope][] => {
      const scope = this.samples.get(component.id);
      return component.root === undefined || scope === undefined ? [] : [[component.root, scope]];
    });
    return [...pages, ...own];
  }

  private shownPages(): Runtime['plan']['pages'] {
    const { isDesign, plan } = this.runtime;
    return isDesign ? plan.pages : plan.pages.filter((page) => page.id === this.at.peek().id);
  }

  private entered(): void {
    const page = this.runtime.plan.pages.find((candidate) => candidate.id === this.at.peek().id);
    if (page === undefined || page.onLoad.length === 0 || this.runtime.isDesign) return;
    void this.runtime.run(page.onLoad, { kind: 'page', id: page.id }, null, { params: this.at.peek().params });
  }
}
