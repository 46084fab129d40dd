import { describe, expect, it } from 'vitest';
import { ago, size } from './when.ts';

const at = (day: number, hour: number): number => new Date(2025, 5, day, hour, 0).getTime();

describe('ago', () => {
  const now = at(12, 15);
  it.each([
    [now - 20_000, 'just now'],
    [now - 60_000, '1 minute ago'],
    [now - 12 * 60_000, '12 minutes ago'],
    [now - 2 * 3_600_000, '2 hours ago'],
    [at(11, 23), 'yesterday'],
    [at(9, 8), 'Monday'],
    [at(1, 8), '1 June'],
    [new Date(2024, 4, 3).getTime(), '3 May 2024'],
  ])('%#', (then, words) => expect(ago(then, now)).toBe(words));
});

describe('size', () => {
  it.each([
    [0, '0 bytes'],
    [1536, '1.5 KB'],
    [38_200_000, '38 MB'],
    [2_000_000_000, '2 GB'],
  ])('%i', (bytes, words) => expect(size(bytes)).toBe(words));
});
