import type { DataCondition, Row } from '../../../shared/contracts/appdata.ts';
import type { FieldType } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { asAppError, rpc, Store } from '../../platform/index.ts';
import { PageLoader } from './page-loader.ts';
import { historyOf, type RowHistory, type RowStep } from './row-history.ts';

/** rows in one answer of the host */
const PAGE = 200;
/** rows that can be worked on at once: copied, filled, deleted */
export const MOST_AT_ONCE = 2000;

export type RowsState = { total: number; pages: ReadonlyMap<number, readonly Row[]>; isLoading: boolean; error: string | null };
export type RowsQuery = { search: string; orderBy: readonly { field: string; direction: 'asc' | 'desc' }[]; where: readonly DataCondition[] };

export type FieldShape = { id: string; type: FieldType };

/** A change of one row: `row` null makes a new one. */
export type RowWrite = { row: Row | null; values: Record<string, Json> };
export type WriteFailure = { write: RowWrite; message: string };

/** Rows of one entity, a page at a time as they come into view, with undo of what was edited here. */
export class RowStore {
  readonly state = new Store<RowsState>({ total: 0, pages: new Map(), isLoading: true, error: null });
  readonly history: RowHistory;
  private readonly appId: string;
  private readonly entity: string;
  private readonly fields: readonly FieldShape[];
  private query: RowsQuery = { search: '', orderBy: [], where: [] };
  private readonly loader: PageLoader;
  private holds = 0;
  private isStale = false;

  constructor(appId: string, entity: string, fields: readonly FieldShape[]) {
    this.appId = appId;
    this.entity = entity;
    this.fields = fields;
    this.history = historyOf(appId, entity);
    this.loader = new PageLoader((page, isCurrent) => this.load(page, isCurrent));
  }

  row(index: number): Row | undefined {
    return this.state.get().pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Where a row that is loaded stands now. */
  indexOf(rowId: string): number {
    for (const [page, rows] of this.state.get().pages) {
      const at = rows.findIndex((row) => row.id === rowId);
      if (at >= 0) return page * PAGE + at;
    }
    return -1;
  }

  setQuery(query: RowsQuery): void {
    this.query = query;
    void this.loader.reload();
  }

  /** Loads what is missing of the visible range; what was passed by meanwhile is not. */
  need(first: number, last: number): void {
    this.loader.show(Math.floor(Math.max(0, first) / PAGE), Math.floor(Math.max(0, last) / PAGE));
  }

  /** Reads again what is shown; rows stay until the new ones arrive. */
  async reload(): Promise<void> {
    if (this.holds > 0) {
      this.isStale = true;
      return;
    }
    this.isStale = false;
    await this.loader.reload();
  }

  /** Rows stay as they stand while one of them is edited. @returns ends that, and reads what changed meanwhile */
  hold(): () => void {
    this.holds++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holds--;
      if (this.holds === 0 && this.isStale) void this.reload();
    };
  }

  /** Rows by position, loaded or not; at most `MOST_AT_ONCE`. */
  async rowsBetween(first: number, last: number): Promise<Row[]> {
    const loaded: Row[] = [];
    for (let i = first; i <= last; i++) {
      const row = this.row(i);
      if (row === undefined) break;
      loaded.push(row);
    }
    if (loaded.length === last - first + 1) return loaded;
    return (await this.list(first, Math.min(MOST_AT_ONCE, last - first + 1))).rows;
  }

  /** Writes one cell. Throws what is wrong with it. */
  async update(row: Row, fieldId: string, value: Json): Promise<void> {
    const before = row[fieldId] ?? null;
    const put = (next: Json): Promise<unknown> => rpc.data.update({ appId: this.appId, entity: this.entity, rowId: row.id, values: { [fieldId]: next } });
    await put(value);
    this.history.remember({ undo: () => put(before), redo: () => put(value) });
    await this.reload();
  }

  async create(values: Record<string, Json>): Promise<Row> {
    const made = (await rpc.data.create({ appId: this.appId, entity: this.entity, values })) as Row;
    this.history.remember({ undo: () => this.drop(made.id), redo: () => this.bring(made) });
    await this.reload();
    return made;
  }

