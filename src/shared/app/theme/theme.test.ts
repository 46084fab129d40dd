import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { theme as themeSchema } from '../manifest/index.ts';
import {
  FONT_NAMES,
  isBundledFont,
  PLAIN_THEME,
  presetOf,
  TEXT_PAIRS,
  THEME_PRESETS,
  contrast,
  resolveTheme,
  themeCss,
  themeOfPreset,
  themeVars,
} from './index.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('resolveTheme', () => {
  it('is the plain look by default', () => {
    expect(themeSchema.parse({})).toEqual(PLAIN_THEME);
    const { light, dark, sizes } = resolveTheme(themeSchema.parse({}));
    expect(light).toMatchObject({
      acc: '#0b6b78',
      on: '#ffffff',
      bg: '#f7f8f8',
      side: '#f1f3f3',
      surf: '#ffffff',
      ink: '#16201f',
      ink2: '#4a5655',
      ink3: '#667170',
      line: '#e3e7e6',
      line2: '#d2d8d7',
      ok: '#1b7447',
      warn: '#865500',
      danger: '#b3261e',
      info: '#2450c4',
      well: '#eef0f0',
    });
    expect(dark).toMatchObject({ acc: '#0b6b78', bg: '#131515', side: '#0f1111', surf: '#1b1e1e', ink: '#eceeed', line: '#292d2c', well: '#242827' });
    expect(sizes).toMatchObject({ control: 38, row: 42, radiusControl: 9, radiusCard: 12 });
  });

  it('keeps the primary and the ground an app chose when they can be read', () => {
    const { light } = resolveTheme(themeSchema.parse({ colors: { primary: '#2c6a45', background: '#fafaf7' } }));
    expect(light.acc).toBe('#2c6a45');
    expect(light.bg).toBe('#fafaf7');
  });

  it('THEME-1: every text reads on its ground with 4.5:1, whatever colours are chosen', () => {
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const maybe = fc.option(hex, { nil: undefined });
    fc.assert(
      fc.property(hex, maybe, maybe, maybe, (primary, background, surface, text) => {
        const chosen = Object.fromEntries(Object.entries({ primary, background, surface, text }).filter(([, value]) => value !== undefined));
        const tokens = resolveTheme(themeSchema.parse({ colors: chosen }));
        for (const scheme of ['light', 'dark'] as const) {
          for (const [color, ground] of TEXT_PAIRS) {
            const ratio = contrast(tokens[scheme][color], tokens[scheme][ground]);
            if (ratio < 4.5) throw new Error(`${scheme}: ${color} ${tokens[scheme][color]} on ${ground} ${tokens[scheme][ground]} is ${ratio.toFixed(2)}`);
          }
          for (const color of tokens[scheme].chart) expect(contrast(color, tokens[scheme].surf)).toBeGreaterThanOrEqual(3);
        }
      }),
      { seed, numRuns: 600 },
    );
  });

  it('lets no font name break out of CSS', () => {
    const css = themeCss(resolveTheme(themeSchema.parse({ font: 'x"; } body { display: none' })));
    expect(css).not.toContain('body {');
    expect(themeVars(resolveTheme(themeSchema.parse({})), 'light')['--app-ink-2']).toBe('#4a5655');
  });
});

describe('presets', () => {
  it('there are ten, each with a name of its own, fonts that come along and AA colours in both schemes', () => {
    expect(THEME_PRESETS.length).toBeGreaterThanOrEqual(10);
    expect(new Set(THEME_PRESETS.map(({ id }) => id)).size).toBe(THEME_PRESETS.length);
    for (const preset of THEME_PRESETS) {
      expect(isBundledFont(preset.font) && isBundledFont(preset.headingFont), preset.id).toBe(true);
      const tokens = resolveTheme(themeSchema.parse(themeOfPreset(preset.id)));
      for (const scheme of ['light', 'dark'] as const)
        for (const [color, ground] of TEXT_PAIRS)
          expect(contrast(tokens[scheme][color], tokens[scheme][ground]), `${preset.id} ${scheme} ${color} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('what an app says goes before its preset, and an unknown preset reads as plain', () => {
    const tokens = resolveTheme(themeSchema.parse({ ...themeOfPreset('forest'), colors: { primary: '#1663b8' }, shadow: 'none', textSize: 'small' }));
    expect(tokens.light.acc).toBe('#1663b8');
    expect(tokens.light.bg).toBe('#f4f7f2');
    expect(tokens.shadows.card).toBe('none');
    expect(tokens.zoom).toBe(0.9);
    expect(presetOf('gone').id).toBe('plain');
    expect(resolveTheme(themeSchema.parse({ preset: 'gone' }))).toEqual(resolveTheme(PLAIN_THEME));
  });

  it('headings follow the font an app chose, unless it chose one for them', () => {
    expect(resolveTheme(themeSchema.parse(themeOfPreset('paper'))).headingFamily).toContain('Fraunces');
    expect(resolveTheme(themeSchema.parse({ ...themeOfPreset('paper'), font: 'Lora' })).headingFamily).toContain('Lora');
    expect(resolveTheme(themeSchema.parse({ ...themeOfPreset('paper'), headingFont: 'Nunito' })).headingFamily).toContain('Nunito');
    for (const name of FONT_NAMES) expect(resolveTheme(themeSchema.parse({ font: name })).fontFamily).toMatch(/^"[^"]+ Variable"/);
  });
});
