import { kindNamed } from '../knowledge/index.ts';
import { fieldTypeOf } from './lexicon/fields.ts';
import { singular } from './words.ts';
import type { NamedField } from './types.ts';

const DOING: Readonly<Record<string, string>> = {
  come: 'coming',
  comes: 'coming',
  attend: 'attending',
  join: 'joining',
  pay: 'paid',
  paid: 'paid',
  reply: 'replied',
};
/** Words after "is" that tell no lasting fact of a thing. */
const EMPTY =
  /^(it|they|out|due|late|in|on|at|the|a|an|to|not|there|needed|possible|able|being|done|used|going|allowed|who|what|which|used|based|called|named|required|made|given)$/;
const PARTICIPLE = /(?:[a-z]{2,}ed|paid|sold|sent|done|read|built|kept|bought|given|taken|broken|written|seen|won|lent|fed|sown|grown|cut|worn|spent)/;

const WHETHER =
  /\bwhether (?:or not )?(?:the |a |an |my |our |their |its )?(?:((?:[a-z]+ ){0,2}[a-z]+) (?:is|are|was|were|has been|have been) (?:still |already )?|(?:they|members|people|everyone|guests|players|parents|he|she) (?:can |will |have |has )?)([a-z]+)\b/gi;
const WERE = new RegExp(
  `\\b(?:which|what)(?: ones)?(?: of (?:my|our|the|these))? ?((?:[a-z]+ ){0,2}?)(?:were|was|are|is|have been|has been|got|get) (?:already |not yet |not |last )?(${PARTICIPLE.source})((?: (?:for|against|with) [a-z]+)?)\\b`,
  'gi',
);
const WHO_DID = new RegExp(
  `\\bwho (?:has |have )?(?:already |not yet |not )?(${PARTICIPLE.source})\\b(?: (?:the |their |for )((?:[a-z]+ ){0,1}(?:fee|deposit|dues|trip|ticket|form|share))\\b)?`,
  'gi',
);
const WHO_WHICH = /\bwho ([a-z]+s) (?:which|what) ([a-z]+)\b/gi;

/**
 * Facts a prompt wants to know of each row: "which of my hives were treated for mites", "whether the box is complete", "who has paid",
 * "who sings which voice".
 * @param nearest the thing a position in the sentence speaks of
 * @param people the people of the app, whom "who" asks for
 */
export function marksIn(sentence: string, nearest: (at: number) => string | null, people: string | null): NamedField[] {
  const out: NamedField[] = [];
  const add = (entity: string | null, label: string, type: string): void => {
    const text = label.trim().replace(/\s+/g, ' ');
    if (text.length > 2 && text.length <= 32) out.push({ entity, label: text.charAt(0).toUpperCase() + text.slice(1), type });
  };
  for (const match of sentence.matchAll(WHETHER)) {
    const [, noun = '', fact = ''] = match;
    const mark = DOING[fact] ?? fact;
    if (EMPTY.test(mark)) continue;
    const isAbout = noun !== '' && !/^(?:it|they|he|she|this|that)$/.test(noun);
    add(noun === '' || /^they$/.test(noun) ? (people ?? nearest(match.index)) : nearest(match.index), isAbout ? `${noun} ${mark}` : mark, 'boolean');
  }
  for (const match of sentence.matchAll(WERE)) {
    const [, , fact = '', whatFor = ''] = match;
    if (EMPTY.test(fact)) continue;
    const end = match.index + match[0].length;
    // Being lent is what loans tell.
    if (/^(?:lent|borrowed|returned)$/.test(fact)) continue;
    add(nearest(end), `${fact}${whatFor}`, 'boolean');
    if (/ed$/.test(fact)) add(nearest(end), `${fact} on`, 'date(-30..-1)');
  }
  for (const match of sentence.matchAll(WHO_DID))
    if (people !== null && !EMPTY.test(match[1] ?? '')) add(people, `${match[1] ?? ''} ${match[2] ?? ''}`, 'boolean');
  for (const match of sentence.matchAll(WHO_WHICH)) {
    const word = singular(match[2] ?? '');
    if (people !== null && !/^(?:has|holds|borrows|owns|takes)$/.test(match[1] ?? '')) add(people, word, fieldTypeOf(word) ?? 'text');
  }
  return out;
}

/**
 * The fields of a bare list, as after a colon: "object, constellation, magnitude and a sketch". Null when the sentence is more than a list,
 * or lists nothing that is known to be a field.
 */
export function bareListIn(sentence: string): { label: string; type: string }[] | null {
  const parts = sentence
    .toLowerCase()
    .replace(/[.;!]+$/, '')
    .split(/,\s*(?:and |or )?|\s+and\s+/)
    .map((part) => part.replace(/^(?:a|an|the|its|their|any|some|each)\s+/, '').trim())
    .filter((part) => part !== '');
  if (parts.length < 3 || parts.some((part) => part.split(' ').length > 3 || !/^[a-z0-9' -]+$/.test(part))) return null;
  const types = parts.map(fieldTypeOf);
  if (types.every((type) => type === null) || parts.some(isThing)) return null;
  return parts.map((part, i) => ({ label: part.charAt(0).toUpperCase() + part.slice(1), type: types[i] ?? 'text' }));
}

/** A plural of something the app could keep: such a list names things. */
function isThing(label: string): boolean {
  return singular(label) !== label && kindNamed(singular(label)) !== undefined && fieldTypeOf(label) === null;
}
