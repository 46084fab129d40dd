import type { Row } from '../../contracts/appdata.ts';
import { jsonEqual, type Json } from '../../kernel/json.ts';
import type { Field } from '../manifest/index.ts';
import { isListField } from './fields.ts';
import type { NormalCondition } from './row-store.ts';
import { compareText, fold } from './text.ts';

/** Whether a row meets a condition: the meaning that SQL adapters reproduce. */
export function matches(row: Row, { field, op, value }: NormalCondition): boolean {
  const own = row[field.id] ?? null;
  switch (op) {
    case 'isEmpty':
      return own === null;
    case 'isNotEmpty':
      return own !== null;
    case 'eq':
      return isAmong(field, own, [value]);
    case 'ne':
      return !isAmong(field, own, [value]);
    case 'in':
      return isAmong(field, own, asList(value));
    case 'notIn':
      return !isAmong(field, own, asList(value));
    case 'contains':
      if (value === '') return true;
      if (isListField(field)) return Array.isArray(own) && own.some((item) => fold(item) === fold(value));
      return own !== null && fold(own).includes(fold(value));
    case 'startsWith':
      return value === '' || (own !== null && fold(own).startsWith(fold(value)));
    default: {
      if (own === null || value === null) return false;
      const order = compareValues(own, value);
      return op === 'lt' ? order < 0 : op === 'lte' ? order <= 0 : op === 'gt' ? order > 0 : order >= 0;
    }
  }
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function isAmong(field: Field, own: Json, values: readonly Json[]): boolean {
  if (own === null) return false;
  if (isListField(field) && Array.isArray(own)) return own.some((item) => values.includes(item)) || values.some((value) => jsonEqual(own, value));
  return values.some((value) => jsonEqual(own, value));
}

/** Numbers by size, everything else by its folded text. */
export function compareValues(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareText(fold(a), fold(b));
}

/** What a field sorts and groups by: a choice by its declared place, anything else by itself. */
export function sortKey(field: Field, value: Json, displayOf: (entityId: string, rowId: string) => Json): Json {
  if (value === null) return null;
  if (field.type === 'choice' && field.choices && field.choices.length > 0) {
    const place = field.choices.findIndex((choice) => choice.value === value);
    return place === -1 ? field.choices.length : place;
  }
  if (field.type === 'reference' && field.reference && typeof value === 'string') return displayOf(field.reference.entity, value);
  return value;
}
