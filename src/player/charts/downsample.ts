/**
 * Which points of long series are drawn: in each stretch the one that shows the shape best, by the area of the triangle it makes
 * with the point kept before and the middle of the stretch after (Steinarsson 2013, "Largest triangle three buckets").
 * All series share their places, so the places that any of them needs are kept.
 * @param limit about how many places may be kept; the first and last always are
 * @returns places in order
 */
export function keptPlaces(series: readonly (readonly (number | null)[])[], length: number, limit: number): readonly number[] {
  if (length <= limit || series.length === 0) return Array.from({ length }, (_, i) => i);
  const each = Math.max(3, Math.floor(limit / series.length));
  const kept = new Set([0, length - 1]);
  for (const values of series) for (const place of largestTriangles(values, length, each)) kept.add(place);
  return [...kept].sort((a, b) => a - b);
}

function largestTriangles(values: readonly (number | null)[], length: number, limit: number): readonly number[] {
  const kept = [0];
  const size = (length - 2) / (limit - 2);
  let before = 0;
  for (let bucket = 0; bucket < limit - 2; bucket++) {
    const [from, to] = [Math.floor(bucket * size) + 1, Math.floor((bucket + 1) * size) + 1];
    const end = Math.min(length, Math.floor((bucket + 2) * size) + 1);
    let [sum, count] = [0, 0];
    for (let i = to; i < end; i++) {
      const value = values[i];
      if (value === null || value === undefined) continue;
      sum += value;
      count++;
    }
    const [nextX, nextY] = [(to + end - 1) / 2, count === 0 ? 0 : sum / count];
    const beforeY = values[before] ?? 0;
    let [best, widest] = [-1, -1];
    for (let i = from; i < to; i++) {
      const value = values[i];
      if (value === null || value === undefined) continue;
      const area = Math.abs((before - nextX) * (value - beforeY) - (before - i) * (nextY - beforeY));
      if (area > widest) [best, widest] = [i, area];
    }
    if (best === -1) continue;
    kept.push(best);
    before = best;
  }
  return kept;
}
