import { readerLocale } from '../core/week.ts';

/** In which order the parts of a date are written. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** Two figures stand for the year up to this many years ahead, else for one before it: 44 is 2044 in 2026, 47 is 1947. */
const YEARS_AHEAD = 20;

/** @param pattern such as "MM/DD/YYYY"; empty: as the reader's language has it */
export function dayOrder(pattern = '', locale = readerLocale()): DayOrder {
  const parts =
    pattern === ''
      ? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).formatToParts(0).map((part) => part.type)
      : [...pattern.replace(/\[.*?\]/g, '')].map((letter) => ({ D: 'day', M: 'month', Y: 'year' })[letter] ?? '');
  const [day, month, year] = ['day', 'month', 'year'].map((type) => parts.findIndex((part) => part === type)) as [number, number, number];
  if (year !== -1 && year < Math.min(day, month)) return 'ymd';
  return month < day ? 'mdy' : 'dmy';
}

type Reading = { order: DayOrder; locale?: string; today: string };

/**
 * Reads a day as people write it: "14/3/2026", "14.3.26", "3 14", "14 March", "mar 14, 2026", "2026-03-14", "20260314", "tomorrow".
 * Names of months are known in the reader's language and in English; a missing year is this one.
 * @param today "2026-03-14"
 * @returns "2026-03-14", or null when it is no day
 */
export function readDay(text: string, { order, locale = readerLocale(), today }: Reading): string | null {
  const words = plainDigits(text, locale).normalize('NFKC').toLowerCase().trim();
  const near = nearWords(locale).get(words);
  if (near !== undefined) return shift(today, near);
  const thisYear = Number(today.slice(0, 4));
  const tokens = words.match(/\p{L}[\p{L}\p{M}'’]*|\d+/gu) ?? [];
  // A sign such as a minus before a number, or other marks, make it something else.
  if (/[^\p{L}\p{M}\p{N}\s.॰,/'’‏‎-]/u.test(words)) return null;
  let month: number | null = null;
  const numbers: string[] = [];
  for (const token of tokens) {
    if (/^\d/.test(token)) numbers.push(token);
    else {
      const named = monthNamed(token, locale);
      if (named !== null && month === null) month = named;
      // "the 14th of March", "14 de marzo", "Saturday": words that say nothing more about the day.
      else if ([...token].length > 3 && !isWeekday(token, locale)) return null;
    }
  }
  const year = (digits: string | undefined): number | null => (digits === undefined ? thisYear : yearOf(digits, thisYear));
  const [a, b, c] = numbers;
  if (a === undefined || numbers.length > 3) return null;
  if (month !== null) {
    if (c !== undefined) return null;
    return a.length > 2 ? day(year(a), month, b === undefined ? 1 : Number(b)) : day(year(b), month, Number(a));
  }
  if (b === undefined) {
    if (a.length !== 8) return null;
    const parts =
      order === 'ymd' || day(Number(a.slice(0, 4)), Number(a.slice(4, 6)), Number(a.slice(6))) !== null
        ? [a.slice(0, 4), a.slice(4, 6), a.slice(6)]
        : [a.slice(0, 2), a.slice(2, 4), a.slice(4)];
    return readDay(parts.join(' '), { order, locale, today });
  }
  if (c === undefined) return a.length > 2 || b.length > 2 ? null : dayMonth(a, b, order === 'dmy', thisYear);
  if (a.length > 2) return day(yearOf(a, thisYear), Number(b), Number(c));
  if (order === 'ymd' && c.length <= 2) return day(yearOf(a, thisYear), Number(b), Number(c));
  return dayMonth(a, b, order !== 'mdy', yearOf(c, thisYear));
}

/** In the order of the language; in the other where that is no day, as with 3/14 among people who write 14/3. */
function dayMonth(a: string, b: string, isDayFirst: boolean, year: number | null): string | null {
  const [first, second] = [Number(a), Number(b)];
  return isDayFirst ? (day(year, second, first) ?? day(year, first, second)) : (day(year, first, second) ?? day(year, second, first));
}

function yearOf(digits: string, thisYear: number): number | null {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return null;
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + YEARS_AHEAD ? year - 100 : year;
}

function day(year: number | null, month: number, date: number): string | null {
  if (year === null || year < 1 || month < 1 || month > 12 || date < 1) return null;
  const at = new Date(Date.UTC(2000, 0, 1));
  at.setUTCFullYear(year, month - 1, date);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : null;
}

function shift(today: string, days: number): string {
  const at = new Date(`${today}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Formats are costly to make; few languages are ever asked for. */
function kept<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

/** "today", "tomorrow", "yesterday" in both languages, and how many days away each is. */
const nearWords = kept(
  (locale) =>
    new Map(
      [locale, 'en'].flatMap((language) => {
        const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
        return [0, 1, -1].map((days) => [format.format(days, 'day').toLowerCase(), days] as const);
      }),
    ),
);

/** Figures from 0 to 9 as the reader's numbers are written. */
const figuresOf = kept((locale) => [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].reverse());

const names = new Map<string, readonly (readonly string[])[]>();

/** All ways to write each month or weekday, first first: also as it stands beside a day, which is another case in some languages. */
function namesOf(kind: 'month' | 'weekday', locale: string): readonly (readonly string[])[] {
  const key = `${kind} ${locale}`;
  let found = names.get(key);
  if (found === undefined) {
    const formats = ([locale, 'en'] as const).flatMap((language) =>
      (['long', 'short'] as const).flatMap((width) => [
        new Intl.DateTimeFormat(language, { [kind]: width, timeZone: 'UTC', calendar: 'gregory' }),
        new Intl.DateTimeFormat(language, { [kind]: width, day: 'numeric', timeZone: 'UTC', calendar: 'gregory' }),
      ]),
    );
    found = Array.from({ length: kind === 'month' ? 12 : 7 }, (_, i) => {
      const at = kind === 'month' ? Date.UTC(2026, i, 15) : Date.UTC(2026, 0, 4 + i);
      const written = formats.map((format) => format.formatToParts(at).find((part) => part.type === kind)?.value ?? '');
      return [...new Set(written.map((name) => name.toLowerCase().replace(/[.॰]/g, '')))].filter((name) => name !== '' && !/\d/.test(name));
    });
    names.set(key, found);
  }
  return found;
}

function monthNamed(word: string, locale: string): number | null {
  const months = namesOf('month', locale);
  const whole = months.findIndex((written) => written.includes(word));
  if (whole !== -1) return whole + 1;
  // What begins like one month alone: "sept", "febr".
  const begun = [...word].length < 3 ? [] : months.flatMap((written, i) => (written.some((name) => name.startsWith(word)) ? [i + 1] : []));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

function isWeekday(word: string, locale: string): boolean {
  return namesOf('weekday', locale).some((written) => written.some((name) => name.startsWith(word)));
}

/** Figures of other scripts, as the reader's numbers are written in them. */
function plainDigits(text: string, locale: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  const figures = figuresOf(locale);
  return [...text].map((letter) => (figures.includes(letter) ? String(figures.indexOf(letter)) : letter)).join('');
}
