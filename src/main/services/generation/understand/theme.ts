import type { CleanPrompt } from './clean.ts';
import { blend, colorOf, isNamedColor, lightnessOf, saturationOf } from './colors.ts';
import { COLOR_MODIFIERS, COLOR_WORDS } from './lexicon/colors.ts';
import type { Look } from './lexicon/looks.ts';
import { isOnlyLooks, looksIn, withoutLikeness } from './looks.ts';

export type ThemeWish = {
  background: string | null;
  primary: string | null;
  mode: 'light' | 'dark' | 'auto';
  /** What was said about the look besides colours. */
  look: Look;
};

const GROUND = /^(background|backgrounds|backdrop|canvas|base|ground|layout|page|pages|screen|container|containers|wallpaper|body)$/;
const PARTS =
  /^(component|components|element|elements|button|buttons|card|cards|control|controls|interface|ui|accent|accents|primary|theme|header|headers|highlight|highlights|detail|details|widget|widgets|visuals|foreground|text|brand|main|menus|links|icons|navigation|accented|highlighted)$/;
const THEME_SENTENCE =
  /\b(background|backdrop|colou?r|colors|theme|palette|hue|shades?|tones?|components?|elements?|buttons? and cards|interface|ui|styl(?:e|ed|ing)|accents?)\b/;

const PAINTED_PAGE =
  /^(?:and |then )?(?:apply|use|set|assign|implement|choose|pick|select|paint|make|give|establish|fill|go with)\b.*\b(layout|pages?|screens?|canvas|cards?|buttons?|headers?|menus?|links|controls?|icons)\b/;

type Found = { color: string; from: number; to: number; words: number };

/**
 * Takes the sentences about looks out of a prompt and reads them. A colour belongs to the nearest word for what it
 * paints ("thistle in the background", "components in navy"); of two colours with no such word the lighter is the ground.
 */
export function takeTheme(prompt: CleanPrompt): { theme: ThemeWish; sentences: string[] } {
  const theme: ThemeWish = { background: null, primary: null, mode: 'light', look: {} };
  const kept: string[] = [];
  for (const [i, whole] of prompt.sentences.entries()) {
    const look = looksIn(whole);
    if (look !== null) theme.look = { ...look, ...theme.look };
    const sentence = look === null ? whole : withoutLikeness(whole);
    const parts = clausesOf(sentence);
    const about = parts.filter((part) => paints(part) || (look !== null && namesPaintedPart(part)));
    if (about.length === 0) {
      if (look === null || !isOnlyLooks(whole, i === 0)) kept.push(sentence);
      continue;
    }
    read(about.join(', '), theme);
    const rest = i === 0 ? withoutPaint(parts, about) : parts.filter((part) => !about.includes(part)).join(', ');
    if (/[A-Za-z]{3,} [A-Za-z]{3,}/.test(rest) && (i === 0 || rest.length > 30)) kept.push(rest);
  }
  return { theme: settle(theme), sentences: kept };
}

/** A sentence stays whole unless it is long: then its comma parts are judged one by one. */
function clausesOf(sentence: string): string[] {
  return sentence.length < 140 ? [sentence] : sentence.split(/,\s+(?=and\b|with\b|using\b|use\b|in\b)|;\s+/);
}

