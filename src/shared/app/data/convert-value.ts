import type { Json } from '../../kernel/json.ts';
import type { Field } from '../manifest/index.ts';
import { isListField } from './fields.ts';
import { parseValue } from './parse-value.ts';
import { shownText } from './text.ts';

/** A stored value after its field changed its type; null when it has no meaning there. Never throws. */
export function convertValue(value: Json, from: Field, to: Field): Json {
  if (value === null) return to.type === 'boolean' ? false : null;
  const parsed = parseValue(to, candidate(value, from, to));
  if (!parsed.ok) return to.type === 'boolean' ? false : null;
  return parsed.value;
}

function candidate(value: Json, from: Field, to: Field): unknown {
  if (to.type === 'json') return value;
  if (isListField(to)) return Array.isArray(value) ? value : from.type === 'choice' ? [value] : value;
  if (Array.isArray(value) && to.type === 'choice') return value[0] ?? null;
  if (from.type === 'file' || to.type === 'file') return from.type === to.type ? value : shownText(from, value);
  if (from.type === 'datetime' && to.type === 'time' && typeof value === 'string') return value.slice(11, 16);
  if (from.type === 'boolean' && to.type !== 'text' && to.type !== 'longText')
    return typeof value === 'boolean' && to.type !== 'choice' ? Number(value) : shownText(from, value);
  if (to.type === 'integer' && typeof value === 'number') return Math.round(value);
  if (to.type === 'boolean' && typeof value === 'number') return value !== 0;
  return typeof value === 'number' ? value : to.type === 'choice' ? value : shownText(from, value);
}
