/** World and screen are px; a rect is its top left corner and size. */
export type Point = { x: number; y: number };
export type Rect = { x: number; y: number; w: number; h: number };

export function right(rect: Rect): number {
  return rect.x + rect.w;
}
export function bottom(rect: Rect): number {
  return rect.y + rect.h;
}

/** Edges count as inside. `margin` widens the rect on every side. */
export function contains(rect: Rect, point: Point, margin = 0): boolean {
  return point.x >= rect.x - margin && point.x <= right(rect) + margin && point.y >= rect.y - margin && point.y <= bottom(rect) + margin;
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.x < right(b) && right(a) > b.x && a.y < bottom(b) && bottom(a) > b.y;
}

/** The rect spanned by two corners, in any order. */
export function rectFrom(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

/** @returns null for no rects */
export function union(rects: readonly Rect[]): Rect | null {
  const first = rects[0];
  if (first === undefined) return null;
  let left = first.x;
  let top = first.y;
  let r = right(first);
  let b = bottom(first);
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    r = Math.max(r, right(rect));
    b = Math.max(b, bottom(rect));
  }
  return { x: left, y: top, w: r - left, h: b - top };
}

export function offset(rect: Rect, dx: number, dy: number): Rect {
  return { x: rect.x + dx, y: rect.y + dy, w: rect.w, h: rect.h };
}
