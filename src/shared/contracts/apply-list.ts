import type { Json } from '../kernel/json.ts';

/**
 * The `list` patch of session.ts: a list made of parts of the one before and of new items.
 * @param copy pairs of a place in the list before and a count
 * @param add new items and where they begin in the result, in rising order
 * @returns null when it does not fit the list before
 */
export function applyList(before: Json | undefined, copy: readonly number[], add: readonly { at: number; items: readonly Json[] }[]): Json[] | null {
  if (!Array.isArray(before)) return null;
  const out: Json[] = [];
  let left = before.length;
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
    if (!Number.isInteger(from) || !Number.isInteger(end) || from < 0 || end < from || end > before.length || left < 0) return null;
    for (let at = from; at < end; at++) {
      insert();
      out.push(before[at] as Json);
    }
  }
  insert();
  return next === add.length ? out : null;
}
