import type { Map as YMap } from 'yjs';
import { readLocation, type Location } from './node-codec.ts';
import { compareOrder } from './order-keys.ts';
import { itemMap, pageParent } from './roots.ts';
import { compareText } from './values.ts';

/** Nodes whose own view (place, page) or whose list of children may have changed. */
export type TreeChange = { nodes: ReadonlySet<string>; pages: ReadonlySet<string> };

const NOWHERE: Location = { parent: '', key: '' };
const NO_CHILDREN: readonly string[] = [];

/**
 * The tree, derived from every node's `loc`. Never written back. Rules (docs/specs/document.md):
 * siblings sort by (orderKey, id); the first node under a page or an own component is its root; a node whose parent is missing is recovered;
 * on a cycle the smallest id is cut from its parent and recovered.
 */
export class TreeIndex {
  private readonly nodes: YMap<unknown>;
  private readonly pages: YMap<unknown>;
  private readonly components: YMap<unknown>;
  private readonly locations = new Map<string, Location>();
  /** Parent as stored (node id, `/page`, or '' for none) → nodes that name it. */
  private readonly named = new Map<string, Set<string>>();
  /** Sorted children by parent; a list that is still right keeps its identity. */
  private readonly lists = new Map<string, readonly string[]>();
  private readonly staleLists = new Set<string>();
  /** The node at which a cycle is cut → all nodes of that cycle. */
  private readonly cuts = new Map<string, readonly string[]>();
  private recoveredList: readonly string[] | null = null;

  constructor(nodes: YMap<unknown>, pages: YMap<unknown>, components: YMap<unknown>) {
    this.nodes = nodes;
    this.pages = pages;
    this.components = components;
    for (const id of nodes.keys()) {
      const map = itemMap(nodes, id);
      if (map !== undefined) this.place(id, readLocation(map) ?? NOWHERE);
    }
    this.findCycles(this.locations.keys(), null);
  }

  has(id: string): boolean {
    return this.locations.has(id);
  }

  get size(): number {
    return this.locations.size;
  }

  ids(): Iterable<string> {
    return this.locations.keys();
  }

  /** Where the node is stored, before repairs. */
  location(id: string): Location | undefined {
    return this.locations.get(id);
  }

  /** @param parent a node id, or `pageParent(page)` for the candidates of a page's root */
  children(parent: string): readonly string[] {
    const list = this.lists.get(parent);
    if (list !== undefined && !this.staleLists.has(parent)) return list;
    const fresh: string[] = [];
    for (const id of this.named.get(parent) ?? []) if (!this.cuts.has(id)) fresh.push(id);
    if (fresh.length > 1) fresh.sort((a, b) => compareOrder({ id: a, key: this.locations.get(a)!.key }, { id: b, key: this.locations.get(b)!.key }));
    this.staleLists.delete(parent);
    if (list !== undefined && list.length === fresh.length && list.every((id, i) => id === fresh[i])) return list;
    if (fresh.length === 0 && list === undefined) return NO_CHILDREN;
    this.lists.set(parent, fresh);
    return fresh;
  }

  /** @returns null for page roots, recovered and unknown nodes */
  parentOf(id: string): string | null {
    const location = this.locations.get(id);
    if (location === undefined || this.cuts.has(id)) return null;
    return this.locations.has(location.parent) ? location.parent : null;
  }

  /** @param holder a page, or `componentHolder` of an own component */
  rootOf(holder: string): string | undefined {
    return this.hasHolder(holder) ? this.children(pageParent(holder))[0] : undefined;
  }

  /** @returns the page, or `componentHolder` of the own component it is part of; null for nodes in a recovered tree */
  pageOf(id: string): string | null {
    let top = id;
    for (let parent = this.parentOf(top); parent !== null; parent = this.parentOf(top)) top = parent;
    return this.isPageRoot(top) ? this.locations.get(top)!.parent.slice(1) : null;
  }

  isPageRoot(id: string): boolean {
    const parent = this.locations.get(id)?.parent;
    return parent !== undefined && parent.startsWith('/') && this.rootOf(parent.slice(1)) === id;
  }

  /** True when `ancestor` is above `id`; a node is not its own ancestor. */
  isAncestor(ancestor: string, id: string): boolean {
    for (let parent = this.parentOf(id); parent !== null; parent = this.parentOf(parent)) if (parent === ancestor) return true;
    return false;
  }

