import type { Theme } from '../manifest/index.ts';
import { fontStack } from './fonts.ts';
import { presetOf } from './presets.ts';
import type { ColorTokens, SizeTokens, ThemeTokens } from './tokens.ts';
import { toldApart } from './color-vision.ts';
import { contrast, hexOf, mix, oklchOf, readable } from './contrast.ts';

const PLAIN_PRIMARY = '#0b6b78';

/** The default look. Other hues keep its lightness and chroma. */
const LIGHT = {
  bg: '#f7f8f8',
  side: '#f1f3f3',
  surf: '#ffffff',
  well: '#eef0f0',
  track: '#eaedec',
  line: '#e3e7e6',
  line2: '#d2d8d7',
  ink: '#16201f',
  ink2: '#4a5655',
  ink3: '#667170',
  ok: '#1b7447',
  okTint: '#e4f3ea',
  warn: '#865500',
  warnTint: '#fbf0da',
  danger: '#b3261e',
  dangerTint: '#fcebe8',
  info: '#2450c4',
  infoTint: '#e8eefc',
} as const;
const DARK = {
  bg: '#131515',
  side: '#0f1111',
  surf: '#1b1e1e',
  well: '#242827',
  track: '#2b2f2e',
  line: '#292d2c',
  line2: '#3a3f3e',
  ink: '#eceeed',
  ink2: '#b9bfbd',
  ink3: '#949b99',
  ok: '#6cc795',
  okTint: '#173021',
  warn: '#e2b04f',
  warnTint: '#332711',
  danger: '#f28b80',
  dangerTint: '#3a1c19',
  info: '#92b0ff',
  infoTint: '#1d2846',
} as const;
const CHART_HUES = ['#2a78b8', '#c2701c', '#6a4fb0', '#2f8f5b', '#b8487a', '#8a8a1f', '#5f6f7a'] as const;

const SIZES: Readonly<Record<Theme['density'], Omit<SizeTokens, `radius${string}`>>> = {
  compact: { control: 34, controlSmall: 28, row: 36, cardPad: 14, gap: 12 },
  normal: { control: 38, controlSmall: 32, row: 42, cardPad: 18, gap: 16 },
  roomy: { control: 42, controlSmall: 36, row: 50, cardPad: 22, gap: 20 },
};
const RADII: Readonly<Record<Theme['radius'], Pick<SizeTokens, 'radiusControl' | 'radiusCard' | 'radiusTag' | 'radiusSmall'>>> = {
  none: { radiusControl: 0, radiusCard: 0, radiusTag: 0, radiusSmall: 0 },
  small: { radiusControl: 5, radiusCard: 7, radiusTag: 4, radiusSmall: 4 },
  medium: { radiusControl: 9, radiusCard: 12, radiusTag: 6, radiusSmall: 8 },
  large: { radiusControl: 14, radiusCard: 18, radiusTag: 11, radiusSmall: 10 },
};

const SHADOWS: Readonly<Record<NonNullable<Theme['shadow']>, ThemeTokens['shadows']>> = {
  none: { card: 'none', pop: '0 4px 16px rgb(20 30 30 / .14)' },
  soft: { card: '0 1px 2px rgb(20 30 30 / .05)', pop: '0 8px 28px -6px rgb(20 30 30 / .2)' },
  raised: { card: '0 1px 2px rgb(20 30 30 / .06), 0 6px 18px -6px rgb(20 30 30 / .14)', pop: '0 16px 44px -10px rgb(20 30 30 / .3)' },
};
const ZOOM: Readonly<Record<NonNullable<Theme['textSize']>, number>> = { small: 0.9, normal: 1, large: 1.15 };
const MOTION_MS: Readonly<Record<NonNullable<Theme['motion']>, number>> = { none: 0, calm: 120, lively: 220 };

/** What an app looks like that says nothing about it. */
export const PLAIN_THEME: Theme = { preset: 'plain', mode: 'light', colors: {}, radius: 'medium', density: 'normal', font: 'Inter' };

/** Turns what the app says about its look into every colour and size the player uses. All text meets WCAG AA by construction. */
export function resolveTheme(theme: Theme): ThemeTokens {
  const preset = presetOf(theme.preset);
  const colors = chosenColors(theme);
  const groundIsDark = colors.background !== undefined && contrast(colors.background, '#ffffff') > contrast(colors.background, '#000000');
  return {
    mode: theme.mode,
    fontFamily: fontStack(theme.font),
    headingFamily: fontStack(theme.headingFont ?? (theme.font === preset.font ? preset.headingFont : theme.font)),
    shadows: SHADOWS[theme.shadow ?? preset.shadow],
    zoom: ZOOM[theme.textSize ?? preset.textSize],
    motionMs: MOTION_MS[theme.motion ?? preset.motion],
    sizes: { ...SIZES[theme.density], ...RADII[theme.radius] },
    light: scheme(colors, groundIsDark, colors.background, colors.surface),
    // In the dark scheme a light ground of the app's own gives its hue only.
    dark: scheme(colors, true, groundIsDark ? colors.background : undefined, groundIsDark ? colors.surface : undefined),
  };
}

