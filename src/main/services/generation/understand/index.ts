import { kindById } from '../knowledge/index.ts';
import { fail } from '../../../../shared/kernel/errors.ts';
import { cleanPrompt, shorten } from './clean.ts';
import { findMentions } from './entities.ts';
import { ARCHETYPE_CUES, type Archetype } from './lexicon/archetypes.ts';
import { DOMAINS } from './lexicon/domains.ts';
import { ACTION_VERBS, FEATURES, type Feature } from './lexicon/features.ts';
import { fieldTypeOf } from './lexicon/fields.ts';
import { bareListIn, marksIn } from './marks.ts';
import { isSentence, nameByThings, nameOf } from './name.ts';
import { approversIn, assignedIn, featureItems, fieldsIn, pagesIn, perIn, shown, stepsIn, termIn } from './phrases.ts';
import { takeTheme } from './theme.ts';
import { tokenize, type Token } from './tokens.ts';
import type { Mention, NamedField, Understanding } from './types.ts';
import { capitalize, singular } from './words.ts';

export type * from './types.ts';

/** @throws prompt.empty, prompt.too-long, prompt.not-understood */
export function understand(prompt: string): Understanding {
  const clean = cleanPrompt(prompt);
  const { theme, sentences: kept } = takeTheme(clean);
  const sentences = (kept.length > 0 ? kept : clean.sentences).slice(0, 60);
  const text = sentences.join(' ');
  const lower = text.toLowerCase();
  const first = sentences[0] ?? '';
  const { name: heard, head } = nameOf(clean.title, first);
  // "Fossils: name, weight": a list of fields tells of the thing before it and of no other.
  const isList = sentences.map((sentence, at) => at > 0 && bareListIn(sentence) !== null);
  const tokens = sentences.map((sentence, at) => (isList[at] === true ? [] : tokenize(sentence)));
  const headed = sentences.map((_, i) => i === 0 || (clean.title !== null && i === 1));
  const { mentions: found, known } = findMentions(tokens, headed);
  const name = !/\b(?:called|named)\s+"?[A-Z]/.test(first) && isSentence(heard, tokens[0] ?? []) ? (nameByThings(first, found) ?? heard) : heard;
  const archetypes = scoreArchetypes(lower, head);
  if (known === 0 && archetypes.length === 0 && !isList.includes(true) && !looksEnglish(lower)) fail('prompt.not-understood', { prompt: shorten(clean.raw) });

  const domain = domainOf(head, lower);
  const features = new Set((Object.keys(FEATURES) as Feature[]).filter((feature) => FEATURES[feature].test(lower)));
  const named = namedFields(sentences, found);
  const per = perIn(text);
  const figures = wantedFigures(per, found, lower);
  const fields = [...named, ...figures];
  const mentions = things(found, fields, text);
  // Splitting into sentences took the colons: "stages: a, b" needs them.
  const steps = stepsIn(clean.text);
  const items = featureItems(text);
  const archetype = archetypes[0]?.archetype ?? (mentions.length > 0 ? 'crud' : 'list');
  const said = mentions.filter((mention) => mention.score >= 2).length;
  const confidence = Math.min(0.98, 0.35 + Math.min(0.3, said * 0.1) + Math.min(0.25, (archetypes[0]?.score ?? 0) * 0.025) + (domain === null ? 0 : 0.08));
  return {
    raw: clean.raw,
    text,
    goal: goalOf(sentences, name),
    name,
    archetype,
    archetypes,
    mentions,
    fields,
    steps,
    approvers: approversIn(text),
    termDays: termIn(text),
    per,
    assigned: assignedIn(text),
    actions: actionsIn(tokens),
    pages: pagesIn(text),
    features,
    functional: functionalOf(sentences, items),
    nonFunctional: nonFunctionalOf(lower),
    integrations: integrationsOf(lower),
    domain,
    theme,
    confidence: Math.round(confidence * 100) / 100,
    complexity: said + items.length > 9 ? 'complex' : said + items.length > 3 ? 'medium' : 'simple',
  };
}

/** Words that end as English ones do, for descriptions of things the engine has never heard of. */
function looksEnglish(lower: string): boolean {
  const words = lower.match(/[a-z]{4,}/g) ?? [];
  const english = words.filter(
    (word) =>
      /[aeiouy]/.test(word) &&
      /(?:ing|tion|sion|ment|ness|able|ible|ative|ership|board|book|work|sheet|house|maker|keeper|finder|writer|builder|reader|ful|less|ised|ized|ally|ous|ology|graphy|time)s?$/.test(
        word,
      ),
  );
  return english.length > 0 && english.length >= words.length * 0.3;
}

