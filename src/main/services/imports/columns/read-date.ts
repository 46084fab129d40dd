import { parseDate, parseDateTime, parseTime } from '../../../../shared/app/data/index.ts';

/** How "03/04/2026" is read. */
export type DayOrder = 'day' | 'month';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[,\s]+(?:at\s+)?(.+))?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[,\s]+(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_NAME = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+/i;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})(?:[,\s]+(?:at\s+)?(.+))?$/i;
const MONTH_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(?:at\s+)?(.+))?$/i;
const CLOCK = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*([ap])\.?\s?m\.?$/i;

type Parts = { date: string; time: string | undefined };

/** Which order a text settles: 25/12/2026 the day first, 12/25/2026 the month; 03/04/2026 and written months settle nothing. */
export function dayOrderVote(text: string): DayOrder | null {
  const match = NUMERIC.exec(text.trim());
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12 && first <= 31 && second <= 12) return 'day';
  return second > 12 && second <= 31 && first <= 12 ? 'month' : null;
}

/** Whether the order matters for this text. */
export function isNumericDate(text: string): boolean {
  return NUMERIC.test(text.trim());
}

/** "YYYY-MM-DD", or null. */
export function readDate(text: string, order: DayOrder): string | null {
  return parseDate(text) ?? parts(text, order)?.date ?? null;
}

/** ISO 8601 in UTC; times without a zone are UTC, as everywhere in an app's data. */
export function readDateTime(text: string, order: DayOrder): string | null {
  const iso = parseDateTime(text);
  if (iso !== null) return iso;
  const found = parts(text, order);
  if (!found) return null;
  const time = found.time === undefined ? '00:00' : readTime(found.time);
  return time === null ? null : parseDateTime(`${found.date}T${time}`);
}

/** "HH:MM" */
export function readTime(text: string): string | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return parseTime(text);
  const hour = Number(match[1]);
  if (hour < 1 || hour > 12) return null;
  const isAfternoon = match[4]?.toLowerCase() === 'p';
  return parseTime(`${(hour % 12) + (isAfternoon ? 12 : 0)}:${match[2] ?? '00'}`);
}

function parts(text: string, order: DayOrder): Parts | null {
  const given = text.trim().replace(DAY_NAME, '');
  let match = NUMERIC.exec(given);
  if (match) {
    const [, first = '', second = '', year = '', time] = match;
    return order === 'day' ? day(year, second, first, time) : day(year, first, second, time);
  }
  match = YEAR_FIRST.exec(given);
  if (match) return day(match[1]!, match[2]!, match[3]!, match[4]);
  match = COMPACT.exec(given);
  if (match) return day(match[1]!, match[2]!, match[3]!, undefined);
  match = DAY_MONTH.exec(given);
  if (match) return day(match[3]!, month(match[2]!), match[1]!, match[4]);
  match = MONTH_DAY.exec(given);
  return match ? day(match[3]!, month(match[1]!), match[2]!, match[4]) : null;
}

function month(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** Years of two digits are 1969 to 2068, as in POSIX. */
function day(year: string, monthOfYear: string, dayOfMonth: string, time: string | undefined): Parts | null {
  const full = year.length === 2 ? String(Number(year) + (Number(year) < 69 ? 2000 : 1900)) : year;
  const date = parseDate(`${full}-${monthOfYear.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  return date === null ? null : { date, time };
}
