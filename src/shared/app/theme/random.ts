import type { Random } from '../../kernel/ports.ts';
import type { Theme } from '../manifest/index.ts';
import { hexOf } from './contrast.ts';
import type { FontName } from './fonts.ts';

/** Text and headings that go together. */
const PAIRS: readonly (readonly [text: FontName, headings: FontName])[] = [
  ['Inter', 'Inter'],
  ['Inter', 'Space Grotesk'],
  ['Figtree', 'Figtree'],
  ['Figtree', 'Bricolage Grotesque'],
  ['Manrope', 'Manrope'],
  ['Nunito', 'Nunito'],
  ['IBM Plex Sans', 'IBM Plex Sans'],
  ['Source Serif', 'Fraunces'],
  ['Inter', 'Lora'],
  ['Inter', 'Fraunces'],
];

/** A look nobody chose but many could have: one hue for the accent, a trace of it or of a neighbour in the ground, fonts that go together. */
export function randomTheme(random: Random): Theme {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.next() * from.length)] ?? from[0]!;
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  const isDark = random.next() < 0.25;
  const hue = between(0, 360);
  const groundHue = (hue + pick([0, 0, 30, -30, 180]) + 360) % 360;
  const [font, headingFont] = pick(PAIRS);
  const colors: Theme['colors'] = isDark
    ? {
        primary: hexOf({ l: between(0.62, 0.74), c: between(0.09, 0.16), h: hue }),
        background: hexOf({ l: between(0.16, 0.21), c: between(0.006, 0.03), h: groundHue }),
      }
    : {
        primary: hexOf({ l: between(0.4, 0.54), c: between(0.07, 0.17), h: hue }),
        background: hexOf({ l: between(0.965, 0.99), c: between(0.002, 0.014), h: groundHue }),
      };
  return {
    preset: 'plain',
    mode: isDark ? 'dark' : 'light',
    colors,
    radius: pick(['small', 'medium', 'medium', 'large'] as const),
    density: pick(['normal', 'normal', 'compact', 'roomy'] as const),
    font,
    headingFont,
    shadow: pick(['none', 'soft', 'soft', 'raised'] as const),
  };
}
