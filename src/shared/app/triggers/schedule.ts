import { Cron } from 'croner';
import type { Trigger } from '../manifest/index.ts';

export type Schedule = Pick<Trigger, 'cron' | 'timezone'>;

/** Why the schedule could never run, in words that end with what to do, and the member that is at fault; null when it can. */
export function scheduleProblem(schedule: Schedule): { key: 'cron' | 'timezone'; message: string } | null {
  const text = schedule.cron?.trim() ?? '';
  if (text === '') return { key: 'cron', message: 'it has no times. Give it a schedule such as “0 8 * * 1-5”.' };
  if (schedule.timezone !== undefined && !isTimezone(schedule.timezone)) {
    return { key: 'timezone', message: `there is no time zone “${schedule.timezone}”. Use a name such as “Europe/Berlin”.` };
  }
  if (text.split(/\s+/).length !== 5)
    return { key: 'cron', message: `“${text}” needs five parts: minute, hour, day, month and weekday, such as “0 8 * * 1-5”.` };
  try {
    open(schedule);
  } catch {
    return { key: 'cron', message: `“${text}” cannot be read as minute, hour, day, month and weekday. Compare with “0 8 * * 1-5”.` };
  }
  // A year that is found at once: leap days of the coming years are, 30 February never is.
  return nextRunAfter(schedule, Date.UTC(2024, 0, 1)) === null
    ? { key: 'cron', message: `“${text}” names a day that never comes. Change the day or the month.` }
    : null;
}

/** The first time after a moment, epoch ms; null when the schedule never runs or cannot be read. */
export function nextRunAfter(schedule: Schedule, afterMs: number): number | null {
  try {
    return open(schedule).nextRun(new Date(afterMs))?.getTime() ?? null;
  } catch {
    return null;
  }
}

/** Only calculates: without a function given to it, croner sets no timers. */
function open({ cron, timezone }: Schedule): Cron {
  return new Cron(cron?.trim() ?? '', { mode: '5-part', paused: true, ...(timezone === undefined ? {} : { timezone }) });
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
