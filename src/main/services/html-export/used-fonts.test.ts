import { expect, test } from 'vitest';
import { theme as themeSchema } from '../../../shared/app/manifest/index.ts';
import { themeOfPreset } from '../../../shared/app/theme/index.ts';
import { keepUsedFonts, usedFamilies } from './used-fonts.ts';

const face = (family: string, file: string, range = ''): string =>
  `@font-face{font-family:${family};src:url(./${file}.woff2)format("woff2-variations")${range === '' ? '' : `;unicode-range:${range}`}}`;
const CSS = [
  '.a{color:red}',
  face('Inter Variable', 'inter-latin', 'U+0-FF'),
  face('Inter Variable', 'inter-greek', 'U+370-3FF'),
  face('Nunito Variable', 'nunito-latin', 'U+0-FF'),
  face('"Lora Variable"', 'lora-latin', 'U+??'),
  '.b{color:blue}',
].join('');

test('only the fonts of the theme stay, and the other rules are left alone', () => {
  const { css, files } = keepUsedFonts(CSS, themeSchema.parse(themeOfPreset('coral')));
  expect([...files].sort()).toEqual(['inter-greek.woff2', 'inter-latin.woff2', 'nunito-latin.woff2']);
  expect(css).toContain('.a{color:red}');
  expect(css).toContain('.b{color:blue}');
  expect(css).not.toContain('lora');
});

test('with a text, only the parts of the alphabet that it needs stay', () => {
  const theme = themeSchema.parse({ font: 'Lora' });
  expect([...keepUsedFonts(CSS, theme, 'plain').files].sort()).toEqual(['inter-latin.woff2', 'lora-latin.woff2']);
  expect([...keepUsedFonts(CSS, theme, 'καλημέρα').files].sort()).toEqual(['inter-greek.woff2', 'inter-latin.woff2', 'lora-latin.woff2']);
});

test('headings and the older words for kinds of type count too', () => {
  expect(usedFamilies(themeSchema.parse(themeOfPreset('paper')))).toEqual(new Set(['Inter Variable', 'Source Serif 4 Variable', 'Fraunces Variable']));
  expect(usedFamilies(themeSchema.parse({ font: 'rounded' }))).toContain('Nunito Variable');
});
