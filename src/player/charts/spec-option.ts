import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject, listOf, objectOf, rowsOf, textOf } from '../core/values.ts';
import { formatAny } from '../core/format.ts';
import type { ChartTable } from './chart-table.tsx';
import type { WalkPoint } from './chart-walk.tsx';

/** Parts of an option that could open addresses, write HTML or reach out of the picture. */
const UNSAFE_KEYS: readonly string[] = [
  'link',
  'sublink',
  'target',
  'subtarget',
  'toolbox',
  'renderMode',
  'extraCssText',
  'appendTo',
  'appendToBody',
  'className',
  'graphic',
];
const MAX_DEPTH = 12;

export function safeSpec(value: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((entry) => safeSpec(entry, depth + 1));
  if (!isObject(value)) return typeof value === 'string' && /^\s*(image:\/\/|javascript:)/i.test(value) ? 'circle' : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !UNSAFE_KEYS.includes(key) && key !== '__proto__')
      .map(([key, entry]) => [key, safeSpec(entry, depth + 1)]),
  );
}

/** The figures of any option as a table: its data set, else the points of its series. */
export function specTable(spec: JsonObject): ChartTable {
  const source = listOf(objectOf(Array.isArray(spec['dataset']) ? spec['dataset'][0] : spec['dataset'])['source']);
  if (source.length > 0) {
    if (isObject(source[0])) {
      const headers = Object.keys(source[0]);
      return { headers, rows: source.filter(isObject).map((row) => headers.map((header) => formatAny(row[header]))) };
    }
    const [head = null, ...rest] = source;
    return { headers: listOf(head).map((cell) => formatAny(cell)), rows: rest.map((row) => listOf(row).map((cell) => formatAny(cell))) };
  }
  const points = specPoints(spec).flat();
  return {
    headers: ['Series', 'Point', 'Value'],
    rows: points.map((point) => [point.seriesName || `Series ${point.series + 1}`, point.name, formatAny(point.value)]),
  };
}

export type SpecPoint = WalkPoint & { name: string; seriesName: string; value: Json };

/** The points that the series of a description list, as far as they are plain. */
export function specPoints(spec: JsonObject): readonly (readonly SpecPoint[])[] {
  const categories = listOf(objectOf(Array.isArray(spec['xAxis']) ? spec['xAxis'][0] : spec['xAxis'])['data']);
  return seriesOf(spec).map((series, s) =>
    listOf(series['data']).map((point, index) => {
      const value = isObject(point) ? (point['value'] ?? null) : point;
      const name = (isObject(point) ? textOf(point['name']) : '') || formatAny(categories[index]) || String(index + 1);
      const seriesName = textOf(series['name']);
      return { series: s, index, name, seriesName, value, text: `${seriesName === '' ? '' : `${seriesName}, `}${name}: ${formatAny(value)}` };
    }),
  );
}

/** A description without anything to draw is empty. */
export function seriesOf(spec: JsonObject): readonly JsonObject[] {
  return Array.isArray(spec['series']) ? rowsOf(spec['series']) : isObject(spec['series']) ? [spec['series']] : [];
}
