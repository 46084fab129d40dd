import { equalGap, type GapMark } from './gaps.ts';
import { bottom, right, type Rect } from './geometry.ts';

/** A line to draw while dragging, world px. `at` is x for vertical guides, y for horizontal ones. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number; gap?: { size: number; x: number; y: number } };
export type SnapOptions = { grid: number; /** World px within which an edge is caught. */ magnet: number };
export type Snapped = { rect: Rect; guides: Guide[]; /** Equal distances to show. */ gaps: GapMark[] };

type Edge = { offset: number; value: number };

/** Moves a dragged rect to the nearest edge or centre of the others, else to equal spacing, else to the grid. */
export function snapMove(moving: Rect, others: readonly Rect[], options: SnapOptions): Snapped {
  const dx = nearest([moving.x, moving.x + moving.w / 2, right(moving)], others.flatMap((o) => [o.x, o.x + o.w / 2, right(o)]), options.magnet);
  const dy = nearest([moving.y, moving.y + moving.h / 2, bottom(moving)], others.flatMap((o) => [o.y, o.y + o.h / 2, bottom(o)]), options.magnet);
  const gapX = dx === null ? equalGap(moving, others, 'x', options.magnet) : null;
  const gapY = dy === null ? equalGap(moving, others, 'y', options.magnet) : null;
  const x = dx !== null ? moving.x + dx.offset : gapX !== null ? moving.x + gapX.shift : toGrid(moving.x, options.grid);
  const y = dy !== null ? moving.y + dy.offset : gapY !== null ? moving.y + gapY.shift : toGrid(moving.y, options.grid);
  const rect = { ...moving, x, y };
  return { rect, guides: guidesFor(rect, others), gaps: [...(gapX?.marks ?? []), ...(gapY?.marks ?? [])] };
}

/** Catches only the edges being dragged. `edges` says which. */
export function snapResize(rect: Rect, edges: { left: boolean; right: boolean; top: boolean; bottom: boolean }, others: readonly Rect[], options: SnapOptions): Snapped {
  let { x, y, w, h } = rect;
  const xs = others.flatMap((o) => [o.x, right(o)]);
  const ys = others.flatMap((o) => [o.y, bottom(o)]);
  if (edges.left) {
    const to = catchEdge(x, xs, options);
    w += x - to;
    x = to;
  }
  if (edges.right) w = catchEdge(x + w, xs, options) - x;
  if (edges.top) {
    const to = catchEdge(y, ys, options);
    h += y - to;
    y = to;
  }
  if (edges.bottom) h = catchEdge(y + h, ys, options) - y;
  const snapped = { x, y, w: Math.max(options.grid, w), h: Math.max(options.grid, h) };
  return { rect: snapped, guides: guidesFor(snapped, others), gaps: [] };
}

export function toGrid(value: number, grid: number): number {
  return grid <= 1 ? Math.round(value) : Math.round(value / grid) * grid;
}

function catchEdge(value: number, edges: readonly number[], options: SnapOptions): number {
  const hit = nearest([value], edges, options.magnet);
  return hit === null ? toGrid(value, options.grid) : value + hit.offset;
}

function nearest(own: readonly number[], edges: readonly number[], magnet: number): Edge | null {
  let best: Edge | null = null;
  for (const value of own) {
    for (const edge of edges) {
      const distance = edge - value;
      if (Math.abs(distance) <= magnet && (best === null || Math.abs(distance) < Math.abs(best.offset))) best = { offset: distance, value: edge };
    }
  }
  return best;
}

/** Every line on which the rect lies with another, spanning both, with the gap between them. */
export function guidesFor(rect: Rect, others: readonly Rect[]): Guide[] {
  const guides = new Map<string, Guide>();
  for (const other of others) {
    for (const [own, theirs] of pairs([rect.x, rect.x + rect.w / 2, right(rect)], [other.x, other.x + other.w / 2, right(other)])) {
      if (Math.abs(own - theirs) > 0.5) continue;
      extend(guides, 'x', own, Math.min(rect.y, other.y), Math.max(bottom(rect), bottom(other)), verticalGap(rect, other, own));
    }
    for (const [own, theirs] of pairs([rect.y, rect.y + rect.h / 2, bottom(rect)], [other.y, other.y + other.h / 2, bottom(other)])) {
      if (Math.abs(own - theirs) > 0.5) continue;
      extend(guides, 'y', own, Math.min(rect.x, other.x), Math.max(right(rect), right(other)), horizontalGap(rect, other, own));
    }
  }
  return [...guides.values()];
}

function extend(guides: Map<string, Guide>, axis: 'x' | 'y', at: number, from: number, to: number, gap: Guide['gap']): void {
  const key = `${axis}${Math.round(at)}`;
  const old = guides.get(key);
  const kept = old?.gap !== undefined && (gap === undefined || old.gap.size <= gap.size) ? old.gap : gap;
  guides.set(key, { axis, at, from: Math.min(from, old?.from ?? from), to: Math.max(to, old?.to ?? to), ...(kept === undefined ? {} : { gap: kept }) });
}

function verticalGap(a: Rect, b: Rect, x: number): Guide['gap'] {
  const [top, below] = a.y <= b.y ? [a, b] : [b, a];
  const size = Math.round(below.y - bottom(top));
  return size > 0 ? { size, x, y: bottom(top) + size / 2 } : undefined;
}

function horizontalGap(a: Rect, b: Rect, y: number): Guide['gap'] {
  const [left, far] = a.x <= b.x ? [a, b] : [b, a];
  const size = Math.round(far.x - right(left));
  return size > 0 ? { size, x: right(left) + size / 2, y } : undefined;
}

function pairs(a: readonly number[], b: readonly number[]): [number, number][] {
  return a.flatMap((x) => b.map((y): [number, number] => [x, y]));
}
