import type { ExecutionSummary } from '../../../shared/contracts/executions.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { asAppError, rpc, Store } from '../../platform/index.ts';
import { byNewest, matchesHere, matchesHost, NO_FILTER, type RunFilter } from './run-filter.ts';

/** Runs asked for at a time. */
const PAGE = 200;

/** With a filter that only this window knows, more pages are read until this many match or there are no more. */
const ENOUGH = 60;

/** Runs kept in mind beside the list. */
const MOST_SEEN = 2000;

/** ms that changes wait for each other: a run that reports often is one change of the list. */
const COALESCE = 60;

export type RunsState = {
  filter: RunFilter;
  /** What matches, newest first. */
  runs: readonly ExecutionSummary[];
  /** Every run known here, whatever the filter; newest first. */
  seen: readonly ExecutionSummary[];
  /** Whether there may be more on the host. */
  hasMore: boolean;
  isLoading: boolean;
  error: AppError | null;
};

/** The runs of an app as a list that follows the host: pages from it, changes on top, filters over both. */
export class RunsStore {
  readonly state = new Store<RunsState>({ filter: NO_FILTER, runs: [], seen: [], hasMore: false, isLoading: true, error: null });
  private readonly appId: string;
  private known = new Map<string, ExecutionSummary>();
  private seen = new Map<string, ExecutionSummary>();
  private changed = new Map<string, ExecutionSummary>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Told apart by this, so that an answer to an older question is dropped. */
  private asked = 0;
  private isReadingMore = false;

  constructor(appId: string) {
    this.appId = appId;
  }

  setFilter(patch: Partial<RunFilter>): void {
    const before = this.state.get().filter;
    const filter = { ...before, ...patch };
    const isSameQuestion = before.status === filter.status && before.function === filter.function;
    this.state.update((state) => ({ ...state, filter }));
    if (!isSameQuestion) return void this.reload();
    this.show();
    void this.fill();
  }

  /** Reads the first page again: after opening, after a lost connection, after a new question. */
  async reload(): Promise<void> {
    const asked = ++this.asked;
    this.state.update((state) => ({ ...state, isLoading: true }));
    try {
      const page = await this.read();
      if (asked !== this.asked) return;
      this.known = new Map(page.map((run) => [run.id, run]));
      this.state.update((state) => ({ ...state, isLoading: false, error: null, hasMore: page.length === PAGE }));
      this.show();
      await this.fill();
    } catch (error) {
      if (asked === this.asked) this.state.update((state) => ({ ...state, isLoading: false, error: asAppError(error) }));
    }
  }

  /** The next page, as one scrolls towards the end. */
  async more(): Promise<void> {
    const { hasMore, isLoading } = this.state.get();
    if (!hasMore || isLoading || this.isReadingMore) return;
    const oldest = [...this.known.values()].reduce((least, run) => Math.min(least, run.startedAt), Infinity);
    const asked = this.asked;
    this.isReadingMore = true;
    try {
      // Those of the very same moment come again and are known by their id.
      const page = await this.read(oldest + 1);
      if (asked !== this.asked) return;
      const before = this.known.size;
      for (const run of page) this.known.set(run.id, run);
      this.state.update((state) => ({ ...state, hasMore: page.length === PAGE && this.known.size > before }));
      this.show();
    } catch {
      if (asked === this.asked) this.state.update((state) => ({ ...state, hasMore: false }));
    } finally {
      this.isReadingMore = false;
    }
  }

  /** A run that started, reported or ended. */
  put(run: ExecutionSummary): void {
    this.changed.set(run.id, run);
    this.timer ??= setTimeout(() => this.flush(), COALESCE);
  }

  /** The history was deleted: begins anew. */
  forget(): void {
    this.known = new Map();
    this.seen = new Map();
    void this.reload();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asked++;
  }

  private flush(): void {
    this.timer = undefined;
    const { filter } = this.state.get();
    for (const [id, run] of this.changed) {
      this.seen.set(id, run);
      if (matchesHost(run, filter)) this.known.set(id, run);
      else this.known.delete(id);
    }
    this.changed = new Map();
    this.show();
  }

  private show(): void {
    const { filter } = this.state.get();
    const runs = [...this.known.values()].filter((run) => matchesHere(run, filter)).sort(byNewest);
    for (const [id, run] of this.known) this.seen.set(id, run);
    const seen = [...this.seen.values()].sort(byNewest).slice(0, MOST_SEEN);
    this.seen = new Map(seen.map((run) => [run.id, run]));
    this.state.update((state) => ({ ...state, runs, seen }));
  }

  private async fill(): Promise<void> {
    const { asked } = this;
    while (asked === this.asked) {
      const { runs, hasMore } = this.state.get();
      if (runs.length >= ENOUGH || !hasMore || this.isReadingMore) return;
      await this.more();
    }
  }

  private read(before?: number): Promise<ExecutionSummary[]> {
    const { filter } = this.state.get();
    return rpc.executions.list({
      appId: this.appId,
      limit: PAGE,
      ...(filter.status === '' ? {} : { status: filter.status }),
      ...(filter.function === '' ? {} : { function: filter.function }),
      ...(before === undefined ? {} : { before }),
    });
  }
}
