import { dayOf } from './format.ts';

export type CalendarView = 'month' | 'week' | 'day' | 'agenda';

/** @param first day that weeks begin on: 0 Sunday, 1 Monday, 6 Saturday */
export function startOfWeek(date: Date, first = 1): Date {
  const day = (date.getDay() - first + 7) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - day);
}

export function addDays(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** The days of a view: a month in whole weeks, one week, one day, or the month's own days. */
export function daysOf(view: CalendarView, date: Date, firstDay = 1): readonly Date[] {
  if (view === 'day') return [addDays(date, 0)];
  if (view === 'week') return Array.from({ length: 7 }, (_, i) => addDays(startOfWeek(date, firstDay), i));
  const first = new Date(date.getFullYear(), date.getMonth(), 1);
  const count = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  if (view === 'agenda') return Array.from({ length: count }, (_, i) => addDays(first, i));
  const start = startOfWeek(first, firstDay);
  const weeks = Math.ceil((((first.getDay() - firstDay + 7) % 7) + count) / 7);
  return Array.from({ length: weeks * 7 }, (_, i) => addDays(start, i));
}

/** One period later or earlier. The day stays as near as the month allows. */
export function moveDate(view: CalendarView, date: Date, by: number): Date {
  if (view === 'day') return addDays(date, by);
  if (view === 'week') return addDays(date, 7 * by);
  const lastDay = new Date(date.getFullYear(), date.getMonth() + by + 1, 0).getDate();
  return new Date(date.getFullYear(), date.getMonth() + by, Math.min(date.getDate(), lastDay));
}

/** Days from one to another, both included; at most a year. */
export function spanOf(start: Date, end: Date): readonly string[] {
  const days: string[] = [];
  for (let day = start; day <= end && days.length < 366; day = addDays(day, 1)) days.push(dayOf(day));
  return days.length === 0 ? [dayOf(start)] : days;
}
