import { contains, intersects, type Point, type Rect } from './geometry.ts';

/** One drawn component: where it is in the world, in paint order (parents before children). */
export type DrawnNode = { nodeId: string; instanceId: string; depth: number; rect: Rect };

/** Drawn nodes under the point, deepest first; each node once. */
export function stackAt(drawn: readonly DrawnNode[], point: Point): string[] {
  const seen = new Set<string>();
  const hits: { nodeId: string; depth: number; order: number }[] = [];
  for (let i = drawn.length - 1; i >= 0; i--) {
    const node = drawn[i]!;
    if (seen.has(node.nodeId) || !contains(node.rect, point)) continue;
    seen.add(node.nodeId);
    hits.push({ nodeId: node.nodeId, depth: node.depth, order: i });
  }
  hits.sort((a, b) => b.depth - a.depth || b.order - a.order);
  return hits.map((hit) => hit.nodeId);
}

/**
 * What a click selects: the deepest unlocked node. With `through`, the next one below the current selection, wrapping round.
 * @returns null when nothing selectable is there
 */
export function pick(stack: readonly string[], isLocked: (id: string) => boolean, options: { through?: boolean; selected?: string | undefined } = {}): string | null {
  const candidates = stack.filter((id) => !isLocked(id));
  if (candidates.length === 0) return null;
  if (options.through && options.selected !== undefined) {
    const at = candidates.indexOf(options.selected);
    if (at >= 0) return candidates[(at + 1) % candidates.length]!;
  }
  return candidates[0]!;
}

/**
 * What a marquee selects: nodes that it touches, without their descendants, and without containers that hold the whole marquee
 * (dragging inside a card selects what is in the card, not the card).
 */
export function marqueeSelection(
  drawn: readonly DrawnNode[],
  area: Rect,
  tree: { isLocked(id: string): boolean; isAncestor(a: string, b: string): boolean; isRoot(id: string): boolean },
): string[] {
  const touched: string[] = [];
  for (const node of drawn) {
    if (touched.includes(node.nodeId) || tree.isRoot(node.nodeId) || tree.isLocked(node.nodeId)) continue;
    if (!intersects(node.rect, area) || encloses(node.rect, area)) continue;
    touched.push(node.nodeId);
  }
  return touched.filter((id) => !touched.some((other) => other !== id && tree.isAncestor(other, id)));
}

function encloses(outer: Rect, inner: Rect): boolean {
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w && outer.y + outer.h >= inner.y + inner.h;
}