  /** A block of changes as one step of undo. What does not fit is left as it was and returned. */
  async write(writes: readonly RowWrite[]): Promise<{ failures: WriteFailure[]; step: RowStep | null }> {
    const failures: WriteFailure[] = [];
    const changed: { id: string; before: Record<string, Json>; after: Record<string, Json> }[] = [];
    const made: Row[] = [];
    const put = (rowId: string, values: Record<string, Json>): Promise<unknown> => rpc.data.update({ appId: this.appId, entity: this.entity, rowId, values });
    const release = this.hold();
    this.isStale = true;
    try {
      for (const write of writes) {
        try {
          if (write.row === null) made.push((await rpc.data.create({ appId: this.appId, entity: this.entity, values: write.values })) as Row);
          else {
            const { row, values } = write;
            await put(row.id, values);
            changed.push({ id: row.id, after: values, before: Object.fromEntries(Object.keys(values).map((key) => [key, row[key] ?? null])) });
          }
        } catch (thrown) {
          failures.push({ write, message: asAppError(thrown).message });
        }
      }
    } finally {
      release();
    }
    if (changed.length === 0 && made.length === 0) return { failures, step: null };
    const step: RowStep = {
      undo: async () => {
        for (const row of [...made].reverse()) await this.drop(row.id);
        for (const { id, before } of [...changed].reverse()) await put(id, before);
      },
      redo: async () => {
        for (const { id, after } of changed) await put(id, after);
        for (const row of made) await this.bring(row);
      },
    };
    this.history.remember(step);
    return { failures, step };
  }

  /** All or, when one cannot go, those before it; the failure is thrown after those are remembered. */
  async remove(rows: readonly Row[]): Promise<void> {
    const gone: Row[] = [];
    const release = this.hold();
    this.isStale = true;
    try {
      for (const row of rows) {
        await this.drop(row.id);
        gone.push(row);
      }
    } finally {
      release();
      if (gone.length > 0) {
        this.history.remember({
          undo: async () => {
            for (const row of gone) await this.bring(row);
          },
          redo: async () => {
            for (const row of gone) await this.drop(row.id);
          },
        });
      }
    }
  }

  async undo(): Promise<void> {
    await this.history.undo();
    await this.reload();
  }

  async redo(): Promise<void> {
    await this.history.redo();
    await this.reload();
  }

  async undoStep(step: RowStep): Promise<void> {
    await this.history.undoStep(step);
    await this.reload();
  }

  dispose(): void {
    this.loader.dispose();
  }

  private async load(page: number, isCurrent: () => boolean): Promise<void> {
    try {
      const result = await this.list(page * PAGE, PAGE);
      if (!isCurrent()) return;
      const last = Math.max(0, Math.ceil(result.total / PAGE) - 1);
      const pages = new Map([...this.state.get().pages].filter(([at]) => at <= last && this.loader.keeps(at)));
      if (page <= last) pages.set(page, result.rows);
      this.state.set({ total: result.total, pages, isLoading: false, error: null });
    } catch (thrown) {
      if (!isCurrent()) return;
      this.state.update((before) => ({ ...before, isLoading: false, error: asAppError(thrown).message }));
      throw thrown;
    }
  }

  private async list(offset: number, limit: number): Promise<{ rows: Row[]; total: number }> {
    const include = this.fields.filter((field) => field.type === 'reference').map((field) => field.id);
    const { search, orderBy, where } = this.query;
    const result = await rpc.data.list({
      appId: this.appId,
      request: {
        entity: this.entity,
        search,
        orderBy: orderBy.map((order) => ({ ...order })),
        where: where.map((condition) => ({ ...condition })),
        limit,
        offset,
        include,
      },
    });
    return { rows: result.rows as Row[], total: result.total };
  }

  private drop(rowId: string): Promise<unknown> {
    return rpc.data.delete({ appId: this.appId, entity: this.entity, rowId });
  }

  /** A deleted row comes back with its id, so that references to it hold. */
  private bring(row: Row): Promise<unknown> {
    const values: Record<string, Json> = { id: row.id };
    for (const field of this.fields) if (field.type !== 'computed' && row[field.id] !== undefined) values[field.id] = row[field.id] as Json;
    return rpc.data.create({ appId: this.appId, entity: this.entity, values });
  }
}
