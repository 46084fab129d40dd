import { contrast, hexOf, oklchOf } from './contrast.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** How linear light is seen without one kind of cones: Machado, Oliveira and Fernandes 2009, severity 1. */
export const BLINDNESS = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

/** Distance in OKLab below which two colours are hard to tell apart as small marks. */
const ALIKE = 0.085;
const EYES: readonly (Matrix | null)[] = [null, BLINDNESS.protanopia, BLINDNESS.deuteranopia];

/** A colour in OKLab, as each kind of eyes sees it. */
type Sights = readonly Triple[];

function sightsOf(color: string): Sights {
  const rgb = channelsOf(color);
  return EYES.map((matrix) => labOf(seen(rgb, matrix)));
}

/** The least distance in OKLab between two colours, over usual sight and the two common kinds of colour blindness. */
function distance(a: Sights, b: Sights): number {
  let least = 1;
  for (const [eye, x] of a.entries()) {
    const y = b[eye]!;
    least = Math.min(least, Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]));
  }
  return least;
}

/** Whether two of the colours look the same to people with a common colour blindness, or to everybody. */
export function lookAlike(colors: readonly string[]): boolean {
  const all = colors.map(sightsOf);
  return all.some((color, i) => all.slice(0, i).some((other) => distance(color, other) < ALIKE));
}

/** The same hues, made lighter or darker where two of them would be taken for each other. Each keeps the contrast `ratio` with `ground`. */
export function toldApart(colors: readonly string[], ground: string, ratio: number): string[] {
  const kept: string[] = [];
  const sights: Sights[] = [];
  for (const color of colors) {
    const { l, c, h } = oklchOf(color);
    let best = { color, sight: sightsOf(color), least: -1 };
    for (const step of STEPS) {
      const candidate = step === 0 ? color : hexOf({ l: l + step, c, h });
      if (contrast(candidate, ground) < ratio) continue;
      const sight = sightsOf(candidate);
      const least = Math.min(1, ...sights.map((other) => distance(sight, other)));
      if (least > best.least) best = { color: candidate, sight, least };
      if (least >= ALIKE) break;
    }
    kept.push(best.color);
    sights.push(best.sight);
  }
  return kept;
}

/** Changes of lightness, the smallest first. */
const STEPS = Array.from({ length: 29 }, (_, i) => (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * 0.025);

const seen = (rgb: Triple, matrix: Matrix | null): Triple =>
  matrix === null ? rgb : (matrix.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]) as unknown as Triple);

/** Linear light, 0–1. */
function channelsOf(hex: string): Triple {
  const digits = /^#([0-9a-f]{6})/i.exec(hex)?.[1] ?? '808080';
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
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
