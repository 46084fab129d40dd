import type { Patch } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';

/** Shorter lists are sent whole. */
const FROM_LENGTH = 50;

type ListPatch = Extract<Patch, { op: 'list' }>;
/** What the screen counts places in, while `shown` is what it shows of it. */
type Base = { items: readonly Json[]; places: ReadonlyMap<Json, number>; shown: Json };

/**
 * Long lists of rows as the screen knows them. It keeps the rows that it was sent last while it shows some of them, so filtering ten
 * thousand rows sends numbers, and so does showing all of them again.
 */
export class ListChanges {
  private readonly bases = new Map<string, Base>();

  /** @returns null when the whole value is as well; the screen then counts in that */
  change(id: string, key: string, before: Json | undefined, after: Json): ListPatch | null {
    const base = this.baseOf(key, before);
    const found = base === null || !Array.isArray(after) ? null : difference(base, after);
    if (base === null || found === null || found.add.length > 0) this.bases.delete(key);
    else this.bases.set(key, { ...base, shown: after });
    return found === null ? null : { op: 'list', id, key, ...found };
  }

  private baseOf(key: string, before: Json | undefined): Base | null {
    const known = this.bases.get(key);
    if (known !== undefined && known.shown === before) return known;
    if (!Array.isArray(before) || before.length < FROM_LENGTH) return null;
    const places = new Map<Json, number>();
    for (let i = before.length - 1; i >= 0; i--) {
      const item = before[i] as Json;
      if (typeof item === 'object' && item !== null) places.set(item, i);
    }
    return places.size === 0 ? null : { items: before, places, shown: before };
  }
}

/** @returns null when most of it is new */
function difference({ items, places }: Base, after: readonly Json[]): Pick<ListPatch, 'copy' | 'add'> | null {
  const copy: number[] = [];
  const add: ListPatch['add'] = [];
  let added = 0;
  let expected = 0;
  /** Nothing at or after it was taken. */
  let end = 0;
  // Each item is taken once: what comes out is never longer than what went in. Most lists keep their order and need no such set.
  let taken: Set<number> | null = null;
  let isAdding = false;
  for (let i = 0; i < after.length; i++) {
    const item = after[i] as Json;
    let place = items[expected] === item && typeof item === 'object' ? expected : places.get(item);
    if (place !== undefined && place < end) {
      taken ??= placesIn(copy);
      if (taken.has(place)) place = undefined;
    }
    if (place === undefined) {
      if (!isAdding) add.push({ at: i, items: [] });
      isAdding = true;
      add.at(-1)?.items.push(item);
      if (++added > after.length / 2) return null;
      continue;
    }
    isAdding = false;
    taken?.add(place);
    if (place === expected && copy.length > 0) copy[copy.length - 1]!++;
    else copy.push(place, 1);
    expected = place + 1;
    if (expected > end) end = expected;
  }
  return { copy, add };
}

function placesIn(copy: readonly number[]): Set<number> {
  const places = new Set<number>();
  for (let i = 0; i < copy.length; i += 2) for (let n = 0; n < copy[i + 1]!; n++) places.add(copy[i]! + n);
  return places;
}
