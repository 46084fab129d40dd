import { describe, expect, it } from 'vitest';
import { describeSchedule, nextRunAfter, scheduleProblem } from './index.ts';

describe('schedules', () => {
  it.each([
    ['0 8 * * 1-5', undefined, 'every weekday at 08:00'],
    ['30 2 * * *', 'Europe/Berlin', 'every day at 02:30 (Europe/Berlin)'],
    ['*/15 * * * *', undefined, 'every 15 minutes'],
    ['* * * * *', undefined, 'every minute'],
    ['0 * * * *', undefined, 'every hour'],
    ['5 * * * *', undefined, 'every hour at 05 past'],
    ['0 */6 * * *', undefined, 'every 6 hours'],
    ['0 9,13 * * mon,wed', undefined, 'every Monday and Wednesday at 09:00 and 13:00'],
    ['0 9 * * 7', undefined, 'every Sunday at 09:00'],
    ['0 9 1,15 * *', undefined, 'on day 1 and 15 of the month at 09:00'],
    ['0 9 L * *', undefined, 'on the last day of the month at 09:00'],
    ['0 0 24 12 *', undefined, 'on day 24 of December at 00:00'],
    ['0 0 * 6-8 *', undefined, 'every day in June to August at 00:00'],
    ['*/10 9-17 * * 1-5', undefined, 'every weekday every 10 minutes in every hour from 09:00 to 17:00'],
    ['nonsense', undefined, 'nonsense'],
  ])('%s %s is “%s”', (cron, timezone, words) => {
    expect(describeSchedule(cron, timezone)).toBe(words);
  });

  it.each([
    [{}, 'cron', /has no times/],
    [{ cron: '  ' }, 'cron', /has no times/],
    [{ cron: '* * * * * *' }, 'cron', /five parts/],
    [{ cron: '@daily' }, 'cron', /five parts/],
    [{ cron: '61 * * * *' }, 'cron', /cannot be read/],
    [{ cron: '0 0 30 2 *' }, 'cron', /never comes/],
    [{ cron: '0 8 * * *', timezone: 'Mars/Olympus' }, 'timezone', /no time zone “Mars\/Olympus”/],
  ])('finds what is wrong: %j', (schedule, key, message) => {
    expect(scheduleProblem(schedule)).toEqual({ key, message: expect.stringMatching(message) as string });
    if (key === 'cron') expect(nextRunAfter(schedule, 0) === null || 'cron' in schedule).toBe(true);
  });

  it('knows the next time in its time zone, also over a change of the clocks', () => {
    const at = (text: string): number => Date.parse(text);
    const berlin = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };
    expect(scheduleProblem(berlin)).toBeNull();
    expect(nextRunAfter(berlin, at('2026-11-22T20:00:00Z'))).toBe(at('2026-11-23T01:30:00Z'));
    // 02:30 does not exist on this night: it runs when the gap ends.
    expect(nextRunAfter(berlin, at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    // 02:30 comes twice: it runs once.
    const first = nextRunAfter(berlin, at('2026-10-24T12:00:00Z'))!;
    expect(first).toBe(at('2026-10-25T00:30:00Z'));
    expect(nextRunAfter(berlin, first)).toBe(at('2026-10-26T01:30:00Z'));
    expect(scheduleProblem({ cron: '0 0 29 2 *' })).toBeNull();
  });
});
