import { dirname } from 'node:path';
import {
  fold,
  isListField,
  lowerName,
  searchText,
  type AggregateQuery,
  type Group,
  type OpenStore,
  type RowFilter,
  type RowQuery,
  type RowStore,
} from '../../../shared/app/data/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { asStorageError, errorCode, quoteName, type SqlDatabase, type Statement } from '../../storage/index.ts';
import { readLayouts, type TableLayout } from './data-schema.ts';
import { beginOn } from './sqlite-transaction.ts';
import { columnSql, orderSql, sortSql, whereSql } from './sql-filter.ts';
import { fromSql, fromSqlKind, toSqlKind, type SqlValue } from './sql-values.ts';

type SqlRow = Record<string, unknown>;
/** The statements that write rows of one entity. `isSeeded`: it is known to be marked as written to. */
type Writes = {
  layout: TableLayout;
  insert: Statement<SqlValue[], unknown>;
  replace: Statement<SqlValue[], unknown>;
  remove: Statement<SqlValue[], unknown>;
  isSeeded: boolean;
};
/** Prepared statements kept; apps use a few dozen different ones. */
const KEPT_STATEMENTS = 200;

/** Rows in real SQLite tables, one column for each field. */
export class SqliteStore implements RowStore {
  private readonly db: SqlDatabase;
  /** Prepared once: making a transaction anew for each row took as long as its insert. */
  private readonly unit: Record<'begin' | 'commit' | 'rollback', Statement<[], unknown>>;
  private layouts: ReadonlyMap<string, TableLayout>;
  private readonly statements = new Map<string, Statement<SqlValue[], SqlRow>>();
  private readonly writes = new Map<string, Writes>();
  /** Entities that got their first row in the running transaction. */
  private readonly seededHere = new Set<string>();
  /** The newest transaction with a connection of its own; it may have ended. */
  private openHere: OpenStore | null = null;

  constructor(db: SqlDatabase) {
    this.db = db;
    registerFunctions(db);
    this.unit = { begin: db.prepare('BEGIN IMMEDIATE'), commit: db.prepare('COMMIT'), rollback: db.prepare('ROLLBACK') };
    this.layouts = readLayouts(db);
  }

  /** After the tables were migrated. */
  reload(): void {
    this.statements.clear();
    this.writes.clear();
    this.layouts = readLayouts(this.db);
  }

  entity(id: string): Entity | undefined {
    return this.layouts.get(id)?.entity;
  }

  entities(): readonly Entity[] {
    return [...this.layouts.values()].map((layout) => layout.entity);
  }

  get(entity: Entity, id: string): Row | null {
    const layout = this.layout(entity);
    const row = this.prepare(`SELECT t.* FROM ${quoteName(layout.table)} AS t WHERE t.id = ?`).get(id);
    return row ? toRow(layout, row) : null;
  }

  select(entity: Entity, query: RowQuery): Row[] {
    const layout = this.layout(entity);
    const where = whereSql(this.layouts, layout, query);
    const order = orderSql(this.layouts, layout, query.orderBy);
    return this.prepare(`SELECT t.* FROM ${quoteName(layout.table)} AS t${where.sql}${order.sql} LIMIT ? OFFSET ?`)
      .all(...where.params, ...order.params, query.limit, query.offset)
      .map((row) => toRow(layout, row));
  }

  count(entity: Entity, filter: RowFilter): number {
    const layout = this.layout(entity);
    const where = whereSql(this.layouts, layout, filter);
    return Number(this.prepare(`SELECT count(*) AS n FROM ${quoteName(layout.table)} AS t${where.sql}`).get(...where.params)?.['n']);
  }

  aggregate(entity: Entity, query: AggregateQuery): Group[] {
    const layout = this.layout(entity);
    const where = whereSql(this.layouts, layout, { where: query.where, words: [] });
    const value = valueSql(layout, query);
    const from = `FROM ${quoteName(layout.table)} AS t`;
    const { groupBy } = query;
    if (!groupBy) {
      const result = this.prepare(`SELECT ${value} AS v ${from}${where.sql}`).get(...where.params);
      return [{ key: null, value: numberOrNull(result?.['v']) }];
    }
    const column = columnSql(layout, groupBy);
    const isList = isListField(groupBy);
    const key = isList ? 'e.value' : column;
    const join = isList ? ` LEFT JOIN json_each(${column}) AS e` : '';
    const order = isList ? { sql: 'CASE WHEN k IS NULL THEN NULL ELSE fold(k) END', params: [] } : sortSql(this.layouts, layout, groupBy, 'k');
    return this.prepare(
      `SELECT k, v FROM (SELECT ${key} AS k, ${value} AS v ${from}${join}${where.sql} GROUP BY 1) ORDER BY ${order.sql} NULLS LAST, CASE WHEN typeof(k) = 'text' THEN fold(k) ELSE k END NULLS LAST`,
    )
      .all(...where.params, ...order.params)
      .map(({ k, v }) => ({ key: isList ? (k === null ? null : String(k)) : fromSql(groupBy, k), value: numberOrNull(v) }));
  }

