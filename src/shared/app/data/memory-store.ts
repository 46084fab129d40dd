import type { Row } from '../../contracts/appdata.ts';
import { AppError } from '../../kernel/errors.ts';
import { jsonEqual, type Json } from '../../kernel/json.ts';
import type { Entity, Field } from '../manifest/index.ts';
import { findField, isListField, lowerName } from './fields.ts';
import { cloneJson } from './json-value.ts';
import { compareValues, matches, sortKey } from './match.ts';
import type { AggregateQuery, Group, OpenStore, RowFilter, RowQuery, RowStore } from './row-store.ts';
import { fold, searchText } from './text.ts';

/** `place` counts insertions; a rolled-back delete puts a row at the end of the map, then the map is sorted again before it is read. */
type Table = { rows: Map<string, { row: Row; place: number }>; next: number; isOutOfOrder: boolean };

/** Rows in maps, in order of insertion. Rows never leave or enter without being copied. */
export class MemoryStore implements RowStore {
  private readonly definitions: Map<string, Entity>;
  private readonly tables = new Map<string, Table>();
  private readonly savedValues = new Map<string, Json>();
  /** How to take back what the running transaction did, newest last. */
  private journal: (() => void)[] | null = null;

  constructor(entities: readonly Entity[]) {
    this.definitions = new Map(entities.map((entity) => [entity.id, entity]));
    for (const entity of entities) this.table(entity);
  }

  entity(id: string): Entity | undefined {
    return this.definitions.get(id);
  }

  entities(): readonly Entity[] {
    return [...this.definitions.values()];
  }

  get(entity: Entity, id: string): Row | null {
    const found = this.table(entity).rows.get(id);
    return found ? cloneJson(found.row) : null;
  }

  select(entity: Entity, query: RowQuery): Row[] {
    const found = this.filter(entity, query);
    const keys = query.orderBy.map(({ field }) => new Map(found.map((row) => [row, this.keyOf(field, row)])));
    if (keys.length > 0) {
      found.sort((a, b) => {
        for (const [i, { direction }] of query.orderBy.entries()) {
          const order = compareKeys(keys[i]?.get(a) ?? null, keys[i]?.get(b) ?? null, direction);
          if (order !== 0) return order;
        }
        return 0;
      });
    }
    return found.slice(query.offset, query.offset + query.limit).map(cloneJson);
  }

  count(entity: Entity, filter: RowFilter): number {
    return this.filter(entity, filter).length;
  }

  aggregate(entity: Entity, query: AggregateQuery): Group[] {
    const rows = this.filter(entity, { where: query.where, words: [] });
    const { groupBy } = query;
    if (!groupBy) return [{ key: null, value: reduce(query, rows) }];
    const groups = new Map<Json, Row[]>();
    for (const row of rows) {
      const value = row[groupBy.id] ?? null;
      for (const key of isListField(groupBy) && Array.isArray(value) ? value : [value]) {
        const group = groups.get(key);
        if (group) group.push(row);
        else groups.set(key, [row]);
      }
    }
    return [...groups]
      .map(([key, members]) => ({ key, value: reduce(query, members), order: this.sortKey(groupBy, key) }))
      .sort((a, b) => compareKeys(a.order, b.order, 'asc') || compareKeys(a.key, b.key, 'asc'))
      .map(({ key, value }) => ({ key, value }));
  }

  insert(entity: Entity, row: Row): void {
    const table = this.table(entity);
    if (table.rows.has(row.id)) throw new AppError('data.duplicate', { entity: lowerName(entity.name), label: 'id', field: 'id' });
    table.rows.set(row.id, { row: cloneJson(row), place: table.next++ });
    this.journal?.push(() => table.rows.delete(row.id));
  }

  replace(entity: Entity, row: Row): void {
    const table = this.table(entity);
    const before = table.rows.get(row.id);
    if (!before) return;
    table.rows.set(row.id, { row: cloneJson(row), place: before.place });
    this.journal?.push(() => table.rows.set(row.id, before));
  }

