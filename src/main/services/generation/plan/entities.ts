import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import { kindById, type Kind } from '../knowledge/index.ts';
import { shown } from '../understand/phrases.ts';
import { capitalize, plural } from '../understand/words.ts';
import type { Archetype, Mention, Understanding } from '../understand/index.ts';
import { isBadEnd, parseField, splitFields, toneOf } from './fields.ts';
import type { PlannedEntity, PlannedField } from './types.ts';

/** What an archetype keeps whatever the words say, and what else it takes from the words. */
const CORE: Partial<Record<Archetype, { needs: readonly string[]; takes: readonly string[] | 'any' }>> = {
  landing: { needs: ['lead', 'feature'], takes: ['product', 'promotion', 'service', 'review', 'faq', 'photo', 'project', 'event', 'post', 'news item', 'team', 'property', 'dish', 'course', 'employee', 'skill', 'donation', 'campaign', 'pet', 'booking'] },
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
  jobboard: { needs: ['job', 'application'], takes: ['attendance', 'company', 'candidate', 'student', 'meeting', 'skill', 'freelancer', 'contract', 'payment', 'project', 'quote', 'review', 'message'] },
  store: { needs: ['product', 'order'], takes: 'any' },
  inventory: { needs: ['item', 'movement'], takes: 'any' },
  todo: { needs: ['task'], takes: ['project', 'category', 'ingredient', 'wish', 'note', 'goal'] },
  generator: { needs: ['prompt'], takes: ['quote text', 'recipe', 'idea', 'photo'] },
};

/** Aliases that name a field of work rather than one of its things. */
const ABSTRACT = new Set(['inventory', 'stock', 'maintenance', 'training', 'billing', 'music', 'news', 'staff', 'workforce', 'personnel', 'housing', 'real estate', 'parking', 'purchase', 'feedback', 'food', 'diet', 'nutrition', 'clockin', 'insurance', 'travel', 'cooking recipe', 'crypto', 'cryptocurrency', 'portfolio', 'fundraising', 'voting', 'election', 'procurement', 'rental', 'retail', 'spending', 'media', 'equipment', 'merchandise', 'goods', 'journal', 'diary', 'mood', 'sleep', 'statistics', 'analytics', 'sales', 'gallery', 'forum', 'blog', 'rss', 'general ledger', 'checkin information', 'game match', 'chat', 'recycling', 'shopping list', 'quiz', 'activity', 'leave', 'absence', 'vacation', 'laundry', 'estate', 'education', 'experience', 'curriculum', 'wallet', 'garden', 'alumni', 'lost and found', 'furniture', 'freight', 'live score', 'delivery', 'design', 'content', 'schedule', 'roster', 'timetable', 'leaderboard', 'ranking', 'attempt', 'gear', 'hardware', 'machinery', 'borrowing', 'pipeline', 'home', 'call', 'return', 'lead', 'menu', 'menu plan', 'meal plan', 'skincare', 'account receivable', 'storage', 'auto', 'automobile']);

/** Kinds whose id is not what people call the thing. */
const CALLED: Readonly<Record<string, string>> = { 'application access': 'application', menu: 'menu item', 'quote text': 'quote', 'page content': 'page', checkin: 'check-in' };

type Choice = { kind: Kind | null; name: string; said: boolean };

const SESSION: Kind = { id: 'session', icon: 'timer', group: 'record', aliases: [], fields: 'label!:text; minutes:integer(15-50); finishedOn!:date(-8..0); note:longText~note', names: ['Deep work', 'Emails', 'Reading', 'Planning', 'Writing', 'Practice'] };

