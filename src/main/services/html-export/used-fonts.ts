import type { Theme } from '../../../shared/app/manifest/index.ts';
import { FONTS, isBundledFont, presetOf } from '../../../shared/app/theme/index.ts';

/** One `@font-face` of a built style sheet. `ranges`: code points it covers, empty for all. */
type Face = { rule: string; family: string; file: string; ranges: readonly (readonly [number, number])[] };

export type FontChoice = {
  /** The style sheet without the faces that are not used. */
  css: string;
  /** Names of the font files that the style sheet still names. */
  files: ReadonlySet<string>;
};

/** Families that an app can show: those of its theme, and Inter as the player's own. */
export function usedFamilies(theme: Theme): ReadonlySet<string> {
  const names = [theme.font, theme.headingFont ?? presetOf(theme.preset).headingFont];
  const families = new Set<string>([FONTS.Inter.family]);
  for (const name of names) if (isBundledFont(name)) families.add(FONTS[name].family);
  for (const name of names) {
    if (name.toLowerCase() === 'rounded') families.add(FONTS.Nunito.family);
    if (name.toLowerCase() === 'mono') families.add(FONTS['JetBrains Mono'].family);
  }
  return families;
}

/**
 * Keeps the faces of the used families, and of each only the parts of the alphabet that a text needs.
 * @param text what the app may show; without it every part is kept, for apps whose people may type anything
 */
export function keepUsedFonts(css: string, theme: Theme, text?: string): FontChoice {
  const families = usedFamilies(theme);
  const points = text === undefined ? null : new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const files = new Set<string>();
  const kept = css.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const face = parseFace(rule);
    if (face === null) return rule;
    const isNeeded = families.has(face.family) && (points === null || face.ranges.length === 0 || isBasic(face) || covers(face, points));
    if (!isNeeded) return '';
    files.add(face.file);
    return rule;
  });
  return { css: kept, files };
}

function parseFace(rule: string): Face | null {
  const family = /font-family:\s*["']?([^"';}]+)/.exec(rule)?.[1]?.trim();
  const file = /url\(["']?[^)"']*?([^/)"']+\.woff2)/.exec(rule)?.[1];
  if (family === undefined || file === undefined) return null;
  const list = /unicode-range:\s*([^;}]+)/.exec(rule)?.[1] ?? '';
  const ranges = [...list.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/gi)].map(([, from = '0', to]): [number, number] => [
    Number.parseInt(from.replaceAll('?', '0'), 16),
    Number.parseInt(to ?? from.replaceAll('?', 'f'), 16),
  ]);
  return { rule, family, file, ranges };
}

/** The part with the plain letters is always needed. */
function isBasic({ ranges }: Face): boolean {
  return ranges.some(([from, to]) => from <= 0x41 && to >= 0x7a);
}

function covers({ ranges }: Face, points: ReadonlySet<number>): boolean {
  for (const point of points) if (point > 0x7f && ranges.some(([from, to]) => point >= from && point <= to)) return true;
  return false;
}
