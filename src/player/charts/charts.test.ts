import { describe, expect, it } from 'vitest';
import { contrast, lookAlike, PLAIN_THEME, resolveTheme, THEME_PRESETS } from '../../shared/app/theme/index.ts';
import { chartData } from './chart-data.ts';
import { chartPalette, needsOutline } from './chart-palette.ts';
import { keptPlaces } from './downsample.ts';
import { specPoints, specTable } from './spec-option.ts';

describe('points of long series', () => {
  it('are left out so that peaks, ends and order stay', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => (i === 7_777 ? 900 : i === 1_234 ? -500 : Math.sin(i / 300)));
    const kept = keptPlaces([values], 10_000, 500);
    expect(kept.length).toBeLessThanOrEqual(501);
    expect(kept).toEqual(expect.arrayContaining([0, 1_234, 7_777, 9_999]));
    expect([...kept].sort((a, b) => a - b)).toEqual(kept);
    expect(keptPlaces([[1, 2]], 2, 500)).toEqual([0, 1]);
    expect(keptPlaces([Array.from({ length: 1000 }, () => null)], 1000, 100)).toEqual([0, 999]);
  });
});

describe('colours of charts', () => {
  it('are seen on their ground, and told apart by the colour-blind, in every preset, light and dark', () => {
    for (const { id } of THEME_PRESETS)
      for (const scheme of ['light', 'dark'] as const) {
        const tokens = resolveTheme({ ...PLAIN_THEME, preset: id })[scheme];
        for (const color of chartPalette(tokens)) expect(contrast(color, tokens.surf), `${id} ${scheme} ${color}`).toBeGreaterThanOrEqual(3);
        expect(lookAlike(chartPalette(tokens)), `${id} ${scheme}`).toBe(false);
      }
  });

  it('get patterns when some people see two of them as one', () => {
    expect(lookAlike(['#1f77b4', '#1f78b5'])).toBe(true);
    // Red and green of one lightness.
    expect(lookAlike(['#c0392b', '#5b7a1f'])).toBe(true);
    expect(lookAlike(['#0b3c5d', '#f2a541'])).toBe(false);
    expect(lookAlike(['nonsense'])).toBe(false);
    expect(needsOutline('#ffff88', resolveTheme(PLAIN_THEME).light)).toBe(true);
    expect(needsOutline('red', resolveTheme(PLAIN_THEME).light)).toBe(false);
  });
});

describe('rows as series', () => {
  it('joins more groups than anybody can tell apart', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ day: `d${i % 5}`, who: `p${i}`, count: 1 }));
    const data = chartData(rows, { x: 'day', y: 'count', groupBy: 'who', type: 'bar', series: undefined });
    expect(data.series).toHaveLength(21);
    expect(data.joined).toBe(980);
    expect(data.series.flatMap((series) => series.values).reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(1000);
    expect(data.rowAt(0, 'Other')).toMatchObject({ day: 'd0' });
  });
});

describe('any chart', () => {
  it('lists the points its series name', () => {
    const spec = { xAxis: { data: ['Mon', 'Tue'] }, series: [{ name: 'Calls', data: [4, { name: 'Odd', value: 5 }] }, { data: 'wrong' }] };
    expect(specPoints(spec)[0]?.map((point) => point.text)).toEqual(['Calls, Mon: 4', 'Calls, Odd: 5']);
    expect(specTable(spec).rows).toEqual([
      ['Calls', 'Mon', '4'],
      ['Calls', 'Odd', '5'],
    ]);
  });
});
