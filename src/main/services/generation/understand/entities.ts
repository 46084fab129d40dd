import { kindById, kindNamed, type Kind } from '../knowledge/index.ts';
import { COMMON_WORDS, MANAGE_VERBS, STOP_NOUNS } from './lexicon/words.ts';
import { fieldTypeOf } from './lexicon/fields.ts';
import { listedIn, type Listed } from './lists.ts';
import type { Token } from './tokens.ts';
import type { Mention } from './types.ts';

/** Words that are things only when they stand as nouns: "book a room" names no book. */
const ALSO_VERBS = new Set(
  'book order post review report plan request visit list design call score share run play exercise rate record log track comment note link rent bill ticket score quote file name form answer question schedule message vote train work project contact sign ship stock check train exchange return photo score pet plant log game travel trade support sale change photo view'.split(
    ' ',
  ),
);
/** Things so general that only their management makes them worth a table. */
const WEAK = new Set(
  'user,application,photo,video,page content,file,location,link,company,team,category,report,feature,contact,log,metric,integration,game,account,store,form,rule,plan,idea,conversation,warehouse,review,service,message,question,reminder,payment,item,product,department,skill,template,change,prompt'.split(
    ',',
  ),
);

const PLACE_BEFORE = /^(in|at|across|within|inside|into|around|on|throughout|per)$/;

/** Kinds of business: said once they name the app, said as many they are its records. */
const BUSINESS = new Set(['store', 'warehouse', 'company', 'location', 'department']);
/** Roles that people play in an app rather than records of it. */
const ROLES = new Set(['user', 'manager', 'agent', 'parent', 'employee', 'company']);

/** What a collection is called rather than one of its things. */
const HOLDERS = new Set([
  'book',
  'log',
  'list',
  'collection',
  'diary',
  'register',
  'catalog',
  'catalogue',
  'library',
  'record',
  'database',
  'directory',
  'board',
  'archive',
  'journal',
  'album',
  'organizer',
]);

/** Words after a thing that say what is done with it there. */
const HOLDS =
  /^(book|log|list|collection|diary|register|catalog|catalogue|library|record|database|directory|board|archive|journal|album|organizer|rentals?|hire|lending|loans?|exchange|pool)$/;

type Hit = { kind: Kind | null; name: string; from: number; to: number; score: number; modifier: boolean };

/**
 * The things a prompt is about, best first. Score: what the app is called counts most, then being managed
 * ("track the deliveries"), then plural and repetition; a thing that only qualifies another ("guest requests") counts less.
 * @param heads how many of the first sentences tell what the app is
 */
export function findMentions(sentences: readonly (readonly Token[])[], heads: readonly boolean[]): { mentions: Mention[]; known: number } {
  const found = new Map<string, Mention & { hits: number; names: Map<string, number> }>();
  let known = 0;
  sentences.forEach((tokens, at) => {
    known += tokens.filter((token) => COMMON_WORDS.has(token.lower)).length;
    for (const hit of hitsIn(tokens)) {
      if (hit.kind !== null) known += 2;
      const key = hit.kind?.id ?? hit.name;
      const score = hit.score * (heads[at] === true ? headWeight(hit, tokens) : 1);
      const before = found.get(key);
      if (before === undefined)
        found.set(key, {
          name: displayName(hit),
          kind: hit.kind?.id ?? null,
          score,
          said: true,
          hits: 1,
          names: new Map([[displayName(hit), nameWeight(hit, tokens)]]),
        });
      else {
        before.hits++;
        before.names.set(displayName(hit), (before.names.get(displayName(hit)) ?? 0) + nameWeight(hit, tokens));
        before.score += score * (before.hits > 4 ? 0.1 : 0.5);
        before.name = [...before.names].sort((a, b) => b[1] - a[1])[0]?.[0] ?? before.name;
      }
    }
  });
  const mentions = [...found.values()]
    .map(({ hits: _hits, names: _names, ...mention }) =>
      mention.kind !== null && WEAK.has(mention.kind) ? { ...mention, score: mention.score * 0.6 } : mention,
    )
    .filter((mention) => mention.kind !== null || mention.score >= 2.7)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return { mentions, known };
}

/** In the head "employee leave tracker" both count; a place name ("hotel booking") counts once. */
function headWeight(hit: Hit, tokens: readonly Token[]): number {
  const next = tokens[hit.to + 1]?.noun ?? '';
  return /^(tracker|manager|management|planner|log|list|board|builder|creator|tracking|organizer|system|database|app|journal|website|booking|catalog|collection)$/.test(
    next,
  )
    ? 3
    : 2;
}

