/** Schedules people ask for, as the five fields they become. Anything else is "custom" and shown as fields. */
export type SchedulePreset = 'hourly' | 'daily' | 'weekdays' | 'weekly' | 'monthly' | 'custom';

export type ScheduleChoice = {
  preset: SchedulePreset;
  /** "08:00" */
  time: string;
  /** 0 Sunday to 6 Saturday */
  weekday: number;
  /** 1 to 28: every month has it */
  day: number;
};

export const DEFAULT_CHOICE: ScheduleChoice = { preset: 'weekdays', time: '08:00', weekday: 1, day: 1 };

export const PRESET_OPTIONS: readonly { value: SchedulePreset; label: string }[] = [
  { value: 'hourly', label: 'Every hour' },
  { value: 'daily', label: 'Every day' },
  { value: 'weekdays', label: 'Every weekday, Monday to Friday' },
  { value: 'weekly', label: 'Every week' },
  { value: 'monthly', label: 'Every month' },
  { value: 'custom', label: 'Custom, as cron fields' },
];

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export function cronOf({ preset, time, weekday, day }: ScheduleChoice, custom: string): string {
  const [hour, minute] = time.split(':').map(Number) as [number | undefined, number | undefined];
  const at = `${minute ?? 0} ${hour ?? 0}`;
  if (preset === 'hourly') return `${minute ?? 0} * * * *`;
  if (preset === 'daily') return `${at} * * *`;
  if (preset === 'weekdays') return `${at} * * 1-5`;
  if (preset === 'weekly') return `${at} * * ${weekday}`;
  if (preset === 'monthly') return `${at} ${day} * *`;
  return custom;
}

/** The choice that makes these fields; "custom" when none does. */
export function choiceOf(cron: string): ScheduleChoice {
  const custom: ScheduleChoice = { ...DEFAULT_CHOICE, preset: 'custom' };
  const parts = cron.trim().split(/\s+/);
  const [minute = '', hour = '', date = '', month = '', weekday = ''] = parts;
  if (parts.length !== 5 || month !== '*' || !isWithin(minute, 0, 59)) return custom;
  if (hour === '*' && date === '*' && weekday === '*') return { ...DEFAULT_CHOICE, preset: 'hourly', time: `00:${two(minute)}` };
  if (!isWithin(hour, 0, 23)) return custom;
  const time = `${two(hour)}:${two(minute)}`;
  if (date === '*') {
    if (weekday === '*') return { ...DEFAULT_CHOICE, preset: 'daily', time };
    if (weekday === '1-5') return { ...DEFAULT_CHOICE, preset: 'weekdays', time };
    if (isWithin(weekday, 0, 6)) return { ...DEFAULT_CHOICE, preset: 'weekly', time, weekday: Number(weekday) };
    return custom;
  }
  return weekday === '*' && isWithin(date, 1, 28) ? { ...DEFAULT_CHOICE, preset: 'monthly', time, day: Number(date) } : custom;
}

function isWithin(text: string, min: number, max: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= min && Number(text) <= max;
}

function two(text: string): string {
  return text.padStart(2, '0');
}
