import type { Theme } from '../manifest/index.ts';
import { contrast, oklchOf } from './contrast.ts';
import type { Scheme } from './css.ts';
import { resolveTheme } from './resolve.ts';
import { TEXT_PAIRS, type ColorTokens } from './tokens.ts';

type ColorName = Exclude<keyof ColorTokens, 'chart'>;

/** One pair of text and ground as the player draws it. Ratios are those of WCAG 2.2, 1–21. */
export type ContrastPair = { color: ColorName; ground: ColorName; words: string; text: string; on: string; ratio: number; level: 'AAA' | 'AA' | 'low' };

/** A chosen colour that is drawn otherwise, and why. `from` and `to` are "#rrggbb". */
export type ThemeNote = { part: keyof Theme['colors'] | 'button'; from: string; to: string; words: string };

const COLOR_WORDS: Readonly<Partial<Record<ColorName, string>>> = {
  ink: 'Text',
  ink2: 'Softer text',
  ink3: 'Captions',
  accText: 'Links and marks',
  on: 'Words on main buttons',
  onTint: 'Words on tags',
  onDanger: 'Words on delete buttons',
  ok: 'Good news',
  warn: 'Warnings',
  danger: 'Errors',
  info: 'Hints',
};
const GROUND_WORDS: Readonly<Partial<Record<ColorName, string>>> = {
  bg: 'the page',
  side: 'the menu',
  surf: 'cards',
  well: 'wells',
  tint: 'highlights',
  okTint: 'green notes',
  warnTint: 'yellow notes',
  dangerTint: 'red notes',
  infoTint: 'blue notes',
  accHover: 'under the pointer',
};

/** Every pair of one scheme, the weakest first. */
export function contrastPairs(colors: ColorTokens): ContrastPair[] {
  return TEXT_PAIRS.map(([color, ground]): ContrastPair => {
    const ratio = contrast(colors[color], colors[ground]);
    return {
      color,
      ground,
      words: pairWords(color, ground),
      text: colors[color],
      on: colors[ground],
      ratio,
      level: ratio >= 7 ? 'AAA' : ratio >= 4.5 ? 'AA' : 'low',
    };
  }).sort((a, b) => a.ratio - b.ratio);
}

function pairWords(color: ColorName, ground: ColorName): string {
  const name = COLOR_WORDS[color] ?? color;
  if (ground === 'acc' || ground === 'dangerFill' || color === 'onTint') return name;
  return ground === 'accHover' ? `${name}, under the pointer` : `${name} on ${GROUND_WORDS[ground] ?? ground}`;
}

/** What was changed of the app's own colours so that everything reads. Empty when each is drawn as it was chosen. Presets need no such excuse. */
export function explainTheme(theme: Theme, scheme: Scheme): ThemeNote[] {
  const chosen = theme.colors;
  const colors = resolveTheme(theme)[scheme];
  const notes: ThemeNote[] = [];

  if (chosen.primary !== undefined && differs(chosen.primary, colors.accText)) {
    const change = moved(chosen.primary, colors.accText);
    notes.push({
      part: 'primary',
      from: chosen.primary,
      to: colors.accText,
      words: `Your main colour stays as it is on buttons. As text and lines it is ${change}, so that it reads on the page and on cards.`,
    });
  }
  if (chosen.primary !== undefined && colors.on !== '#ffffff') {
    const ratio = contrast(chosen.primary, '#ffffff').toFixed(1);
    notes.push({
      part: 'button',
      from: '#ffffff',
      to: colors.on,
      words: `Words on main buttons are dark: white on ${chosen.primary} would only have ${ratio} : 1.`,
    });
  }
  for (const [part, drawn, name] of [
    ['background', colors.bg, 'background'],
    ['surface', colors.surf, 'surface colour'],
  ] as const) {
    const from = chosen[part];
    if (from === undefined || !differs(from, drawn)) continue;
    const isTurned = scheme === 'dark' && oklchOf(from).l - oklchOf(drawn).l > 0.3;
    notes.push({
      part,
      from,
      to: drawn,
      words: isTurned ? `In the dark, your ${name} gives its hue to a dark one.` : `Your ${name} was ${moved(from, drawn)}, so that text reads on it.`,
    });
  }
  if (chosen.text !== undefined && differs(chosen.text, colors.ink)) {
    const isTurned = oklchOf(colors.bg).l < 0.5 && oklchOf(chosen.text).l <= 0.6;
    notes.push({
      part: 'text',
      from: chosen.text,
      to: colors.ink,
      words: isTurned
        ? `Your text colour is for light grounds. On dark ones text is light.`
        : `Your text colour was ${moved(chosen.text, colors.ink)}, so that it reads on ${hardest(chosen.text, colors)}.`,
    });
  }
  return notes;
}

function differs(a: string, b: string): boolean {
  return a.toLowerCase() !== b.toLowerCase();
}

function moved(from: string, to: string): string {
  return `${oklchOf(to).l < oklchOf(from).l ? 'darkened' : 'lightened'} from ${from.toLowerCase()} to ${to}`;
}

/** The ground on which the colour reads worst, in words. */
function hardest(color: string, colors: ColorTokens): string {
  const grounds = TEXT_PAIRS.flatMap(([text, ground]) => (text === 'ink' ? [ground] : []));
  const worst = grounds.reduce((a, b) => (contrast(color, colors[b]) < contrast(color, colors[a]) ? b : a));
  return GROUND_WORDS[worst] ?? 'the page';
}
