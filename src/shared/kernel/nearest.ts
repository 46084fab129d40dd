/** The closest of the names by edit distance, whatever the case; the first in the alphabet of those as close. Null when none is near. */
export function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = reachOf(name);
  for (const candidate of names) {
    if (candidate === name || Math.abs(candidate.length - name.length) > bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance >= reachOf(name) || distance > bestDistance || (distance === bestDistance && best !== null && candidate >= best)) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Whether `other` may be what somebody meant who wrote `name`. */
export function isNear(name: string, other: string): boolean {
  return Math.abs(name.length - other.length) < reachOf(name) && editDistance(name.toLowerCase(), other.toLowerCase()) < reachOf(name);
}

/** A name is meant by another when fewer letters than this differ: at most 2, and less than half of the word. */
function reachOf(name: string): number {
  return Math.min(3, Math.ceil(name.length / 2));
}

/** Levenshtein distance, two rows. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return previous[b.length]!;
}
