import type { Theme } from '../manifest/index.ts';

/** What a preset says where the app says nothing. */
export type ThemePreset = {
  id: string;
  name: string;
  /** What it suits, in one line. */
  description: string;
  colors: Theme['colors'];
  mode: Theme['mode'];
  radius: Theme['radius'];
  density: Theme['density'];
  font: string;
  headingFont: string;
  shadow: NonNullable<Theme['shadow']>;
  textSize: NonNullable<Theme['textSize']>;
  motion: NonNullable<Theme['motion']>;
};

function preset(look: Pick<ThemePreset, 'id' | 'name' | 'description' | 'colors'> & Partial<ThemePreset>): ThemePreset {
  const font = look.font ?? 'Inter';
  return { mode: 'light', radius: 'medium', density: 'normal', shadow: 'soft', textSize: 'normal', motion: 'calm', headingFont: font, ...look, font };
}

/** In the order people see them. Ids are kept in documents: never rename or remove one. */
export const THEME_PRESETS: readonly ThemePreset[] = [
  preset({ id: 'plain', name: 'Plain', description: 'Quiet teal on white; suits everything', colors: {} }),
  preset({
    id: 'office',
    name: 'Office',
    description: 'Navy, compact and square; for much data',
    colors: { primary: '#1f3a6e', background: '#f5f7fa' },
    radius: 'small',
    density: 'compact',
    font: 'IBM Plex Sans',
  }),
  preset({
    id: 'paper',
    name: 'Paper',
    description: 'Ink on warm paper, with serif headings',
    colors: { primary: '#7a3e1d', background: '#faf6ee', surface: '#fffdf8' },
    radius: 'small',
    font: 'Source Serif',
    headingFont: 'Fraunces',
    shadow: 'none',
  }),
  preset({
    id: 'forest',
    name: 'Forest',
    description: 'Deep green on pale moss',
    colors: { primary: '#2c6a45', background: '#f4f7f2' },
    font: 'Figtree',
  }),
  preset({
    id: 'ocean',
    name: 'Ocean',
    description: 'Clear blue, airy and rounded',
    colors: { primary: '#1663b8', background: '#f2f7fc' },
    radius: 'large',
    density: 'roomy',
    font: 'Manrope',
    shadow: 'raised',
  }),
  preset({
    id: 'coral',
    name: 'Coral',
    description: 'Warm and friendly; shops, clubs, classes',
    colors: { primary: '#c2452d', background: '#fff8f5' },
    radius: 'large',
    font: 'Nunito',
    motion: 'lively',
  }),
  preset({
    id: 'plum',
    name: 'Plum',
    description: 'Violet with a display face',
    colors: { primary: '#6b3fa0', background: '#faf7fd' },
    font: 'Figtree',
    headingFont: 'Bricolage Grotesque',
    shadow: 'raised',
  }),
  preset({
    id: 'graphite',
    name: 'Graphite',
    description: 'Black and white, sharp edges',
    colors: { primary: '#222222', background: '#ffffff', surface: '#ffffff' },
    radius: 'none',
    font: 'Space Grotesk',
    shadow: 'none',
    motion: 'none',
  }),
  preset({
    id: 'midnight',
    name: 'Midnight',
    description: 'Dark indigo; dashboards and evenings',
    colors: { primary: '#7c8cff', background: '#11131f', surface: '#191c2c' },
    mode: 'dark',
    font: 'Inter',
    headingFont: 'Space Grotesk',
  }),
  preset({
    id: 'clear',
    name: 'Clear',
    description: 'Large, high-contrast type made for low vision',
    colors: { primary: '#00458b', background: '#ffffff', surface: '#ffffff', text: '#000000' },
    radius: 'small',
    density: 'roomy',
    font: 'Atkinson Hyperlegible',
    shadow: 'none',
    textSize: 'large',
    motion: 'none',
  }),
];

const PLAIN = THEME_PRESETS[0]!;

/** The preset of that id; an unknown one reads as the plain look. */
export function presetOf(id: string): ThemePreset {
  return THEME_PRESETS.find((candidate) => candidate.id === id) ?? PLAIN;
}

/** What choosing a preset writes into an app: its own colours and choices give way. */
export function themeOfPreset(id: string): Theme {
  const { mode, radius, density, font } = presetOf(id);
  return { preset: presetOf(id).id, mode, colors: {}, radius, density, font };
}
