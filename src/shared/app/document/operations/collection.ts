import type { Map as YMap } from 'yjs';
import { fail } from '../../../kernel/errors.ts';
import type { AppDocument } from '../app-document.ts';
import { createMap, writeCell, type Cells } from '../cells.ts';
import { orderedItems } from '../collection-codec.ts';
import { keysForInsertion, type Ordered } from '../order-keys.ts';
import type { Origin } from '../origin.ts';
import { itemMap, root, type CollectionName } from '../roots.ts';
import { change } from './change.ts';

/** Shared by the operations on pages, entities, queries, state, modules and triggers. */

const WORDS: Record<CollectionName, string> = { pages: 'page', entities: 'data', queries: 'query', state: 'variable', modules: 'module', triggers: 'trigger', components: 'component of your own' };

/** A patch: members given as undefined are removed, members left out stay. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined };

/** @throws document.unknown */
export function existing(app: AppDocument, name: CollectionName, id: string): YMap<unknown> {
  return itemMap(root(app.doc, name), id) ?? fail('document.unknown', { what: WORDS[name], id });
}

/** Appends a new thing. */
export function insertItem(app: AppDocument, origin: Origin, name: CollectionName, id: string, cells: Cells): void {
  const collection = root(app.doc, name);
  const items = orderedItems(collection);
  change(app, origin, () => {
    const { keys, rekeyed } = keysForInsertion(items, items.length, 1, app.random);
    rekey(collection, rekeyed);
    collection.set(id, createMap({ ...cells, order: keys[0]! }));
    app.refreshSection(name, [id, ...rekeyed.map((item) => item.id)]);
  });
}

/** Writes only the members that the patch names, so that a peer's change to another member is kept. */
export function patchItem(app: AppDocument, origin: Origin, name: CollectionName, id: string, cells: Cells, patch: object): void {
  const map = existing(app, name, id);
  change(app, origin, () => {
    if (patchMap(map, cells, patch)) app.refreshSection(name, [id]);
  });
}

/** Inside a transaction. @param cells the whole thing as it shall be; only keys of `patch` are taken from it. @returns whether anything was written */
export function patchMap(map: YMap<unknown>, cells: Cells, patch: object): boolean {
  let wrote = false;
  for (const key of Object.keys(patch)) wrote = writeCell(map, key, cells[key]) || wrote;
  return wrote;
}

export function removeItem(app: AppDocument, origin: Origin, name: CollectionName, id: string): void {
  existing(app, name, id);
  change(app, origin, () => {
    root(app.doc, name).delete(id);
    app.refreshSection(name, [id]);
  });
}

/** @param index in front of the thing now at this position */
export function moveItem(app: AppDocument, origin: Origin, name: CollectionName, id: string, index: number): void {
  const map = existing(app, name, id);
  const collection = root(app.doc, name);
  const { key, rekeyed } = keyForMove(orderedItems(collection), id, index, app);
  change(app, origin, () => {
    rekey(collection, rekeyed);
    map.set('order', key);
    app.refreshSection(name, [id, ...rekeyed.map((item) => item.id)]);
  });
}

/** The key that brings `id` in front of what is now at `index`. */
export function keyForMove(items: readonly Ordered[], id: string, index: number, app: AppDocument): { key: string; rekeyed: Ordered[] } {
  const staying = items.filter((item) => item.id !== id);
  const from = items.findIndex((item) => item.id === id);
  const wanted = Math.trunc(index) - (from >= 0 && from < index ? 1 : 0);
  const at = Math.min(Math.max(0, wanted), staying.length);
  const { keys, rekeyed } = keysForInsertion(staying, at, 1, app.random);
  return { key: keys[0]!, rekeyed };
}

function rekey(collection: YMap<unknown>, rekeyed: readonly Ordered[]): void {
  for (const item of rekeyed) itemMap(collection, item.id)?.set('order', item.key);
}

/** `current` with the patch applied, for checking as a whole. */
export function patched(current: object, patch: object): Record<string, unknown> {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(current));
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}
