import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/ports.ts';
import { theme as themeSchema } from '../manifest/index.ts';
import { contrastPairs, directionOf, explainTheme, isBundledFont, PLAIN_THEME, randomTheme, resolveTheme, TEXT_PAIRS, themeOfPreset } from './index.ts';
import { readThemeFile, writeThemeFile } from './theme-file.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
const themed = (colors: object, rest: object = {}) => themeSchema.parse({ ...rest, colors });

describe('contrast', () => {
  it('lists every pair the player draws, the weakest first, none below AA', () => {
    const pairs = contrastPairs(resolveTheme(PLAIN_THEME).light);
    expect(pairs).toHaveLength(TEXT_PAIRS.length);
    expect(pairs[0]?.ratio).toBe(Math.min(...pairs.map(({ ratio }) => ratio)));
    expect(pairs.filter(({ level }) => level === 'low')).toEqual([]);
    expect(pairs.find(({ color, ground }) => color === 'ink' && ground === 'bg')).toMatchObject({ words: 'Text on the page', level: 'AAA' });
    for (const { words } of pairs) expect(words).toMatch(/^[A-Z][a-z, ]+$/);
    expect(new Set(pairs.map(({ words }) => words)).size).toBe(pairs.length);
  });
});

describe('what the resolver changed', () => {
  it('says nothing when every colour is drawn as it was chosen', () => {
    expect(explainTheme(PLAIN_THEME, 'light')).toEqual([]);
    expect(explainTheme(themed({ primary: '#1f3a6e', background: '#ffffff', text: '#111111' }), 'light')).toEqual([]);
  });

  it.each([
    ['text', { text: '#88aa88' }, /^Your text colour was darkened from #88aa88 to #[0-9a-f]{6}, so that it reads on /],
    ['primary', { primary: '#ffd500' }, /^Your main colour stays as it is on buttons\. As text and lines it is darkened/],
    ['button', { primary: '#ffd500' }, /^Words on main buttons are dark: white on #ffd500 would only have 1\.\d : 1\.$/],
    ['background', { background: '#777777' }, /^Your background was /],
    ['surface', { surface: '#777777' }, /^Your surface colour was /],
  ] as const)('explains %s', (part, colors, words) => {
    const note = explainTheme(themed(colors), 'light').find((one) => one.part === part);
    expect(note?.words).toMatch(words);
    expect(note?.from).not.toBe(note?.to);
  });

  it('says nothing of presets, and what the dark scheme does with a light ground', () => {
    expect(explainTheme(themeSchema.parse({ ...themeOfPreset('coral'), colors: { background: '#f2e9da' } }), 'dark').map(({ words }) => words)).toContain(
      'In the dark, your background gives its hue to a dark one.',
    );
    expect(explainTheme(themeOfPreset('forest'), 'dark')).toEqual([]);
    expect(explainTheme(themed({ text: '#101010' }), 'dark').find(({ part }) => part === 'text')?.words).toBe(
      'Your text colour is for light grounds. On dark ones text is light.',
    );
  });

  it('keeps a light text colour on a dark ground', () => {
    expect(resolveTheme(themed({ background: '#101418', text: '#ffe8c0' })).dark.ink).toBe('#ffe8c0');
    expect(resolveTheme(themed({ background: '#101418', text: '#202020' })).dark.ink).not.toBe('#202020');
  });

  it('THEME-4: a note stands for every colour that differs, whatever is chosen', () => {
    const maybe = fc.option(hex, { nil: undefined });
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, fc.constantFrom('light', 'dark'), (primary, background, surface, text, scheme) => {
        const colors = Object.fromEntries(Object.entries({ primary, background, surface, text }).filter(([, value]) => value !== undefined));
        const theme = themed(colors);
        const drawn = resolveTheme(theme)[scheme];
        const parts = explainTheme(theme, scheme).map(({ part }) => part);
        expect(parts.includes('background')).toBe(background !== undefined && background !== drawn.bg);
        expect(parts.includes('surface')).toBe(surface !== undefined && surface !== drawn.surf);
        expect(parts.includes('text')).toBe(text !== undefined && text !== drawn.ink);
        expect(contrastPairs(drawn).every(({ level }) => level !== 'low')).toBe(true);
      }),
      { seed, numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) },
    );
  });
});

describe('a random theme', () => {
  it('is the same for the same number, valid, readable and in fonts that come along', () => {
    expect(randomTheme(seededRandom(11))).toEqual(randomTheme(seededRandom(11)));
    for (let i = 0; i < 60; i++) {
      const theme = randomTheme(seededRandom(seed + i));
      expect(themeSchema.parse(theme), `seed ${seed + i}`).toEqual(theme);
      expect(isBundledFont(theme.font) && isBundledFont(theme.headingFont ?? ''), `seed ${seed + i}`).toBe(true);
      for (const scheme of ['light', 'dark'] as const)
        expect(contrastPairs(resolveTheme(theme)[scheme])[0]?.ratio, `seed ${seed + i}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(new Set(Array.from({ length: 40 }, (_, i) => JSON.stringify(randomTheme(seededRandom(i))))).size).toBe(40);
  });
});

describe('a theme as text', () => {
  it('comes back as it went, without the direction, which belongs to the app', () => {
    const theme = { ...themeOfPreset('paper'), colors: { primary: '#123456' }, textSize: 'large' as const };
    expect(readThemeFile(writeThemeFile({ name: 'Mine', theme: { ...theme, direction: 'rtl' } }))).toEqual({ name: 'Mine', theme });
  });

  it('is understood as it stands in a manifest', () => {
    expect(readThemeFile('{"colors":{"primary":"#0044cc"}}').theme.colors.primary).toBe('#0044cc');
  });

  it.each([
    '',
    '   ',
    'navy',
    '{}',
    '[]',
    'null',
    '3',
    '{"kind":"casual-theme","version":2,"name":"x","theme":{}}',
    '{"kind":"other"}',
    '{"colors":{"primary":"javascript:1"}}',
    `{"a":"${'x'.repeat(30_000)}"}`,
  ])('refuses %#', (text) => {
    expect(() => readThemeFile(text)).toThrow(/^That is not a theme: /);
  });

  it('THEME-5: never fails otherwise, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readThemeFile(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'theme.unreadable' });
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('THEME-7: direction', () => {
  it.each([
    [undefined, ['Tool library', 'Members'], 'ltr'],
    [undefined, ['ספריית כלים', 'חברים'], 'rtl'],
    [undefined, ['مكتبة الأدوات'], 'rtl'],
    ['auto', ['CRM لعملاء الشركة'], 'rtl'],
    ['auto', ['Customers of عمل'], 'ltr'],
    ['auto', [], 'ltr'],
    ['auto', ['123'], 'ltr'],
    ['rtl', ['Tool library'], 'rtl'],
    ['ltr', ['ספריית כלים'], 'ltr'],
  ] as const)('%s, %j → %s', (direction, words, expected) => {
    expect(directionOf(direction === undefined ? {} : { direction }, words)).toBe(expected);
  });
});
