import { COLOR_MODIFIERS, COLOR_PAIRS, COLOR_WORDS } from './lexicon/colors.ts';

/**
 * The colour that a phrase of at most four words names: "#ffaa00", "navy", "light sea green", "dusty rose", "stormy teal".
 * An unknown word before a known colour is passed over ("harbour blue" → blue a little muted); a lone unknown word is no colour.
 */
export function colorOf(phrase: string): string | null {
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(phrase.trim());
  if (hex?.[1] !== undefined && (phrase.startsWith('#') || (/\d/.test(phrase) && /[a-f]/i.test(phrase)))) {
    const digits = hex[1].length === 3 ? [...hex[1]].map((digit) => digit + digit).join('') : hex[1];
    return `#${digits.toLowerCase()}`;
  }
  const words = phrase
    .toLowerCase()
    .replace(/grey/g, 'gray')
    .split(/[\s-]+/)
    .filter(Boolean);
  if (words.length === 0 || words.length > 4) return null;
  return exact(words) ?? modified(words);
}

/** A name of the lists, as opposed to one made up by the rules. */
export function isNamedColor(words: readonly string[]): boolean {
  return exact(words) !== null;
}

function exact(words: readonly string[]): string | null {
  return COLOR_PAIRS.get(words.join(' ')) ?? COLOR_WORDS.get(words.join('')) ?? null;
}

function modified(words: readonly string[]): string | null {
  const [first, ...rest] = words;
  if (first === undefined || rest.length === 0) return null;
  const base = exact(rest) ?? modified(rest);
  if (base === null) return null;
  const change = COLOR_MODIFIERS.get(first);
  if (change !== undefined) return shift(base, change[0], change[1]);
  const tint = COLOR_WORDS.get(first);
  // "rose brown", "sage white": a colour said with another one leans towards it.
  if (tint !== undefined) return blend(tint, base, 0.35);
  return /^[a-z]+$/.test(first) ? shift(base, 0, -0.15) : null;
}

function channels(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}
function toHex(values: readonly number[]): string {
  return `#${values
    .map((value) =>
      Math.round(Math.min(255, Math.max(0, value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
export function blend(a: string, b: string, share: number): string {
  const other = channels(b);
  return toHex(channels(a).map((value, i) => value * share + (other[i] ?? 0) * (1 - share)));
}

/** Mixes towards white or black, then towards or away from grey. */
function shift(hex: string, lightness: number, saturation: number): string {
  const lit = lightness >= 0 ? blend('#ffffff', hex, lightness * 0.9) : blend('#000000', hex, -lightness * 0.9);
  const values = channels(lit);
  const gray = (values[0] + values[1] + values[2]) / 3;
  return toHex(values.map((value) => gray + (value - gray) * (1 + saturation)));
}

/** 0 (black) … 1 (white), as the eye sees it. */
export function lightnessOf(hex: string): number {
  const [r, g, b] = channels(hex);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

/** 0 (grey) … 1. */
export function saturationOf(hex: string): number {
  const values = channels(hex);
  const max = Math.max(...values);
  return max === 0 ? 0 : (max - Math.min(...values)) / max;
}
