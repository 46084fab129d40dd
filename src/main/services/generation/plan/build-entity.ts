import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import { kindById, kindNamed } from '../knowledge/index.ts';
import type { Understanding } from '../understand/index.ts';
import { shown } from '../understand/phrases.ts';
import { capitalize, plural } from '../understand/words.ts';
import type { Choice } from './entity-needs.ts';
import { parseField, splitFields } from './fields.ts';
import { applyFlow } from './flow.ts';
import { shapeLending } from './lending.ts';
import type { PlannedEntity, PlannedField } from './types.ts';

export function buildEntities(choices: readonly Choice[], u: Understanding): PlannedEntity[] {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const choice of choices) {
    const id = identifierFrom(shown(choice.name).replace(/-/g, ' '), taken, 'record');
    taken.add(id);
    ids.set(choice.kind?.id ?? choice.name, id);
  }
  const entityOf = (kind: string): string | null => ids.get(kind) ?? stand(kind, ids);
  const keyOf = (choice: Choice | undefined): string | null => (choice === undefined ? null : (ids.get(choice.kind?.id ?? choice.name) ?? null));
  // Anything can be lent, to any sort of people.
  const lent = (kind: string): string | null =>
    entityOf(kind) ??
    (kind === 'asset'
      ? keyOf(choices.find((choice) => choice.kind?.id !== 'loan' && !/^(people|money|event|work)$/.test(choice.kind?.group ?? 'thing')))
      : kind === 'member'
        ? keyOf(choices.find((choice) => choice.kind?.group === 'people'))
        : null);
  const entities = choices.map((choice) =>
    entity(choice, ids.get(choice.kind?.id ?? choice.name) ?? choice.name, choice.kind?.id === 'loan' ? lent : entityOf, u),
  );
  for (const planned of entities) nameReferences(planned, entities);
  shapeLending(entities, u);
  return entities;
}

/** A movement of "items" points at materials when those are what the app keeps. */
function stand(kind: string, ids: ReadonlyMap<string, string>): string | null {
  const others: Readonly<Record<string, readonly string[]>> = {
    item: ['material', 'product', 'asset', 'medication', 'ingredient', 'book'],
    product: ['dish', 'cake', 'item', 'book', 'course', 'listing', 'service'],
    room: ['study room', 'property', 'vehicle', 'table', 'parking space', 'event', 'trip', 'service', 'course', 'fitness class'],
    'study room': ['room'],
    property: ['building'],
    asset: ['tool', 'book', 'item', 'vehicle', 'product'],
    customer: ['guest', 'member', 'tenant', 'patient', 'owner', 'student', 'company'],
    patient: ['pet'],
    employee: ['student', 'driver', 'volunteer', 'member', 'freelancer'],
    doctor: ['teacher', 'employee', 'freelancer'],
    company: ['customer', 'supplier'],
    member: ['student', 'customer', 'employee'],
    guest: ['customer'],
    supplier: ['company'],
    form: ['questionnaire'],
  };
  for (const other of others[kind] ?? []) {
    const id = ids.get(other);
    if (id !== undefined) return id;
  }
  return null;
}