/** A name that only qualifies another word ("housing association") is a worse name than one that stands alone ("building"). */
function nameWeight(hit: Hit, tokens: readonly Token[]): number {
  return (hit.name.includes(' ') ? 1.5 : 1) * (tokens[hit.to + 1]?.pos === 'NOUN' ? 0.4 : 1) * (tokens[hit.to]?.lower === tokens[hit.to]?.noun ? 1 : 1.2);
}

function displayName(hit: Hit): string {
  return hit.name;
}

function hitsIn(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  const listed = listedIn(tokens);
  for (let i = 0; i < tokens.length; i++) {
    const hit = longestKind(tokens, i) ?? unknownNoun(tokens, i, listed);
    if (hit === null) continue;
    if (listed.things.has(hit.to)) hit.score = Math.max(hit.score, 1) + 1.2;
    else if (listed.fields.has(hit.to)) hit.score *= 0.2;
    hits.push(hit);
    i = hit.to;
  }
  // "guest requests": the first thing qualifies the second.
  hits.forEach((hit, n) => {
    const next = hits[n + 1];
    const after = tokens[hit.to + 1];
    // "A housing association": the place only says of what sort something unknown is.
    if (hit.kind?.group === 'place' && after?.pos === 'NOUN' && next?.from !== hit.to + 1 && !STOP_NOUNS.has(after.lower) && !HOLDERS.has(after.lower))
      hit.score *= 0.4;
    if (next !== undefined && next.from === hit.to + 1 && HOLDS.test(tokens[next.to]?.lower ?? '') && hit.kind === null) next.score *= 0.25;
    // "Seed packets": a thing of its own, which neither word names alone.
    if (
      next !== undefined &&
      next.from === hit.to + 1 &&
      hit.kind !== null &&
      next.kind === null &&
      !/^(people|place)$/.test(hit.kind.group) &&
      tokens[hit.to]?.lower === tokens[hit.to]?.noun &&
      !next.name.includes(' ')
    ) {
      next.name = `${hit.name} ${next.name}`;
      next.score += 0.6;
      hit.score *= 0.2;
      hit.modifier = true;
      return;
    }
    if (next !== undefined && next.from === hit.to + 1 && hit.kind !== null) {
      const last = tokens[next.to];
      if (last !== undefined && HOLDS.test(last.lower) && tokens[next.to + 1]?.pos !== 'NOUN') {
        // "Recipe book": the book is only where the recipes are.
        next.score *= 0.25;
        return;
      }
      // "Lesson booking" books lessons; "guest requests" are requests; "student grades" needs both.
      hit.score *= next.kind?.id === 'booking' ? 0.9 : hit.kind.group === 'people' && !ROLES.has(hit.kind.id) ? 0.65 : 0.45;
      hit.modifier = true;
    }
  });
  return hits;
}

