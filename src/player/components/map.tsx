import { Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { scaleOf } from '../core/scale.ts';
import { hostOf } from '../core/use-blocked.ts';
import { clampOf, flagOf, numberOf, objectOf, pathOf, rowsOf, textOf, toneOf } from '../core/values.ts';
import { MapCanvas } from '../map/map-canvas.tsx';
import { MapTiles, isTileUrl } from '../map/map-tiles.tsx';
import { type Place, fitted, isPlace, project, unproject } from '../map/projection.ts';
import { labelOf } from '../trees/tree-model.ts';
import '../styles/map.css';

type Marker = Place & { label: string; tone: string; row: JsonObject; index: number };
type View = { center: Place; zoom: number };

function markersOf(p: JsonObject): readonly Marker[] {
  const read = (row: JsonObject, prop: string, names: readonly string[]): number | null => {
    const field = textOf(p[prop]);
    return numberOf(field === '' ? names.map((name) => row[name]).find((value) => value !== undefined) : pathOf(row, field), null);
  };
  return rowsOf(p['markers']).flatMap((row, index): Marker[] => {
    const lat = read(row, 'latField', ['lat', 'latitude']);
    const lng = read(row, 'lngField', ['lng', 'lon', 'longitude']);
    if (lat === null || lng === null || !isPlace(lat, lng)) return [];
    return [{ lat, lng, label: labelOf(row, textOf(p['labelField'])) || `Place ${index + 1}`, tone: toneOf(row['tone']), row, index }];
  });
}

/** px that an arrow key moves the map */
const STEP = 80;

export function Map({ view, p, root, send }: NodeProps): ReactElement {
  const colors = useChartColors();
  const box = useRef<HTMLDivElement>(null);
  const height = clampOf(p['height'], 360, 120, 2000);
  const [width, setWidth] = useState(480);
  const markers = useMemo(() => markersOf(p), [p]);
  const asked = useMemo((): View => {
    const all = fitted(markers, width, height);
    const center = objectOf(p['center']);
    const [lat, lng] = [numberOf(center['lat'], null), numberOf(center['lng'] ?? center['lon'], null)];
    const isGiven = lat !== null && lng !== null && isPlace(lat, lng);
    const zoom = numberOf(p['zoom'], null);
    return {
      center: isGiven ? { lat, lng } : all.center,
      zoom: zoom === null ? (isGiven && markers.length === 0 ? 4 : all.zoom) : Math.min(18, Math.max(0, Math.round(zoom))),
    };
  }, [p, markers, width, height]);
  /** Where a person has moved it; another centre or zoom from the app starts over. */
  const [moved, setMoved] = useState<View | null>(null);
  const askedKey = JSON.stringify([p['center'], p['zoom']]);
  const [seenKey, setSeenKey] = useState(askedKey);
  if (seenKey !== askedKey) {
    setSeenKey(askedKey);
    setMoved(null);
  }
  const { center, zoom } = moved ?? asked;
  const drag = useRef<{ x: number; y: number; from: View } | null>(null);
  const [hasFailed, setHasFailed] = useState('');
  const template = textOf(p['tileUrl']);
  const hasTiles = isTileUrl(template) && hasFailed !== template;
  const isLocked = flagOf(p['disabled']);

  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => element.clientWidth > 0 && setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const tell = (next: View): void => {
    setMoved(next);
    send('move', { center: { lat: next.center.lat, lng: next.center.lng }, zoom: next.zoom });
  };
  const shifted = (from: View, dx: number, dy: number): View => {
    const middle = project(from.center, from.zoom);
    return { ...from, center: unproject({ x: middle.x + dx, y: middle.y + dy }, from.zoom) };
  };
  const zoomBy = (step: number): void => {
    const next = Math.min(18, Math.max(0, zoom + step));
    if (next !== zoom && !isLocked) tell({ center, zoom: next });
  };
  const fit = (): void => tell(fitted(markers, width, height));
  useMethods(view.id, {
    fit,
    goTo: (lat, lng, level) => {
      const [y, x] = [numberOf(lat, null), numberOf(lng, null)];
      if (y !== null && x !== null && isPlace(y, x)) tell({ center: { lat: y, lng: x }, zoom: Math.min(18, Math.max(0, Math.round(numberOf(level, zoom)))) });
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || isLocked) return;
    const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (step !== undefined) tell(shifted({ center, zoom }, step[0] ?? 0, step[1] ?? 0));
    else if (event.key === '+' || event.key === '=') zoomBy(1);
    else if (event.key === '-') zoomBy(-1);
    else return;
    event.preventDefault();
  };
  /** A drag in px of the map. */
  const dragged = (event: PointerEvent<HTMLElement>, from: { x: number; y: number; from: View }): View => {
    const scale = scaleOf(event.currentTarget);
    return shifted(from.from, (from.x - event.clientX) / scale, (from.y - event.clientY) / scale);
  };
  const isOnMap = (event: PointerEvent): boolean => !(event.target instanceof Element && event.target.closest('button') !== null);
  const middle = project(center, zoom);
  const world = 256 * 2 ** zoom;
  const chosen = objectOf(view.state['selectedMarker']);
  const label = textOf(p['ariaLabel']) || 'Map';
  return (
    <div {...root} className={cx('ca-map ca-grows', root.className)} style={{ height, ...root.style }}>
      <div
        ref={box}
        className="ca-map-area"
        role="group"
        aria-label={`${label}, ${markers.length} ${markers.length === 1 ? 'place' : 'places'}. Arrow keys move it, plus and minus zoom.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => event.target === event.currentTarget && zoomBy(1)}
        onPointerDown={(event) => {
          if (isLocked || event.button !== 0 || !isOnMap(event)) return;
          event.currentTarget.setPointerCapture?.(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY, from: { center, zoom } };
        }}
        onPointerMove={(event) => {
          if (drag.current !== null) setMoved(dragged(event, drag.current));
        }}
        onPointerUp={(event) => {
          const from = drag.current;
          drag.current = null;
          if (from !== null && (from.x !== event.clientX || from.y !== event.clientY)) tell(dragged(event, from));
        }}
        onPointerCancel={() => (drag.current = null)}
      >
        <MapCanvas center={center} zoom={zoom} width={width} height={height} colors={{ water: colors.well, land: colors.line2, line: colors.line }} />
        {hasTiles && <MapTiles template={template} center={center} zoom={zoom} width={width} height={height} onFail={() => setHasFailed(template)} />}
        {markers.map((marker) => {
          const at = project(marker, zoom);
          let x = at.x - middle.x;
          if (x > world / 2) x -= world;
          if (x < -world / 2) x += world;
          const y = at.y - middle.y;
          const isFar = Math.abs(x) > width / 2 + 40 || Math.abs(y) > height / 2 + 40;
          return (
            <button
              key={marker.index}
              type="button"
              className="ca-map-marker"
              data-tone={marker.tone}
              data-tip={marker.label}
              aria-label={marker.label}
              aria-pressed={chosen === marker.row || (chosen['id'] !== undefined && chosen['id'] === marker.row['id']) || undefined}
              disabled={isLocked}
              hidden={isFar}
              style={{ transform: `translate(${Math.round(width / 2 + x)}px, ${Math.round(height / 2 + y)}px)` }}
              onClick={() => send('markerClick', { marker: marker.row, index: marker.index })}
            >
              <span />
            </button>
          );
        })}
      </div>
      <div className="ca-map-buttons">
        <button type="button" className="ca-iconbtn" aria-label="Nearer" disabled={isLocked || zoom >= 18} onClick={() => zoomBy(1)}>
          <Plus size={16} aria-hidden="true" />
        </button>
        <button type="button" className="ca-iconbtn" aria-label="Farther" disabled={isLocked || zoom <= 0} onClick={() => zoomBy(-1)}>
          <Minus size={16} aria-hidden="true" />
        </button>
        {markers.length > 0 && (
          <button type="button" className="ca-iconbtn" aria-label="Show all places" disabled={isLocked} onClick={fit}>
            <Maximize size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="ca-map-note">
        {template !== '' && !hasTiles
          ? isTileUrl(template)
            ? `Map pictures of ${hostOf(template.replaceAll(/[{}]/g, ''))} could not be loaded: this app may not use that host, or it is not reached.`
            : 'The address of the map pictures needs https:// and {z}, {x} and {y}.'
          : hasTiles
            ? textOf(p['attribution'])
            : 'Coasts: Natural Earth'}
      </div>
    </div>
  );
}