export function entity(choice: Choice, id: string, entityOf: (kind: string) => string | null, u: Understanding): PlannedEntity {
  const source = choice.kind?.fields ?? unknownFields(u, choice);
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
  // Notes close a form; what was asked for stands before them.
  const notes = fields.findIndex((field) => field.type === 'longText' && /^notes?$/.test(field.id));
  if (notes >= 0) fields.push(...fields.splice(notes, 1));
  extraFields(choice, u, add, entityOf);
  const name = capitalize(shown(choice.name));
  const out: PlannedEntity = {
    id,
    kind: choice.kind?.id ?? null,
    name,
    plural: plural(name),
    icon: choice.kind?.icon ?? 'folder',
    group: choice.kind?.group ?? 'thing',
    display: fields[0]?.id ?? 'name',
    fields,
    flow: null,
    names: choice.kind?.names ?? [],
    facts: choice.kind?.facts ?? [],
    said: choice.said,
    seed: [],
  };
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
  const prefix =
    name
      .replace(/[^A-Za-z]/g, '')
      .slice(0, 2)
      .toUpperCase() || 'NO';
  fields.unshift({
    id: 'number',
    label: 'Number',
    type: 'text',
    required: true,
    unique: false,
    generator: `code(${prefix})`,
    range: null,
    sparse: false,
    isAuto: true,
  });
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

function unknownFields(u: Understanding, choice: Choice): string {
  const status = /^(list|gallery|tracker|todo)$/.test(u.archetype) ? '' : '; status:status(New,In progress,Done)';
  // What is written down in a log or journal has a day before it has a name.
  const hasDay = u.fields.some((field) => field.entity === choice.name && /^date/.test(field.type));
  if (!hasDay && /\b(?:log|journal|diary|logbook)\b/i.test(u.text) && /^(list|tracker)$/.test(u.archetype)) return 'date!:date(-20..0); notes:longText~logNote';
  // Someone who lists the fields has listed them.
  if (u.fields.filter((field) => field.entity === choice.name).length >= 2) return 'name!:text; notes:longText~note';
  return `name!:text; date:date(-20..10); notes:longText~note${status}`;
}

function extraFields(choice: Choice, u: Understanding, add: (field: PlannedField | null) => void, entityOf: (kind: string) => string | null): void {
  const kind = choice.kind?.id ?? '';
  const field = (source: string): void => add(parseField(source, entityOf));
  if (kind === 'expense' && u.mentions.some((mention) => kindById(mention.kind ?? '')?.group === 'people' && mention.kind !== 'user')) {
    const people = u.mentions.find((mention) => kindById(mention.kind ?? '')?.group === 'people' && mention.kind !== 'user');
    field(`paidBy!:ref(${people?.kind ?? 'roommate'})~person`);
  }
  if (kind === 'user' && (u.features.has('login') || u.archetype === 'form')) field('password!:text~password');
  if (kind === 'order' && /\b(?:starting (?:and|point)|start point|moving|dropoff|destination address)\b/i.test(u.text))
    for (const source of [
      'startPoint!:text~street',
      'endPoint!:text~street',
      'distanceKm:number(2-40)',
      'items:longText~note',
      'driver:ref(driver)~person',
      'freight:currency(30-400)',
    ])
      field(source);
  const assigned = u.assigned === null ? undefined : kindNamed(u.assigned);
  if (choice.kind?.group === 'work' && assigned?.group === 'people' && !/\b(?:assignee|technician|driver|agent):/.test(choice.kind.fields) && kind !== 'loan')
    add(withLabel(parseField(`assignee:ref(${assigned.id})~person`, entityOf), capitalize(u.assigned ?? 'Assignee')));
  // "Open complaints per building": each complaint says which building.
  for (const { what, by } of u.per) {
    const target = kindNamed(by);
    if (target !== undefined && target.id !== kind && ` ${what} `.includes(` ${choice.name} `) && !choice.kind?.fields.includes(`:ref(${target.id})`))
      add(withLabel(parseField(`${identifierFrom(by)}:ref(${target.id})`, entityOf), capitalize(by)));
  }
  if (u.features.has('favorite') && /^(content|thing|place)$/.test(choice.kind?.group ?? '')) field('favorite:boolean');
  if (/\b(?:rate|ratings?|stars?)\b/i.test(u.text) && /^(thing|place|content)$/.test(choice.kind?.group ?? '')) field('rating:rating');
  if (u.archetype === 'store' && /^(content|thing|place|event)$/.test(choice.kind?.group ?? '') && !/\b(?:price|startPrice):/.test(choice.kind?.fields ?? ''))
    for (const source of ['price:currency(6-60)', 'stock:integer(4-40)']) field(source);
  if (/\bpriorit/i.test(u.text) && choice.kind?.group === 'work') field('priority:choice(Low,Normal,High)');
  if (kind === 'purchase order' && u.features.has('uppercase')) field('taxCode:text~code(TAX)');
}

/** A booking of classes says "Class", not "Room": references are called by what they point at when they stand in for something else. */
function nameReferences(planned: PlannedEntity, entities: readonly PlannedEntity[]): void {
  for (const field of planned.fields) {
    const target = entities.find((other) => other.id === field.reference?.entity);
    if (target === undefined || target.kind === null || !STANDS_IN.test(field.id) || target.kind === field.id) continue;
    if (!planned.fields.some((other) => other !== field && other.label === target.name)) field.label = target.name;
  }
  if (
    planned.kind === 'booking' &&
    planned.fields.some((field) => /^(?:course|fitness class)$/.test(entities.find((other) => other.id === field.reference?.entity)?.kind ?? ''))
  ) {
    planned.fields = planned.fields.filter((field) => field.id !== 'to');
    const from = planned.fields.find((field) => field.id === 'from');
    if (from !== undefined) from.label = 'Date';
  }
}
const STANDS_IN = /^(room|product|patient|property|asset|service|customer|guest)$/;

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
