import { type Kind, kindById, kindNamed } from '../knowledge/index.ts';
import { saysLending } from './lending.ts';
import type { Archetype, Understanding } from '../understand/index.ts';

/** What an archetype keeps whatever the words say, and what else it takes from the words. */
export const CORE: Partial<Record<Archetype, { needs: readonly string[]; takes: readonly string[] | 'any' }>> = {
  landing: {
    needs: ['lead', 'feature'],
    takes: [
      'product',
      'promotion',
      'service',
      'review',
      'faq',
      'photo',
      'project',
      'event',
      'post',
      'news item',
      'team',
      'property',
      'dish',
      'course',
      'employee',
      'skill',
      'donation',
      'campaign',
      'pet',
      'booking',
    ],
  },
  blog: { needs: ['post'], takes: ['comment', 'news item', 'photo', 'video', 'subscriber', 'podcast', 'recipe', 'category', 'author', 'project', 'topic'] },
  quiz: { needs: ['question', 'exam', 'score'], takes: ['flashcard', 'deck', 'course', 'student', 'category'] },
  flashcards: { needs: ['flashcard'], takes: ['deck', 'category', 'lesson', 'question'] },
  chat: { needs: ['conversation', 'message', 'user'], takes: ['contact'] },
  timer: { needs: ['session'], takes: ['task', 'habit', 'goal', 'workout'] },
  converter: { needs: [], takes: ['file'] },
  calculator: { needs: [], takes: ['expense', 'investment', 'loan', 'roommate'] },
  game: { needs: ['score'], takes: ['tournament'] },
  story: { needs: [], takes: [] },
  survey: { needs: ['questionnaire', 'survey question', 'response'], takes: ['verification', 'customer', 'rule', 'poll'] },
  jobboard: {
    needs: ['job', 'application'],
    takes: ['attendance', 'company', 'candidate', 'student', 'meeting', 'skill', 'freelancer', 'contract', 'payment', 'project', 'quote', 'review', 'message'],
  },
  store: { needs: ['product', 'order'], takes: 'any' },
  inventory: { needs: ['item', 'movement'], takes: 'any' },
  todo: { needs: ['task'], takes: ['project', 'category', 'ingredient', 'wish', 'note', 'goal'] },
  generator: { needs: ['prompt'], takes: ['quote text', 'recipe', 'idea', 'photo'] },
};

export type Choice = { kind: Kind | null; name: string; said: boolean };

export function isStuff(group: Kind['group'] | undefined): boolean {
  return group === 'thing' || group === 'content';
}

/** Things that exist because of what people do: ordering makes orders. */
const MADE_BY: Readonly<Record<string, string>> = {
  'place order': 'order',
  buy: 'order',
  book: 'booking',
  apply: 'application',
  donate: 'donation',
  borrow: 'loan',
  lend: 'loan',
  enroll: 'enrollment',
  vote: 'poll',
};

export function verbs(u: Understanding, choices: Map<string, Choice>, need: (id: string, said: boolean) => void): void {
  if (saysLending(u.text) && lendable(choices)) need('loan', true);
  for (const action of u.actions) {
    const kind = MADE_BY[action.label];
    if (kind === undefined || choices.size >= 6) continue;
    if (kind === 'booking' && ['appointment', 'order', 'ride', 'visit'].some((other) => choices.has(other))) continue;
    if (kind === 'order' && ['booking', 'purchase order', 'sale', 'work order'].some((other) => choices.has(other))) continue;
    if (kind === 'application' && !['job', 'pet', 'property', 'course', 'grant', 'volunteer'].some((other) => choices.has(other))) continue;
    if (action.object !== null || kind !== 'booking') need(kind, true);
  }
}

/** A loan needs something to lend. */
function lendable(choices: ReadonlyMap<string, Choice>): boolean {
  return [...choices.values()].some((choice) => choice.kind === null || /^(thing|content|record)$/.test(choice.kind.group));
}

