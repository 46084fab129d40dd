import { FONT_NAMES } from '../../../../shared/app/theme/index.ts';
import { DENIAL, LOOK_PHRASES, LOOK_WORDS, type Look } from './lexicon/looks.ts';

/** Words that show that looks are spoken of. */
const ABOUT_LOOKS =
  /\b(?:looks?|looking|feels?|feeling|styl(?:e|ed|ing|ish)|designs?|designed|themes?|themed|aesthetics?|vibes?|mood|typography|typefaces?|fonts?|lettering|ui|interface|appearance|visuals?|skin|branding|corners|palette|colors?|tone)\b/;
/** "Make it playful.", "Keep everything compact." */
const ORDER =
  /\b(?:make|keep|have|want) (?:it|this|them|things|everything|all of it|(?:the|my) (?:whole )?(?:app|site|website|page|pages|screen|screens|thing))\b/;
const APP = '(?:app|apps|application|website|site|page|dashboard|portal|screen|homepage|storefront)';
const FONT_TALK = /\b(?:fonts?|typefaces?|typography|typeset|lettering|headings?|headlines?|titles?|text|type) ?/;
/** A later sentence that is about nothing but looks. */
const ONLY_LOOKS =
  /^(?:please |and |also |then |overall,? |visually,? )*(?:make (?:it|this|everything|the)|keep (?:it|this|everything|the)|give (?:it|this|the)|style|design it|theme|use (?:an? )?(?:\w+[- ]){0,4}(?:fonts?|typefaces?|type|theme|style|look|corners|design|headings?|serifs?|spacing|shadows?|text)\b|(?:it|this|everything) (?:should|must|needs to|has to|looks?|feels?)|(?:the|its|our) (?:overall |general )?(?:look|looks|design|style|styling|ui|interface|theme|fonts?|typography|headings?|feel|aesthetic|vibe|visuals)\b|i(?:'d| would)? (?:like|want|prefer) (?:it to|a \w+ (?:look|theme|design|style)|(?:the|its) (?:look|design|style))|(?:\w+[- ]){1,4}(?:look|looks|design|style|theme|fonts?|ui|feel|vibe|corners|mode|headings?)[.!]?$)/;
/** What an app is likened to is no data of it. */
const LIKENESS =
  /,? ?(?:(?:that|which|and) )?(?:should |must )?(?:looks?|looking|feels?|feeling|styled|designed) (?:and feels? )?(?:like|as) an? (?:[a-z']+ ){0,1}[a-z']+/gi;

/** Reads what one sentence says about looks besides colours. Words it does not know change nothing. */
export function looksIn(sentence: string): Look | null {
  const lower = sentence.toLowerCase().replace(/’/g, "'");
  const look: Look = {};
  let hasAny = false;
  const add = (found: Look, at: number): void => {
    if (DENIAL.test(lower.slice(Math.max(0, at - 40), at))) return;
    hasAny = true;
    // What is said first counts: "elegant, a little playful" is elegant.
    for (const [key, value] of Object.entries(found)) if (!Object.hasOwn(look, key)) Object.assign(look, { [key]: value });
  };
  const hits: { at: number; look: Look }[] = [];
  for (const [phrase, found] of LOOK_PHRASES) {
    const at = lower.search(phrase);
    if (at >= 0 && !(found.mode === 'dark' && isAboutSwitch(lower))) hits.push({ at, look: found });
  }
  const isAbout = ABOUT_LOOKS.test(lower) || ORDER.test(lower);
  for (const [words, found] of LOOK_WORDS) {
    const anywhere = new RegExp(`\\b(?:${words.source})\\b`);
    const beforeApp = new RegExp(`\\b(?:${words.source})(?:,? (?:and )?[a-z-]+)? ${APP}\\b`);
    const at = isAbout ? (isNear(lower, anywhere) ? lower.search(anywhere) : -1) : lower.search(beforeApp);
    if (at >= 0) hits.push({ at, look: found });
  }
  const font = fontIn(lower);
  if (font !== null) hits.push(font);
  hits.sort((a, b) => a.at - b.at);
  for (const hit of hits) add(hit.look, hit.at);
  return hasAny ? look : null;
}

/** "A light and dark mode toggle" is a control of the app, not its look. */
function isAboutSwitch(lower: string): boolean {
  return /\blight (?:and|or|\/) ?dark\b|\bdark (?:and|or|\/) ?light\b|\b(?:dark|light)[- ](?:mode|theme) (?:toggle|switch|option|button)\b|\btoggle\b|\bswitch (?:to|between)\b/.test(
    lower,
  );
}

/** The word and the talk of looks within eight words of each other: a long sentence speaks of more than one thing. */
function isNear(lower: string, words: RegExp): boolean {
  const at = lower.search(words);
  if (at < 0) return false;
  const before = lower.slice(0, at).split(/\s+/).slice(-9).join(' ');
  const after = lower.slice(at).split(/\s+/).slice(0, 9).join(' ');
  const around = `${before}${after}`;
  return ABOUT_LOOKS.test(around) || ORDER.test(around);
}

/** A font that comes along, named as one. */
function fontIn(lower: string): { at: number; look: Look } | null {
  if (!FONT_TALK.test(lower)) return null;
  for (const name of FONT_NAMES) {
    const pattern = new RegExp(
      `\\b(?:in|use|using|with|font|fonts|typeface|is|be|to|set in|:) (?:the )?${name.toLowerCase()}\\b|\\b${name.toLowerCase()} (?:font|typeface|type|for|as|headings?|headlines?)\\b`,
    );
    const at = lower.search(pattern);
    if (at < 0) continue;
    const isForHeadings = /\b(?:headings?|headlines?|titles?)\b/.test(lower) && !/\b(?:everything|everywhere|text|body)\b/.test(lower);
    return { at, look: isForHeadings ? { headingFont: name } : { font: name } };
  }
  return null;
}

/** Whether nothing is left of a sentence once its looks are read. @param isFirst what an app is stands in the first sentence */
export function isOnlyLooks(sentence: string, isFirst: boolean): boolean {
  return !isFirst && sentence.length <= 140 && ONLY_LOOKS.test(sentence.toLowerCase());
}

/** The sentence without what it likens the app to. */
export function withoutLikeness(sentence: string): string {
  return sentence.replace(LIKENESS, '').trim();
}