/** The colours an app names, by itself or through its preset. */
export function chosenColors(theme: Theme): Theme['colors'] {
  return { ...presetOf(theme.preset).colors, ...theme.colors };
}

function scheme(colors: Theme['colors'], isDark: boolean, background?: string, surface?: string): ColorTokens {
  const base = isDark ? DARK : LIGHT;
  const acc = (colors.primary ?? PLAIN_PRIMARY).toLowerCase();
  const strongest = isDark ? '#ffffff' : '#000000';
  const towards = isDark ? 'lighter' : 'darker';
  const hueSource = colors.background ?? colors.primary;
  const neutral = (hex: string): string => (hueSource === undefined ? hex : recolour(hex, hueSource));

  /** Grounds move away from the text until the strongest text reads on them with room for softer text. */
  const ground = (hex: string): string => readable(hex, [strongest], 5, isDark ? 'darker' : 'lighter');
  const bg = ground(background ?? neutral(base.bg));
  const shade = (name: 'side' | 'well' | 'track' | 'line' | 'line2'): string =>
    background === undefined ? neutral(base[name]) : shift(bg, oklchOf(base[name]).l - oklchOf(base.bg).l);
  const surf = ground(surface ?? (background === undefined ? neutral(base.surf) : raised(bg, isDark)));
  const side = ground(shade('side'));
  const well = ground(shade('well'));
  const tint = ground(isDark ? mix(acc, '#151818', 0.34) : mix(acc, '#ffffff', 0.12));
  const grounds = [bg, side, surf, well, tint, base.okTint, base.warnTint, base.dangerTint, base.infoTint];
  const plain = [bg, side, surf, well];
  const tone = (name: 'ok' | 'warn' | 'danger' | 'info'): string => readable(base[name], [base[`${name}Tint`], surf, bg], 4.5, towards);

  const on =
    contrast(acc, '#ffffff') >= 4.5 ? '#ffffff' : contrast(acc, '#ffffff') > contrast(acc, '#000000') ? '#ffffff' : readable('#16201f', [acc], 4.5, 'darker');
  const accHover = shift(acc, on === '#ffffff' ? -0.045 : 0.045);
  const dangerFill = isDark ? '#c4382f' : '#b3261e';
  return {
    acc,
    accHover,
    on,
    accText: readable(isDark ? mix(acc, '#ffffff', 0.52) : acc, plain, 4.5, towards),
    tint,
    onTint: readable(isDark ? mix(acc, '#ffffff', 0.38) : shift(acc, -0.05), [tint, surf], 4.5, towards),
    bg,
    side,
    surf,
    well,
    track: shade('track'),
    line: surfaceLine(shade('line'), surf, isDark),
    line2: surfaceLine(shade('line2'), surf, isDark),
    ink: readable(suits(colors.text, isDark) ? colors.text : neutral(base.ink), grounds, 4.5, towards),
    ink2: readable(neutral(base.ink2), grounds, 4.5, towards),
    ink3: readable(neutral(base.ink3), [bg, side, surf], 4.5, towards),
    ok: tone('ok'),
    okTint: base.okTint,
    warn: tone('warn'),
    warnTint: base.warnTint,
    danger: tone('danger'),
    dangerTint: base.dangerTint,
    dangerFill,
    onDanger: '#ffffff',
    info: tone('info'),
    infoTint: base.infoTint,
    chart: toldApart(
      [acc, ...CHART_HUES.filter((hue) => hueDistance(hue, acc) > 25)].map((hue) => readable(hue, [surf], 3, towards)),
      surf,
      3,
    ),
  };
}

/** A text colour serves both schemes where it can: on dark grounds only a light one does, a dark one would lose its depth. */
function suits(text: string | undefined, isDark: boolean): text is string {
  return text !== undefined && (!isDark || oklchOf(text).l > 0.6);
}

function recolour(hex: string, hueSource: string): string {
  const source = oklchOf(hueSource);
  const target = oklchOf(hex);
  if (hex === '#ffffff') return hex;
  return hexOf({ ...target, h: source.h, c: source.c < 0.01 ? 0 : Math.max(target.c, 0.003) });
}

function shift(hex: string, by: number): string {
  const color = oklchOf(hex);
  return hexOf({ ...color, l: color.l + by });
}

/** A card's ground over the page's. */
function raised(bg: string, isDark: boolean): string {
  const { l } = oklchOf(bg);
  if (isDark) return shift(bg, 0.04);
  return l > 0.93 ? '#ffffff' : shift(bg, (1 - l) * 0.6);
}

/** Lines must be seen on a surface whatever it is. */
function surfaceLine(line: string, surf: string, isDark: boolean): string {
  return contrast(line, surf) >= 1.15 ? line : shift(surf, isDark ? 0.07 : -0.07);
}

function hueDistance(a: string, b: string): number {
  const left = oklchOf(a);
  const right = oklchOf(b);
  if (right.c < 0.03) return 180;
  const difference = Math.abs(left.h - right.h) % 360;
  return Math.min(difference, 360 - difference);
}
