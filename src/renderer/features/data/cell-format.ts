import type { Entity, Field, FieldType } from '../../../shared/app/manifest/index.ts';

type RowLike = Readonly<Record<string, unknown>>;

// Made once: each takes longer than a cell, and a grid that scrolls draws hundreds of cells a frame.
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const moneyFormats = new Map<string, Intl.NumberFormat>();

/** A cell as read: plain text in the words of people. */
export function formatCell(field: Field, row: RowLike, entities: readonly Entity[]): string {
  const value = row[field.id];
  if (field.type === 'computed') return value === undefined ? '' : String(value);
  if (value === null || value === undefined || value === '') return '';
  switch (field.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
    case 'multiChoice':
      return Array.isArray(value) ? value.map((entry) => field.choices?.find((choice) => choice.value === entry)?.label ?? String(entry)).join(', ') : '';
    case 'tags':
      return Array.isArray(value) ? value.join(', ') : '';
    case 'reference':
      return referenceName(field, row, entities);
    case 'date':
      return shortDate(String(value));
    case 'datetime':
      return shortDateTime(String(value));
    case 'currency':
      return typeof value === 'number' ? money(value, field.currency ?? 'USD') : String(value);
    case 'percent':
      return `${String(value)} %`;
    case 'number':
    case 'integer':
      return typeof value === 'number' ? value.toLocaleString('en') : String(value);
    case 'file':
      return typeof value === 'object' && 'name' in value ? String(value.name) : '';
    case 'image':
      return String(value).startsWith('data:') ? 'Picture' : String(value);
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

/** The row that a reference points to, by its display field. The list request must include the field. */
export function referenceName(field: Field, row: RowLike, entities: readonly Entity[]): string {
  const target = entities.find((entity) => entity.id === field.reference?.entity);
  const other = row[`${field.id}$`];
  if (target === undefined || typeof other !== 'object' || other === null) return String(row[field.id] ?? '');
  const named: unknown = (other as RowLike)[target.displayField];
  return named === undefined || named === null || named === '' ? String(row[field.id] ?? '') : String(named);
}

/** What an editor starts with. */
export function editText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'datetime') return localDateTime(String(value));
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Typed text as the value to check and store. Lists split at commas; a local date and time becomes UTC. */
export function fromText(field: Field, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (field.type === 'multiChoice' || field.type === 'tags') {
    const parts = trimmed.split(',').map((part) => part.trim()).filter(Boolean);
    return field.type === 'tags' ? parts : parts.map((part) => choiceValue(field, part));
  }
  if (field.type === 'choice') return choiceValue(field, trimmed);
  if (field.type === 'boolean') return /^(y|yes|true|1|on|x)$/i.test(trimmed);
  if (field.type === 'datetime') {
    const date = new Date(trimmed);
    return Number.isNaN(date.getTime()) ? trimmed : date.toISOString();
  }
  if (field.type === 'json') {
    try {
      return JSON.parse(trimmed) as unknown;
    } catch {
      return trimmed;
    }
  }
  return text;
}

function choiceValue(field: Field, text: string): string {
  const lower = text.toLowerCase();
  return field.choices?.find((choice) => choice.value.toLowerCase() === lower || choice.label.toLowerCase() === lower)?.value ?? text;
}

function shortDate(value: string): string {
  const date = new Date(`${value.slice(0, 10)}T12:00:00`);
  return Number.isNaN(date.getTime()) ? value : dayFormat.format(date);
}

function shortDateTime(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : `${dayFormat.format(date)} ${timeFormat.format(date)}`;
}

function localDateTime(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function money(value: number, currency: string): string {
  try {
    let format = moneyFormats.get(currency);
    if (format === undefined) moneyFormats.set(currency, (format = new Intl.NumberFormat('en', { style: 'currency', currency })));
    return format.format(value);
  } catch {
    return `${value.toFixed(2)} ${currency}`;
  }
}

export const FIELD_TYPE_LABELS: Readonly<Record<FieldType, string>> = {
  text: 'text', longText: 'long text', number: 'number', integer: 'whole number', currency: 'money', percent: 'percent', boolean: 'yes or no', date: 'date', time: 'time', datetime: 'date, time', email: 'email', phone: 'phone',
  url: 'link', image: 'picture', file: 'file', color: 'colour', choice: 'choice', multiChoice: 'choices', reference: 'related', rating: 'rating', tags: 'tags', json: 'data', computed: 'formula',
};

export const FIELD_ICONS: Readonly<Record<FieldType, string>> = {
  text: 'type', longText: 'text', number: 'hash', integer: 'hash', currency: 'banknote', percent: 'percent', boolean: 'toggle-left', date: 'calendar', time: 'clock', datetime: 'clock', email: 'mail', phone: 'phone', url: 'link',
  image: 'image', file: 'file', color: 'palette', choice: 'tag', multiChoice: 'tags', reference: 'workflow', rating: 'star', tags: 'tags', json: 'braces', computed: 'sigma',
};

/** "choice of 4", "Patient" for a reference, else the type. */
export function fieldTypeText(field: Field, entities: readonly Entity[]): string {
  if (field.type === 'choice' && field.choices !== undefined) return `choice of ${field.choices.length}`;
  if (field.type === 'reference') return entities.find((entity) => entity.id === field.reference?.entity)?.name ?? 'missing';
  return FIELD_TYPE_LABELS[field.type];
}