/** Chooses what the app keeps: what its archetype needs, what was said, then what its trade usually has. */
export function chooseEntities(u: Understanding, guesses: string[]): PlannedEntity[] {
  const choices = new Map<string, Choice>();
  const core = CORE[u.archetype];
  const takeAll = core === undefined || core.takes === 'any';
  const strong = u.mentions.filter((mention) => mention.score >= (takeAll ? 1.7 : 1.2) && !isStep(mention, u));
  const best = strong[0]?.score ?? 0;
  const take = (mention: Mention): void => {
    const kind = mention.kind === null ? null : (kindById(mention.kind) ?? null);
    const name = kind !== null && (ABSTRACT.has(mention.name) || mention.name.length > 28 || Object.hasOwn(CALLED, mention.name)) ? called(kind, mention.name) : mention.name;
    const key = kind?.id ?? name;
    if (!choices.has(key)) choices.set(key, { kind, name, said: true });
  };
  const need = (id: string, said: boolean): void => {
    const kind = id === 'session' ? SESSION : kindById(id);
    if (kind === undefined || choices.has(id)) return;
    const mention = u.mentions.find((entry) => entry.kind === id);
    const name = mention !== undefined && !ABSTRACT.has(mention.name) ? mention.name : (CALLED[id] ?? id);
    choices.set(id, { kind, name, said: said || mention !== undefined });
    if (mention === undefined && !said) guesses.push(`A list of ${plural(name)}`);
  };

  for (const mention of strong.map((entry) => inContext(entry, u))) {
    if (choices.size >= 6 || mention.score < best * 0.16) break;
    if (takeAll || (Array.isArray(core?.takes) && mention.kind !== null && core.takes.includes(mention.kind)) || (mention.kind !== null && core?.needs.includes(mention.kind))) take(mention);
  }
  requirements(u, core, choices, need);
  if (takeAll) verbs(u, choices, need);
  if (/^(converter|calculator|story|builder|timer|form)$/.test(u.archetype)) return choices.size === 0 ? build([], u) : build([...choices.values()], u);
  const wanted = takeAll && !/^(todo|tracker|editor|builder|form|gallery|list|feed)$/.test(u.archetype) ? 2 : 1;
  if (choices.size < wanted) {
    for (const id of u.domain?.kinds ?? []) {
      if (choices.size >= wanted + 1) break;
      // A library of tools needs no books.
      if (isStuff(kindById(id)?.group) && [...choices.values()].some((choice) => choice.said && isStuff(choice.kind?.group))) continue;
      need(id, false);
    }
  }
  if (u.archetype === 'gallery' || u.archetype === 'list' || u.archetype === 'feed') for (const id of (u.domain?.kinds ?? []).slice(0, 2)) if (choices.size < 2) need(id, false);
  if (choices.size === 0) fallback(u, choices, need, guesses);
  return build([...choices.values()], u);
}

function called(kind: Kind, name: string): string {
  return CALLED[name] ?? CALLED[kind.id] ?? kind.id;
}

function isStuff(group: Kind['group'] | undefined): boolean {
  return group === 'thing' || group === 'content';
}

/** Words that mean another thing in some trades: a ticket is a case at a help desk and a booking at a concert. */
function inContext(mention: Mention, u: Understanding): Mention {
  if (mention.kind === 'ticket' && u.mentions.some((other) => /^(event|flight|movie|match|trip|game|artist)$/.test(other.kind ?? ''))) return { ...mention, kind: 'booking', name: 'ticket' };
  if (mention.name === 'album' && /\b(?:photos?|pictures?|images?)\b/i.test(u.text)) return { ...mention, kind: 'photo', name: 'photo' };
  if (mention.kind === 'quote' && /\b(?:of the day|inspir|motivat|daily|famous|authors?|sayings?)/i.test(u.text)) return { ...mention, kind: 'quote text', name: 'quote' };
  if (mention.kind === 'item' && u.archetype === 'store') return { ...mention, kind: /\b(?:used|second ?hand|classified|pre-?owned)\b/i.test(u.text) ? 'listing' : 'product' };
  if (mention.name === 'rental' && u.mentions.some((other) => /^(vehicle|asset|item)$/.test(other.kind ?? ''))) return { ...mention, kind: 'booking' };
  if (mention.name === 'activity' && u.domain?.category === 'sales') return { ...mention, kind: 'follow-up' };
  return mention;
}

/** Things that exist because of what people do: ordering makes orders. */
const MADE_BY: Readonly<Record<string, string>> = { 'place order': 'order', buy: 'order', book: 'booking', apply: 'application', donate: 'donation', borrow: 'loan', lend: 'loan', enroll: 'enrollment', vote: 'poll' };
function verbs(u: Understanding, choices: Map<string, Choice>, need: (id: string, said: boolean) => void): void {
  for (const action of u.actions) {
    const kind = MADE_BY[action.label];
    if (kind === undefined || choices.size >= 6) continue;
    if (kind === 'booking' && ['appointment', 'order', 'ride', 'visit'].some((other) => choices.has(other))) continue;
    if (kind === 'order' && ['booking', 'purchase order', 'sale', 'work order'].some((other) => choices.has(other))) continue;
    if (kind === 'application' && !['job', 'pet', 'property', 'course', 'grant', 'volunteer'].some((other) => choices.has(other))) continue;
    if (action.object !== null || kind !== 'booking') need(kind, true);
  }
}

