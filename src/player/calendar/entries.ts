import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { dateOf, dayOf, formatAny, formatTime } from '../core/format.ts';
import { addDays, spanOf } from '../core/month.ts';
import { type Zone, zoneOf } from './zone.ts';
import { objectOf, pathOf, rowsOf, textOf, toneOf } from '../core/values.ts';

export type Times = { start: Date; end: Date | null };
export type Entry = Times & {
  row: JsonObject;
  key: string;
  title: string;
  /** Has a time of day, not just a day. */
  isTimed: boolean;
  /** "14:00", or '' for a whole day. */
  time: string;
  tone: string;
};

/** An entry without an end is drawn this long, ms. */
const USUAL_MS = 60 * 60_000;

export function endOf({ start, end }: Times): Date {
  return end === null || end <= start ? new Date(start.getTime() + USUAL_MS) : end;
}

/** What says its zone goes to the zone of the calendar; a day, or a time without a zone, is the same everywhere. */
function readTime(value: Json, zone: Zone | null): Date | null {
  const date = dateOf(value);
  return date === null || zone === null || !isMoment(value) ? date : zone.wall(date);
}

function isMoment(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/i.test(value));
}

function isTime(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.includes('T'));
}

/** @param moved where entries were put here before the app has said so itself, by key */
export function entriesOf(p: JsonObject, moved: ReadonlyMap<string, Times>): readonly Entry[] {
  const tones = objectOf(p['tones']);
  const toneField = textOf(p['toneField']);
  const zone = zoneOf(textOf(p['timeZone']));
  return rowsOf(p['events']).flatMap((row, i): Entry[] => {
    const value = pathOf(row, textOf(p['dateField']) || 'date');
    const key = textOf(row['id']) || `#${i}`;
    const start = moved.get(key)?.start ?? readTime(value, zone);
    if (start === null) return [];
    const end = moved.has(key) ? (moved.get(key)?.end ?? null) : readTime(textOf(p['endField']) === '' ? null : pathOf(row, textOf(p['endField'])), zone);
    return [
      {
        row,
        key,
        start,
        end,
        title: formatAny(pathOf(row, textOf(p['titleField']) || 'title')) || formatAny(row['name']) || 'Untitled',
        isTimed: isTime(value),
        time: isTime(value) ? formatTime(start.getTime()) : '',
        tone: toneField === '' ? 'accent' : toneOf(tones[formatAny(pathOf(row, toneField))] ?? 'accent'),
      },
    ];
  });
}

export function entriesByDay(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const day of spanOf(new Date(entry.start.getFullYear(), entry.start.getMonth(), entry.start.getDate()), entry.end ?? entry.start))
      byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  for (const list of byDay.values()) list.sort((a, b) => Number(a.isTimed) - Number(b.isTimed) || (a.isTimed ? a.start.getTime() - b.start.getTime() : 0));
  return byDay;
}

/** Days keep the time of day, also over a change of the clocks. */
export function shifted({ start, end }: Times, days: number, minutes: number): Times {
  const shift = (date: Date): Date =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, date.getHours(), date.getMinutes() + minutes, date.getSeconds());
  return { start: shift(start), end: end === null ? null : shift(end) };
}

/** The end moves, but never to less than a quarter of an hour after the start. */
export function resized(times: Times, minutes: number): Times {
  const end = endOf(times).getTime() + minutes * 60_000;
  return { start: times.start, end: new Date(Math.max(end, times.start.getTime() + 15 * 60_000)) };
}

/** Writes a moment as the one before it was written: a day, a local time, one in UTC, or in a zone the one of the calendar. */
export function momentLike(date: Date, like: Json, zone: Zone | null = null): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (typeof like === 'string' && !like.includes('T') && like !== '') return dayOf(date);
  const wall = (hasSeconds: boolean): string =>
    `${dayOf(date)}T${pad(date.getHours())}:${pad(date.getMinutes())}${hasSeconds ? `:${pad(date.getSeconds())}` : ''}`;
  if (typeof like === 'string' && !/(Z|[+-]\d\d:?\d\d)$/i.test(like)) return wall(!/T\d\d:\d\d$/.test(like));
  if (zone === null) return date.toISOString();
  const moment = zone.moment(date);
  if (typeof like !== 'string' || /Z$/i.test(like)) return moment.toISOString();
  // As the clocks there show it: of an hour that is left out, the one after.
  const shown = zone.wall(moment);
  return `${momentLike(shown, 'T00:00:00')}${zone.offset(moment)}`;
}

export type Placed = { entry: Entry; from: number; to: number; lane: number; lanes: number };

const DAY_MINUTES = 24 * 60;
/** Minutes that an entry is high at least, so that its title can be read. */
const LEAST = 25;

/** The timed entries of one day in minutes from its start; those that overlap stand side by side. */
export function placedOn(day: Date, entries: readonly Entry[]): readonly Placed[] {
  const next = addDays(day, 1);
  const minutesOf = (date: Date): number => (date <= day ? 0 : date >= next ? DAY_MINUTES : date.getHours() * 60 + date.getMinutes());
  const spans = entries
    .filter((entry) => entry.isTimed && entry.start < next && endOf(entry) > day)
    .map((entry) => {
      const from = Math.min(minutesOf(entry.start), DAY_MINUTES - LEAST);
      return { entry, from, to: Math.max(minutesOf(endOf(entry)), from + LEAST) };
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const out: Placed[] = [];
  let cluster: { entry: Entry; from: number; to: number; lane: number }[] = [];
  let ends: number[] = [];
  const close = (): void => {
    out.push(...cluster.map((span) => ({ ...span, lanes: ends.length })));
    cluster = [];
    ends = [];
  };
  for (const span of spans) {
    if (cluster.length > 0 && span.from >= Math.max(...ends)) close();
    const free = ends.findIndex((end) => end <= span.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.to;
    cluster.push({ ...span, lane });
  }
  close();
  return out;
}
