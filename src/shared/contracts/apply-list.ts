import type { Json } from '../kernel/json.ts';

type Added = readonly { at: number; items: readonly Json[] }[];

/** Of a list that shows parts of another: that other, and what of it. */
const bases = new WeakMap<readonly Json[], { items: readonly Json[]; copy: readonly number[] }>();

/** The list that places are counted in when the next `list` patch comes, and what of it is shown; null: all of it. */
export function baseOf(list: readonly Json[]): { items: readonly Json[]; copy: readonly number[] } | null {
  return bases.get(list) ?? null;
}

/**
 * The `list` patch of session.ts: a list made of parts of another and of new items. The other is the last one that items came with:
 * sent whole, or made by a patch with new items.
 * @param before what is shown now
 * @param copy pairs of a place in that other and a count
 * @param add new items and where they begin in the result, in rising order
 * @returns null when it does not fit
 */
export function applyList(before: Json | undefined, copy: readonly number[], add: Added): Json[] | null {
  if (!Array.isArray(before)) return null;
  const items = bases.get(before)?.items ?? before;
  const out = assemble(items, copy, add);
  if (out !== null && add.length === 0) bases.set(out, { items, copy });
  return out;
}

function assemble(items: readonly Json[], copy: readonly number[], add: Added): Json[] | null {
  const out: Json[] = [];
  let left = items.length;
  let next = 0;
  const insert = (): void => {
    for (let part = add[next]; part !== undefined && part.at === out.length; part = add[next]) {
      for (const item of part.items) out.push(item);
      next++;
    }
  };
  for (let i = 0; i + 1 < copy.length; i += 2) {
    const from = copy[i] as number;
    const end = from + (copy[i + 1] as number);
    // A list never grows by copying: a hostile guest could fill the memory of its host with a few numbers.
    left -= end - from;
    if (!Number.isInteger(from) || !Number.isInteger(end) || from < 0 || end < from || end > items.length || left < 0) return null;
    for (let at = from; at < end; at++) {
      insert();
      out.push(items[at] as Json);
    }
  }
  insert();
  return next === add.length ? out : null;
}
