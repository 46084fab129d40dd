import { dateOf, dayOf, formatDate } from '../core/format.ts';
import { readerLocale } from '../core/week.ts';

/**
 * A day in the pattern that the author chose, of the usual letters: D DD M MM MMM MMMM YY YYYY ddd dddd and [words].
 * What the pattern says of hours is left out. An empty pattern is the usual way of the reader's language.
 */
export function dayText(day: string, pattern = ''): string {
  const date = dateOf(day);
  if (date === null || pattern.trim() === '') return formatDate(day);
  const named = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(readerLocale(), { ...options, calendar: 'gregory' }).format(date);
  const two = (value: number): string => String(value).padStart(2, '0');
  return pattern.replace(/[\s,T]*\b[hH]{1,2}\b.*$/, '').replace(/\[(.*?)\]|Y{4}|YY|M{1,4}|D{1,2}|d{3,4}/g, (part, words: string | undefined) => {
    if (words !== undefined) return words;
    switch (part) {
      case 'YYYY':
        return String(date.getFullYear()).padStart(4, '0');
      case 'YY':
        return two(date.getFullYear() % 100);
      case 'MMMM':
        return named({ month: 'long' });
      case 'MMM':
        return named({ month: 'short' });
      case 'MM':
        return two(date.getMonth() + 1);
      case 'M':
        return String(date.getMonth() + 1);
      case 'DD':
        return two(date.getDate());
      case 'D':
        return String(date.getDate());
      default:
        return named({ weekday: part === 'dddd' ? 'long' : 'short' });
    }
  });
}

/** Of a limit such as "2026-06-12T09:00:00Z" the day; '' for none. */
export function dayLimit(limit: string): string {
  const date = limit === '' ? null : dateOf(limit);
  return date === null ? '' : dayOf(date);
}
