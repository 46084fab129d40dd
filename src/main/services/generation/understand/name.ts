import { kindById } from '../knowledge/index.ts';
import { NAME_HEADS, NAME_TAILS } from './lexicon/words.ts';
import { shown } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { Mention } from './types.ts';
import { capitalize, plural } from './words.ts';

const LEAD =
  /^(?:(?:hi|hello|hey|ok|so|well)[,! ]+)?(?:please |kindly |could you |can you |would you |i(?:'d| would)? (?:want|need|like)(?: you)?(?: to)? |we (?:want|need|would like)(?: to)? |let'?s |help me (?:to )?|i'm looking for |looking for )*(?:please )?(?:(?:implement|develop|build|create|make|design|generate|write|code|set up|produce|craft|program|construct|have|give me|get|prepare)(?: me| us)? )?(?:for (?:me|us) )?/i;

/**
 * What the app is called: the title before a colon, else the noun phrase the prompt opens with, without its boilerplate.
 * "Please implement a hotel booking mini-program for …" → head "hotel booking miniapp", name "Hotel booking".
 */
export function nameOf(title: string | null, first: string): { name: string; head: string } {
  // "An app for our scouts: …" says no more than that it is one.
  const isPlain = title !== null && /^(?:an? |the |my |our )?(?:small |simple |little )?(?:app|application|tool|website|system|site|program|platform)\b/i.test(title);
  if (title !== null && isPlain) return nameOf(null, title);
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

/** Verbs that open a wish rather than a name: "keep track of", "catalog my". */
const WISHES =
  /^(?:remind|tell|let|split|keep|track|plan|catalog|catalogue|record|log|manage|organize|collect|list|see|know|remember|show|store|note|write|find|help)\b/i;

/** Whether what was taken for a name is the beginning of a sentence: "We hand out keys", "Keep track", "Choir needs a place". */
export function isSentence(name: string, tokens: readonly Token[]): boolean {
  const first = tokens[0];
  if (first !== undefined && /^(we|i|they|people|it|there|my|our|in|at|every|when|whenever|each)$/.test(first.lower))
    return tokens.slice(0, 7).some((token) => token.pos === 'VERB');
  const [, second, third] = tokens;
  // "Track fossils", "Plan ferry trips": taggers read a noun where nothing stands before it.
  const isCommand = second?.pos === 'NOUN' && [second, third].some((token) => token !== undefined && token.pos === 'NOUN' && token.lower !== token.noun);
  const isOpen = first?.pos === 'VERB' || isCommand || /^(which|what|who|when|where|my|our|all|the)$/.test(second?.lower ?? '');
  return WISHES.test(name) && isOpen && (tokens.length > 2 || isCommand);
}

/** A name for a wish: the group that has it ("our choir needs" → "Choir"), else what is wished to be kept. */
export function nameByThings(first: string, mentions: readonly Mention[]): string | null {
  const group = /^(?:our|my) ((?:[a-z-]+ ){0,2}?[a-z-]+) (?:needs?|wants?|has|have|is|are|uses?|keeps?|runs?|would|lends?|sells?)\b/i.exec(first)?.[1];
  if (group !== undefined) return finish(group);
  const top = mentions[0];
  if (top === undefined || top.score < 1.3) return null;
  if (/\b(?:hand|hands|lend|lends|lent|borrow)\b/i.test(first)) {
    const lent = mentions.find((mention) => kindById(mention.kind ?? '')?.group !== 'people');
    return `${finish((lent ?? top).name)} loans`;
  }
  return /^plan$/i.test(first.split(' ')[0] ?? '') ? `${finish(top.name)} plan` : finish(plural(top.name));
}

function finish(name: string): string {
  const text = shown(name)
    .replace(/["'()]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+(?:and|or|of|for|the|a)$/i, '')
    .replace(/^(?:an?|the|my|our)\s+(?:(?:small|simple|little|tiny|basic)\s+)?(?=\S)/i, '')
    .trim();
  if (text === '') return 'My app';
  const words = text
    .split(' ')
    .map((word, i) =>
      word.length <= 4 && word === word.toUpperCase() ? word : i === 0 ? capitalize(word) : /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word,
    );
  return words.join(' ').slice(0, 60);
}
