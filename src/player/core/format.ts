import type { Json } from '../../shared/kernel/json.ts';
import { type Maybe, numberOf, textOf } from './values.ts';

/** Number formats are costly to make and few. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = numberFormats.get(key);
  if (format === undefined) {
    try {
      format = new Intl.NumberFormat(undefined, options);
    } catch {
      // An unknown currency code.
      format = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
    }
    numberFormats.set(key, format);
  }
  return format;
}

export type NumberStyle = 'number' | 'currency' | 'percent';

/** @returns '' for what is not a number. Percent takes 0–100 as people say it: 4.1 → "4.1%". */
export function formatNumber(value: Maybe, style: NumberStyle = 'number', currency = 'USD', decimals: number | null = null): string {
  const number = numberOf(value, null);
  if (number === null) return typeof value === 'string' ? value : '';
  const fixed = decimals === null ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  // "$", not "US$": as expressions write it, and half as wide on a phone.
  const sign = currency === 'USD' ? ({ currencyDisplay: 'narrowSymbol' } as const) : {};
  if (style === 'currency') return numberFormat(`${currency}/${decimals}`, { style: 'currency', currency, ...sign, ...fixed }).format(number);
  const text = numberFormat(`/${decimals}`, { maximumFractionDigits: 2, ...fixed }).format(number);
  return style === 'percent' ? `${text}%` : text;
}

/** "2026-06-12" is that day everywhere; a time in ISO 8601 is shown in local time. */
export function dateOf(value: Maybe): Date | null {
  if (typeof value === 'number') return Number.isFinite(value) ? validDate(new Date(value)) : null;
  if (typeof value !== 'string' || value === '') return null;
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day !== null) return validDate(new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  return validDate(new Date(value));
}

function validDate(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}

const dateFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export function formatDate(value: Maybe): string {
  const date = dateOf(value);
  return date === null ? textOf(value) : dateFormat.format(date);
}

export function formatTime(value: Maybe): string {
  if (typeof value === 'string' && /^\d\d:\d\d/.test(value)) return value.slice(0, 5);
  const date = dateOf(value);
  return date === null ? textOf(value) : timeFormat.format(date);
}

export function formatDateTime(value: Maybe): string {
  const date = dateOf(value);
  return date === null ? textOf(value) : `${dateFormat.format(date)}, ${timeFormat.format(date)}`;
}

/** Local calendar day of a moment, "2026-06-12". */
export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** "Ada Okafor" → "AO" */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** Any value in a few words, for cells whose type does not match. */
export function formatAny(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((entry) => textOf(entry)).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return textOf(value);
}

const IRREGULAR: Readonly<Record<string, string>> = { person: 'people', child: 'children', man: 'men', woman: 'women' };

export function pluralOf(noun: string): string {
  const lower = noun.toLowerCase();
  const irregular = Object.entries(IRREGULAR).find(([word]) => lower === word || lower.endsWith(` ${word}`));
  if (irregular !== undefined) return noun.slice(0, noun.length - irregular[0].length) + irregular[1];
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/i.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

export function countOf(count: number, noun: string): string {
  return `${formatNumber(count)} ${count === 1 ? noun : pluralOf(noun)}`;
}
