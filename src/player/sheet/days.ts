const DAY_MS = 86_400_000;

/** "2026-06-12", with or without a time → days since 1 January 1970. @returns null for what is no date */
export function dayNumber(text: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = utc(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : null;
}

/** Years below 100 are themselves, not of the last century. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

/** @returns null outside the years 1 to 9999 */
export function dayText(day: number): string | null {
  const date = new Date(Math.floor(day) * DAY_MS);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`;
}

/** Months and days outside their bounds run on, as DATE(2026, 14, 1) does. */
export function dayOfParts(year: number, month: number, day: number): number {
  return utc(Math.trunc(year), Math.trunc(month) - 1, Math.trunc(day)).getTime() / DAY_MS;
}

export function partsOfDay(day: number): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
}

/** The same day of another month, or its last day when it has no such day. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: at } = partsOfDay(day);
  const last = partsOfDay(dayOfParts(year, month + Math.trunc(months) + 1, 0)).day;
  return dayOfParts(year, month + Math.trunc(months), Math.min(at, last));
}
