import { type ColorTokens, contrast } from '../../shared/app/theme/index.ts';

function channels(hex: string): readonly number[] {
  const digits = /^#([0-9a-f]{6})/i.exec(hex)?.[1] ?? '808080';
  return [0, 2, 4].map((i) => Number.parseInt(digits.slice(i, i + 2), 16));
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** From the ground to the accent, with whichever ink reads best on it. @param share 0 to 1 */
export function heatColors(colors: ColorTokens, share: number): { background: string; color: string } {
  const background = mix(colors.well, colors.acc, 0.08 + share * 0.92);
  const [best = '#000000'] = [colors.ink, colors.on, '#000000', '#ffffff'].sort((a, b) => contrast(b, background) - contrast(a, background));
  // The theme's own ink where it reads well enough.
  const own = [colors.ink, colors.on].find((ink) => contrast(ink, background) >= 4.5);
  return { background, color: own ?? best };
}
