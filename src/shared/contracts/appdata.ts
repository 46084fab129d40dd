import { z } from 'zod';
import { identifier, json } from '../app/manifest/common.ts';
import { conditionOp, orderBy } from '../app/manifest/query.ts';

/** A row: field id → value, plus `id`, `createdAt`, `updatedAt` (ISO 8601 UTC). */
export const row = z.record(z.string(), json);
export type Row = { id: string; [field: string]: z.infer<typeof json> };

export const dataCondition = z.strictObject({ field: z.string(), op: conditionOp, value: json.optional() });
export type DataCondition = z.infer<typeof dataCondition>;

export const listRequest = z.strictObject({
  entity: identifier,
  where: z.array(dataCondition).default([]),
  search: z.string().default(''),
  orderBy: z.array(orderBy).default([]),
  /** Rows; default 1000, at most 100,000. */
  limit: z.number().int().min(0).max(100_000).default(1000),
  offset: z.number().int().min(0).default(0),
  include: z.array(identifier).default([]),
});
export type ListRequest = z.infer<typeof listRequest>;
export type ListRequestInput = z.input<typeof listRequest>;

export const listResult = z.strictObject({ rows: z.array(row), total: z.number().int() });

export const aggregateRequest = z.strictObject({
  entity: identifier,
  op: z.enum(['count', 'sum', 'avg', 'min', 'max']),
  field: identifier.optional(),
  groupBy: identifier.optional(),
  where: z.array(dataCondition).default([]),
});
export type AggregateRequest = z.infer<typeof aggregateRequest>;

/** `rowId` is empty when many rows changed at once, as by an import: read all of them again. */
export type DataChange = { entity: string; kind: 'create' | 'update' | 'delete'; rowId: string };

/** Questions about the rows of one app. Errors: `data.*` of the registry. */
export interface DataReads {
  list(request: ListRequestInput): Promise<{ rows: Row[]; total: number }>;
  get(entity: string, id: string): Promise<Row | null>;
  count(request: { entity: string; where?: DataCondition[]; search?: string }): Promise<number>;
  /** Without `groupBy` one element with `key: null`. */
  aggregate(request: AggregateRequest): Promise<{ key: unknown; value: number | null }[]>;
}

/**
 * One app's data. Adapters: SQLite (main), memory, IndexedDB (exports). Errors: `data.*` of the registry.
 * Computed fields are evaluated by the caller's runtime, not stored.
 */
export interface AppDataPort extends DataReads {
  create(entity: string, values: Record<string, unknown>): Promise<Row>;
  update(entity: string, id: string, values: Record<string, unknown>): Promise<Row>;
  delete(entity: string, id: string): Promise<void>;
  /** All or nothing. One row for each operation, of `createMany` one for each of its rows. */
  transaction(operations: DataOperation[]): Promise<Row[]>;
  /** Nobody else writes until it has ended: whoever begins it must end it soon. @throws data.busy, data.locked when it had to wait too long */
  begin(): Promise<DataTransaction>;
  /** Variables with `persist: 'saved'`. */
  getSaved(): Promise<Record<string, unknown>>;
  setSaved(id: string, value: unknown): Promise<void>;
  onDidChange(listener: (change: DataChange) => void): () => void;
}

/** Sees its own changes; nobody else does before the commit. A change that fails makes everything after it fail, until `back` of a `mark` before it. */
export interface DataTransaction extends DataReads {
  change(steps: readonly TransactionStep[]): Promise<Row[]>;
  commit(): Promise<void>;
  /** Nothing happens when it has ended. */
  rollback(): void;
}

export type DataOperation =
  | { kind: 'create'; entity: string; values: Record<string, unknown> }
  /** Many new rows of one kind: each is a list of values, in the order of `fields`. */
  | { kind: 'createMany'; entity: string; fields: string[]; rows: unknown[][] }
  | { kind: 'update'; entity: string; id: string; values: Record<string, unknown> }
  | { kind: 'delete'; entity: string; id: string };

/** `mark` begins a transaction inside of another; `keep` and `back` end it. */
export type TransactionStep = DataOperation | { kind: 'mark' } | { kind: 'keep' } | { kind: 'back' };
