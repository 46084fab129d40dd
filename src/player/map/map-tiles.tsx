import type { ReactElement } from 'react';
import { type Place, TILE, project } from './projection.ts';

/** Only addresses of pictures with places for zoom, column and row. */
export function isTileUrl(url: string): boolean {
  return /^https:\/\//i.test(url) && ['{z}', '{x}', '{y}'].every((part) => url.includes(part));
}

export function tileUrl(template: string, zoom: number, x: number, y: number): string {
  return template.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y)).replace('{s}', 'a');
}

type Props = { template: string; center: Place; zoom: number; width: number; height: number; onFail: () => void };

export function MapTiles({ template, center, zoom, width, height, onFail }: Props): ReactElement {
  const level = Math.round(zoom);
  const middle = project(center, level);
  const count = 2 ** level;
  const [left, top] = [middle.x - width / 2, middle.y - height / 2];
  const tiles: ReactElement[] = [];
  for (let y = Math.max(0, Math.floor(top / TILE)); y <= Math.min(count - 1, Math.floor((top + height) / TILE)); y++)
    for (let x = Math.floor(left / TILE); x <= Math.floor((left + width) / TILE); x++)
      tiles.push(
        <img
          key={`${level}/${x}/${y}`}
          src={tileUrl(template, level, ((x % count) + count) % count, y)}
          alt=""
          draggable={false}
          referrerPolicy="no-referrer"
          style={{ transform: `translate(${Math.round(x * TILE - left)}px, ${Math.round(y * TILE - top)}px)` }}
          onError={onFail}
        />,
      );
  return (
    <div className="ca-map-tiles" aria-hidden="true">
      {tiles}
    </div>
  );
}
