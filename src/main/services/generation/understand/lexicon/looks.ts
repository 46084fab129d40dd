import type { Theme } from '../../../../../shared/app/manifest/index.ts';

/** What words about looks ask for. Everything else stays as it is. */
export type Look = Partial<Pick<Theme, 'preset' | 'mode' | 'font' | 'headingFont' | 'radius' | 'density' | 'shadow' | 'textSize' | 'motion'>>;

/** Adjectives that say how an app looks, only where looks are spoken of: a playful theme, but not playful puppies. */
export const LOOK_WORDS: readonly (readonly [words: RegExp, look: Look])[] = [
  [/playful|cheerful|whimsical|fun|child[- ]?friendly|kid[- ]?friendly|cartoonish|bubbly/, { preset: 'coral', motion: 'lively' }],
  [/friendly|welcoming|warm|cozy|cosy|homely|inviting/, { preset: 'coral' }],
  [/corporate|business[- ]?like|professional|enterprise|formal|serious|official|bank[- ]?like|trustworthy/, { preset: 'office' }],
  [
    /elegant|refined|classy|sophisticated|luxur(?:y|ious)|upscale|graceful|premium/,
    { headingFont: 'Fraunces', radius: 'small', shadow: 'none', density: 'roomy' },
  ],
  [/editorial|literary|bookish|vintage|old[- ]?fashioned|classical|traditional/, { preset: 'paper' }],
  [/minimal|minimalist|minimalistic|brutalist|stark|swiss|monochrome|austere/, { preset: 'graphite' }],
  [/natural|organic|earthy|botanical|rustic/, { preset: 'forest' }],
  [/airy|breezy|soothing|calm|calming|serene|relaxing/, { preset: 'ocean' }],
  [/creative|artsy|artistic|expressive|quirky/, { preset: 'plum' }],
  [/futuristic|sci[- ]?fi|cyberpunk|high[- ]?tech|techy/, { preset: 'midnight', mode: 'dark' }],
  [/geeky|nerdy|hacker(?:ish)?|retro computer/, { preset: 'midnight', mode: 'dark', font: 'JetBrains Mono' }],
  [/compact|dense|tight/, { density: 'compact' }],
  [/spacious|roomy|uncluttered/, { density: 'roomy' }],
  [/flat/, { shadow: 'none' }],
  [/rounded|rounder|soft[- ]?edged/, { radius: 'large' }],
  [/sharp|angular|square|boxy/, { radius: 'none' }],
];

/** Phrases that speak of looks by themselves. */
export const LOOK_PHRASES: readonly (readonly [phrase: RegExp, look: Look])[] = [
  [/\bdark[- ](?:mode|theme|themed|dashboard|ui|interface|app|look|looking|design|screen|console|control room|style)\b/, { preset: 'midnight', mode: 'dark' }],
  [
    /\b(?:follow(?:s|ing)?|match(?:es|ing)?|as) the (?:system|device|computer|phone)(?:'s)? (?:theme|mode|setting|appearance)|\bautomatic(?:ally)? dark(?: mode)?\b|\bdark (?:mode )?at night\b/,
    { mode: 'auto' },
  ],
  [/\bhigh[- ]contrast\b|\b(?:people with )?low[- ]vision\b|\bpoor eyesight\b|\bvisually impaired\b/, { preset: 'clear' }],
  [/\b(?:large|larger|big|bigger|huge) (?:text|type|print|letters|lettering|fonts?|font size)\b/, { textSize: 'large' }],
  [/\b(?:small|smaller|tiny) (?:text|type|print|letters|lettering|fonts?|font size)\b/, { textSize: 'small' }],
  [
    /\blike an? (?:old )?(?:news ?paper|newsprint|magazine|book|broadsheet|gazette|printed page)\b|\bnewspaper (?:style|look|feel|design|layout)\b/,
    { preset: 'paper' },
  ],
  [
    /\blike an? (?:old |retro )?(?:terminal|command line|hacker's screen|code editor|mainframe)\b|\b(?:terminal|hacker) (?:style|look|feel|theme)\b/,
    { preset: 'midnight', mode: 'dark', font: 'JetBrains Mono' },
  ],
  [/\blike an? (?:bank|law firm|government|insurance company|spreadsheet)\b|\b(?:bank|law firm|government) (?:style|look|feel)\b/, { preset: 'office' }],
  [/\blike an? (?:toy|toy shop|comic|comic book|children's book|candy shop)\b/, { preset: 'coral', motion: 'lively' }],
  [/\blike an? (?:forest|garden|meadow)\b/, { preset: 'forest' }],
  [/\blike the (?:sea|ocean|sky)\b/, { preset: 'ocean' }],
  [/\bblack and white (?:look|style|theme|design|ui|interface)\b/, { preset: 'graphite' }],
  [/\b(?:rounded|round|soft) (?:corners|edges|buttons|cards)\b|\bpill[- ]shaped\b/, { radius: 'large' }],
  [/\b(?:square|sharp|hard|straight) (?:corners|edges|buttons|cards)\b/, { radius: 'none' }],
  [/\b(?:plenty|lots|a lot) of (?:white ?space|room|breathing room|air)\b|\bgenerous (?:spacing|white ?space)\b/, { density: 'roomy' }],
  [/\b(?:tight|dense|compact) (?:spacing|rows|layout|tables?)\b/, { density: 'compact' }],
  [/\b(?:no|without(?: any)?) (?:drop )?shadows?\b|\bflat (?:design|look|style|ui)\b/, { shadow: 'none' }],
  [/\b(?:no|without(?: any)?|avoid) (?:animations?|motion|movement)\b|\breduced motion\b/, { motion: 'none' }],
  [/\blively (?:animations?|motion|movement)\b/, { motion: 'lively' }],
  [/\bserif(?:ed)? (?:headings?|headlines?|titles?)\b/, { headingFont: 'Lora' }],
  [/(?<!\bsans[- ])\bserifs?(?: (?:font|fonts|typeface|type|text|letters))?\b(?! (?:headings?|headlines?|titles?))/, { font: 'Source Serif' }],
  [/\bsans[- ]?serif\b/, { font: 'Inter' }],
  [
    /\bmono ?spaced?(?: (?:font|type|text))?\b|\bfixed[- ]width (?:font|type|text|letters)\b|\btypewriter (?:font|type|text|letters|style|look)\b/,
    { font: 'JetBrains Mono' },
  ],
  [/\brounded (?:font|type|typeface|letters|lettering)\b/, { font: 'Nunito' }],
];

/** Looks that stand for each other's opposite or for nothing after one of these, at most three words before. */
export const DENIAL = /\b(?:not|no|never|without|avoid|don't|doesn't|isn't|shouldn't|rather than|instead of|nothing|less|un)\b(?: \w+){0,3} ?$/;
