import type { Entity, Field, FieldType } from '../manifest/index.ts';

const NUMBERS: ReadonlySet<FieldType> = new Set(['number', 'integer', 'currency', 'percent', 'rating']);
const LISTS: ReadonlySet<FieldType> = new Set(['multiChoice', 'tags']);
const SEARCHED: ReadonlySet<FieldType> = new Set([
  'text',
  'longText',
  'email',
  'phone',
  'url',
  'choice',
  'multiChoice',
  'tags',
  'number',
  'integer',
  'currency',
]);

const SYSTEM: Readonly<Record<string, Field>> = {
  id: { id: 'id', label: 'Id', type: 'text', required: true, unique: true },
  createdAt: { id: 'createdAt', label: 'Created', type: 'datetime', required: true, unique: false },
  updatedAt: { id: 'updatedAt', label: 'Changed', type: 'datetime', required: true, unique: false },
};

/** Fields that have a column: everything but computed ones. */
export function storedFields(entity: Entity): Field[] {
  return entity.fields.filter((field) => field.type !== 'computed');
}

/** A stored or system field by its id. */
export function findField(entity: Entity, id: string): Field | undefined {
  return (Object.hasOwn(SYSTEM, id) ? SYSTEM[id] : undefined) ?? entity.fields.find((field) => field.id === id && field.type !== 'computed');
}

export function isSystemField(id: string): boolean {
  return Object.hasOwn(SYSTEM, id);
}

export function isNumberField(field: Field): boolean {
  return NUMBERS.has(field.type);
}

/** Holds an array of text. */
export function isListField(field: Field): boolean {
  return LISTS.has(field.type);
}

/** Part of the text that `search` looks through. */
export function isSearchedField(field: Field): boolean {
  return SEARCHED.has(field.type);
}

/** "Work order" → "work order"; "RSVP" stays. For the middle of a sentence. */
export function lowerName(name: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
