import type { DataCondition, Row } from '../../../shared/contracts/appdata.ts';
import type { FieldType } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { asAppError, rpc, Store } from '../../platform/index.ts';

const PAGE = 200;

export type RowsState = { total: number; pages: ReadonlyMap<number, readonly Row[]>; isLoading: boolean; error: string | null };
export type RowsQuery = { search: string; orderBy: readonly { field: string; direction: 'asc' | 'desc' }[]; where: readonly DataCondition[] };

export type FieldShape = { id: string; type: FieldType };

type Undoable = { words: string; undo: () => Promise<unknown>; redo: () => Promise<unknown> };

/** Rows of one entity, a page at a time as they come into view, with undo of what was edited here. */
export class RowStore {
  readonly state = new Store<RowsState>({ total: 0, pages: new Map(), isLoading: true, error: null });
  private readonly appId: string;
  private readonly entity: string;
  private readonly fields: readonly FieldShape[];
  private query: RowsQuery = { search: '', orderBy: [], where: [] };
  private generation = 0;
  private readonly wanted = new Set<number>();
  private done: Undoable[] = [];
  private undone: Undoable[] = [];

  constructor(appId: string, entity: string, fields: readonly FieldShape[]) {
    this.appId = appId;
    this.entity = entity;
    this.fields = fields;
  }

  row(index: number): Row | undefined {
    return this.state.get().pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  setQuery(query: RowsQuery): void {
    this.query = query;
    void this.reload();
  }

  /** Loads what is missing of the visible range. */
  need(first: number, last: number): void {
    for (let page = Math.floor(Math.max(0, first) / PAGE); page <= Math.floor(Math.max(0, last) / PAGE); page++) {
      if (this.wanted.has(page)) continue;
      this.wanted.add(page);
      void this.load(page);
    }
  }

  /** Reads again what is shown; rows stay until the new ones arrive. */
  async reload(): Promise<void> {
    this.generation += 1;
    const pages = this.wanted.size === 0 ? [0] : [...this.wanted];
    this.wanted.clear();
    for (const page of pages) this.wanted.add(page);
    await Promise.all(pages.map((page) => this.load(page)));
  }

  private async load(page: number): Promise<void> {
    const { generation } = this;
    try {
      const include = this.fields.filter((field) => field.type === 'reference').map((field) => field.id);
      const result = await rpc.data.list({
        appId: this.appId,
        request: { entity: this.entity, search: this.query.search, orderBy: this.query.orderBy.map((order) => ({ ...order })), where: this.query.where.map((condition) => ({ ...condition })), limit: PAGE, offset: page * PAGE, include },
      });
      if (generation !== this.generation) return;
      const last = Math.max(0, Math.ceil(result.total / PAGE) - 1);
      const pages = new Map([...this.state.get().pages].filter(([at]) => at <= last));
      if (page <= last) pages.set(page, result.rows as Row[]);
      this.state.set({ total: result.total, pages, isLoading: false, error: null });
    } catch (thrown) {
      if (generation !== this.generation) return;
      const error = asAppError(thrown);
      this.wanted.delete(page);
      this.state.update((before) => ({ ...before, isLoading: false, error: error.message }));
    }
  }

  /** Writes one cell. Throws what is wrong with it. */
  async update(row: Row, fieldId: string, value: Json): Promise<void> {
    const before = row[fieldId] ?? null;
    const put = (next: Json): Promise<unknown> => rpc.data.update({ appId: this.appId, entity: this.entity, rowId: row.id, values: { [fieldId]: next } });
    await put(value);
    this.remember({ words: 'cell', undo: () => put(before), redo: () => put(value) });
    await this.reload();
  }

  async create(values: Record<string, Json>): Promise<Row> {
    const made = (await rpc.data.create({ appId: this.appId, entity: this.entity, values })) as Row;
    this.remember({ words: 'row', undo: () => this.drop(made.id), redo: () => this.bring(made) });
    await this.reload();
    return made;
  }

  async remove(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.drop(row.id);
    this.remember({
      words: 'rows',
      undo: async () => {
        for (const row of rows) await this.bring(row);
      },
      redo: async () => {
        for (const row of rows) await this.drop(row.id);
      },
    });
    await this.reload();
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  async undo(): Promise<void> {
    const step = this.done.pop();
    if (step === undefined) return;
    await step.undo();
    this.undone.push(step);
    await this.reload();
  }

  async redo(): Promise<void> {
    const step = this.undone.pop();
    if (step === undefined) return;
    await step.redo();
    this.done.push(step);
    await this.reload();
  }

  private remember(step: Undoable): void {
    this.done = [...this.done, step].slice(-200);
    this.undone = [];
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
