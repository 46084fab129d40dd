import { bottom, right, type Rect } from './geometry.ts';

/** A distance to show: a line along `axis` from `from` to `to`, at `at` across it. World px. */
export type GapMark = { axis: 'x' | 'y'; from: number; to: number; at: number; size: number };
export type GapSnap = { /** px to move along the axis. */ shift: number; marks: GapMark[] };

type Span = { start: number; end: number; low: number; high: number };

/**
 * Equal spacing along one axis: halfway between two neighbours, or as far from one as that is from the next.
 * @returns null when nothing equal is within the magnet
 */
export function equalGap(moving: Rect, others: readonly Rect[], axis: 'x' | 'y', magnet: number): GapSnap | null {
  const own = spanOf(moving, axis);
  const beside = others.map((other) => spanOf(other, axis)).filter((other) => other.low < own.high && other.high > own.low);
  const before = beside.filter((other) => other.end <= own.start + magnet).sort((a, b) => b.end - a.end);
  const after = beside.filter((other) => other.start >= own.end - magnet).sort((a, b) => a.start - b.start);
  const size = own.end - own.start;
  const candidates: { start: number; pairs: [Span, Span][] }[] = [];
  const [left, beyondLeft] = before;
  const [next, beyondNext] = after;
  const placed = (start: number): Span => ({ ...own, start, end: start + size });
  const add = (start: number, pairsOf: (self: Span) => [Span, Span][]): void => void candidates.push({ start, pairs: pairsOf(placed(start)) });
  if (left !== undefined && next !== undefined) add((left.end + next.start - size) / 2, (self) => [[left, self], [self, next]]);
  if (left !== undefined && beyondLeft !== undefined && beyondLeft.end < left.start) add(left.end + (left.start - beyondLeft.end), (self) => [[beyondLeft, left], [left, self]]);
  if (next !== undefined && beyondNext !== undefined && beyondNext.start > next.end) add(next.start - (beyondNext.start - next.end) - size, (self) => [[self, next], [next, beyondNext]]);
  const best = candidates.filter((candidate) => Math.abs(candidate.start - own.start) <= magnet && candidate.pairs.every(([a, b]) => b.start - a.end > 0)).sort((a, b) => Math.abs(a.start - own.start) - Math.abs(b.start - own.start))[0];
  return best === undefined ? null : { shift: best.start - own.start, marks: best.pairs.map(([a, b]) => markBetween(a, b, axis)) };
}

/** How far two rects are apart, on the axes where they do not overlap; inside one another, the four distances to the sides. */
export function distancesBetween(a: Rect, b: Rect): GapMark[] {
  return (['x', 'y'] as const).flatMap((axis): GapMark[] => {
    const one = spanOf(a, axis);
    const two = spanOf(b, axis);
    if (one.end <= two.start) return [markBetween(one, two, axis)];
    if (two.end <= one.start) return [markBetween(two, one, axis)];
    const outer = two.start <= one.start && two.end >= one.end ? two : one.start <= two.start && one.end >= two.end ? one : null;
    if (outer === null) return [];
    const inner = outer === one ? two : one;
    const at = (inner.low + inner.high) / 2;
    return [{ axis, from: outer.start, to: inner.start, at, size: Math.round(inner.start - outer.start) }, { axis, from: inner.end, to: outer.end, at, size: Math.round(outer.end - inner.end) }].filter((mark) => mark.size > 0);
  });
}

function spanOf(rect: Rect, axis: 'x' | 'y'): Span {
  return axis === 'x' ? { start: rect.x, end: right(rect), low: rect.y, high: bottom(rect) } : { start: rect.y, end: bottom(rect), low: rect.x, high: right(rect) };
}

/** Across the middle of what both share, else of the first. */
function markBetween(a: Span, b: Span, axis: 'x' | 'y'): GapMark {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return { axis, from: a.end, to: b.start, at: low < high ? (low + high) / 2 : (a.low + a.high) / 2, size: Math.round(b.start - a.end) };
}