function paints(text: string): boolean {
  const lower = text.toLowerCase();
  return (THEME_SENTENCE.test(lower) || PAINTED_PAGE.test(lower)) && colorsIn(lower.match(/#?[a-z0-9]+/g) ?? []).length > 0;
}

/** "Teal buttons", where the same sentence speaks of looks anyway. */
function namesPaintedPart(text: string): boolean {
  const words = text.toLowerCase().match(/#?[a-z0-9]+/g) ?? [];
  return colorsIn(words).some(({ to }) => /^(?:buttons?|accents?|highlights?|headers?|links|menus?|navigation|background)$/.test(words[to + 1] ?? ''));
}

/** The first sentence says what the app is, with its colours at the end if at all: "A stock list with navy components on white". */
function withoutPaint(parts: readonly string[], about: readonly string[]): string {
  const text = parts.map((part) => (about.includes(part) ? part.replace(/,?\s*\b(?:with|in|using)\b(?:(?!\b(?:with|in|using)\b).)*$/i, '') : part)).join(', ');
  return paints(text) || !/^(?:an?|the|build|create|make|design|develop|i) /i.test(text) ? parts.filter((part) => !about.includes(part)).join(', ') : text;
}

function colorsIn(words: readonly string[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < words.length; i++) {
    let hit: Found | null = null;
    for (let length = Math.min(3, words.length - i); length >= 1 && hit === null; length--) {
      const part = words.slice(i, i + length);
      const first = part[0] ?? '';
      // An unknown first word only counts when it stands alone as a hex value or a known colour begins the phrase.
      if (length > 1 && !COLOR_WORDS.has(first) && !COLOR_MODIFIERS.has(first) && !isNamedColor(part)) continue;
      if (part.some((word) => GROUND.test(word) || PARTS.test(word))) continue;
      const color = colorOf(part.join(' '));
      if (color !== null) hit = { color, from: i, to: i + length - 1, words: length };
    }
    if (hit === null) {
      // "harbour blue": an unknown adjective before a colour.
      const next = words[i + 1];
      if (
        next !== undefined &&
        COLOR_WORDS.has(next) &&
        /^[a-z]{4,}$/.test(words[i] ?? '') &&
        !STOP.has(words[i] ?? '') &&
        !GROUND.test(words[i] ?? '') &&
        !PARTS.test(words[i] ?? '')
      ) {
        const color = colorOf(`${words[i]} ${next}`);
        if (color !== null) hit = { color, from: i, to: i + 1, words: 2 };
      }
    }
    if (hit !== null) {
      found.push(hit);
      i = hit.to;
    }
  }
  return found;
}

const STOP = new Set(
  'with apply assign using used uses make like into from that have color colors colour shade tone tones theme should must then have keep pick choose select paint style setting under over plus both while'.split(
    ' ',
  ),
);

function read(text: string, theme: ThemeWish): void {
  const words = text.toLowerCase().match(/#?[a-z0-9]+|,/g) ?? [];
  const colors = colorsIn(words);
  const roles = words.map((word) => (GROUND.test(word) ? 'background' : PARTS.test(word) ? 'primary' : null));
  const scored = colors.map((color) => {
    const near = (role: 'background' | 'primary'): number => {
      let best = 99;
      roles.forEach((found, at) => {
        if (found !== role) return;
        const gap = at < color.from ? color.from - at : at - color.to;
        const between = words.slice(Math.min(at, color.to), Math.max(at, color.from));
        const cut = between.filter((word) => word === ',' || word === 'and' || word === 'with' || word === 'while').length;
        best = Math.min(best, gap + cut * 4);
      });
      return best;
    };
    return { color: color.color, ground: near('background'), parts: near('primary') };
  });
  if (scored.length === 1 && scored[0] !== undefined) {
    const only = scored[0];
    if (only.ground < only.parts) theme.background ??= only.color;
    else theme.primary ??= only.color;
    return;
  }
  if (scored.length === 0) return;
  const [a, b] = scored as [(typeof scored)[0], (typeof scored)[0]];
  const straight = a.ground + b.parts;
  const crossed = a.parts + b.ground;
  const aGround = straight === crossed ? lightnessOf(a.color) >= lightnessOf(b.color) : straight < crossed;
  theme.background ??= aGround ? a.color : b.color;
  theme.primary ??= aGround ? b.color : a.color;
}

/** A wish is kept as it is; only what was left unsaid is filled in. */
function settle(theme: ThemeWish): ThemeWish {
  theme.mode = theme.look.mode ?? 'light';
  if (theme.background !== null && lightnessOf(theme.background) < 0.22) theme.mode = 'dark';
  if (theme.primary === null && theme.background !== null && lightnessOf(theme.background) < 0.6 && saturationOf(theme.background) > 0.25) {
    theme.primary = theme.background;
    theme.background = blend('#ffffff', theme.background, 0.88);
  }
  return theme;
}
