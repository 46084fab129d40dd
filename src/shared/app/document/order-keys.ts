import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Random } from '../../kernel/ports.ts';
import { compareText } from './values.ts';

/**
 * Sibling order. A key is a base-62 fraction (fractional-indexing, after David Greenspan); siblings sort by `(key, id)` in code-unit order.
 * Keys made for single insertions carry jitter, so that two people inserting in one place rarely get the same key and runs do not interleave.
 */
export type Ordered = { id: string; key: string };

/** Longer keys than this make a parent's keys be dealt out again. */
const MAX_KEY_LENGTH = 40;
/** Halvings at random, about as many bits of jitter. */
const JITTER_ROUNDS = 12;

export function compareOrder(a: Ordered, b: Ordered): number {
  return compareText(a.key, b.key) || compareText(a.id, b.id);
}

/** Keys for a list nobody else can be inserting into: short and without jitter. */
export function initialKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

export type Insertion = {
  /** One key for each inserted element, ascending. */
  keys: string[];
  /** Siblings that need a new key to make room; usually empty. */
  rekeyed: Ordered[];
};

/**
 * Keys for `count` elements in front of `siblings[index]`. Ties, unusable keys and overlong keys are repaired locally:
 * first only the siblings that share the slot, else all of them, get new keys.
 * @param siblings in order, without the elements to be inserted
 */
export function keysForInsertion(siblings: readonly Ordered[], index: number, count: number, random: Random): Insertion {
  if (count === 0) return { keys: [], rekeyed: [] };
  const before = siblings[index - 1]?.key ?? null;
  let end = index;
  while (end < siblings.length && before !== null && siblings[end]!.key <= before) end++;
  const after = siblings[end]?.key ?? null;
  const tied = siblings.slice(index, end);
  try {
    const keys = jitteredKeys(before, after, count + tied.length, random);
    if (keys.every((key) => key.length <= MAX_KEY_LENGTH)) {
      return { keys: keys.slice(0, count), rekeyed: tied.map((sibling, i) => ({ id: sibling.id, key: keys[count + i]! })) };
    }
  } catch {
    // A faulty peer wrote a key that is not a fraction: deal all keys out again below.
  }
  const fresh = initialKeys(siblings.length + count);
  const rekeyed = siblings.map((sibling, i) => ({ id: sibling.id, key: fresh[i < index ? i : i + count]! }));
  return { keys: fresh.slice(index, index + count), rekeyed };
}

function jitteredKeys(before: string | null, after: string | null, count: number, random: Random): string[] {
  let low = before;
  let high = after;
  let first = generateKeyBetween(low, high);
  for (let i = 0; i < JITTER_ROUNDS; i++) {
    if (random.next() < 0.5) high = first;
    else low = first;
    first = generateKeyBetween(low, high);
  }
  return count === 1 ? [first] : [first, ...generateNKeysBetween(first, after, count - 1)];
}

/**
 * New keys for a wanted order that keep as many of the present keys as possible (longest increasing run),
 * so that a diff moves only what really moved.
 * @param wanted in the wanted order; `key` is null for elements that have none here yet
 * @returns id → key for every element that needs a new key
 */
export function keysForOrder(wanted: readonly { id: string; key: string | null }[], random: Random): Map<string, string> {
  const changed = new Map<string, string>();
  const kept = longestIncreasing(wanted);
  if (wanted.length > 0 && kept.size === 0) {
    initialKeys(wanted.length).forEach((key, i) => changed.set(wanted[i]!.id, key));
    return changed;
  }
  try {
    let before: string | null = null;
    for (let i = 0; i < wanted.length;) {
      if (kept.has(i)) {
        before = wanted[i]!.key;
        i++;
        continue;
      }
      let end = i;
      while (end < wanted.length && !kept.has(end)) end++;
      const keys = jitteredKeys(before, wanted[end]?.key ?? null, end - i, random);
      keys.forEach((key, k) => changed.set(wanted[i + k]!.id, key));
      i = end;
    }
  } catch {
    initialKeys(wanted.length).forEach((key, i) => changed.set(wanted[i]!.id, key));
  }
  return changed;
}

/** Indexes of one longest strictly increasing subsequence of the keys (patience sorting, O(n log n)). */
function longestIncreasing(wanted: readonly { key: string | null }[]): Set<number> {
  const tails: number[] = [];
  const previous = new Array<number>(wanted.length).fill(-1);
  wanted.forEach(({ key }, i) => {
    if (key === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wanted[tails[middle]!]!.key! < key) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) kept.add(i);
  return kept;
}
