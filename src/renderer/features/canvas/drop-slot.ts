import { bottom, contains, right, type Point, type Rect } from './geometry.ts';

export type DropContainer = {
  id: string;
  rect: Rect;
  /** Children in order with where they are drawn; the dragged ones are left out. */
  children: readonly { id: string; rect: Rect }[];
  /** How children flow when there are fewer than two to tell by. */
  direction: 'row' | 'column';
};
export type DropSlot = { parentId: string; index: number; bar: Rect };

/** World px thickness of the bar at zoom 1; the view divides by zoom. */
const BAR = 2;

/** Whether children run across or down, judged by where they are. Wrapping grids count as rows. */
export function flowOf(container: DropContainer): 'row' | 'column' {
  const [a, b] = container.children;
  if (a === undefined || b === undefined) return container.direction;
  return b.rect.x >= right(a.rect) - 1 && b.rect.y < bottom(a.rect) - 1 ? 'row' : b.rect.y >= bottom(a.rect) - 1 ? (sharesLine(container) ? 'row' : 'column') : container.direction;
}

/** A grid may begin with one wide item; any two side by side make it a row flow. */
function sharesLine(container: DropContainer): boolean {
  return container.children.some((child, i) => {
    const next = container.children[i + 1];
    return next !== undefined && next.rect.x >= right(child.rect) - 1 && next.rect.y < bottom(child.rect) - 1;
  });
}

/** Where a drop at the point lands inside the container: the index among the children given, and the bar that marks it. */
export function dropSlot(container: DropContainer, point: Point): DropSlot {
  const { children, rect } = container;
  const pad = Math.min(8, rect.w / 4, rect.h / 4);
  if (children.length === 0) {
    const bar = container.direction === 'row'
      ? { x: rect.x + pad, y: rect.y + pad, w: BAR, h: Math.max(BAR, rect.h - pad * 2) }
      : { x: rect.x + pad, y: rect.y + pad, w: Math.max(BAR, rect.w - pad * 2), h: BAR };
    return { parentId: container.id, index: 0, bar };
  }
  return flowOf(container) === 'row' ? rowSlot(container, point) : columnSlot(container, point);
}

function columnSlot(container: DropContainer, point: Point): DropSlot {
  const { children } = container;
  let index = children.findIndex((child) => point.y < child.rect.y + child.rect.h / 2);
  if (index === -1) index = children.length;
  const before = children[index - 1];
  const after = children[index];
  const y = before && after ? (bottom(before.rect) + after.rect.y) / 2 : after ? after.rect.y - 4 : bottom(before!.rect) + 4;
  const near = (after ?? before)!.rect;
  return { parentId: container.id, index, bar: { x: near.x, y: clamp(y, container.rect.y, bottom(container.rect)) - BAR / 2, w: near.w, h: BAR } };
}

/** Finds the line of the wrapped flow nearest to the point, then the place within it. */
function rowSlot(container: DropContainer, point: Point): DropSlot {
  const lines = linesOf(container);
  let line = lines[0]!;
  let best = Infinity;
  for (const candidate of lines) {
    const distance = point.y < candidate.top ? candidate.top - point.y : point.y > candidate.bottom ? point.y - candidate.bottom : 0;
    if (distance < best) {
      best = distance;
      line = candidate;
    }
  }
  const within = line.items.findIndex((item) => point.x < item.rect.x + item.rect.w / 2);
  const at = within === -1 ? line.items.length : within;
  const index = line.start + at;
  const before = line.items[at - 1];
  const after = line.items[at];
  const x = before && after ? (right(before.rect) + after.rect.x) / 2 : after ? after.rect.x - 4 : right(before!.rect) + 4;
  return { parentId: container.id, index, bar: { x: clamp(x, container.rect.x, right(container.rect)) - BAR / 2, y: line.top, w: BAR, h: line.bottom - line.top } };
}

function linesOf(container: DropContainer): { start: number; top: number; bottom: number; items: DropContainer['children'] }[] {
  const lines: { start: number; top: number; bottom: number; items: { id: string; rect: Rect }[] }[] = [];
  container.children.forEach((child, i) => {
    const line = lines.at(-1);
    const startsLine = line === undefined || child.rect.y >= line.bottom - 1;
    if (startsLine) lines.push({ start: i, top: child.rect.y, bottom: bottom(child.rect), items: [child] });
    else {
      line.items.push(child);
      line.top = Math.min(line.top, child.rect.y);
      line.bottom = Math.max(line.bottom, bottom(child.rect));
    }
  });
  return lines;
}

/**
 * The container a drop belongs to: the deepest one under the point. Within `edge` world px of its border the parent wins,
 * so that one can drop beside a container that fills its parent.
 * @param chain containers under the point, deepest first
 */
export function chooseContainer(chain: readonly DropContainer[], point: Point, edge: number): DropContainer | null {
  for (let i = 0; i < chain.length; i++) {
    const container = chain[i]!;
    const hasParent = i < chain.length - 1;
    const small = container.rect.w < edge * 4 || container.rect.h < edge * 4;
    if (!hasParent || small || contains(container.rect, point, -edge)) return container;
  }
  return null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
