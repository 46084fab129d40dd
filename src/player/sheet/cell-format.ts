import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatDate, formatNumber } from '../core/format.ts';
import { type Maybe, isObject, numberOf, objectOf, oneOf, textOf } from '../core/values.ts';
import { type CellAt, type CellRange, columnNumber, isIn, parseRange, rangeName } from './cell-name.ts';
import type { CellResult } from './sheet-graph.ts';

export const FORMATS = ['auto', 'number', 'currency', 'percent', 'date', 'text'] as const;
export type FormatType = (typeof FORMATS)[number];
export type CellFormat = { type: FormatType; currency: string; decimals: number | null };

const AUTO: CellFormat = { type: 'auto', currency: 'USD', decimals: null };

/** Formats by cell ("B2"), range ("B2:B9") and column ("B"); the narrower wins, of equals the later. */
export type Formats = (at: CellAt) => CellFormat;

export function formatsOf(value: Maybe, currency: string): Formats {
  const columns = new Map<number, CellFormat>();
  const ranges: { range: CellRange; format: CellFormat }[] = [];
  for (const [name, entry] of Object.entries(objectOf(value))) {
    const format = formatOf(entry, currency);
    if (/^[A-Za-z]{1,3}$/.test(name)) columns.set(columnNumber(name), format);
    const range = parseRange(name);
    if (range !== null) ranges.push({ range, format });
  }
  const single = ranges.filter(({ range: { from, to } }) => from.row === to.row && from.column === to.column);
  const cells = new Map(single.map(({ range, format }) => [rangeName(range), format]));
  const wide = ranges.filter((entry) => !single.includes(entry)).reverse();
  return (at) => cells.get(rangeName({ from: at, to: at })) ?? wide.find(({ range }) => isIn(range, at))?.format ?? columns.get(at.column) ?? AUTO;
}

function formatOf(entry: Json, currency: string): CellFormat {
  const given: JsonObject = isObject(entry) ? entry : { type: entry };
  const decimals = numberOf(given['decimals'], null);
  return {
    type: oneOf(given['type'], FORMATS, 'auto'),
    currency: textOf(given['currency']) || currency,
    decimals: decimals === null ? null : Math.min(12, Math.max(0, Math.round(decimals))),
  };
}

/** The formats after a range was given another; what the range covers needs no entry of its own any more. */
export function withFormat(value: Maybe, range: CellRange, format: JsonObject | FormatType): JsonObject {
  const kept = Object.entries(objectOf(value)).filter(([name]) => {
    const other = parseRange(name);
    return other === null || !isIn(range, other.from) || !isIn(range, other.to);
  });
  return { ...Object.fromEntries(kept), [rangeName(range)]: format };
}

export function shownText(result: CellResult | undefined, format: CellFormat): string {
  if (result === undefined) return '';
  if ('problem' in result) return result.code;
  const { value } = result;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return format.type === 'date' ? formatDate(value) : value;
  const { type, currency, decimals } = format;
  if (type === 'currency') return formatNumber(value, 'currency', currency, decimals);
  if (type === 'percent') return formatNumber(Number((value * 100).toPrecision(12)), 'percent', currency, decimals);
  if (type === 'number') return formatNumber(value, 'number', currency, decimals ?? 2);
  if (type === 'text') return String(value);
  return Math.abs(value) < 1e15 ? formatNumber(Number(value.toPrecision(12)), 'number', currency, decimals) : formatNumber(value);
}
