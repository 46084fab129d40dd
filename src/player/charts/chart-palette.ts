import { type ColorTokens, contrast, luminance, readable } from '../../shared/app/theme/index.ts';

/** Least contrast of a mark with what it stands on: https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST = 3;
/** Distance in OKLab below which two colours are hard to tell apart as small marks. */
const ALIKE = 0.085;

/** The colours of a chart's parts, each seen well on its ground. */
export function chartPalette({ chart, surf }: ColorTokens): readonly string[] {
  const towards = luminance(surf) > 0.4 ? 'darker' : 'lighter';
  return chart.map((color) => readable(color, [surf], LEAST, towards));
}

/** A colour of the author's own that is hardly seen on its ground gets a line round it. */
export function needsOutline(color: string, { surf }: ColorTokens): boolean {
  return /^#[0-9a-f]{6}$/i.test(color) && contrast(color, surf) < LEAST;
}

/** Whether some of the colours look the same to people with a common colour blindness (or to everybody): then patterns tell them apart. */
export function needPatterns(colors: readonly string[]): boolean {
  const seen = colors.map((color) => channelsOf(color));
  return [PLAIN, ...BLIND].some((matrix) => {
    const labs = seen.map((rgb) => labOf(matrix.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]) as Triple));
    return labs.some((lab, i) => labs.slice(0, i).some((other) => Math.hypot(lab[0] - other[0], lab[1] - other[1], lab[2] - other[2]) < ALIKE));
  });
}

type Triple = [number, number, number];
const PLAIN: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
/** Red- and green-blindness in linear light: Machado, Oliveira and Fernandes 2009, severity 1. */
const BLIND: readonly (readonly Triple[])[] = [
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
];

/** Linear light, 0–1. */
function channelsOf(hex: string): Triple {
  const digits = /^#([0-9a-f]{6})/i.exec(hex)?.[1] ?? '808080';
  return [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

/** https://bottosson.github.io/posts/oklab/ */
function labOf([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
