import { describe, expect, it } from 'vitest';
import { cleanPrompt } from './clean.ts';
import { colorOf } from './colors.ts';
import { takeTheme } from './theme.ts';

const themeOf = (text: string) => takeTheme(cleanPrompt(`A list of boats. ${text}`)).theme;

describe('colours in words', () => {
  it.each([
    ['navy', '#000080'],
    ['light sea green', '#20b2aa'],
    ['RebeccaPurple', '#663399'],
    ['dark slate grey', '#2f4f4f'],
    ['dust white', '#efece4'],
    ['moonstone', '#73a9c2'],
    ['#ffaa00', '#ffaa00'],
    ['#fa0', '#ffaa00'],
    ['rose gold', '#b76e79'],
  ])('knows “%s”', (words, hex) => {
    expect(colorOf(words)).toBe(hex);
  });
  it('makes a colour of an unknown adjective and a known colour, and of nothing else', () => {
    expect(colorOf('harbour blue')).toMatch(/^#[0-9a-f]{6}$/);
    expect(colorOf('pale coral')).toMatch(/^#[0-9a-f]{6}$/);
    expect(colorOf('harbour')).toBeNull();
    expect(colorOf('')).toBeNull();
    expect(colorOf('a b c d e')).toBeNull();
  });
});

describe('theme sentences', () => {
  it.each([
    ['Use ivory for the background and sienna for buttons.', '#fffff0', '#a0522d'],
    ['Components should be teal on a honeydew background.', '#f0fff0', '#008080'],
    ['Apply linen to the page; make cards crimson.', '#faf0e6', '#dc143c'],
    ['Set sky blue as layout background and steel blue as component color.', '#87ceeb', '#4682b4'],
    ['Make the theme emerald.', null, '#2e8b57'],
  ])('reads “%s”', (text, background, primary) => {
    expect(themeOf(text)).toMatchObject({ background, primary });
  });
  it('leaves sentences without colours alone and takes the others out', () => {
    const { theme, sentences } = takeTheme(cleanPrompt('A shop for background music. Style it with plum and pale pink.'));
    expect(sentences.join(' ')).toContain('background music');
    expect(sentences.join(' ')).not.toContain('plum');
    expect(theme.primary).not.toBeNull();
  });
  it('goes dark for a dark ground or when asked', () => {
    expect(themeOf('Use black for the background and gold for elements.').mode).toBe('dark');
    expect(themeOf('It has a dark theme.').mode).toBe('dark');
    expect(themeOf('It has a light and dark mode toggle.').mode).toBe('light');
  });
});
