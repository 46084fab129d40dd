import type { Row } from '../../contracts/appdata.ts';
import type { Json } from '../../kernel/json.ts';
import type { Entity, Field } from '../manifest/index.ts';

export type ConditionOp = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'startsWith' | 'in' | 'notIn' | 'isEmpty' | 'isNotEmpty';

/** A condition whose field exists and whose value has the field's own form (see `normalizeCondition`). */
export type NormalCondition = { field: Field; op: ConditionOp; value: Json };
export type NormalOrder = { field: Field; direction: 'asc' | 'desc' };
export type RowFilter = { where: readonly NormalCondition[]; /** Folded; every one must be found. */ words: readonly string[] };
export type RowQuery = RowFilter & { orderBy: readonly NormalOrder[]; limit: number; offset: number };
export type AggregateQuery = { op: 'count' | 'sum' | 'avg' | 'min' | 'max'; field: Field | null; groupBy: Field | null; where: readonly NormalCondition[] };
export type Group = { key: Json; value: number | null };

/**
 * Rows as one adapter keeps them. Rules (validation, references, uniqueness, events) live above, in `AppData`, so that every adapter
 * behaves alike. Meanings every adapter shares:
 * - `ne` and `notIn` include empty values; other comparisons never match an empty one. Text compares exactly with `eq`, `in`; folded otherwise.
 * - On a field that holds a list, `eq`, `in`, `contains` look for an element.
 * - Order: empty values last both ways; choices in their declared order; references by the display field of their row; ties in order of insertion.
 * - Groups of a list field count each element. Groups come in the order of their key.
 */
export interface RowStore {
  entity(id: string): Entity | undefined;
  entities(): readonly Entity[];
  get(entity: Entity, id: string): Row | null;
  select(entity: Entity, query: RowQuery): Row[];
  count(entity: Entity, filter: RowFilter): number;
  aggregate(entity: Entity, query: AggregateQuery): Group[];
  /** @throws data.duplicate when there is a row of that id */
  insert(entity: Entity, row: Row): void;
  /** The row with the same id gets exactly these values; it keeps its place. */
  replace(entity: Entity, row: Row): void;
  remove(entity: Entity, id: string): void;
  /** All or nothing. May be nested. */
  atomically<T>(work: () => T): T;
  /** A transaction that goes on for a while, seen by nobody else. While it is open nothing else may be written. */
  begin(): OpenStore;
  saved(): Record<string, Json>;
  /** `null` forgets it. */
  save(id: string, value: Json): void;
}

/** `mark` begins a transaction inside of it, which ends with `keep` or `back`. */
export interface OpenStore {
  readonly store: RowStore;
  mark(): void;
  keep(): void;
  back(): void;
  commit(): void;
  rollback(): void;
}
