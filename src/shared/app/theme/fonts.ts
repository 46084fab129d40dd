/** The fonts that come with every app; nothing is fetched from elsewhere. `package` is the @fontsource-variable package. */
export const FONTS = {
  Inter: { kind: 'sans', family: 'Inter Variable', package: 'inter' },
  'IBM Plex Sans': { kind: 'sans', family: 'IBM Plex Sans Variable', package: 'ibm-plex-sans' },
  Figtree: { kind: 'sans', family: 'Figtree Variable', package: 'figtree' },
  Manrope: { kind: 'sans', family: 'Manrope Variable', package: 'manrope' },
  Nunito: { kind: 'sans', family: 'Nunito Variable', package: 'nunito' },
  'Atkinson Hyperlegible': { kind: 'sans', family: 'Atkinson Hyperlegible Next Variable', package: 'atkinson-hyperlegible-next' },
  'Space Grotesk': { kind: 'sans', family: 'Space Grotesk Variable', package: 'space-grotesk' },
  'Bricolage Grotesque': { kind: 'sans', family: 'Bricolage Grotesque Variable', package: 'bricolage-grotesque' },
  'Source Serif': { kind: 'serif', family: 'Source Serif 4 Variable', package: 'source-serif-4' },
  Lora: { kind: 'serif', family: 'Lora Variable', package: 'lora' },
  Fraunces: { kind: 'serif', family: 'Fraunces Variable', package: 'fraunces' },
  'JetBrains Mono': { kind: 'mono', family: 'JetBrains Mono Variable', package: 'jetbrains-mono' },
} as const satisfies Record<string, { kind: 'sans' | 'serif' | 'mono'; family: string; package: string }>;

export type FontName = keyof typeof FONTS;
export const FONT_NAMES = Object.keys(FONTS) as FontName[];

const FALLBACKS = {
  sans: 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  serif: 'Georgia, "Iowan Old Style", "Times New Roman", serif',
  mono: 'ui-monospace, Menlo, Consolas, monospace',
} as const;

/** Words for kinds of type, as older apps have them. */
const GENERIC: Readonly<Record<string, string>> = {
  system: FALLBACKS.sans,
  serif: FALLBACKS.serif,
  mono: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
  rounded: '"Nunito Variable", ui-rounded, "SF Pro Rounded", system-ui, sans-serif',
};

export function isBundledFont(name: string): name is FontName {
  return Object.hasOwn(FONTS, name);
}

/** A `font-family` value. Only names of fonts get through, so that a theme can put nothing else into CSS. */
export function fontStack(font: string): string {
  const name = font.replace(/[^A-Za-z0-9 -]/g, '').trim();
  if (isBundledFont(name)) return `"${FONTS[name].family}", "${name}", ${FALLBACKS[FONTS[name].kind]}`;
  if (name === '') return `"${FONTS.Inter.family}", "Inter", ${FALLBACKS.sans}`;
  return GENERIC[name.toLowerCase()] ?? `"${name}", ${FALLBACKS.sans}`;
}