function isStep(mention: Mention, u: Understanding): boolean {
  const names = u.steps.map((step) => step.toLowerCase().replace('-', ''));
  return names.some((step) => step === mention.name || step === mention.kind || step.endsWith(` ${mention.name}`)) || u.approvers.some((name) => name.toLowerCase().split(' ').includes(mention.name));
}

function requirements(u: Understanding, core: (typeof CORE)[Archetype], choices: Map<string, Choice>, need: (id: string, said: boolean) => void): void {
  const has = (id: string): boolean => choices.has(id);
  const group = (id: string): Kind['group'] | undefined => choices.get(id)?.kind?.group;
  for (const id of core?.needs ?? []) {
    // "Material" stands in for "item", "dish" for "product", "article" for "post".
    if (id === 'item' && [...choices.keys()].some((key) => /^(material|product|asset|medication|ingredient|book)$/.test(key))) continue;
    if (id === 'product' && [...choices.keys()].some((key) => /^(dish|book|course|listing|auction|property|service|event|plant|photo)$/.test(key))) continue;
    need(id, false);
  }
  if (u.archetype === 'booking' && !['booking', 'appointment', 'order', 'ride', 'work order', 'loan', 'flight'].some(has)) need(has('room') || has('vehicle') || has('study room') || has('seat') || has('table') ? 'booking' : [...choices.values()].some((choice) => choice.kind?.group === 'event') ? 'booking' : 'appointment', false);
  if (u.archetype === 'booking' && has('booking') && ![...choices.keys()].some((key) => group(key) === 'place' || group(key) === 'thing' || group(key) === 'event')) for (const id of u.domain?.kinds ?? ['room']) if (/^(room|study room|vehicle|table|event|property|parking space|service|trip)$/.test(id)) need(id, false);
  if (u.archetype === 'booking' && has('appointment') && !has('service') && !has('doctor')) need('service', false);
  if (u.features.has('seats') && u.archetype === 'booking') need('seat', true);
  if (u.archetype === 'invoice' && (has('invoice') || !has('contract'))) {
    if (![...choices.keys()].some((key) => /^(invoice|purchase order|contract|quote|receivable)$/.test(key))) need('invoice', true);
    if (![...choices.keys()].some((key) => /^(customer|supplier|company)$/.test(key))) need('customer', false);
  }
  if (u.archetype === 'kanban' && u.steps.length >= 3 && choices.size === 0) need('task', false);
  if (u.archetype === 'editor' && u.features.has('designer')) for (const id of ['form', 'form field', 'response']) need(id, true);
  if (u.archetype === 'editor' && choices.size === 0) need(/newsletter|mail/.test(u.text.toLowerCase()) ? 'newsletter' : /note/.test(u.text.toLowerCase()) ? 'note' : 'document', true);
  if (u.archetype === 'builder' && choices.size === 0) need('avatar', true);
  if (u.archetype === 'form' && choices.size === 0) need(u.features.has('login') || (/regist/i.test(u.text) && !u.mentions.some((mention) => mention.kind !== 'user' && kindById(mention.kind ?? '')?.group === 'people')) ? 'user' : (u.mentions.find((mention) => mention.kind !== 'user' && kindById(mention.kind ?? '')?.group === 'people')?.kind ?? 'lead'), true);
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

function fallback(u: Understanding, choices: Map<string, Choice>, need: (id: string, said: boolean) => void, guesses: string[]): void {
  if (/^(converter|calculator|story)$/.test(u.archetype)) return;
  const mention = u.mentions[0];
  if (mention !== undefined) {
    const kind = mention.kind === null ? null : (kindById(mention.kind) ?? null);
    choices.set(kind?.id ?? mention.name, { kind, name: ABSTRACT.has(mention.name) && kind !== null ? kind.id : mention.name, said: true });
    return;
  }
  need(u.archetype === 'tracker' ? 'entry' : u.archetype === 'kanban' ? 'task' : u.archetype === 'dashboard' ? 'metric' : u.archetype === 'survey' ? 'questionnaire' : u.archetype === 'gallery' ? 'photo' : 'note', false);
  guesses.push('What it keeps, since the words did not say');
}

function build(choices: readonly Choice[], u: Understanding): PlannedEntity[] {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const choice of choices) {
    const id = identifierFrom(shown(choice.name).replace(/-/g, ' '), taken, 'record');
    taken.add(id);
    ids.set(choice.kind?.id ?? choice.name, id);
  }
  const entityOf = (kind: string): string | null => ids.get(kind) ?? stand(kind, ids);
  return choices.map((choice) => entity(choice, ids.get(choice.kind?.id ?? choice.name) ?? choice.name, entityOf, u));
}

