import { summaryOf } from '../../../shared/contracts/execution-summary.ts';
import type { Execution, ExecutionEvent, ExecutionSummary } from '../../../shared/contracts/executions.ts';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import type { Job, JobOutcome } from '../execution/types.ts';

/** Lines kept of one run, and characters of them all. */
const MAX_LINES = 10_000;
const MAX_CHARS = 2_000_000;

/** A run that waits or works: its record as it grows, and who listens. */
export class LiveRun {
  readonly done: Promise<Execution>;
  record: Execution;
  job: Job | null = null;
  /** Takes it out of the queue; false when it has begun. */
  leaveQueue: () => boolean = () => false;
  /** Why it shall end, once somebody asked. */
  ending: { status: 'cancelled' | 'terminated'; error: AppError } | null = null;
  private readonly events = new Emitter<ExecutionEvent>();
  private readonly onChange: (summary: ExecutionSummary) => void;
  private chars = 0;
  private isFull = false;
  private resolve: (execution: Execution) => void = () => {};

  constructor(record: Execution, onChange: (summary: ExecutionSummary) => void) {
    this.record = record;
    this.onChange = onChange;
    this.done = new Promise((resolve) => (this.resolve = resolve));
  }

  get summary(): ExecutionSummary {
    return summaryOf(this.record);
  }

  subscribe(listener: (event: ExecutionEvent) => void): Disposer {
    listener({ type: 'status', execution: this.summary });
    if (this.record.logs.length > 0) listener({ type: 'log', entries: [...this.record.logs] });
    return this.events.on(listener);
  }

  begin(now: number): void {
    this.record = { ...this.record, status: 'running', startedAt: now };
    this.tell();
  }

  /** What does the work. Somebody may have asked meanwhile that it ends. */
  take(job: Job): void {
    this.job = job;
    if (this.ending !== null) job.kill(this.ending.error);
  }

  progress(progress: { value: number; text: string }): void {
    this.record = { ...this.record, progress };
    this.tell();
  }

  log(entries: LogEntry[]): void {
    const kept: LogEntry[] = [];
    for (const entry of entries) {
      if (this.isFull) break;
      this.chars += entry.text.length;
      this.isFull = this.record.logs.length + kept.length >= MAX_LINES || this.chars > MAX_CHARS;
      kept.push(this.isFull ? { at: entry.at, level: 'warn', source: 'sandbox', text: 'The log is full: further lines are left out.' } : entry);
    }
    if (kept.length === 0) return;
    this.record.logs.push(...kept);
    this.events.emit({ type: 'log', entries: kept });
  }

  /** What it came to; what it was asked to end by counts more than what it said while ending. */
  finish(outcome: Partial<JobOutcome>, now: number): void {
    const { ending } = this;
    const completedAt = Math.max(now, this.record.startedAt);
    this.record = {
      ...this.record,
      ...outcome,
      ...(ending === null ? {} : { status: ending.status, error: { code: ending.error.code, message: ending.error.message } }),
      completedAt,
      durationMs: completedAt - this.record.startedAt,
    };
  }

  /** After the record is on disk. */
  announceEnd(): void {
    this.tell();
    this.events.emit({ type: 'done', execution: this.record });
    this.resolve(this.record);
  }

  private tell(): void {
    const { summary } = this;
    this.events.emit({ type: 'status', execution: summary });
    this.onChange(summary);
  }
}
