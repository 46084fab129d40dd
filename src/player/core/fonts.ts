import { useEffect } from 'react';
import { isBundledFont, presetOf, type FontName } from '../../shared/app/theme/index.ts';
import type { Theme } from '../../shared/app/manifest/index.ts';

/** Style sheets of the fonts that come along, each fetched when an app first uses it. Inter is part of the player's own sheet. */
const SHEETS: Readonly<Record<Exclude<FontName, 'Inter'>, () => Promise<unknown>>> = {
  'IBM Plex Sans': () => import('@fontsource-variable/ibm-plex-sans/wght.css'),
  Figtree: () => import('@fontsource-variable/figtree/wght.css'),
  Manrope: () => import('@fontsource-variable/manrope/wght.css'),
  Nunito: () => import('@fontsource-variable/nunito/wght.css'),
  'Atkinson Hyperlegible': () => import('@fontsource-variable/atkinson-hyperlegible-next/wght.css'),
  'Space Grotesk': () => import('@fontsource-variable/space-grotesk/wght.css'),
  'Bricolage Grotesque': () => import('@fontsource-variable/bricolage-grotesque/wght.css'),
  'Source Serif': () => import('@fontsource-variable/source-serif-4/wght.css'),
  Lora: () => import('@fontsource-variable/lora/wght.css'),
  Fraunces: () => import('@fontsource-variable/fraunces/wght.css'),
  'JetBrains Mono': () => import('@fontsource-variable/jetbrains-mono/wght.css'),
};
const loaded = new Map<string, Promise<void>>();

/** Makes one font known to the page. Until it is there, and where it cannot be had, the fallbacks of its kind show. */
export function loadFont(name: string): void {
  if (!isBundledFont(name) || name === 'Inter' || loaded.has(name)) return;
  const sheet = SHEETS[name]().then(
    () => {},
    () => void loaded.delete(name),
  );
  loaded.set(name, sheet);
}

/** The fonts of a theme, as `loadFont`. */
export function useFonts(theme: Theme): void {
  const { preset, font, headingFont } = theme;
  useEffect(() => {
    loadFont(font);
    loadFont(headingFont ?? presetOf(preset).headingFont);
  }, [preset, font, headingFont]);
}
