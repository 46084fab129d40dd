/** "2026-06-12", also from the start of a date-time. Null when there is no such day. */
export function parseDate(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(raw.trim());
  if (!match) return null;
  const [, year, month, day] = match;
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
}

/** In the Gregorian calendar, also before it began, as ISO 8601 has it. */
function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** "14:30"; seconds are dropped. */
export function parseTime(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const match = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(raw.trim());
  if (!match) return null;
  const [, hour, minute] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

/** ISO 8601 in UTC with milliseconds. Text without a zone is UTC; a lone date is its midnight. A number is epoch milliseconds. */
export function parseDateTime(raw: unknown): string | null {
  if (typeof raw === 'number') return Math.abs(raw) <= 8.64e15 ? new Date(raw).toISOString() : null;
  if (typeof raw !== 'string') return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(raw.trim());
  if (!match || parseDate(match[1]) === null) return null;
  const [, day, minutes = '00:00', seconds = ':00', fraction = '.000', zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  const time = Date.parse(`${day}T${minutes}${seconds}${fraction.slice(0, 4).padEnd(4, '0')}${offset}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The day where the program runs: what people mean by "today". */
export function localDate(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @param date "YYYY-MM-DD" */
export function shiftDate(date: string, days: number): string {
  const shifted = new Date(`${date}T00:00:00.000Z`);
  shifted.setUTCDate(shifted.getUTCDate() + days);
  return shifted.toISOString().slice(0, 10);
}
