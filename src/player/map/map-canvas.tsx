import { type ReactElement, useEffect, useRef } from 'react';
import { coastLines } from './coasts.ts';
import { type Place, TILE, project } from './projection.ts';

type Props = { center: Place; zoom: number; width: number; height: number; colors: { water: string; land: string; line: string } };

/** Land and a net of degrees; finer where it is nearer. */
export function MapCanvas({ center, zoom, width, height, colors }: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { water, land, line } = colors;
  useEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (canvas.current === null || context === null) return;
    const ratio = globalThis.devicePixelRatio || 1;
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = water;
    context.fillRect(0, 0, width, height);
    const world = TILE * 2 ** zoom;
    const middle = project(center, zoom);
    const top = height / 2 - middle.y;
    // The world repeats to both sides.
    for (let copy = -1; copy <= 1; copy++) {
      const left = width / 2 - middle.x + copy * world;
      if (left > width || left + world < 0) continue;
      context.beginPath();
      for (const ring of coastLines()) {
        ring.forEach(([lng, lat], i) => {
          const { x, y } = project({ lat, lng }, zoom);
          if (i === 0) context.moveTo(left + x, top + y);
          else context.lineTo(left + x, top + y);
        });
        context.closePath();
      }
      context.fillStyle = land;
      context.fill('evenodd');
    }
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.beginPath();
    const step = [30, 30, 15, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005][Math.min(13, Math.floor(zoom))] ?? 0.005;
    const span = (width / world) * 360;
    for (let lng = Math.floor((center.lng - span / 2) / step) * step; lng <= center.lng + span / 2; lng += step) {
      const x = Math.round(width / 2 - middle.x + project({ lat: 0, lng }, zoom).x) + 0.5;
      context.moveTo(x, 0);
      context.lineTo(x, height);
    }
    const latSpan = span * (height / width);
    for (let lat = Math.max(-80, Math.floor((center.lat - latSpan) / step) * step); lat <= Math.min(80, center.lat + latSpan); lat += step) {
      const y = Math.round(top + project({ lat, lng: 0 }, zoom).y) + 0.5;
      context.moveTo(0, y);
      context.lineTo(width, y);
    }
    context.stroke();
  }, [center, zoom, width, height, water, land, line]);
  return <canvas ref={canvas} className="ca-map-canvas" style={{ width, height }} aria-hidden="true" />;
}
