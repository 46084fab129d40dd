import type { AggregateRequest, DataCondition } from '../../contracts/appdata.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { Entity, Field } from '../manifest/index.ts';
import { findField, isListField, isNumberField } from './fields.ts';
import { parseValue } from './parse-value.ts';
import type { AggregateQuery, NormalCondition, NormalOrder } from './row-store.ts';

export function requireField(entity: Entity, id: string): Field {
  const field = findField(entity, id);
  if (!field) {
    const computed = entity.fields.find((other) => other.id === id && other.type === 'computed');
    if (computed) throw new AppError('data.computed-field', { label: computed.label });
    throw new AppError('data.unknown-field', { entity: entity.name, field: id });
  }
  return field;
}

export function normalizeWhere(entity: Entity, where: readonly DataCondition[]): NormalCondition[] {
  return where.map((condition) => normalizeCondition(requireField(entity, condition.field), condition));
}

/**
 * Brings the value to the field's form: "3" for a number field becomes 3, a row becomes its id. A value that can never match (a word for a
 * number field) makes a condition that no row meets, or for `ne` and `notIn` every row. `eq` and `ne` with nothing ask for emptiness.
 */
function normalizeCondition(field: Field, { op, value = null }: DataCondition): NormalCondition {
  switch (op) {
    case 'isEmpty':
    case 'isNotEmpty':
      return { field, op, value: null };
    case 'in':
    case 'notIn':
      return { field, op, value: (Array.isArray(value) ? value : [value]).map((item) => comparable(field, item)).filter((item) => item !== null) };
    case 'contains':
    case 'startsWith':
      return { field, op, value: value === null ? '' : typeof value === 'object' ? (comparable(field, value) ?? '') : value };
    case 'eq':
    case 'ne':
      if (value === null || value === '') return { field, op: op === 'eq' ? 'isEmpty' : 'isNotEmpty', value: null };
      return equality(field, op, value);
    default:
      return { field, op, value: comparable(field, value) };
  }
}

function equality(field: Field, op: 'eq' | 'ne', value: Json): NormalCondition {
  const own = comparable(field, value);
  if (own !== null) return { field, op, value: own };
  return { field, op: op === 'eq' ? 'in' : 'notIn', value: [] };
}

function comparable(field: Field, value: Json): Json {
  if (isListField(field) && !Array.isArray(value)) {
    const parsed = parseValue(field, [value]);
    return parsed.ok && Array.isArray(parsed.value) ? (parsed.value[0] ?? null) : null;
  }
  if (field.type === 'choice' && typeof value === 'string' && field.choices?.every((choice) => choice.value !== value)) {
    const parsed = parseValue(field, value);
    return parsed.ok ? parsed.value : value;
  }
  if (isNumberField(field) || ['boolean', 'date', 'time', 'datetime', 'reference', 'color'].includes(field.type)) {
    const parsed = parseValue(field.type === 'integer' ? { ...field, type: 'number' } : field, value);
    return parsed.ok ? parsed.value : null;
  }
  return typeof value === 'number' && field.type !== 'json' ? String(value) : value;
}

export function normalizeOrder(entity: Entity, orderBy: readonly { field: string; direction?: 'asc' | 'desc' | undefined }[]): NormalOrder[] {
  return orderBy.map(({ field, direction = 'asc' }) => ({ field: requireField(entity, field), direction }));
}

export function normalizeAggregate(entity: Entity, request: AggregateRequest): AggregateQuery {
  const field = request.field === undefined ? null : requireField(entity, request.field);
  const groupBy = request.groupBy === undefined ? null : requireField(entity, request.groupBy);
  if (request.op !== 'count') {
    if (!field) throw new AppError('request.invalid', { problem: `“${request.op}” needs a field` });
    if (!isNumberField(field)) throw new AppError('request.invalid', { problem: `“${request.op}” needs a field with numbers; “${field.label}” has none` });
  }
  return { op: request.op, field, groupBy, where: normalizeWhere(entity, request.where ?? []) };
}
