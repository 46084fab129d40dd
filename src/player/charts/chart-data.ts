import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatAny, formatDate } from '../core/format.ts';
import { numberOf, pathOf, rowsOf, textOf, wordsOf } from '../core/values.ts';

export type SeriesType = 'bar' | 'line' | 'area' | 'scatter';
export type ChartSeriesData = { name: string; type: SeriesType; color: string; values: readonly (number | null)[] };
export type ChartData = {
  categories: readonly string[];
  series: readonly ChartSeriesData[];
  rowAt: (index: number, series: string) => JsonObject | null;
  /** Series that were joined into “Other”, because there were more than anybody can tell apart. */
  joined: number;
};

const MAX_SERIES = 20;
const OTHER = 'Other';

const isSystem = (key: string): boolean => ['id', 'createdAt', 'updatedAt'].includes(key) || key.endsWith('$');

/** The first field that holds numbers, or texts. */
export function guessField(rows: readonly JsonObject[], kind: 'number' | 'text', except = ''): string {
  const keys = Object.keys(rows[0] ?? {}).filter((key) => !isSystem(key) && key !== except);
  return keys.find((key) => rows.some((row) => (kind === 'number' ? typeof row[key] === 'number' : typeof row[key] === 'string'))) ?? '';
}

export function labelText(value: Json): string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : formatAny(value) || 'None';
}

const TYPES: readonly SeriesType[] = ['bar', 'line', 'area', 'scatter'];

/** Turns rows into one value for each category and series. Rows that share a category are added up. */
export function chartData(
  rows: readonly JsonObject[],
  options: { x: string; y: string; groupBy: string; type: SeriesType; series: Json | undefined },
): ChartData {
  const x = options.x || guessField(rows, 'text');
  const y = options.y || guessField(rows, 'number', x);
  const categories = [...new Set(rows.map((row) => textOf(pathOf(row, x))))];
  const at = new Map(categories.map((category, i) => [category, i]));
  const collect = (field: string, of: readonly JsonObject[]): (number | null)[] => {
    const values: (number | null)[] = categories.map(() => null);
    for (const row of of) {
      const i = at.get(textOf(pathOf(row, x)));
      const value = numberOf(pathOf(row, field), null);
      if (i !== undefined && value !== null) values[i] = (values[i] ?? 0) + value;
    }
    return values;
  };
  const given = rowsOf(options.series).filter((entry) => textOf(entry['field']) !== '');
  const groupOf = (row: JsonObject): string => textOf(pathOf(row, options.groupBy)) || 'None';
  const byGroup = new Map<string, JsonObject[]>();
  if (options.groupBy !== '')
    for (const row of rows) {
      const group = groupOf(row);
      const own = byGroup.get(group) ?? (byGroup.size < MAX_SERIES ? group : OTHER);
      const held = Array.isArray(own) ? own : byGroup.get(own);
      if (held !== undefined) held.push(row);
      else byGroup.set(typeof own === 'string' ? own : group, [row]);
    }
  const groupNames = new Set(options.groupBy === '' ? [] : rows.map(groupOf));
  const series: ChartSeriesData[] =
    byGroup.size > 0
      ? [...byGroup].map(([name, own]) => ({ name, type: options.type, color: '', values: collect(y, own) }))
      : given.length > 0
        ? given.slice(0, MAX_SERIES).map((entry) => ({
            name: textOf(entry['label']) || wordsOf(textOf(entry['field'])),
            type: TYPES.find((type) => type === entry['type']) ?? options.type,
            color: textOf(entry['color']),
            values: collect(textOf(entry['field']), rows),
          }))
        : [{ name: wordsOf(y) || 'Value', type: options.type, color: '', values: collect(y, rows) }];
  return {
    categories: categories.map((category) => labelText(category)),
    series: rows.length === 0 ? [] : series,
    joined: byGroup.has(OTHER) && !groupNames.has(OTHER) ? groupNames.size - byGroup.size + 1 : 0,
    rowAt: (index, name) => (byGroup.get(name) ?? rows).find((row) => textOf(pathOf(row, x)) === categories[index]) ?? null,
  };
}
