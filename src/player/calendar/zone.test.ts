import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { entriesByDay, entriesOf, momentLike, shifted } from './entries.ts';
import { zoneOf } from './zone.ts';

const vienna = zoneOf('Europe/Vienna');
const york = zoneOf('America/New_York');
if (vienna === null || york === null) throw new Error('There are no time zones');
const wallOf = (date: Date): string => momentLike(date, 'T00:00');

describe('time zones', () => {
  it('show what the clocks there show, on days when they change too', () => {
    const at = (moment: string): string => wallOf(vienna.wall(new Date(moment)));
    expect(at('2026-06-12T22:30:00Z')).toBe('2026-06-13T00:30');
    // On 29 March 2026 the clocks go from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
    expect([at('2026-03-29T00:59:00Z'), at('2026-03-29T01:00:00Z')]).toEqual(['2026-03-29T01:59', '2026-03-29T03:00']);
    expect([at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'), at('2026-10-25T02:30:00Z')]).toEqual([
      '2026-10-25T02:30',
      '2026-10-25T02:30',
      '2026-10-25T03:30',
    ]);
  });

  it('find the moment again: the first of two, and the one after where there is none', () => {
    const at = (wall: string): string => vienna.moment(new Date(wall)).toISOString();
    expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(vienna.offset(new Date('2026-07-01'))).toBe('+02:00');
    expect(york.offset(new Date('2026-01-01'))).toBe('-05:00');
  });

  it('go there and back', () => {
    const zones = fc.constantFrom('Europe/Vienna', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'UTC', 'Australia/Lord_Howe');
    const year = { min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) };
    fc.assert(
      fc.property(zones, fc.integer(year), (name, time) => {
        const zone = zoneOf(name);
        const moment = new Date(Math.floor(time / 60_000) * 60_000);
        const back = zone?.moment(zone.wall(moment)) ?? moment;
        // Of an hour that comes twice the first; where this computer has no such hour it shows the one after.
        expect(Math.abs(back.getTime() - moment.getTime())).toBeLessThanOrEqual(60 * 60_000);
        expect(Math.abs(back.getTime() - moment.getTime()) % (30 * 60_000)).toBe(0);
      }),
    );
  });

  it.each(['', 'Nowhere/None', 'javascript:', '  '])('%j is no zone and does no harm', (name) => {
    expect(zoneOf(name)).toBeNull();
  });
});

describe('entries in a zone', () => {
  const read = (timeZone: string, ...events: { date: string; end?: string }[]) =>
    entriesOf({ timeZone, endField: 'end', events: events.map((event, i) => ({ id: String(i), title: String(i), ...event })) }, new Map());

  it('whole days and times without a zone stay, moments go to the day they are on there', () => {
    const entries = read(
      'Asia/Tokyo',
      { date: '2026-06-12' },
      { date: '2026-06-12T20:00' },
      { date: '2026-06-12T20:00:00Z' },
      { date: '2026-06-12T20:00:00+02:00' },
    );
    expect(entries.map(({ start, time }) => `${wallOf(start)} ${time}`)).toEqual([
      '2026-06-12T00:00 ',
      '2026-06-12T20:00 20:00',
      '2026-06-13T05:00 05:00',
      '2026-06-13T03:00 03:00',
    ]);
    expect([...entriesByDay(entries).keys()].sort()).toEqual(['2026-06-12', '2026-06-13']);
  });

  it('moved they keep their time of day over a change of the clocks, and are written as they were', () => {
    const [entry] = read('Europe/Vienna', { date: '2026-03-28T09:00:00+01:00', end: '2026-03-28T10:00:00+01:00' });
    if (entry === undefined) throw new Error('It was not read');
    const next = shifted(entry, 1, 0);
    expect(momentLike(next.start, '2026-03-28T09:00:00+01:00', vienna)).toBe('2026-03-29T09:00:00+02:00');
    expect(momentLike(next.start, '2026-03-28T08:00:00Z', vienna)).toBe('2026-03-29T07:00:00.000Z');
    expect(momentLike(next.start, '2026-03-28T09:00', vienna)).toBe('2026-03-29T09:00');
    expect(momentLike(next.start, '2026-03-28', vienna)).toBe('2026-03-29');
  });
});
