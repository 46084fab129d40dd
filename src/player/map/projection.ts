export type Place = { lat: number; lng: number };
export type Point = { x: number; y: number };

/** Side of the world at zoom 0, px: as tile servers have it. */
export const TILE = 256;
/** Beyond it Web Mercator runs off to infinity. */
const MAX_LAT = 85.05112878;

/** Web Mercator: px from the north-west corner of the world at a zoom. */
export function project({ lat, lng }: Place, zoom: number): Point {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((Math.min(MAX_LAT, Math.max(-MAX_LAT, lat)) * Math.PI) / 180);
  return { x: ((lng + 180) / 360) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
}

export function unproject({ x, y }: Point, zoom: number): Place {
  const size = TILE * 2 ** zoom;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return { lat: Math.round(lat * 1e6) / 1e6, lng: Math.round(wrap((x / size) * 360 - 180) * 1e6) / 1e6 };
}

function wrap(lng: number): number {
  return ((((lng + 180) % 360) + 360) % 360) - 180;
}

export function isPlace(lat: number | null, lng: number | null): boolean {
  return lat !== null && lng !== null && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** A centre and a whole zoom at which all places lie inside, with room at the edges. */
export function fitted(places: readonly Place[], width: number, height: number): { center: Place; zoom: number } {
  if (places.length === 0) return { center: { lat: 20, lng: 0 }, zoom: 1 };
  const points = places.map((place) => project(place, 0));
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const room = (size: number, span: number): number => (span === 0 ? 13 : Math.log2(Math.max(1, size - 96) / span));
  const zoom = Math.max(0, Math.min(13, Math.floor(Math.min(room(width, right - left), room(height, bottom - top)))));
  return { center: unproject({ x: (left + right) / 2, y: (top + bottom) / 2 }, 0), zoom };
}
