import { type ColorTokens, contrast, luminance, readable } from '../../shared/app/theme/index.ts';

/** Least contrast of a mark with what it stands on: https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST = 3;

/** The colours of a chart's parts, each seen well on its ground. */
export function chartPalette({ chart, surf }: ColorTokens): readonly string[] {
  const towards = luminance(surf) > 0.4 ? 'darker' : 'lighter';
  return chart.map((color) => readable(color, [surf], LEAST, towards));
}

/** A colour of the author's own that is hardly seen on its ground gets a line round it. */
export function needsOutline(color: string, { surf }: ColorTokens): boolean {
  return /^#[0-9a-f]{6}$/i.test(color) && contrast(color, surf) < LEAST;
}
