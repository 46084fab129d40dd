import { fail } from '../../../../shared/kernel/errors.ts';

export const PROMPT_LIMIT = 20_000;

/** A prompt as sentences of plain Latin text. `title` is what stands before a colon ("Bug tracker: …"). */
export type CleanPrompt = { raw: string; text: string; title: string | null; sentences: string[] };

const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/\bcheck(?:ing|ed)?[-\s]+in(?:s)?\b/gi, 'checkin'],
  [/\bcheck(?:ing|ed)?[-\s]+out(?:s)?\b/gi, 'checkout'],
  [/\bclock(?:ing|ed)?[-\s]+in(?:\s*(?:and|\/|or)\s*(?:clock(?:ing)?[-\s]+)?out)?\b/gi, 'clockin'],
  [/\bclock(?:ing|ed)?[-\s]+out\b/gi, 'clockout'],
  [/\bsign(?:ing|ed)?[-\s]+up(?:s)?\b/gi, 'signup'],
  [/\b(?:sign(?:ing|ed)?[-\s]+in|log(?:ging|ged)?[-\s]+in|log[-\s]?on)\b/gi, 'login'],
  [/\bsign(?:ing|ed)?[-\s]+off(?:s)?\b/gi, 'signoff'],
  [/\bfollow(?:ing|ed)?[-\s]+up(s?)\b/gi, 'followup$1'],
  [/\bpick(?:ing|ed)?[-\s]+up(s?)\b/gi, 'pickup$1'],
  [/\bdrop(?:ping|ped)?[-\s]+off(s?)\b/gi, 'dropoff$1'],
  [/\bto[-\s]do(s?)\b/gi, 'todo$1'],
  [/\be[-\s]?mails?\b/gi, 'email'],
  [/\be[-\s]commerce\b/gi, 'ecommerce'],
  [/\bon[-\s]line\b/gi, 'online'],
  [/\bmini[-\s]?(?:program|app)s?\b/gi, 'miniapp'],
  [/\bsmall program\b/gi, 'miniapp'],
  [/\bweb[-\s]?(?:site|page|app)(s?)\b/gi, 'website$1'],
  [/\breal[-\s]time\b/gi, 'realtime'],
  [/\bpart[-\s]time\b/gi, 'parttime'],
  [/\bone[-\s]page\b/gi, 'onepage'],
  [/\bstate[-\s]of[-\s]the[-\s]art\b|\buser[-\s]friendly\b|\beasy[-\s]to[-\s]use\b/gi, ''],
  [/\bcolour(s?)\b/gi, 'color$1'],
  [/\bgrey\b/gi, 'gray'],
  [/\bfavourite(s?)\b/gi, 'favorite$1'],
  [/\borganis(e|ing|ation|ed)/gi, 'organiz$1'],
];

/**
 * Plain sentences from whatever was typed: markup, links, emoji and control characters go, hyphenated compounds become one word.
 * @throws prompt.empty, prompt.too-long, prompt.not-understood (no Latin letters at all)
 */
export function cleanPrompt(prompt: string): CleanPrompt {
  if (prompt.trim() === '') fail('prompt.empty');
  if (prompt.length > PROMPT_LIMIT) fail('prompt.too-long', { length: prompt.length, limit: PROMPT_LIMIT });
  const raw = prompt.trim();
  let text = raw
    .normalize('NFKC')
    .replace(/\s*(?:→|->|=>|⇒)\s*/g, ' arrowhere ')
    .replace(/<\/?[a-zA-Z!][^<>]{0,400}>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[–—]/g, ' - ')
    .replace(/[^\x20-\x7E\u00C0-\u024F\n]/g, ' ')
    .replace(/[*`_~|<>{}\[\]\\^]|#(?!(?:[0-9a-f]{3}){1,2}\b)/gi, ' ');
  text = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (!/[A-Za-z]{2}/.test(text)) fail('prompt.not-understood', { prompt: shorten(raw) });
  for (const [pattern, word] of COMPOUNDS) text = text.replace(pattern, word);
  text = text
    .replace(/ ?arrowhere ?/g, ' -> ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*(?:[-•]|\d+[.)])?\s*/g, '. ')
    .replace(/(?:\.\s*){2,}/g, '. ')
    .trim();
  // Very long input says its purpose early; the rest only costs time.
  if (text.length > 6000) text = text.slice(0, 6000);
  const titled = /^([A-Za-z0-9&,'()/ -]{3,60}?)\s*[:\-]\s+(?=\S+\s+\S+)/.exec(text);
  const title = titled && titled[1] !== undefined && titled[1].split(' ').length <= 7 ? titled[1].trim() : null;
  const sentences = text
    .split(/(?<=[.!?;])\s+|:\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[A-Za-z]/.test(sentence));
  return { raw, text, title, sentences };
}

/** The start of a text, for messages. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${[...line].slice(0, length - 1).join('')}…`;
}
