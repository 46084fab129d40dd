import { fail } from '../../../../shared/kernel/errors.ts';
import { cleanPrompt, shorten } from './clean.ts';
import { findMentions } from './entities.ts';
import { ARCHETYPE_CUES, type Archetype } from './lexicon/archetypes.ts';
import { DOMAINS } from './lexicon/domains.ts';
import { ACTION_VERBS, FEATURES, type Feature } from './lexicon/features.ts';
import { nameOf } from './name.ts';
import { approversIn, featureItems, fieldsIn, pagesIn, perIn, shown, stepsIn, termIn } from './phrases.ts';
import { takeTheme } from './theme.ts';
import { tokenize, type Token } from './tokens.ts';
import type { Mention, NamedField, Understanding } from './types.ts';
import { capitalize } from './words.ts';

export type * from './types.ts';

/** @throws prompt.empty, prompt.too-long, prompt.not-understood */
export function understand(prompt: string): Understanding {
  const clean = cleanPrompt(prompt);
  const { theme, sentences: kept } = takeTheme(clean);
  const sentences = (kept.length > 0 ? kept : clean.sentences).slice(0, 60);
  const text = sentences.join(' ');
  const lower = text.toLowerCase();
  const first = sentences[0] ?? '';
  const { name, head } = nameOf(clean.title, first);
  const tokens = sentences.map((sentence) => tokenize(sentence));
  const headed = sentences.map((_, i) => i === 0 || (clean.title !== null && i === 1));
  const { mentions, known } = findMentions(tokens, headed);
  const archetypes = scoreArchetypes(lower, head);
  if (known === 0 && archetypes.length === 0 && !looksEnglish(lower)) fail('prompt.not-understood', { prompt: shorten(clean.raw) });

  const domain = domainOf(head, lower);
  const features = new Set((Object.keys(FEATURES) as Feature[]).filter((feature) => FEATURES[feature].test(lower)));
  const fields = namedFields(sentences, mentions);
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
    per: perIn(text),
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
  return sentences.flatMap((sentence) => {
    const lower = sentence.toLowerCase();
    const nearest = (at: number): string | null => {
      let best: { key: string; at: number } | null = null;
      for (const mention of mentions) {
        const found = lower.lastIndexOf(mention.name, at);
        if (found >= 0 && (best === null || found > best.at)) best = { key: mention.kind ?? mention.name, at: found };
      }
      return best?.key ?? null;
    };
    return fieldsIn(lower, nearest).filter((field) => {
      const key = `${field.entity} ${field.label}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
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