  remove(entity: Entity, id: string): void {
    const table = this.table(entity);
    const before = table.rows.get(id);
    if (!before) return;
    table.rows.delete(id);
    this.journal?.push(() => {
      table.rows.set(id, before);
      table.isOutOfOrder = true;
    });
  }

  atomically<T>(work: () => T): T {
    const outer = this.journal;
    const own: (() => void)[] = [];
    this.journal = own;
    try {
      const result = work();
      outer?.push(...own);
      return result;
    } catch (error) {
      for (const undo of own.reverse()) undo();
      throw error;
    } finally {
      this.journal = outer;
    }
  }

  begin(): OpenStore {
    const copy = this.copy();
    const marks: MemoryStore[] = [];
    return {
      store: copy,
      mark: () => void marks.push(copy.copy()),
      keep: () => void marks.pop(),
      back: () => copy.take(marks.pop() ?? copy),
      commit: () => this.take(copy),
      rollback: () => {},
    };
  }

  /** Rows never change in place, so the copy may share them. */
  private copy(): MemoryStore {
    const copy = new MemoryStore([...this.definitions.values()]);
    copy.take(this);
    return copy;
  }

  private take(other: MemoryStore): void {
    for (const [id, { rows, next, isOutOfOrder }] of other.tables) this.tables.set(id, { rows: new Map(rows), next, isOutOfOrder });
  }

  saved(): Record<string, Json> {
    return cloneJson(Object.fromEntries(this.savedValues));
  }

  save(id: string, value: Json): void {
    if (value === null) this.savedValues.delete(id);
    else this.savedValues.set(id, cloneJson(value));
  }

  private table(entity: Entity): Table {
    let table = this.tables.get(entity.id);
    if (!table) {
      table = { rows: new Map(), next: 0, isOutOfOrder: false };
      this.tables.set(entity.id, table);
    }
    if (table.isOutOfOrder) {
      table.rows = new Map([...table.rows].sort(([, a], [, b]) => a.place - b.place));
      table.isOutOfOrder = false;
    }
    return table;
  }

  private filter(entity: Entity, { where, words }: RowFilter): Row[] {
    const found: Row[] = [];
    for (const { row } of this.table(entity).rows.values()) {
      if (!where.every((condition) => matches(row, condition))) continue;
      if (words.length > 0 && !this.holdsWords(entity, row, words)) continue;
      found.push(row);
    }
    return found;
  }

  /** Each word in the row's own text, or in the name of a row it refers to. */
  private holdsWords(entity: Entity, row: Row, words: readonly string[]): boolean {
    const own = searchText(entity, row);
    const names = entity.fields.filter((field) => field.type === 'reference').map((field) => fold(this.sortKey(field, row[field.id] ?? null)));
    return words.every((word) => own.includes(word) || names.some((name) => name.includes(word)));
  }

  private keyOf(field: Field, row: Row): Json {
    return this.sortKey(field, row[field.id] ?? null);
  }

  private sortKey(field: Field, value: Json): Json {
    return sortKey(field, value, (entityId, rowId) => {
      const entity = this.definitions.get(entityId);
      if (!entity) return null;
      const display = findField(entity, entity.displayField);
      return this.table(entity).rows.get(rowId)?.row[display?.id ?? 'id'] ?? null;
    });
  }
}

/** Empty last, whichever the direction. */
function compareKeys(a: Json, b: Json, direction: 'asc' | 'desc'): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (jsonEqual(a, b)) return 0;
  return direction === 'asc' ? compareValues(a, b) : compareValues(b, a);
}

function reduce({ op, field }: AggregateQuery, rows: readonly Row[]): number | null {
  if (op === 'count') return field ? rows.filter((row) => (row[field.id] ?? null) !== null).length : rows.length;
  const numbers = rows.map((row) => (field ? row[field.id] : null)).filter((value) => typeof value === 'number');
  if (op === 'sum') return numbers.reduce((sum, value) => sum + value, 0);
  if (numbers.length === 0) return null;
  if (op === 'avg') return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return numbers.reduce((best, value) => (op === 'min' ? Math.min(best, value) : Math.max(best, value)));
}
