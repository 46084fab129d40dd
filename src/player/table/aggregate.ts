import type { Aggregate, TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { formatNumber } from '../core/format.ts';
import { numberOf } from '../core/values.ts';
import { cellText, cellValue } from './table-model.ts';

/** Short words before a figure, as there is little room. */
export const AGGREGATE_LABELS: Readonly<Record<Aggregate, string>> = {
  sum: 'Sum',
  average: 'Average',
  min: 'Lowest',
  max: 'Highest',
  count: 'Count',
  distinct: 'Different',
};

/**
 * One figure about a column. Rows without a number in it are passed over.
 * @returns '' when there is nothing to say: no aggregate, or no number for one that needs some
 */
export function aggregateText(rows: readonly JsonObject[], column: TableColumn): string {
  const kind = column.aggregate;
  if (kind === undefined) return '';
  if (kind === 'count') return formatNumber(rows.filter((row) => cellText(row, column) !== '').length);
  if (kind === 'distinct') return formatNumber(new Set(rows.map((row) => cellText(row, column)).filter((text) => text !== '')).size);
  let sum = 0;
  let count = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const row of rows) {
    const number = numberOf(cellValue(row, column), null);
    if (number === null) continue;
    sum += number;
    count++;
    if (number < min) min = number;
    if (number > max) max = number;
  }
  if (count === 0) return '';
  const value = kind === 'sum' ? sum : kind === 'average' ? sum / count : kind === 'min' ? min : max;
  // Tenths that binary numbers cannot hold would show as 0.30000000000000004.
  const rounded = Number(value.toPrecision(12));
  return column.type === 'currency'
    ? formatNumber(rounded, 'currency', column.currency)
    : column.type === 'percent' || column.type === 'progress'
      ? formatNumber(rounded, 'percent', 'USD', column.decimals ?? null)
      : formatNumber(rounded, 'number', 'USD', column.decimals ?? null);
}

/** The figures of all columns that have one, by field. */
export function aggregatesOf(rows: readonly JsonObject[], columns: readonly TableColumn[]): ReadonlyMap<string, string> {
  return new Map(columns.flatMap((column): [string, string][] => (column.aggregate === undefined ? [] : [[column.field, aggregateText(rows, column)]])));
}
