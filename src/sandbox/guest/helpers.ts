import type { DateHelpers } from './dates.ts';

const SYMBOLS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', CNY: 'CN¥', INR: '₹', KRW: '₩', BRL: 'R$', CAD: 'CA$', AUD: 'A$', NZD: 'NZ$', MXN: 'MX$', ILS: '₪', VND: '₫', PHP: '₱' };
const NO_DECIMALS = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK']);

type Pick = string | ((row: unknown, index: number) => unknown) | undefined;

/** What every expression can call. Lists are read, never changed; anything that is not a list counts as empty. */
export function createHelpers(dates: DateHelpers, random: () => number): Record<string, (...args: never[]) => unknown> {
  return {
    ...dates,
    uuid: () => uuid(random),
    sum: (rows: unknown, pick?: Pick) => numbers(rows, pick).reduce((total, value) => total + value, 0),
    avg: (rows: unknown, pick?: Pick) => {
      const values = numbers(rows, pick);
      return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
    },
    min: (...args: unknown[]) => extreme(args, (a, b) => a < b),
    max: (...args: unknown[]) => extreme(args, (a, b) => a > b),
    count: (rows: unknown, pick?: Pick) => (pick === undefined ? list(rows).length : list(rows).filter((row, i) => Boolean(read(row, pick, i))).length),
    groupBy: (rows: unknown, pick: Pick) => {
      const groups = new Map<unknown, unknown[]>();
      list(rows).forEach((row, i) => {
        const key = read(row, pick, i) ?? null;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [row]);
        else group.push(row);
      });
      return [...groups].map(([key, members]) => ({ key, rows: members, count: members.length }));
    },
    sortBy: (rows: unknown, pick: Pick, direction: unknown = 'asc') => {
      const sign = direction === 'desc' ? -1 : 1;
      return list(rows)
        .map((row, i) => ({ row, key: read(row, pick, i) }))
        .sort((a, b) => sign * compareValues(a.key, b.key))
        .map(({ row }) => row);
    },
    filterBy: (rows: unknown, pick: Pick | Record<string, unknown>, value?: unknown) => {
      if (typeof pick === 'object') return list(rows).filter((row) => Object.entries(pick).every(([key, wanted]) => read(row, key, 0) === wanted));
      if (typeof pick === 'function' || value === undefined) return list(rows).filter((row, i) => Boolean(read(row, pick, i)));
      return list(rows).filter((row, i) => read(row, pick, i) === value);
    },
    uniq: (rows: unknown, pick?: Pick) => [...new Set(list(rows).map((row, i) => (pick === undefined ? row : read(row, pick, i))))],
    formatNumber: (value: unknown, decimals?: unknown) => formatNumber(value, typeof decimals === 'number' ? decimals : undefined),
    formatCurrency: (value: unknown, currency: unknown = 'USD') => formatCurrency(value, String(currency || 'USD')),
    /** 0.25 → "25%" */
    formatPercent: (value: unknown, decimals: unknown = 0) => (isNumber(value) ? `${formatNumber(Number(value) * 100, Number(decimals) || 0)}%` : ''),
    pluralize: (n: unknown, one: unknown, many?: unknown) => `${formatNumber(n) || '0'} ${Number(n) === 1 ? String(one) : many === undefined ? plural(String(one)) : String(many)}`,
    round: (value: unknown, decimals: unknown = 0) => (isNumber(value) ? round(Number(value), Number(decimals) || 0) : null),
    clamp: (value: unknown, low: unknown, high: unknown) => Math.min(Math.max(Number(value), Number(low)), Number(high)),
    range: (a: unknown, b?: unknown, step: unknown = 1) => range(b === undefined ? 0 : Number(a), b === undefined ? Number(a) : Number(b), Number(step) || 1),
    capitalize: (text: unknown) => {
      const value = asText(text);
      return value.charAt(0).toUpperCase() + value.slice(1);
    },
    truncate: (text: unknown, length: unknown = 80) => {
      const value = asText(text);
      const limit = Math.max(1, Number(length) || 80);
      return value.length <= limit ? value : `${value.slice(0, limit - 1).trimEnd()}…`;
    },
    wordsFromNumber: (value: unknown) => (isNumber(value) ? words(Math.trunc(Number(value))) : ''),
  };
}