function scoreArchetypes(lower: string, head: string): { archetype: Archetype; score: number }[] {
  return ARCHETYPE_CUES.map(([archetype, weight, pattern]) => {
    const inHead = pattern.test(head) ? 2.5 : 0;
    const hits = lower.match(new RegExp(pattern.source, 'g'))?.length ?? 0;
    // What the head ends in says what the thing is: "habit tracker", "story game".
    const tail = head.split(' ').slice(-2).join(' ');
    const ends = pattern.test(tail) ? 1 : 0;
    return { archetype, score: hits === 0 && inHead === 0 ? 0 : weight * (inHead + ends + Math.min(2, hits * 0.4)) };
  })
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score);
}

/** The trade in what the app is called, else the one named most in the rest. */
function domainOf(head: string, lower: string): Understanding['domain'] {
  const inHead = DOMAINS.find((domain) => domain.words.test(head));
  if (inHead !== undefined) return inHead;
  let best: { domain: (typeof DOMAINS)[number]; count: number } | null = null;
  for (const domain of DOMAINS) {
    const count = lower.match(new RegExp(domain.words.source, 'g'))?.length ?? 0;
    if (count > (best?.count ?? 0)) best = { domain, count };
  }
  return best?.domain ?? null;
}

function namedFields(sentences: readonly string[], mentions: readonly Mention[]): NamedField[] {
  const seen = new Set<string>();
  return sentences.flatMap((sentence, at) => {
    const lower = sentence.toLowerCase();
    const nearest = (at: number): string | null => {
      let best: { key: string; at: number } | null = null;
      for (const mention of mentions) {
        const found = lower.lastIndexOf(mention.name, at);
        if (found >= 0 && (best === null || found > best.at)) best = { key: mention.kind ?? mention.name, at: found };
      }
      return best?.key ?? null;
    };
    const people = mentions.find((mention) => kindById(mention.kind ?? '')?.group === 'people' && mention.kind !== 'user');
    const person = people === undefined ? null : (people.kind ?? people.name);
    // "Observation journal: object, constellation, magnitude": what the list before it is about has these fields.
    const bare = at === 0 ? null : bareListIn(sentence);
    const top = mentions[0];
    if (bare !== null && top !== undefined) return unseen(bare.map((field) => ({ ...field, entity: top.kind ?? top.name })));
    return unseen([...fieldsIn(lower, nearest), ...marksIn(lower, nearest, person)]);
  });

  function unseen(fields: readonly NamedField[]): NamedField[] {
    return fields.filter((field) => {
      const key = `${field.entity} ${field.label}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
}

/** "A chart of weight per month": the weight belongs to what is written down, which is the last thing named before it. */
function wantedFigures(per: Understanding['per'], mentions: readonly Mention[], lower: string): NamedField[] {
  return per.flatMap(({ what }) => {
    const word = what.split(' ').findLast((one) => /^(?:number|integer|currency)/.test(fieldTypeOf(one) ?? '')) ?? '';
    const type = fieldTypeOf(word);
    if (word === 'total' || type === null || !/^(number|integer|currency)/.test(type)) return [];
    const found = lower.indexOf(word);
    const at = found < 0 ? lower.length : found;
    const owner = mentions
      .filter((mention) => mention.name !== word && mention.score >= 1.7 && !/^(people|place)$/.test(kindById(mention.kind ?? '')?.group ?? ''))
      .map((mention) => ({ mention, at: lower.lastIndexOf(mention.name.slice(0, 4), at) }))
      .filter((entry) => entry.at >= 0)
      .sort((a, b) => b.at - a.at)[0]?.mention;
    return owner === undefined ? [] : [{ entity: owner.kind ?? owner.name, label: capitalize(word), type }];
  });
}

/** Mentions that are not fields of another thing, nor only what a chart counts. */
function things(mentions: readonly Mention[], fields: readonly NamedField[], text: string): Mention[] {
  const labels = fields.map((field) => ({ label: ` ${singular(field.label.toLowerCase())}`, entity: field.entity }));
  return mentions.filter((mention) => {
    const key = mention.kind ?? mention.name;
    if (labels.some(({ label, entity }) => entity !== key && (label.endsWith(` ${mention.name}`) || label.startsWith(` ${mention.name} of`)))) return false;
    // "Scores, schedules and rankings" of matches: a page that shows them by day.
    if (
      mention.kind === 'plan' &&
      /^(schedule|timetable|calendar|agenda)$/.test(mention.name) &&
      mentions.some((other) => other !== mention && other.score > mention.score && kindById(other.kind ?? '')?.group === 'event')
    )
      return false;
    // "Reminders for vaccinations that are due" asks for dates, not for a list of reminders.
    if (mention.kind === 'reminder' && /\breminders? (?:for|of|about|when|before|to)\b/i.test(text) && mentions.length > 1) return false;
    return true;
  });
}

function actionsIn(sentences: readonly (readonly Token[])[]): Understanding['actions'] {
  const out: { verb: string; label: string; object: string | null }[] = [];
  for (const tokens of sentences) {
    tokens.forEach((token, i) => {
      const label = Object.hasOwn(ACTION_VERBS, token.verb) ? ACTION_VERBS[token.verb] : undefined;
      if (label === undefined || (token.pos !== 'VERB' && !token.lower.endsWith('ing') && !/^(to|can|and|,)$/.test(tokens[i - 1]?.lower ?? ''))) return;
      const object = tokens.slice(i + 1, i + 5).find((next) => next.pos === 'NOUN')?.noun ?? null;
      if (!out.some((action) => action.label === label && action.object === object)) out.push({ verb: token.verb, label, object });
    });
  }
  return out.slice(0, 40);
}

function goalOf(sentences: readonly string[], name: string): string {
  const first = (sentences.find((sentence) => sentence.split(' ').length > 4) ?? name).replace(
    /^(?:please |kindly )?(?:implement|develop|build|create|make|design)\s+(?:me\s+)?/i,
    '',
  );
  return capitalize(shorten(shown(first), 200));
}

function functionalOf(sentences: readonly string[], items: readonly string[]): string[] {
  const out = items.map((item) => capitalize(shown(item)));
  for (const sentence of sentences) {
    const can =
      /\b(?:users?|customers?|students?|drivers?|admins?|administrators?|members?|people|i|we|they|players?)\s+(?:can|should be able to|may|must be able to|want to|need to)\s+([^.;]{6,160})/i.exec(
        sentence,
      );
    if (can?.[1] !== undefined) out.push(capitalize(shown(shorten(can[1], 120))));
  }
  return [...new Set(out)].slice(0, 16);
}

const QUALITIES: readonly (readonly [RegExp, string])[] = [
  [/\b(secur\w+|safe|privacy|private)\b/, 'Data stays on this computer'],
  [/\b(fast|quick\w*|instant|speed)\b/, 'Quick to use'],
  [/\b(different devices|mobile|phone|responsive|tablet)\b/, 'Works on phones and desktops'],
  [/\b(modern|minimal\w*|clean|beautiful|attractive|stylish)\b/, 'A clean, modern look'],
  [/\b(easy|simple|intuitive|navigate)\b/, 'Easy to use'],
  [/\b(accura\w+|reliable|consisten\w+)\b/, 'Figures are calculated from the data'],
  [/\b(accessib\w+)\b/, 'Accessible'],
  [/\b(realtime|live)\b/, 'Screens follow the data at once'],
];
function nonFunctionalOf(lower: string): string[] {
  return QUALITIES.filter(([pattern]) => pattern.test(lower)).map(([, text]) => text);
}

const LINKS: readonly (readonly [RegExp, string])[] = [
  [/\bpay(?:ment|ments|pal)\b|stripe|checkout\b/, 'Online payment'],
  [/\bmaps?\b|gps|geolocation/, 'Maps'],
  [/\b(push |email |sms )?(?:notifications?|reminders?)\b/, 'Messages outside the app'],
  [/\b(gpt|openai|llm|ai)\b/, 'AI model'],
  [/\bapi\b|webhook|integrat\w+ with/, 'Other services'],
  [/\brss\b/, 'RSS feeds'],
  [/\bweather\b/, 'Weather data'],
];
function integrationsOf(lower: string): string[] {
  return LINKS.filter(([pattern]) => pattern.test(lower)).map(([, text]) => text);
}
