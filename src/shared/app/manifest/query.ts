import { z } from 'zod';
import { expression, identifier, label, template } from './common.ts';

export const conditionOp = z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'in', 'notIn', 'isEmpty', 'isNotEmpty']);
export const condition = z.strictObject({
  field: identifier,
  op: conditionOp,
  value: template.optional(),
  /** Leave the condition out while its value is empty (null, "", []): how filters behave. */
  skipEmpty: z.boolean().default(false),
});
export type Condition = z.infer<typeof condition>;

export const orderBy = z.strictObject({ field: identifier, direction: z.enum(['asc', 'desc']).default('asc') });

/** A named read. In expressions: `id.data`, `id.isLoading`, `id.error`, `id.total`. Reloads when a row of its entity or a value in it changes. */
export const query = z.strictObject({
  id: identifier,
  name: label,
  kind: z.enum(['list', 'get', 'count', 'aggregate', 'script']),
  entity: identifier.optional(),
  where: z.array(condition).default([]),
  /** Full-text over the entity's text fields; a template such as `{{ searchBox.value }}`. */
  search: template.optional(),
  orderBy: z.array(orderBy).default([]),
  limit: z.number().int().positive().max(100_000).optional(),
  /** Reference fields whose rows are embedded as `row.<field>$`. */
  include: z.array(identifier).default([]),
  /** get: which row. */
  rowId: template.optional(),
  /** aggregate */
  aggregate: z.strictObject({ op: z.enum(['count', 'sum', 'avg', 'min', 'max']), field: identifier.optional(), groupBy: identifier.optional() }).optional(),
  /** script: body of an async function with `db`; its return value is `data`. */
  code: z.string().max(100_000).optional(),
  autoRun: z.boolean().default(true),
  debounceMs: z.number().int().min(0).max(10_000).default(0),
  /** Passed over while falsy. */
  enabled: expression.optional(),
});
export type Query = z.infer<typeof query>;

/** A variable. In expressions: the id is its value. */
export const stateVariable = z.strictObject({
  id: identifier,
  name: label,
  initial: template,
  /** `memory` is lost on restart; `saved` is kept with the app's data. */
  persist: z.enum(['memory', 'saved']).default('memory'),
});
export type StateVariable = z.infer<typeof stateVariable>;

/** JavaScript whose exported functions every expression sees as `<id>.<name>(…)`. */
export const codeModule = z.strictObject({ id: identifier, name: label, code: z.string().max(500_000) });
export type CodeModule = z.infer<typeof codeModule>;
