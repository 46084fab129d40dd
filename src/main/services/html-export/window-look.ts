import type { Manifest, Theme } from '../../../shared/app/manifest/index.ts';
import { resolveTheme } from '../../../shared/app/theme/index.ts';

/** What systems put under an icon, characters. Longer names are cut wherever there is room no more. */
const SHORT = 24;

/** Colours that a system uses before and around the app's window: those that the app has in it. */
export function windowColors(theme: Theme): { theme: string; background: string } {
  const { mode, light, dark } = resolveTheme(theme);
  const { acc, bg } = mode === 'dark' ? dark : light;
  return { theme: acc, background: bg };
}

/** As many whole words as there is room for. */
export function shortName({ meta }: Pick<Manifest, 'meta'>): string {
  const name = meta.name.trim();
  const letters = [...name];
  if (letters.length <= SHORT) return name;
  const cut = letters
    .slice(0, SHORT + 1)
    .join('')
    .replace(/\s+\S*$/, '');
  return [...cut].length <= SHORT ? cut : letters.slice(0, SHORT).join('');
}
