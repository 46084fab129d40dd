import type { Rect } from './geometry.ts';

/** Compass names of the eight handles. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];
export type ResizeModifiers = { /** Shift: keep the ratio. */ ratio: boolean; /** Alt: from the centre. */ centre: boolean };

const MIN_SIZE = 8;

export function edgesOf(handle: Handle): { left: boolean; right: boolean; top: boolean; bottom: boolean } {
  return { left: handle.includes('w'), right: handle.includes('e'), top: handle.includes('n'), bottom: handle.includes('s') };
}

export function cursorOf(handle: Handle): string {
  if (handle === 'n' || handle === 's') return 'ns-resize';
  if (handle === 'e' || handle === 'w') return 'ew-resize';
  return handle === 'nw' || handle === 'se' ? 'nwse-resize' : 'nesw-resize';
}

/** The rect after dragging a handle by (dx, dy) world px. */
export function resizeRect(start: Rect, handle: Handle, dx: number, dy: number, modifiers: ResizeModifiers): Rect {
  const edges = edgesOf(handle);
  const factor = modifiers.centre ? 2 : 1;
  let w = start.w + (edges.right ? dx : edges.left ? -dx : 0) * factor;
  let h = start.h + (edges.bottom ? dy : edges.top ? -dy : 0) * factor;
  if (modifiers.ratio && start.w > 0 && start.h > 0) {
    const ratio = start.w / start.h;
    const isCorner = handle.length === 2;
    if (handle === 'n' || handle === 's') w = h * ratio;
    else if (!isCorner) h = w / ratio;
    else if (Math.abs(w / start.w - 1) > Math.abs(h / start.h - 1)) h = w / ratio;
    else w = h * ratio;
  }
  w = Math.max(MIN_SIZE, w);
  h = Math.max(MIN_SIZE, h);
  const x = modifiers.centre ? start.x + (start.w - w) / 2 : edges.left ? start.x + start.w - w : start.x;
  const y = modifiers.centre ? start.y + (start.h - h) / 2 : edges.top ? start.y + start.h - h : start.y;
  return { x, y, w, h };
}
