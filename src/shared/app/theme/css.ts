import type { ColorTokens, ThemeTokens } from './tokens.ts';

export type Scheme = 'light' | 'dark';

function kebab(name: string): string {
  return name.replace(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`);
}

function colorEntries(colors: ColorTokens): [string, string][] {
  return Object.entries(colors).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`--app-${kebab(name)}`, value]] : value.map((color: string, i: number) => [`--app-chart-${i + 1}`, color]),
  );
}

/** CSS custom properties of one scheme, for a `style` attribute: `--app-acc`, `--app-ink-2`, `--app-radius-card`… */
export function themeVars(tokens: ThemeTokens, scheme: Scheme): Record<`--app-${string}`, string> {
  const sizes = Object.entries(tokens.sizes).map(([name, px]): [string, string] => [`--app-${kebab(name)}`, `${px}px`]);
  // On dark grounds a card is told by its lighter ground; what floats keeps a deep shadow.
  const { card, pop } = scheme === 'light' ? tokens.shadows : { card: 'none', pop: '0 12px 36px -6px rgb(0 0 0 / .6)' };
  return Object.fromEntries([
    ...colorEntries(tokens[scheme]),
    ...sizes,
    ['--app-font', tokens.fontFamily],
    ['--app-heading-font', tokens.headingFamily],
    ['--app-shadow', card],
    ['--app-shadow-pop', pop],
    ['--app-zoom', String(tokens.zoom)],
    ['--app-motion', `${tokens.motionMs}ms`],
  ]);
}

/**
 * The same as a style sheet, for pages that are served as files.
 * @param selector element that carries the theme; its `data-scheme="dark"` chooses the dark scheme
 */
export function themeCss(tokens: ThemeTokens, selector = ':root'): string {
  const block = (scheme: Scheme): string =>
    Object.entries(themeVars(tokens, scheme))
      .map(([name, value]) => `${name}:${value}`)
      .join(';');
  const light = `${selector}{color-scheme:light;${block('light')}}`;
  const dark = `color-scheme:dark;${block('dark')}`;
  if (tokens.mode === 'dark') return `${selector}{${dark}}`;
  const chosen = `${selector}[data-scheme="dark"]{${dark}}`;
  if (tokens.mode === 'light') return `${light}${chosen}`;
  return `${light}@media (prefers-color-scheme:dark){${selector}:not([data-scheme="light"]){${dark}}}${chosen}`;
}
