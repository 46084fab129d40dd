import { NAME_HEADS, NAME_TAILS } from './lexicon/words.ts';
import { shown } from './phrases.ts';
import { capitalize } from './words.ts';

const LEAD =
  /^(?:(?:hi|hello|hey|ok|so|well)[,! ]+)?(?:please |kindly |could you |can you |would you |i(?:'d| would)? (?:want|need|like)(?: you)?(?: to)? |we (?:want|need|would like)(?: to)? |let'?s |help me (?:to )?|i'm looking for |looking for )*(?:please )?(?:(?:implement|develop|build|create|make|design|generate|write|code|set up|produce|craft|program|construct|have|give me|get|prepare)(?: me| us)? )?(?:for (?:me|us) )?/i;

/**
 * What the app is called: the title before a colon, else the noun phrase the prompt opens with, without its boilerplate.
 * "Please implement a hotel booking mini-program for …" → head "hotel booking miniapp", name "Hotel booking".
 */
export function nameOf(title: string | null, first: string): { name: string; head: string } {
  if (title !== null && title.split(' ').length <= 6) return { name: finish(title), head: title.toLowerCase() };
  const body = first.replace(LEAD, '').replace(LEAD, '');
  const head =
    body.split(
      /\s+(?:for|that|which|to|with|where|who|so|using|in which|allowing|from|by|on|about|of which|featuring|called|named|when|because|including|containing|showing|showcasing|displaying|offering|presenting|covering|aimed|based|and (?:track|manage|have|let|allow|see|keep|need|want))\b|[,.;:!?(]/i,
    )[0] ?? body;
  const called = /\b(?:called|named)\s+"?([A-Z][A-Za-z0-9' -]{1,30})"?/.exec(first);
  const words = head.split(' ').filter(Boolean);
  while (words.length > 1 && NAME_HEADS.has((words[0] ?? '').toLowerCase())) words.shift();
  const kept = [...words];
  while (kept.length > 1 && NAME_TAILS.has((kept.at(-1) ?? '').toLowerCase())) {
    if (kept.length === 2 && /^(landing|home|onepage|single|company|business|personal|corporate|real-time|realtime|small|mini)$/i.test(kept[0] ?? '')) break;
    kept.pop();
  }
  let name = kept.slice(0, 5).join(' ');
  // "A form for volunteers": one plain word is not enough of a name.
  const whom =
    /^(?:form|board|list|tracker|manager|page|blog|store|shop|game|quiz|survey|chatbot|planner|dashboard|directory|calendar|database|log|journal|register|catalog|gallery|marketplace|forum|newsletter|poll|booking)$/i.test(
      name,
    )
      ? /\b(for|of)\s+((?:[a-z'-]+\s?){1,4}?)(?=\s+(?:to|who|that|which|with|where|and|in|on|so|from)\b|[,.;:!?(]|$)/i.exec(body)
      : null;
  if (whom?.[2] !== undefined) name = `${name} ${whom[1] ?? 'for'} ${whom[2].trim()}`;
  // "An app for my bakery": the head says nothing, so what follows it names the app.
  if (NAME_TAILS.has(name.toLowerCase()) || NAME_HEADS.has(name.toLowerCase()) || name === '') {
    const kind = /\bwith (?:an? )?([a-z -]{4,30}?) (?:functionality|functions?|features?)\b/i.exec(body)?.[1];
    const purpose = kind ?? /\b(?:for|to|that|where|about|of)\s+(?:my |our |a |an |the |your )?(.+)$/i.exec(body)?.[1] ?? body;
    name = (purpose.split(/\s+(?:where|that|which|so|with|who|to)\b|[,.;:!?(]/i)[0] ?? '').split(' ').slice(0, 4).join(' ');
  }
  return { name: called?.[1]?.trim() ?? finish(name), head: head.toLowerCase() };
}

function finish(name: string): string {
  const text = shown(name)
    .replace(/["'()]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?:and|or|of|for|the|a)$/i, '')
    .trim();
  if (text === '') return 'My app';
  const words = text
    .split(' ')
    .map((word, i) =>
      word.length <= 4 && word === word.toUpperCase() ? word : i === 0 ? capitalize(word) : /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word,
    );
  return words.join(' ').slice(0, 60);
}