export function requirements(u: Understanding, core: (typeof CORE)[Archetype], choices: Map<string, Choice>, need: (id: string, said: boolean) => void): void {
  const has = (id: string): boolean => choices.has(id);
  const group = (id: string): Kind['group'] | undefined => choices.get(id)?.kind?.group;
  for (const id of core?.needs ?? []) {
    // "Material" stands in for "item", "dish" for "product", "article" for "post".
    if (id === 'item' && [...choices.keys()].some((key) => /^(material|product|asset|medication|ingredient|book)$/.test(key))) continue;
    if (id === 'product' && [...choices.keys()].some((key) => /^(dish|cake|book|course|listing|auction|property|service|event|plant|photo)$/.test(key)))
      continue;
    need(id, false);
  }
  if (u.archetype === 'booking' && !['booking', 'appointment', 'order', 'ride', 'work order', 'loan', 'flight'].some(has))
    need(
      has('room') || has('vehicle') || has('study room') || has('seat') || has('table')
        ? 'booking'
        : [...choices.values()].some((choice) => choice.kind?.group === 'event' || choice.kind?.id === 'course')
          ? 'booking'
          : 'appointment',
      false,
    );
  if (
    u.archetype === 'booking' &&
    has('booking') &&
    ![...choices.keys()].some((key) => group(key) === 'place' || group(key) === 'thing' || group(key) === 'event' || key === 'course')
  )
    for (const id of u.domain?.kinds ?? ['room']) if (/^(room|study room|vehicle|table|event|property|parking space|service|trip)$/.test(id)) need(id, false);
  if (u.archetype === 'booking' && has('appointment') && !has('service') && !has('doctor')) need('service', false);
  if (u.features.has('seats') && u.archetype === 'booking') need('seat', true);
  if (u.archetype === 'invoice' && (has('invoice') || !has('contract'))) {
    if (![...choices.keys()].some((key) => /^(invoice|purchase order|contract|quote|receivable)$/.test(key))) need('invoice', true);
    if (![...choices.keys()].some((key) => /^(customer|supplier|company)$/.test(key))) need('customer', false);
  }
  if (u.archetype === 'kanban' && u.steps.length >= 3 && choices.size === 0) need('task', false);
  if (u.archetype === 'editor' && u.features.has('designer')) for (const id of ['form', 'form field', 'response']) need(id, true);
  if (u.archetype === 'editor' && choices.size === 0)
    need(/newsletter|mail/.test(u.text.toLowerCase()) ? 'newsletter' : /note/.test(u.text.toLowerCase()) ? 'note' : 'document', true);
  if (u.archetype === 'builder' && choices.size === 0) need('avatar', true);
  if (u.archetype === 'form' && choices.size === 0)
    need(
      u.features.has('login') ||
        (/regist/i.test(u.text) && !u.mentions.some((mention) => mention.kind !== 'user' && kindById(mention.kind ?? '')?.group === 'people'))
        ? 'user'
        : (u.mentions.find((mention) => mention.kind !== 'user' && kindById(mention.kind ?? '')?.group === 'people')?.kind ?? 'lead'),
      true,
    );
  const assigned = u.assigned === null ? undefined : kindNamed(u.assigned);
  if (assigned?.group === 'people' && assigned.id !== 'user' && [...choices.keys()].some((key) => group(key) === 'work')) need(assigned.id, true);
  for (const { what, by } of u.per) {
    const kind = kindNamed(by);
    if (
      kind !== undefined &&
      /^(place|people|thing)$/.test(kind.group) &&
      u.mentions.some((mention) => mention.kind === kind.id) &&
      [...choices.values()].some((choice) => what.includes(choice.name))
    )
      need(kind.id, true);
  }
  if (u.features.has('verify')) for (const id of ['verification', 'customer']) need(id, true);
  if (u.features.has('clock') && (u.archetype === 'jobboard' || has('employee'))) need('attendance', true);
  if ((u.features.has('stockIn') || u.features.has('stockOut')) && u.archetype === 'inventory') need('movement', true);
  if (has('song')) need('artist', false);
  if (has('match')) {
    need('team', false);
    choices.delete('score');
  }
  if (['material', 'product', 'asset'].some(has)) choices.delete('item');
  // "With ratings" asks for stars on the thing, not for a list of them.
  if (choices.get('review')?.name === 'rating' && choices.size > 1) choices.delete('review');
  if (u.features.has('login') && !/^(landing|blog|converter|calculator|timer)$/.test(u.archetype)) need('user', true);
  if (/\busers?,? (?:\w+,? (?:and )?){0,3}management\b|manage (?:\w+,? (?:and )?){0,2}users?\b/i.test(u.text)) need('user', true);
}
