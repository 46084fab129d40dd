import type { Condition, Field, FieldType } from '../../../shared/app/manifest/index.ts';
import { isTemplate } from '../../../shared/app/expressions/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { editText, fromText } from './cell-format.ts';

export type ConditionOp = Condition['op'];

const NUMBERS: ReadonlySet<FieldType> = new Set(['number', 'integer', 'currency', 'percent', 'rating']);
const TIMES: ReadonlySet<FieldType> = new Set(['date', 'time', 'datetime']);
const TEXTS: ReadonlySet<FieldType> = new Set(['text', 'longText', 'email', 'phone', 'url']);
const LISTS: ReadonlySet<FieldType> = new Set(['tags', 'multiChoice']);

/** What every row has without being declared. */
export const SYSTEM_FIELDS: readonly Field[] = [
  { id: 'id', label: 'Row id', type: 'text', required: true, unique: true },
  { id: 'createdAt', label: 'Made at', type: 'datetime', required: true, unique: false },
  { id: 'updatedAt', label: 'Changed at', type: 'datetime', required: true, unique: false },
];

/** The comparisons that make sense for a field, in people's words. */
export function conditionOps(field: Field | undefined): { value: ConditionOp; label: string }[] {
  const type = field?.formulaType ?? field?.type ?? 'text';
  const isTime = TIMES.has(type);
  const isOrdered = isTime || NUMBERS.has(type);
  return [
    ...(LISTS.has(type) ? [] : [op('eq', 'is'), op('ne', 'is not')]),
    ...(TEXTS.has(type) || LISTS.has(type) ? [op('contains', 'has')] : []),
    ...(TEXTS.has(type) ? [op('startsWith', 'starts with')] : []),
    ...(isOrdered ? [op('lt', isTime ? 'before' : 'under'), op('lte', isTime ? 'up to' : 'at most'), op('gt', isTime ? 'after' : 'over'), op('gte', isTime ? 'from' : 'at least')] : []),
    ...(type === 'boolean' || LISTS.has(type) ? [] : [op('in', 'is one of'), op('notIn', 'is none of')]),
    op('isEmpty', 'is empty'),
    op('isNotEmpty', 'is not empty'),
  ];
}

function op(value: ConditionOp, label: string): { value: ConditionOp; label: string } {
  return { value, label };
}

export function needsValue(op: ConditionOp): boolean {
  return op !== 'isEmpty' && op !== 'isNotEmpty';
}

/** What the value field shows. Lists are joined with commas. */
export function conditionText(field: Field | undefined, value: Json | undefined): string {
  if (typeof value === 'string' && isTemplate(value)) return value;
  if (field === undefined || Array.isArray(value)) return Array.isArray(value) ? value.map((entry) => String(entry)).join(', ') : value === undefined || value === null ? '' : String(value);
  return editText(field, value);
}

/** Reads the value field: bindings stay as typed, the rest becomes a value of the field's type. @returns undefined when it is empty */
export function conditionValue(field: Field | undefined, op: ConditionOp, text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  if (isTemplate(text)) return text;
  if (op === 'in' || op === 'notIn') return text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => single(field, part) ?? part);
  // What a list or a text contains is one piece of it.
  if (op === 'contains' || op === 'startsWith') return field?.type === 'multiChoice' ? (firstOf(fromText(field, text)) ?? text) : text;
  return single(field, text);
}

function single(field: Field | undefined, text: string): Json | undefined {
  if (field === undefined) return text;
  if (NUMBERS.has(field.formulaType ?? field.type)) return Number.isFinite(Number(text)) ? Number(text) : text;
  const value = fromText(field, text);
  return value === null ? undefined : (value as Json);
}

function firstOf(value: unknown): string | undefined {
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
}

/** Fields that a query can order by: everything with one comparable value. */
export function sortableFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.type !== 'json' && field.type !== 'file' && !LISTS.has(field.type));
}

/** Fields with numbers in them, to add up. */
export function numberFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => NUMBERS.has(field.type) || (field.type === 'computed' && (field.formulaType === 'number' || field.formulaType === 'currency')));
}
