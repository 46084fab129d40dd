import { formatHex, parseHex, converter } from 'culori/fn';
import { modeOklch, modeRgb, useMode } from 'culori/fn';
import { toGamut } from 'culori/fn';

useMode(modeRgb);
useMode(modeOklch);
const toOklch = converter('oklch');
const intoGamut = toGamut('rgb', 'oklch');

/** Lightness 0–1, chroma about 0–0.37, hue in degrees. */
export type Oklch = { l: number; c: number; h: number };

export function oklchOf(hex: string): Oklch {
  const color = toOklch(parseHex(hex) ?? { mode: 'rgb', r: 0, g: 0, b: 0 });
  return { l: color?.l ?? 0, c: color?.c ?? 0, h: color?.h ?? 0 };
}

/** Chroma is reduced until the colour exists in sRGB; lightness is kept. */
export function hexOf({ l, c, h }: Oklch): string {
  return formatHex(intoGamut({ mode: 'oklch', l: Math.min(1, Math.max(0, l)), c: Math.max(0, c), h })) ?? '#000000';
}

/** Relative luminance, 0–1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** 1–21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `a` over `b`, mixed channel by channel in sRGB. */
export function mix(a: string, b: string, share: number): string {
  const part = (at: number): string => {
    const value = Number.parseInt(a.slice(at, at + 2), 16) * share + Number.parseInt(b.slice(at, at + 2), 16) * (1 - share);
    return Math.round(value).toString(16).padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** The worst contrast of a colour over several grounds. */
export function worst(color: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(color, ground)));
}

/**
 * The nearest colour of the same hue that reads on every ground; black or white when the hue has none.
 * @param ratio wanted contrast, such as 4.5
 * @param towards where to look: darker for light grounds, lighter for dark ones
 */
export function readable(color: string, grounds: readonly string[], ratio: number, towards: 'darker' | 'lighter'): string {
  if (worst(color, grounds) >= ratio) return color.toLowerCase();
  const start = oklchOf(color);
  const end = towards === 'darker' ? 0 : 1;
  for (let step = 1; step <= 50; step++) {
    const l = start.l + ((end - start.l) * step) / 50;
    const candidate = hexOf({ ...start, l, c: start.c * (1 - step / 100) });
    if (worst(candidate, grounds) >= ratio) return candidate;
  }
  return towards === 'darker' ? '#000000' : '#ffffff';
}
