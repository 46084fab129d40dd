import { z } from 'zod';
import { expression, identifier, json, label, tone } from './common.ts';

export const fieldType = z.enum([
  'text',
  'longText',
  'number',
  'integer',
  'currency',
  'percent',
  'boolean',
  'date', // "2026-06-12"
  'time', // "14:30"
  'datetime', // ISO 8601, UTC: "2026-06-12T13:30:00.000Z"
  'email',
  'phone',
  'url',
  'image', // URL or data: URL
  'file', // {name, type, size, data: base64}
  'color', // "#rrggbb"
  'choice', // one of `choices[].value`
  'multiChoice', // array of `choices[].value`
  'reference', // row id in `reference.entity`
  'rating', // 0 … max (5)
  'tags', // array of text
  'json',
  'computed', // `formula` over the row; never stored
]);
export type FieldType = z.infer<typeof fieldType>;

export const choice = z.strictObject({ value: z.string().min(1), label, tone: tone.optional() });

export const field = z.strictObject({
  /** Column key. Never changes; a rename changes `label`. */
  id: identifier,
  label,
  type: fieldType,
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  /** Value for new rows; `"{{ today() }}"` style templates are evaluated at creation. */
  default: json.optional(),
  choices: z.array(choice).optional(),
  reference: z.strictObject({ entity: identifier, onDelete: z.enum(['restrict', 'cascade', 'setNull']).default('setNull') }).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  /** Over the row's other fields by id, with `item` as the row: `item.dueOn < today() && !item.returnedOn`. */
  formula: expression.optional(),
  /** What the formula yields; default text. */
  formulaType: z.enum(['text', 'number', 'currency', 'boolean', 'date']).optional(),
  /** ISO 4217, for currency. */
  currency: z.string().optional(),
  help: z.string().max(500).optional(),
});
export type Field = z.infer<typeof field>;

/** Seed rows: field id → value, with a required `id` so that references between seeds work. */
export const seedRow = z.record(z.string(), json);

export const entity = z.strictObject({
  id: identifier,
  /** Singular, as people say it: "Work order". */
  name: label,
  plural: label,
  icon: z.string().optional(),
  /** The field shown when a row is named, e.g. in a reference. */
  displayField: identifier,
  fields: z.array(field).max(200),
  /** Rows put in once, when the table is first made. */
  seed: z.array(seedRow).max(1000).default([]),
});
export type Entity = z.infer<typeof entity>;

/** Every row also has these; they may not be declared as fields. */
export const ROW_SYSTEM_FIELDS = ['id', 'createdAt', 'updatedAt'] as const;
