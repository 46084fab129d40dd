import type { Theme } from '../manifest/index.ts';

export type Direction = 'ltr' | 'rtl';

/** Hebrew, Arabic and the scripts beside them, with their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/gu;
const LETTERS = /\p{L}/gu;

/**
 * Which way an app is read. On `auto`, and where nothing is chosen, by its own words: right to left when at least half of their letters are.
 * @param words such as the names of the app and its pages
 */
export function directionOf(theme: Pick<Theme, 'direction'>, words: readonly string[]): Direction {
  if (theme.direction === 'ltr' || theme.direction === 'rtl') return theme.direction;
  const text = words.join(' ');
  const rightToLeft = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  return rightToLeft > 0 && rightToLeft * 2 >= (text.match(LETTERS)?.length ?? 0) ? 'rtl' : 'ltr';
}
