/**
 * Times of a place on earth. A “wall” date has in its local parts (hours, day…) what the clocks there show, so that whatever
 * lays out days need not know of zones.
 */
export type Zone = {
  name: string;
  wall(moment: Date): Date;
  /** The moment at which the clocks there show it: of two the first; of none, when they were put forward, the one after. */
  moment(wall: Date): Date;
  /** "+02:00" */
  offset(moment: Date): string;
};

const MINUTE = 60_000;

/** @returns null for '' and for what is no time zone: times are then those of whoever looks */
export function zoneOf(name: string): Zone | null {
  if (name.trim() === '') return null;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name.trim(),
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  /** What the clocks there show, as if it were UTC. */
  const shown = (moment: number): number => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(moment)) parts[type] = value;
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const at = new Date(0);
    at.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
    at.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']), ((moment % 1000) + 1000) % 1000);
    return at.getTime();
  };
  const ahead = (moment: number): number => shown(moment) - moment;
  return {
    name: name.trim(),
    wall(moment) {
      const at = new Date(shown(moment.getTime()));
      const wall = new Date(
        at.getUTCFullYear(),
        at.getUTCMonth(),
        at.getUTCDate(),
        at.getUTCHours(),
        at.getUTCMinutes(),
        at.getUTCSeconds(),
        at.getUTCMilliseconds(),
      );
      wall.setFullYear(at.getUTCFullYear());
      return wall;
    },
    moment(wall) {
      const wanted = Date.UTC(
        wall.getFullYear(),
        wall.getMonth(),
        wall.getDate(),
        wall.getHours(),
        wall.getMinutes(),
        wall.getSeconds(),
        wall.getMilliseconds(),
      );
      // The clocks may change between the two guesses: whichever shows what is wanted, the earlier first.
      const guesses = [wanted - ahead(wanted - 24 * 60 * MINUTE), wanted - ahead(wanted + 24 * 60 * MINUTE)];
      const right = guesses.filter((guess) => shown(guess) === wanted);
      return new Date(right.length > 0 ? Math.min(...right) : Math.max(...guesses));
    },
    offset(moment) {
      const minutes = Math.round(ahead(moment.getTime()) / MINUTE);
      const pad = (value: number): string => String(value).padStart(2, '0');
      return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
    },
  };
}