/** A movement of "items" points at materials when those are what the app keeps. */
function stand(kind: string, ids: ReadonlyMap<string, string>): string | null {
  const others: Readonly<Record<string, readonly string[]>> = {
    item: ['material', 'product', 'asset', 'medication', 'ingredient', 'book'], product: ['dish', 'item', 'book', 'course', 'listing', 'service'], room: ['study room', 'property', 'vehicle', 'table', 'parking space', 'event', 'trip', 'service'], 'study room': ['room'], asset: ['book', 'item', 'vehicle', 'product'],
    customer: ['guest', 'member', 'patient', 'owner', 'student', 'company'], employee: ['student', 'driver', 'volunteer', 'member', 'freelancer'], doctor: ['teacher', 'employee', 'freelancer'], company: ['customer', 'supplier'], member: ['student', 'customer', 'employee'], guest: ['customer'], supplier: ['company'], form: ['questionnaire'],
  };
  for (const other of others[kind] ?? []) {
    const id = ids.get(other);
    if (id !== undefined) return id;
  }
  return null;
}

function entity(choice: Choice, id: string, entityOf: (kind: string) => string | null, u: Understanding): PlannedEntity {
  const source = choice.kind?.fields ?? unknownFields(u);
  const fields: PlannedField[] = [];
  const add = (field: PlannedField | null): void => {
    if (field !== null && !fields.some((other) => other.id === field.id) && field.reference?.entity !== id) fields.push(field);
  };
  for (const part of splitFields(source)) add(parseField(part, entityOf));
  const key = choice.kind?.id ?? choice.name;
  for (const named of u.fields) {
    if (named.entity !== key && !(named.entity === null && u.mentions[0]?.kind === choice.kind?.id)) continue;
    const fieldId = identifierFrom(named.label);
    if (/^(id|createdAt|updatedAt)$/.test(fieldId) || fields.some((other) => same(other, named.label, named.type))) continue;
    add(withLabel(parseField(`${fieldId}:${named.type}`, entityOf), named.label));
  }
  extraFields(choice, u, add, entityOf);
  const name = capitalize(shown(choice.name));
  const out: PlannedEntity = { id, kind: choice.kind?.id ?? null, name, plural: plural(name), icon: choice.kind?.icon ?? 'folder', group: choice.kind?.group ?? 'thing', display: fields[0]?.id ?? 'name', fields, flow: null, names: choice.kind?.names ?? [], said: choice.said, seed: [] };
  out.display = displayOf(fields, name);
  applyFlow(out, u);
  relabel(out, u);
  return out;
}