/** How a value reads inside mixed text: nothing for null and undefined. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Array.isArray(value) ? value.map(asText).join(', ') : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return String(value);
}

/** Order of any two values: empty last, numbers by size, the rest as text, ignoring case. */
export function compareValues(a: unknown, b: unknown): number {
  const isEmptyA = a === null || a === undefined || a === '';
  const isEmptyB = b === null || b === undefined || b === '';
  if (isEmptyA || isEmptyB) return isEmptyA === isEmptyB ? 0 : isEmptyA ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = String(a).toLowerCase();
  const right = String(b).toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function read(row: unknown, pick: Pick, index: number): unknown {
  if (typeof pick === 'function') return pick(row, index);
  if (pick === undefined) return row;
  let value: unknown = row;
  for (const part of pick.split('.')) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
  return value;
}

function isNumber(value: unknown): boolean {
  return value !== null && value !== '' && value !== undefined && typeof value !== 'boolean' && Number.isFinite(Number(value));
}

function numbers(rows: unknown, pick: Pick): number[] {
  return list(rows).map((row, i) => read(row, pick, i)).filter(isNumber).map(Number);
}

/** `min(rows, 'field')`, `min([1, 2])` or `min(1, 2)`; works for dates as text too. */
function extreme(args: unknown[], wins: (a: string | number, b: string | number) => boolean): unknown {
  const [first, second] = args;
  const values = Array.isArray(first) ? first.map((row, i) => read(row, typeof second === 'string' || typeof second === 'function' ? (second as Pick) : undefined, i)) : args;
  let best: string | number | null = null;
  for (const value of values) {
    if ((typeof value !== 'number' && typeof value !== 'string') || value === '' || Number.isNaN(value)) continue;
    if (best === null || wins(value, best)) best = value;
  }
  return best;
}

function round(value: number, decimals: number): number {
  const places = Math.max(0, Math.min(12, decimals));
  return Number(`${Math.round(Number(`${value}e${places}`))}e-${places}`) || 0;
}

function formatNumber(value: unknown, decimals?: number): string {
  if (!isNumber(value)) return '';
  const number = Number(value);
  const text = decimals === undefined ? String(round(Math.abs(number), 3)) : Math.abs(number).toFixed(Math.max(0, Math.min(12, decimals)));
  if (text.includes('e')) return String(number);
  const [whole = '0', fraction] = text.split('.');
  const sign = number < 0 && Number(text) !== 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

function formatCurrency(value: unknown, currency: string): string {
  const code = currency.toUpperCase();
  const text = formatNumber(value, NO_DECIMALS.has(code) ? 0 : 2);
  if (text === '') return '';
  const symbol = SYMBOLS[code] ?? `${code} `;
  return text.startsWith('-') ? `-${symbol}${text.slice(1)}` : `${symbol}${text}`;
}

function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/i.test(word)) return `${word}es`;
  return `${word}s`;
}

function range(start: number, end: number, step: number): number[] {
  const out: number[] = [];
  for (let i = start; (step > 0 ? i < end : i > end) && out.length < 100_000; i += step) out.push(i);
  return out;
}

const SMALL = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function words(n: number): string {
  if (n < 0) return `minus ${words(-n)}`;
  if (n < 20) return SMALL[n] ?? '';
  if (n < 100) return `${TENS[Math.floor(n / 10)] ?? ''}${n % 10 === 0 ? '' : `-${SMALL[n % 10] ?? ''}`}`;
  for (const [size, name] of [[1e9, 'billion'], [1e6, 'million'], [1000, 'thousand'], [100, 'hundred']] as const) {
    if (n >= size) return `${words(Math.floor(n / size))} ${name}${n % size === 0 ? '' : ` ${words(n % size)}`}`;
  }
  return String(n);
}

/** RFC 9562 version 4 layout; not for secrets. */
function uuid(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (c) => {
    const digit = Math.floor(random() * 16);
    return (c === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
