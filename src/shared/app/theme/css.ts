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
  const shadow = scheme === 'light' ? '0 1px 2px rgb(20 30 30 / .05)' : 'none';
  return Object.fromEntries([...colorEntries(tokens[scheme]), ...sizes, ['--app-font', tokens.fontFamily], ['--app-shadow', shadow]]);
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
