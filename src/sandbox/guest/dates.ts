const DAY = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export type DateHelpers = ReturnType<typeof createDateHelpers>;

/** A moment in parts. Plain dates ("2026-06-12") have no zone and never shift; moments show in the zone of the machine. */
type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; hasTime: boolean; hasDate: boolean };

/** @param now the host's clock, epoch ms */
export function createDateHelpers(now: () => number) {
  const today = (): string => isoDate(localParts(new Date(now())));

  function parts(value: unknown): Parts | null {
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'string') {
      const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
      if (date) return { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]), hour: 0, minute: 0, second: 0, hasTime: false, hasDate: true };
      const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(value);
      if (time) return { year: 1970, month: 1, day: 1, hour: Number(time[1]), minute: Number(time[2]), second: Number(time[3] ?? 0), hasTime: true, hasDate: false };
    }
    const moment = value instanceof Date ? value : new Date(typeof value === 'number' ? value : String(value));
    return Number.isNaN(moment.getTime()) ? null : localParts(moment);
  }

  /** Days since 1970 of the calendar day, in the zone it is shown in. */
  function dayNumber(value: unknown): number | null {
    const p = parts(value);
    return p === null ? null : Math.round(Date.UTC(p.year, p.month - 1, p.day) / DAY);
  }

  const fromDayNumber = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

  function daysBetween(from: unknown, to: unknown): number | null {
    const a = dayNumber(from);
    const b = dayNumber(to);
    return a === null || b === null ? null : b - a;
  }

  function addDays(value: unknown, days: unknown): string | null {
    const count = Math.trunc(Number(days)) || 0;
    if (typeof value === 'string' && value.includes('T')) {
      const moment = new Date(value);
      if (Number.isNaN(moment.getTime())) return null;
      return new Date(moment.getTime() + count * DAY).toISOString();
    }
    const day = dayNumber(value);
    return day === null ? null : fromDayNumber(day + count);
  }

  function startOfWeek(value: unknown = today()): string | null {
    const day = dayNumber(value);
    return day === null ? null : fromDayNumber(day - ((day + 3) % 7)); // 1970-01-01 was a Thursday; weeks start on Monday
  }

  function startOfMonth(value: unknown = today()): string | null {
    const p = parts(value);
    return p === null ? null : isoDate({ ...p, day: 1 });
  }

  const startOfDay = (value: unknown = today()): string | null => {
    const day = dayNumber(value);
    return day === null ? null : fromDayNumber(day);
  };

  /** Moments compare to the millisecond, plain dates by day. */
  function compare(a: unknown, b: unknown): number | null {
    const left = parts(a);
    const right = parts(b);
    if (left === null || right === null) return null;
    if (!left.hasTime || !right.hasTime) return (dayNumber(a) ?? 0) - (dayNumber(b) ?? 0);
    return new Date(String(a)).getTime() - new Date(String(b)).getTime();
  }

  /**
   * @param style medium (default) "Jun 12, 2026" · long · short "Jun 12" · weekday · month · time · datetime · iso · relative,
   *   or a pattern such as "D MMM YYYY, HH:mm"
   */
  function formatDate(value: unknown, style: unknown = undefined): string {
    const p = parts(value);
    if (p === null) return '';
    const chosen = typeof style === 'string' && style !== '' ? style : p.hasDate ? (p.hasTime ? 'datetime' : 'medium') : 'time';
    switch (chosen) {
      case 'medium':
        return pattern(p, 'MMM D, YYYY');
      case 'long':
        return pattern(p, 'MMMM D, YYYY');
      case 'short':
        return pattern(p, 'MMM D');
      case 'weekday':
        return pattern(p, 'ddd, MMM D');
      case 'month':
        return pattern(p, 'MMMM YYYY');
      case 'time':
        return pattern(p, 'h:mm A');
      case 'datetime':
        return pattern(p, 'MMM D, YYYY, h:mm A');
      case 'iso':
        return isoDate(p);
      case 'relative':
        return relative(dayNumber(value) ?? 0);
      default:
        return pattern(p, chosen);
    }
  }

  function relative(day: number): string {
    const days = day - (dayNumber(today()) ?? 0);
    if (days === 0) return 'today';
    if (days === 1) return 'tomorrow';
    if (days === -1) return 'yesterday';
    return days > 0 ? `in ${days} days` : `${-days} days ago`;
  }

  return {
    today,
    now: (): string => new Date(now()).toISOString(),
    daysBetween,
    addDays,
    startOfDay,
    startOfWeek,
    startOfMonth,
    isBefore: (a: unknown, b: unknown): boolean => (compare(a, b) ?? 0) < 0,
    isAfter: (a: unknown, b: unknown): boolean => (compare(a, b) ?? 0) > 0,
    formatDate,
  };
}

function localParts(moment: Date): Parts {
  return {
    year: moment.getFullYear(),
    month: moment.getMonth() + 1,
    day: moment.getDate(),
    hour: moment.getHours(),
    minute: moment.getMinutes(),
    second: moment.getSeconds(),
    hasTime: true,
    hasDate: true,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function isoDate(p: Parts): string {
  return `${String(p.year).padStart(4, '0')}-${two(p.month)}-${two(p.day)}`;
}

function pattern(p: Parts, text: string): string {
  const weekday = WEEKDAYS[new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay()] ?? '';
  const month = MONTHS[p.month - 1] ?? '';
  const hour12 = p.hour % 12 === 0 ? 12 : p.hour % 12;
  const tokens: Record<string, string> = {
    YYYY: String(p.year), YY: two(p.year % 100), MMMM: month, MMM: month.slice(0, 3), MM: two(p.month), M: String(p.month), DD: two(p.day), D: String(p.day),
    dddd: weekday, ddd: weekday.slice(0, 3), HH: two(p.hour), H: String(p.hour), hh: two(hour12), h: String(hour12), mm: two(p.minute), ss: two(p.second), A: p.hour < 12 ? 'AM' : 'PM',
  };
  return text.replace(/\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|A/g, (token: string, literal: string | undefined) => literal ?? tokens[token] ?? token);
}
