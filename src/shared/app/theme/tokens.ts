import type { Theme } from '../manifest/index.ts';

/** Colours of one scheme, all "#rrggbb". Names follow the default look. */
export type ColorTokens = {
  /** Fill of primary buttons and marks, exactly as the app chose it. */
  acc: string;
  /** The same under the pointer. */
  accHover: string;
  /** Text on `acc` and `accHover`. */
  on: string;
  /** Accent as text, icon or line on any ground. */
  accText: string;
  /** Soft accent ground, and the text on it. */
  tint: string;
  onTint: string;
  bg: string;
  side: string;
  surf: string;
  well: string;
  track: string;
  line: string;
  line2: string;
  ink: string;
  ink2: string;
  ink3: string;
  ok: string;
  okTint: string;
  warn: string;
  warnTint: string;
  danger: string;
  dangerTint: string;
  /** Fill of danger buttons, and the text on it. */
  dangerFill: string;
  onDanger: string;
  info: string;
  infoTint: string;
  /** Series of charts, at least 3:1 on `surf`. */
  chart: readonly string[];
};

/** Sizes in px. */
export type SizeTokens = {
  radiusControl: number;
  radiusCard: number;
  radiusTag: number;
  radiusSmall: number;
  control: number;
  controlSmall: number;
  row: number;
  cardPad: number;
  gap: number;
};

export type ThemeTokens = {
  mode: Theme['mode'];
  /** CSS `font-family` of text and of headings. */
  fontFamily: string;
  headingFamily: string;
  /** Of cards and of what floats above the page, CSS `box-shadow`, for a light ground. */
  shadows: { card: string; pop: string };
  /** Everything's size, 1 is 14 px text. */
  zoom: number;
  /** Of a small change, ms; 0 for none. */
  motionMs: number;
  sizes: SizeTokens;
  light: ColorTokens;
  dark: ColorTokens;
};

type ColorName = Exclude<keyof ColorTokens, 'chart'>;

/** Every pair of text and ground that the player draws; each meets 4.5:1 in both schemes. */
export const TEXT_PAIRS: readonly (readonly [ColorName, ColorName])[] = [
  ...(['bg', 'side', 'surf', 'well', 'tint'] as const).flatMap((ground) => [['ink', ground] as const, ['ink2', ground] as const]),
  ...(['bg', 'side', 'surf'] as const).map((ground) => ['ink3', ground] as const),
  ...(['bg', 'side', 'surf', 'well'] as const).map((ground) => ['accText', ground] as const),
  ['on', 'acc'],
  ['on', 'accHover'],
  ['onTint', 'tint'],
  ['onDanger', 'dangerFill'],
  ...(['ok', 'warn', 'danger', 'info'] as const).flatMap((tone) => [
    [tone, `${tone}Tint`] as const,
    [tone, 'surf'] as const,
    [tone, 'bg'] as const,
    ['ink2', `${tone}Tint`] as const,
    ['ink', `${tone}Tint`] as const,
  ]),
];
