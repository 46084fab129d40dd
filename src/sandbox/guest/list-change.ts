import type { Patch } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';

/** Shorter lists are sent whole. */
const FROM_LENGTH = 50;

/**
 * A long list of rows as what is left of the one the screen has, when most of it is: filtering ten thousand rows then sends numbers.
 * @returns null when the whole value is as well
 */
export function listChange(id: string, key: string, before: Json | undefined, after: Json): Extract<Patch, { op: 'list' }> | null {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length < FROM_LENGTH || after.length === 0) return null;
  const places = new Map<Json, number>();
  for (let i = before.length - 1; i >= 0; i--) {
    const item = before[i] as Json;
    if (typeof item === 'object' && item !== null) places.set(item, i);
  }
  if (places.size === 0) return null;
  const copy: number[] = [];
  const add: { at: number; items: Json[] }[] = [];
  let added = 0;
  let expected = -1;
  let isAdding = false;
  for (let i = 0; i < after.length; i++) {
    const item = after[i] as Json;
    const place = places.get(item);
    if (place === undefined) {
      if (!isAdding) add.push({ at: i, items: [] });
      isAdding = true;
      add.at(-1)?.items.push(item);
      // Mostly new: as well sent whole.
      if (++added > after.length / 2) return null;
      continue;
    }
    isAdding = false;
    // Each item is taken once: what comes out is never longer than what went in.
    places.delete(item);
    if (place === expected) copy[copy.length - 1] = (copy.at(-1) ?? 0) + 1;
    else copy.push(place, 1);
    expected = place + 1;
  }
  return { op: 'list', id, key, copy, add };
}