/** A row is named by its first field, unless that is a reference: then by a code, which is added when there is none. */
function displayOf(fields: PlannedField[], name: string): string {
  const first = fields[0];
  if (first !== undefined && first.type !== 'reference' && first.type !== 'date' && first.type !== 'choice') return first.id;
  if (first?.type === 'date') return first.id;
  const code = fields.find((field) => field.type === 'text' && field.generator !== null && /^code\(/.test(field.generator));
  if (code !== undefined) {
    code.required = true;
    return code.id;
  }
  const prefix = name.replace(/[^A-Za-z]/g, '').slice(0, 2).toUpperCase() || 'NO';
  fields.unshift({ id: 'number', label: 'Number', type: 'text', required: true, unique: false, generator: `code(${prefix})`, range: null, sparse: false });
  return 'number';
}

function same(field: PlannedField, label: string, type: string): boolean {
  const a = field.label.toLowerCase();
  const b = label.toLowerCase();
  if (a === b || b.endsWith(` ${a}`) || a.endsWith(` ${b}`) || a.startsWith(`${b} `)) return true;
  return /^(email|phone)$/.test(type) && field.type === type;
}

function withLabel(field: PlannedField | null, label: string): PlannedField | null {
  return field === null ? null : { ...field, label };
}

function unknownFields(u: Understanding): string {
  const status = /^(list|gallery|tracker|todo)$/.test(u.archetype) ? '' : '; status:status(New,In progress,Done)';
  return `name!:text; category:choice(Standard,Special,Other); date:date(-20..10); notes:longText~note${status}`;
}

function extraFields(choice: Choice, u: Understanding, add: (field: PlannedField | null) => void, entityOf: (kind: string) => string | null): void {
  const kind = choice.kind?.id ?? '';
  const field = (source: string): void => add(parseField(source, entityOf));
  if (kind === 'user' && (u.features.has('login') || u.archetype === 'form')) field('password!:text~password');
  if (kind === 'order' && /\b(?:starting (?:and|point)|start point|moving|dropoff|destination address)\b/i.test(u.text)) for (const source of ['startPoint!:text~street', 'endPoint!:text~street', 'distanceKm:number(2-40)', 'items:longText~note', 'driver:ref(driver)~person', 'freight:currency(30-400)']) field(source);
  if (u.features.has('favorite') && /^(content|thing|place)$/.test(choice.kind?.group ?? '')) field('favorite:boolean');
  if (/\b(?:rate|ratings?|stars?)\b/i.test(u.text) && /^(thing|place|content)$/.test(choice.kind?.group ?? '')) field('rating:rating');
  if (u.archetype === 'store' && /^(content|thing|place|event)$/.test(choice.kind?.group ?? '') && !/\b(?:price|startPrice):/.test(choice.kind?.fields ?? '')) for (const source of ['price:currency(6-60)', 'stock:integer(4-40)']) field(source);
  if (/\bpriorit/i.test(u.text) && choice.kind?.group === 'work') field('priority:choice(Low,Normal,High)');
  if (kind === 'purchase order' && u.features.has('uppercase')) field('taxCode:text~code(TAX)');
}

/** Words of the trade for the usual fields: a stay begins at check-in. */
function relabel(entity: PlannedEntity, u: Understanding): void {
  const set = (id: string, label: string): void => {
    const field = entity.fields.find((candidate) => candidate.id === id);
    if (field !== undefined) field.label = label;
  };
  if (entity.kind === 'booking' && (u.mentions.some((mention) => mention.kind === 'room') || /\bcheckin\b/i.test(u.text))) {
    set('from', 'Check-in date');
    set('to', 'Check-out date');
  }
}

/** Finds the workflow: the named steps, the approval chain, or the kind's own status. */
function applyFlow(entity: PlannedEntity, u: Understanding): void {
  const status = entity.fields.find((field) => field.type === 'choice' && /^(status)$/.test(field.id));
  const isMain = mainKey(u) === (entity.kind ?? entity.name.toLowerCase());
  let steps: string[] | null = null;
  if (u.approvers.length > 0 && (isMain || entity.kind === 'request' || entity.kind === 'approval')) steps = ['Pending', ...u.approvers.map((name) => `${name} approved`), 'Granted', 'Rejected'].filter((step, i, all) => !(step === 'Granted' && i > 0 && all[i - 1] === 'Granted'));
  else if (u.steps.length >= 2 && isMain) steps = [...u.steps];
  if (u.approvers.length > 0 && steps !== null) steps = ['Pending', ...u.approvers.slice(0, -1).map((name) => `${name} approved`), 'Granted', 'Rejected'];
  if (steps !== null) {
    const choices = steps.map((step) => ({ value: step, label: step, tone: toneOf(step) }));
    const last = choices.findLast((choice) => !isBadEnd(choice.value));
    if (last !== undefined) last.tone = 'ok';
    if (status !== undefined) Object.assign(status, { choices, default: steps[0], required: true });
    else entity.fields.push({ id: 'status', label: 'Status', type: 'choice', required: true, unique: false, choices, default: steps[0] ?? '', generator: null, range: null, sparse: false });
  }
  const field = entity.fields.find((candidate) => candidate.id === 'status' && candidate.default !== undefined);
  if (field?.choices === undefined) return;
  // "Managers can reject requests": the workflow needs an end for it.
  const nouns = [entity.kind, entity.name.toLowerCase(), entity.name.toLowerCase().split(' ').at(-1)];
  const saysReject = u.actions.some((action) => action.label === 'reject' && (action.object === null || nouns.includes(action.object)));
  if (saysReject && entity.group === 'work' && !field.choices.some((choice) => /reject|declin/i.test(choice.value))) field.choices = [...field.choices, { value: 'Rejected', label: 'Rejected', tone: 'danger' }];
  const all = field.choices.map((choice) => choice.value);
  entity.flow = { field: field.id, steps: all.filter((step) => !isBadEnd(step)), bad: all.filter(isBadEnd) };
}

/** The thing that named steps belong to: the best mention that is work, else the best mention. */
function mainKey(u: Understanding): string {
  const usable = u.mentions.filter((mention) => !isStep(mention, u));
  const work = usable.find((mention) => mention.kind !== null && kindById(mention.kind)?.group === 'work' && mention.score >= (usable[0]?.score ?? 0) * 0.5);
  const pick = work ?? usable[0];
  return pick?.kind ?? pick?.name ?? '';
}
