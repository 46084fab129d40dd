import type { Json } from '../../../shared/kernel/json.ts';
import type { EntityPlace } from './entity-layout.ts';

/** How the diagram is looked at and where cards were put; kept for each app. Screen = diagram * zoom + offset. */
export type DiagramView = { x: number; y: number; zoom: number; places: Readonly<Record<string, EntityPlace>> };

export const LEAST_ZOOM = 0.25;
export const MOST_ZOOM = 2;

/** What was kept, however it was damaged. */
export function parseDiagramView(kept: Json | undefined): DiagramView {
  const view = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  const places: Record<string, EntityPlace> = {};
  const given = view['places'];
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    for (const [id, place] of Object.entries(given)) {
      if (typeof place !== 'object' || place === null || Array.isArray(place)) continue;
      const { x, y } = place;
      if (isNumber(x) && isNumber(y)) places[id] = { x, y };
    }
  }
  return { x: isNumber(view['x']) ? view['x'] : 0, y: isNumber(view['y']) ? view['y'] : 0, zoom: isNumber(view['zoom']) ? clampZoom(view['zoom']) : 1, places };
}

/** Zooms so that the point under the pointer stays where it is. */
export function zoomAt(view: DiagramView, zoom: number, point: { x: number; y: number }): DiagramView {
  const next = clampZoom(zoom);
  const factor = next / view.zoom;
  return { ...view, zoom: next, x: point.x - (point.x - view.x) * factor, y: point.y - (point.y - view.y) * factor };
}

/** All of the picture in the middle of the box, not larger than life. */
export function fitView(view: DiagramView, picture: { width: number; height: number }, box: { width: number; height: number }): DiagramView {
  const zoom = clampZoom(Math.min(1, box.width / Math.max(1, picture.width), box.height / Math.max(1, picture.height)));
  return { ...view, zoom, x: Math.round((box.width - picture.width * zoom) / 2), y: Math.round(Math.max(0, (box.height - picture.height * zoom) / 2)) };
}

/** Moves as little as needed for a card to be in view. */
export function revealed(view: DiagramView, card: { x: number; y: number; w: number; h: number }, box: { width: number; height: number }): DiagramView {
  const shift = (start: number, size: number, room: number): number =>
    start < 12 ? 12 - start : start + size > room - 12 ? Math.max(12 - start, room - 12 - start - size) : 0;
  const dx = shift(card.x * view.zoom + view.x, card.w * view.zoom, box.width);
  const dy = shift(card.y * view.zoom + view.y, card.h * view.zoom, box.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

function clampZoom(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
