const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * A schedule in words: “every weekday at 08:00”, “every 15 minutes”, “on day 1 of the month at 02:30”. What has no simple words is said
 * part by part; what is no schedule is given back as it is.
 */
export function describeSchedule(cron: string, timezone?: string): string {
  const parts = cron.trim().toLowerCase().split(/\s+/);
  const [minute, hour, day, month, weekday] = parts;
  if (parts.length !== 5 || minute === undefined || hour === undefined || day === undefined || month === undefined || weekday === undefined) return cron.trim();
  const words = [...dayWords(day, month, weekday), ...timeWords(minute, hour)];
  const isEveryDay = isAny(day) && isAny(month) && isAny(weekday);
  if (isEveryDay && isNumber(hour)) words.unshift('every day');
  return `${words.join(' ')}${timezone === undefined ? '' : ` (${timezone})`}`;
}

function timeWords(minute: string, hour: string): string[] {
  if (isNumber(minute)) {
    if (isNumber(hour)) return [`at ${clock(hour, minute)}`];
    if (/^\d+(,\d+)+$/.test(hour)) return [`at ${list(hour.split(',').map((one) => clock(one, minute)))}`];
    const past = Number(minute) === 0 ? '' : ` at ${minute.padStart(2, '0')} past`;
    return [`${everyHour(hour)}${past}`];
  }
  const inHours = isAny(hour) ? '' : isNumber(hour) ? ` between ${clock(hour, '0')} and ${clock(hour, '59')}` : ` in ${everyHour(hour)}`;
  return [`${everyMinute(minute)}${inHours}`];
}

function everyMinute(minute: string): string {
  if (isAny(minute)) return 'every minute';
  const step = stepOf(minute);
  return step === null ? `at minutes ${minute}` : `every ${step} minutes`;
}

function everyHour(hour: string): string {
  if (isAny(hour)) return 'every hour';
  const step = stepOf(hour);
  if (step !== null) return `every ${step} hours`;
  const range = /^(\d+)-(\d+)$/.exec(hour);
  return range === null ? `hours ${hour}` : `every hour from ${clock(range[1]!, '0')} to ${clock(range[2]!, '0')}`;
}

function dayWords(day: string, month: string, weekday: string): string[] {
  const words: string[] = [];
  if (!isAny(weekday)) words.push(weekdayWords(weekday));
  // Cron runs on either when both are given.
  if (!isAny(day))
    words.push(
      `${words.length > 0 ? 'and ' : ''}${day === 'l' ? 'on the last day' : stepOf(day) === null ? `on day ${spoken(day)}` : `every ${stepOf(day)} days`} of ${isAny(month) ? 'the month' : monthWords(month)}`,
    );
  else if (!isAny(month)) words.push(`${words.length > 0 ? '' : 'every day '}in ${monthWords(month)}`);
  return words;
}

function weekdayWords(weekday: string): string {
  if (weekday === '1-5' || weekday === 'mon-fri') return 'every weekday';
  if (weekday === '0,6' || weekday === '6,0' || weekday === '6,7' || weekday === 'sat,sun') return 'every Saturday and Sunday';
  const names = weekday.split(',').map((one) => named(one, DAYS, (value) => value % 7));
  return names.some((name) => name === null) ? `on weekdays ${weekday}` : `every ${list(names.filter((name) => name !== null))}`;
}

function monthWords(month: string): string {
  const step = stepOf(month);
  if (step !== null) return `every ${step} months`;
  const names = month.split(',').map((one) => named(one, MONTHS, (value) => value - 1));
  return names.some((name) => name === null) ? `months ${month}` : list(names.filter((name) => name !== null));
}

/** "1", "mon" or "1-3" in words; null for anything else. */
function named(text: string, names: readonly string[], toIndex: (value: number) => number): string | null {
  const one = (part: string): string | null =>
    isNumber(part) ? (names[toIndex(Number(part))] ?? null) : (names.find((name) => name.slice(0, 3).toLowerCase() === part) ?? null);
  const [from, to, ...rest] = text.split('-');
  if (from === undefined || rest.length > 0) return null;
  if (to === undefined) return one(from);
  const [first, last] = [one(from), one(to)];
  return first === null || last === null ? null : `${first} to ${last}`;
}

function isAny(part: string): boolean {
  return part === '*' || part === '?' || part === '*/1';
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

function stepOf(part: string): string | null {
  return /^\*\/(\d+)$/.exec(part)?.[1] ?? null;
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function spoken(part: string): string {
  return list(part.split(','));
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