  insert(entity: Entity, row: Row): void {
    const writes = this.writesOf(entity);
    try {
      writes.insert.run(...toColumns(writes.layout, row));
    } catch (error) {
      // Cheaper than asking before each row.
      if (errorCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE' || !/\.id$/.test(String((error as Error).message))) throw error;
      throw new AppError('data.duplicate', { entity: lowerName(entity.name), label: 'id', field: 'id' });
    }
    if (writes.isSeeded) return;
    // Seeds come only into tables that nobody wrote to. Rolled back with the row, so it is not remembered before the commit.
    this.prepare('UPDATE _casual_entities SET is_seeded = 1 WHERE entity = ? AND is_seeded = 0').run(entity.id);
    this.seededHere.add(entity.id);
  }

  replace(entity: Entity, row: Row): void {
    const writes = this.writesOf(entity);
    writes.replace.run(...toColumns(writes.layout, row), row.id);
  }

  remove(entity: Entity, id: string): void {
    this.writesOf(entity).remove.run(id);
  }

  atomically<T>(work: () => T): T {
    try {
      const result = this.inUnit(work);
      if (!this.db.inTransaction) {
        for (const id of this.seededHere) {
          const writes = this.writes.get(id);
          if (writes) writes.isSeeded = true;
        }
        this.seededHere.clear();
      }
      return result;
    } catch (error) {
      this.seededHere.clear();
      throw asStorageError(error, dirname(this.db.name));
    }
  }

  private inUnit<T>(work: () => T): T {
    if (this.db.inTransaction) return this.db.transaction(work)();
    this.unit.begin.run();
    try {
      const result = work();
      this.unit.commit.run();
      return result;
    } finally {
      // SQLite ends some by itself, such as one for which the disk is full.
      if (this.db.inTransaction) this.unit.rollback.run();
    }
  }

  begin(): OpenStore {
    try {
      this.openHere = beginOn(this.db.name, (db) => new SqliteStore(db));
      return this.openHere;
    } catch (error) {
      throw asStorageError(error, dirname(this.db.name));
    }
  }

  /** Before the file is closed: an open transaction would keep it locked. */
  abandonOpen(): void {
    this.openHere?.rollback();
    this.openHere = null;
  }

  saved(): Record<string, Json> {
    const rows = this.db.prepare<[], { id: string; value: string }>('SELECT id, value FROM _casual_saved').all();
    return Object.fromEntries(rows.map(({ id, value }) => [id, JSON.parse(value) as Json]));
  }

  save(id: string, value: Json): void {
    if (value === null) this.db.prepare('DELETE FROM _casual_saved WHERE id = ?').run(id);
    else
      this.db
        .prepare('INSERT INTO _casual_saved (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value')
        .run(id, JSON.stringify(value));
  }

  private writesOf(entity: Entity): Writes {
    const known = this.writes.get(entity.id);
    if (known) return known;
    const layout = this.layout(entity);
    const table = quoteName(layout.table);
    const names = ['id', 'createdAt', 'updatedAt', '_search', ...layout.stored.map(({ column }) => column)];
    const writes: Writes = {
      layout,
      insert: this.db.prepare<SqlValue[]>(`INSERT INTO ${table} (${names.map(quoteName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`),
      replace: this.db.prepare<SqlValue[]>(`UPDATE ${table} SET ${names.map((name) => `${quoteName(name)} = ?`).join(', ')} WHERE id = ?`),
      remove: this.db.prepare<SqlValue[]>(`DELETE FROM ${table} WHERE id = ?`),
      isSeeded: false,
    };
    this.writes.set(entity.id, writes);
    return writes;
  }

  private prepare(sql: string): Statement<SqlValue[], SqlRow> {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size >= KEPT_STATEMENTS) this.statements.clear();
      statement = this.db.prepare<SqlValue[], SqlRow>(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private layout(entity: Entity): TableLayout {
    const layout = this.layouts.get(entity.id);
    if (!layout) throw new AppError('data.unknown-entity', { entity: entity.name });
    return layout;
  }
}

export function registerFunctions(db: SqlDatabase): void {
  db.function('fold', { deterministic: true }, (value: unknown) => fold(value));
}

/** A stored row as the values of its columns, with its search text: id, times, search, then the fields in their order. */
function toColumns(layout: TableLayout, row: Row): SqlValue[] {
  const values: SqlValue[] = [row.id, textOrNull(row['createdAt']), textOrNull(row['updatedAt']), searchText(layout.entity, row)];
  for (const { field, kind } of layout.stored) values.push(toSqlKind(kind, row[field.id] ?? null));
  return values;
}

export function toRow(layout: TableLayout, sql: SqlRow): Row {
  const row: Row = { id: String(sql['id']) };
  for (const { field, column, kind } of layout.stored) row[field.id] = fromSqlKind(kind, sql[column]);
  row['createdAt'] = textOrNull(sql['createdAt']);
  row['updatedAt'] = textOrNull(sql['updatedAt']);
  return row;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function valueSql(layout: TableLayout, { op, field }: AggregateQuery): string {
  if (!field) return 'count(*)';
  const column = columnSql(layout, field);
  if (op === 'sum') return `total(${column})`;
  return `${op}(${column})`;
}
