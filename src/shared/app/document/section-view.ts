import type { Map as YMap } from 'yjs';
import { orderedItems } from './collection-codec.ts';
import { itemMap } from './roots.ts';

/** The things of one collection in order, read when asked. A thing that did not change keeps its identity; so does the list. */
export class SectionView<T> {
  private readonly collection: YMap<unknown>;
  private readonly read: (id: string, map: YMap<unknown>) => T;
  private readonly cache = new Map<string, T>();
  private list: readonly T[] | null = null;

  constructor(collection: YMap<unknown>, read: (id: string, map: YMap<unknown>) => T) {
    this.collection = collection;
    this.read = read;
  }

  items(): readonly T[] {
    this.list ??= orderedItems(this.collection).map((item) => this.get(item.id, item.map));
    return this.list;
  }

  has(id: string): boolean {
    return itemMap(this.collection, id) !== undefined;
  }

  ids(): Iterable<string> {
    return this.collection.keys();
  }

  /** Forgets what was read of these things. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) this.cache.delete(id);
    this.list = null;
  }

  private get(id: string, map: YMap<unknown>): T {
    const known = this.cache.get(id);
    if (known !== undefined) return known;
    const value = this.read(id, map);
    this.cache.set(id, value);
    return value;
  }
}
