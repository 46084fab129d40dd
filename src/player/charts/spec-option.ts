import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject, listOf, objectOf, rowsOf, textOf } from '../core/values.ts';
import { formatAny } from '../core/format.ts';
import type { ChartTable } from './chart-frame.tsx';

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
  const categories = listOf(objectOf(Array.isArray(spec['xAxis']) ? spec['xAxis'][0] : spec['xAxis'])['data']);
  const rows = seriesOf(spec).flatMap((series, s) =>
    listOf(series['data']).map((point, i) => {
      const name = isObject(point) ? textOf(point['name']) : '';
      const value = isObject(point) ? (point['value'] ?? null) : point;
      return [textOf(series['name']) || `Series ${s + 1}`, name || formatAny(categories[i]) || String(i + 1), formatAny(value)];
    }),
  );
  return { headers: ['Series', 'Point', 'Value'], rows };
}

/** A description without anything to draw is empty. */
export function seriesOf(spec: JsonObject): readonly JsonObject[] {
  return Array.isArray(spec['series']) ? rowsOf(spec['series']) : isObject(spec['series']) ? [spec['series']] : [];
}