function longestKind(tokens: readonly Token[], from: number): Hit | null {
  for (let length = Math.min(4, tokens.length - from); length >= 1; length--) {
    const part = tokens.slice(from, from + length);
    if (!part.every((token) => /^[a-z0-9'&]/.test(token.lower))) continue;
    const last = part.at(-1);
    if (last === undefined) continue;
    const lead = part.slice(0, -1);
    const phrase = [...lead.map((token) => token.lower), last.noun].join(' ');
    const kind =
      kindNamed(phrase) ??
      kindNamed([...lead.map((token) => token.noun), last.noun].join(' ')) ??
      kindNamed([...lead.map((token) => token.lower), last.lower].join(' '));
    if (kind === undefined) continue;
    if (length === 1 && !standsAsNoun(tokens, from)) return null;
    if (phrase === 'desk' && /^(help|front|service|reception|information)$/.test(tokens[from - 1]?.lower ?? '')) return null;
    if (/^(manager|owner|agent|assistant)$/.test(phrase) && tokens[from - 1]?.pos === 'NOUN') return null;
    return {
      kind,
      name: [...lead.map((token) => token.lower), last.noun].join(' '),
      from,
      to: from + length - 1,
      score: scoreAt(tokens, from, from + length - 1),
      modifier: false,
    };
  }
  return null;
}

function standsAsNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = tokens[at - 1];
  // "Who works when", "and mark it done": what somebody does, whatever the tagger says.
  if (/^(who|they|we|i|you)$/.test(before?.lower ?? '') || (token.lower === token.noun && /^(it|them|him|her|this)$/.test(tokens[at + 1]?.lower ?? '')))
    return false;
  if (!ALSO_VERBS.has(token.noun))
    return token.pos !== 'VERB' || before === undefined || before.pos === 'DET' || before.pos === 'ADJ' || token.lower !== token.verb;
  if (token.lower.endsWith('ing')) return false;
  const object = tokens[at + 1];
  // "Patients book appointments": a base form between who does it and what it is done to.
  if (
    before !== undefined &&
    token.lower === token.noun &&
    before.lower !== before.noun &&
    before.pos === 'NOUN' &&
    object !== undefined &&
    /^(NOUN|PROPN|DET|ADJ|PRON|NUM)$/.test(object.pos)
  )
    return false;
  // "Book a table", "review your visit": a verb and its object.
  if (
    token.lower === token.noun &&
    object !== undefined &&
    (object.pos === 'DET' || object.pos === 'PRON' || /^(my|your|our|their|its|his|her)$/.test(object.lower)) &&
    before?.pos !== 'DET' &&
    before?.pos !== 'ADJ' &&
    before?.pos !== 'NOUN'
  )
    return false;
  if (before !== undefined && (/^(to|can|could|will|and|or|,|you|we|users|i|they)$/.test(before.lower) || before.pos === 'AUX') && token.lower === token.noun) {
    // "browse, book and manage rooms": a base form in a list of verbs that has something after it.
    const after = tokens[at + 1];
    const verbal = before.lower === 'to' || before.pos === 'AUX' || before.lower === 'can' || token.pos === 'VERB';
    if (verbal && after !== undefined && after.lower !== '.') return false;
  }
  return (
    token.pos === 'NOUN' ||
    token.pos === 'PROPN' ||
    token.pos === 'ADJ' ||
    token.lower !== token.noun ||
    (at === 0 && (tokens.length < 5 || tokens[1]?.lower === ':')) ||
    before?.pos === 'DET' ||
    before?.pos === 'ADJ' ||
    before?.pos === 'NOUN'
  );
}

function scoreAt(tokens: readonly Token[], from: number, to: number): number {
  let score = 1;
  const last = tokens[to];
  const kind = kindNamed(
    tokens
      .slice(from, to + 1)
      .map((token) => token.noun)
      .join(' '),
  );
  // "A yoga studio", "a repair cafe": the business, not one of its records.
  if (kind?.group === 'place' && last !== undefined && last.lower === last.noun && STOP_NOUNS.has(last.noun) && !managed(tokens, from)) return 0.5;
  if (kind !== undefined && BUSINESS.has(kind.id) && last?.lower === last?.noun && !managed(tokens, from)) return 0.5;
  // "across the workshop": where it happens, not what is kept.
  if (
    (PLACE_BEFORE.test(tokens[from - 1]?.lower ?? '') && last?.lower === last?.noun) ||
    (/^(the|a|an|my|our|your|their|his|her|each)$/.test(tokens[from - 1]?.lower ?? '') && PLACE_BEFORE.test(tokens[from - 2]?.lower ?? ''))
  )
    return 0.35;
  if (last !== undefined && last.lower !== last.noun) score += 0.5;
  if (to > from) score += 0.6;
  if (managed(tokens, from)) score += 1.4;
  // "Members borrow tools": who does things is kept, unless it is only a role.
  const next = tokens[to + 1];
  if (
    kind?.group === 'people' &&
    !ROLES.has(kind.id) &&
    last !== undefined &&
    last.lower !== last.noun &&
    next !== undefined &&
    (next.pos === 'VERB' || next.pos === 'AUX')
  )
    score += 0.6;
  // "for freelancers": whom it is for.
  if (kind?.group === 'people' && tokens[from - 1]?.lower === 'for') score *= 0.5;
  if (/^(management|tracking|tracker|manager|list|record|records|database)$/.test(tokens[to + 1]?.lower ?? '')) score += 1;
  return score;
}

/** Whether a verb of keeping stands shortly before, with nothing but a list or adjectives between. */
function managed(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1, steps = 0; i >= 0 && steps < 9; i--, steps++) {
    const token = tokens[i];
    if (token === undefined || /^[.;:]$/.test(token.lower)) return false;
    if (/^(by|for|from|with|in|on|at|into|via|through|using|when|where|based)$/.test(token.lower)) return false;
    if (MANAGE_VERBS.has(token.verb) && (token.pos === 'VERB' || token.lower.endsWith('ing') || MANAGE_VERBS.has(token.lower))) return true;
  }
  return false;
}

/** A noun the knowledge base lacks, with the words that qualify it. Kept only when it is managed, plural or what the app is for. */
function unknownNoun(tokens: readonly Token[], at: number, listed: Listed): Hit | null {
  const token = tokens[at];
  if (token !== undefined && listed.things.has(at) && /^[a-z][a-z'-]{2,}$/.test(token.lower) && kindNamed(token.noun) === undefined) {
    return { kind: null, name: token.noun, from: at, to: at, score: 2, modifier: false };
  }
  // Taggers read "feeding log" and "tides and catches" with a verb in them.
  const isGerund = token?.pos === 'VERB' && token.lower.endsWith('ing') && /^(log|journal|diary|logbook|register)$/.test(tokens[at + 1]?.lower ?? '');
  const isSecond =
    token?.pos === 'VERB' &&
    token.lower !== token.noun &&
    tokens[at - 1]?.lower === 'and' &&
    tokens[at - 2]?.pos === 'NOUN' &&
    tokens[at - 2]?.lower !== tokens[at - 2]?.noun;
  if (token === undefined || (token.pos !== 'NOUN' && token.pos !== 'PROPN' && !isGerund && !isSecond) || !/^[a-z][a-z'-]{2,}$/.test(token.lower)) return null;
  const holder = tokens[at + 1]?.lower ?? '';
  const before = tokens[at - 1];
  // "My vinyl record collection" keeps vinyl records.
  if (
    holder !== token.lower &&
    HOLDERS.has(holder) &&
    tokens[at + 2]?.pos !== 'NOUN' &&
    before !== undefined &&
    (before.pos === 'NOUN' || before.pos === 'ADJ' || before.pos === 'PROPN') &&
    !MANAGE_VERBS.has(before.verb) &&
    !STOP_NOUNS.has(before.lower) &&
    kindNamed(before.noun) === undefined &&
    /^[a-z-]{3,}$/.test(before.lower)
  ) {
    return { kind: null, name: `${before.lower} ${token.noun}`, from: at, to: at, score: 3.4, modifier: false };
  }
  // "Feeding log", "observation journal": what is written down there, whatever its ending.
  if (
    holder !== token.lower &&
    /^(log|journal|diary|logbook|register|collection|catalog|tracker)$/.test(holder) &&
    tokens[at + 2]?.pos !== 'NOUN' &&
    !STOP_NOUNS.has(token.lower) &&
    kindNamed(token.noun) === undefined &&
    !/^(activity|personal|private|daily|online|digital|simple|little|small|management|learning|shopping)$/.test(token.lower)
  )
    return { kind: null, name: token.noun, from: at, to: at, score: 3.4, modifier: false };
  // "Costume rental": what is lent there.
  if (
    /^(rental|rentals|hire|lending|loans?|library|exchange|pool)$/.test(holder) &&
    (token.pos === 'NOUN' || token.pos === 'PROPN') &&
    tokens[at + 2]?.pos !== 'NOUN' &&
    !STOP_NOUNS.has(token.lower) &&
    kindNamed(token.noun) === undefined &&
    !/^(short|long|term|public|online|local|community|property|holiday)$/.test(token.lower)
  )
    return { kind: null, name: token.noun, from: at, to: at, score: 3.4, modifier: false };
  const isSet = token.lower === 'sets' && before?.pos === 'NOUN' && !STOP_NOUNS.has(before.lower);
  if (
    (!isSet && (STOP_NOUNS.has(token.lower) || STOP_NOUNS.has(token.noun))) ||
    token.lower.endsWith('ing') ||
    /(ness|ity|ment|tion|sion|ance|ence)$/.test(token.noun)
  )
    return null;
  if (kindById(token.noun) !== undefined || MANAGE_VERBS.has(token.lower)) return null;
  // "Lego sets": the word before belongs to the name when it is a noun of its own.
  const isCompound =
    before !== undefined &&
    (before.pos === 'NOUN' || before.pos === 'PROPN') &&
    token.lower !== token.noun &&
    /^[a-z-]{3,}$/.test(before.lower) &&
    before.lower === before.noun &&
    !STOP_NOUNS.has(before.lower) &&
    !MANAGE_VERBS.has(before.lower) &&
    kindNamed(before.noun) === undefined;
  if ((fieldTypeOf(token.noun) !== null && !isCompound) || (at > 0 && /^[A-Z]/.test(token.text))) return null;
  const next = tokens[at + 1];
  if (next !== undefined && (next.pos === 'NOUN' || next.pos === 'PROPN') && !STOP_NOUNS.has(next.lower)) return null;
  // "Each complaint moves from reported to fixed": a verb, whatever the tagger says.
  if (
    token.lower !== token.noun &&
    before !== undefined &&
    before.lower === before.noun &&
    before.pos === 'NOUN' &&
    /^(from|to|into|through|between|until)$/.test(next?.lower ?? '')
  )
    return null;
  let score = 0.4;
  if (token.lower !== token.noun) score += 0.9;
  if (managed(tokens, at)) score += 1;
  // "A log of tides", "which vegetables go in which bed".
  if (before?.lower === 'of' && HOLDERS.has(tokens[at - 2]?.noun ?? '')) score += 1.2;
  if (/^(which|what)$/.test(before?.lower ?? '')) score += 0.6;
  if (/^(tracker|manager|management|planner|log|list|organizer|database|collection|catalog|directory|inventory)$/.test(next?.noun ?? '')) score += 1.2;
  if (score < 1.3) return null;
  if (isCompound) return { kind: null, name: `${before.lower} ${token.noun}`, from: at - 1, to: at, score, modifier: false };
  return { kind: null, name: token.noun, from: at, to: at, score, modifier: false };
}