  /** Tops of trees that hang nowhere, by id. */
  recovered(): readonly string[] {
    if (this.recoveredList !== null) return this.recoveredList;
    const list: string[] = [...this.cuts.keys()];
    for (const parent of this.named.keys()) {
      if (this.locations.has(parent)) continue;
      const isHeld = parent.startsWith('/') && this.hasHolder(parent.slice(1));
      list.push(...this.children(parent).slice(isHeld ? 1 : 0));
    }
    this.recoveredList = list.sort(compareText);
    return this.recoveredList;
  }

  /**
   * Reads the named nodes and pages (or `componentHolder`s) again. Idempotent, so that operations can call it inside an open transaction.
   * @returns null when the shape of the tree is as it was
   */
  update(ids: Iterable<string>, pageIds: Iterable<string> = []): TreeChange | null {
    const changed = new Set<string>();
    const touched = new Set<string>();
    const pages = new Set<string>();
    for (const id of ids) this.updateNode(id, changed, touched, pages);
    for (const pageId of pageIds) {
      pages.add(pageId);
      for (const id of this.named.get(pageParent(pageId)) ?? []) touched.add(id);
    }
    if (changed.size === 0 && pages.size === 0) return null;
    for (const [cut, members] of [...this.cuts]) if (members.some((id) => changed.has(id))) this.uncut(cut, touched);
    this.findCycles(changed, touched);
    this.recoveredList = null;
    for (const pageId of pages) for (const id of this.named.get(pageParent(pageId)) ?? []) touched.add(id);
    return { nodes: touched, pages };
  }

  /** Calls back for every node below the given ones, each once; does not call for those themselves. */
  visitBelow(ids: Iterable<string>, visit: (id: string) => void): void {
    const seen = new Set<string>(ids);
    const open = [...seen];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const child of this.named.get(id) ?? []) {
        if (seen.has(child)) continue;
        seen.add(child);
        visit(child);
        open.push(child);
      }
    }
  }

  private hasHolder(holder: string): boolean {
    return holder.startsWith('/') ? this.components.has(holder.slice(1)) : this.pages.has(holder);
  }

  private updateNode(id: string, changed: Set<string>, touched: Set<string>, pages: Set<string>): void {
    const map = itemMap(this.nodes, id);
    const before = this.locations.get(id);
    const after = map === undefined ? undefined : (readLocation(map) ?? NOWHERE);
    if (before?.parent === after?.parent && before?.key === after?.key) return;
    changed.add(id);
    touched.add(id);
    if (before !== undefined) {
      this.named.get(before.parent)?.delete(id);
      this.touchParent(before.parent, touched, pages);
    }
    if (after === undefined) this.locations.delete(id);
    else {
      this.place(id, after);
      this.touchParent(after.parent, touched, pages);
    }
    // Children of a node that came or went are attached or recovered by that.
    if (before === undefined || after === undefined) for (const child of this.named.get(id) ?? []) touched.add(child);
  }

  private place(id: string, location: Location): void {
    this.locations.set(id, location);
    const siblings = this.named.get(location.parent);
    if (siblings === undefined) this.named.set(location.parent, new Set([id]));
    else siblings.add(id);
  }

  private touchParent(parent: string, touched: Set<string>, pages: Set<string>): void {
    this.staleLists.add(parent);
    if (this.named.get(parent)?.size === 0) this.named.delete(parent);
    if (parent.startsWith('/')) pages.add(parent.slice(1));
    else if (parent !== '') touched.add(parent);
  }

  private uncut(cut: string, touched: Set<string>): void {
    this.cuts.delete(cut);
    this.touchCut(cut, touched);
  }

  private touchCut(cut: string, touched: Set<string>): void {
    touched.add(cut);
    const parent = this.locations.get(cut)?.parent;
    if (parent === undefined) return;
    touched.add(parent);
    this.staleLists.add(parent);
  }

  /** Every new cycle passes through a changed node, as each node has one parent. Linear in the nodes walked. */
  private findCycles(starts: Iterable<string>, touched: Set<string> | null): void {
    const done = new Set<string>();
    for (const start of starts) {
      const path: string[] = [];
      const onPath = new Set<string>();
      let id = start;
      while (!done.has(id) && !onPath.has(id) && this.locations.has(id)) {
        path.push(id);
        onPath.add(id);
        id = this.locations.get(id)!.parent;
      }
      if (onPath.has(id)) {
        const members = path.slice(path.indexOf(id));
        const cut = members.reduce((a, b) => (a < b ? a : b));
        if (!this.cuts.has(cut)) {
          this.cuts.set(cut, members);
          this.staleLists.add(this.locations.get(cut)!.parent);
          if (touched !== null) this.touchCut(cut, touched);
        }
      }
      for (const walked of path) done.add(walked);
    }
  }
}
