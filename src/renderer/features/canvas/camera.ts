import type { Point, Rect } from './geometry.ts';

/** screen = world × zoom + (x, y), in px of the canvas viewport. */
export type Camera = { x: number; y: number; zoom: number };
export type Size = { w: number; h: number };

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 8;
/** Below this text is unreadable: frames are drawn as bars. */
export const DETAIL_ZOOM = 0.25;
/** With more than this many components in view, bars are drawn from further near: so much real content does not pan smoothly. */
const MANY = 3000;
const DETAIL_ZOOM_OF_MANY = 0.4;
const STOPS = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.5, 2, 3, 4, 6, 8];

/** @param count components in the frames that are in view */
export function isDetailedAt(zoom: number, count: number): boolean {
  return zoom >= (count > MANY ? DETAIL_ZOOM_OF_MANY : DETAIL_ZOOM);
}

export function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

export function toWorld(camera: Camera, screen: Point): Point {
  return { x: (screen.x - camera.x) / camera.zoom, y: (screen.y - camera.y) / camera.zoom };
}

export function toScreen(camera: Camera, world: Point): Point {
  return { x: world.x * camera.zoom + camera.x, y: world.y * camera.zoom + camera.y };
}

export function rectToScreen(camera: Camera, rect: Rect): Rect {
  const at = toScreen(camera, rect);
  return { x: at.x, y: at.y, w: rect.w * camera.zoom, h: rect.h * camera.zoom };
}

export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Zooms so that the world point under `at` (screen px) stays there. */
export function zoomAt(camera: Camera, at: Point, zoom: number): Camera {
  const next = clampZoom(zoom);
  const world = toWorld(camera, at);
  return { x: at.x - world.x * next, y: at.y - world.y * next, zoom: next };
}

/** One wheel notch is 100 px and changes the zoom by about 20 %. Trackpad pinches send small deltas and stay smooth. */
export function wheelZoom(zoom: number, deltaY: number): number {
  return clampZoom(zoom * Math.exp(-Math.max(-240, Math.min(240, deltaY)) * 0.0018));
}

export function zoomStep(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return STOPS.find((stop) => stop > zoom * 1.001) ?? MAX_ZOOM;
  return STOPS.findLast((stop) => stop < zoom * 0.999) ?? MIN_ZOOM;
}

/** Centres `rect` in the viewport with `padding` px round it. Never magnifies past `maxZoom`. */
export function fitRect(rect: Rect, viewport: Size, padding = 48, maxZoom = 1): Camera {
  const zoom = clampZoom(
    Math.min(maxZoom, (viewport.w - padding * 2) / Math.max(1, rect.w), (viewport.h - padding * 2) / Math.max(1, rect.h)),
  );
  return { x: (viewport.w - rect.w * zoom) / 2 - rect.x * zoom, y: (viewport.h - rect.h * zoom) / 2 - rect.y * zoom, zoom };
}

/** The camera of a fresh canvas: the row fills the width, its top under the toolbar, so that the first page reads at once. */
export function openingCamera(row: Rect, viewport: Size, top = 76): Camera {
  const side = 20;
  const zoom = clampZoom(Math.min(1, (viewport.w - side * 2) / Math.max(1, row.w)));
  return { x: Math.max(side, (viewport.w - row.w * zoom) / 2) - row.x * zoom, y: top - row.y * zoom, zoom };
}

/** What of the world the viewport shows, widened by `margin` screen px. */
export function visibleWorld(camera: Camera, viewport: Size, margin = 200): Rect {
  const at = toWorld(camera, { x: -margin, y: -margin });
  return { x: at.x, y: at.y, w: (viewport.w + margin * 2) / camera.zoom, h: (viewport.h + margin * 2) / camera.zoom };
}
