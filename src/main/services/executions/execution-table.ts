import { z } from 'zod';
import {
  executionError,
  executionMetrics,
  executionSpan,
  executionSummary,
  type Execution,
  type ExecutionStatus,
  type ExecutionSummary,
} from '../../../shared/contracts/executions.ts';
import { logEntry } from '../../../shared/contracts/session.ts';
import { json } from '../../../shared/app/manifest/common.ts';
import type { Storage } from '../../storage/index.ts';

const SUMMARY = 'id, app_id, function, status, source, trigger_id, document_seq, started_at, completed_at, duration, progress, error, cost';
const NO_METRICS = { cpuMs: 0, peakMemoryBytes: 0, hostCalls: {} };
const OPEN = `status IN ('queued', 'running')`;

const row = z.object({
  id: z.string(),
  app_id: z.string(),
  function: z.string().nullable(),
  status: z.string(),
  source: z.string(),
  trigger_id: z.string().nullable(),
  document_seq: z.number(),
  started_at: z.number(),
  completed_at: z.number().nullable(),
  duration: z.number().nullable(),
  progress: z.string().nullable(),
  error: z.string().nullable(),
  cost: z.number().nullable(),
});
const wholeRow = row.extend({
  inputs: z.string().nullable(),
  outputs: z.string().nullable(),
  logs: z.string().nullable(),
  spans: z.string().nullable(),
  metrics: z.string().nullable(),
  sandbox_config: z.string().nullable(),
});
const limits = z.strictObject({ executionMs: z.number(), memoryMb: z.number() });

/** The records of runs, in the IDE's own database. */
export class ExecutionTable {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /** Writes the whole record: at the start, when it begins, and at the end. On disk when it resolves. */
  save(execution: Execution): Promise<void> {
    const { db, commits } = this.storage;
    const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    const values = [
      execution.id,
      execution.appId,
      execution.function,
      execution.status,
      execution.source,
      execution.triggerId,
      execution.documentSeq,
      execution.startedAt,
      execution.completedAt,
      execution.durationMs,
      text(execution.progress),
      text(execution.error),
      execution.cost,
      JSON.stringify(execution.inputs),
      text(execution.outputs),
      JSON.stringify(execution.logs),
      JSON.stringify(execution.spans),
      JSON.stringify(execution.metrics),
      JSON.stringify(execution.limits),
    ];
    const places = values.map(() => '?').join(', ');
    return commits.add(() => {
      // The app may have been deleted for good meanwhile: then its runs are of no more use.
      const isThere = db.prepare<[string]>('SELECT 1 FROM applications WHERE id = ?').get(execution.appId) !== undefined;
      if (isThere)
        db.prepare(`INSERT OR REPLACE INTO executions (${SUMMARY}, inputs, outputs, logs, spans, metrics, sandbox_config) VALUES (${places})`).run(...values);
    });
  }

  get(id: string): Execution | null {
    const found = this.storage.db.prepare<[string]>('SELECT * FROM executions WHERE id = ?').get(id);
    return found === undefined ? null : readWhole(wholeRow.parse(found));
  }

  list(query: {
    appId: string;
    status?: ExecutionStatus | undefined;
    function?: string | undefined;
    limit: number;
    before?: number | undefined;
  }): ExecutionSummary[] {
    const conditions = ['app_id = ?'];
    const values: (string | number)[] = [query.appId];
    const add = (condition: string, value: string | number | undefined): void => {
      if (value === undefined) return;
      conditions.push(condition);
      values.push(value);
    };
    add('status = ?', query.status);
    add('function = ?', query.function);
    add('started_at < ?', query.before);
    const rows = this.storage.db
      .prepare(`SELECT ${SUMMARY} FROM executions WHERE ${conditions.join(' AND ')} ORDER BY started_at DESC, rowid DESC LIMIT ?`)
      .all(...values, query.limit);
    return rows.map((found) => readSummary(row.parse(found)));
  }

  lastOfTrigger(appId: string, triggerId: string): ExecutionSummary | null {
    const found = this.storage.db
      .prepare(`SELECT ${SUMMARY} FROM executions WHERE app_id = ? AND trigger_id = ? ORDER BY started_at DESC, rowid DESC LIMIT 1`)
      .get(appId, triggerId);
    return found === undefined ? null : readSummary(row.parse(found));
  }

  clear(appId: string): number {
    return this.storage.write(() => this.storage.db.prepare(`DELETE FROM executions WHERE app_id = ? AND NOT ${OPEN}`).run(appId).changes);
  }

  /** Runs that a host left behind when it stopped without closing. Call before any is made. */
  closeOrphans(error: { code: string; message: string }, now: number): number {
    return this.storage.write(
      () =>
        this.storage.db
          .prepare(`UPDATE executions SET status = 'terminated', completed_at = ?, duration = max(0, ? - started_at), error = ? WHERE ${OPEN}`)
          .run(now, now, JSON.stringify(error)).changes,
    );
  }

  /** Removes runs that ended too long ago or are too many. @param appId only of this app. @returns how many */
  expire({ before, perApp, appId }: { before: number; perApp: number; appId?: string }): number {
    const { db } = this.storage;
    const ofApp = appId === undefined ? '' : ' AND app_id = ?';
    const values = appId === undefined ? [] : [appId];
    return this.storage.write(() => {
      const old = db.prepare(`DELETE FROM executions WHERE NOT ${OPEN} AND completed_at < ?${ofApp}`).run(before, ...values).changes;
      const surplus = db
        .prepare(
          `DELETE FROM executions WHERE id IN (SELECT id FROM (
             SELECT id, status, row_number() OVER (PARTITION BY app_id ORDER BY started_at DESC, rowid DESC) AS place FROM executions WHERE TRUE${ofApp}
           ) WHERE place > ? AND NOT ${OPEN})`,
        )
        .run(...values, perApp).changes;
      return old + surplus;
    });
  }
}

function readSummary(found: z.infer<typeof row>): ExecutionSummary {
  return executionSummary.parse({
    id: found.id,
    appId: found.app_id,
    function: found.function,
    status: found.status,
    source: found.source,
    triggerId: found.trigger_id,
    documentSeq: found.document_seq,
    startedAt: found.started_at,
    completedAt: found.completed_at,
    durationMs: found.duration,
    progress: found.progress === null ? null : (JSON.parse(found.progress) as unknown),
    error: found.error === null ? null : read(executionError, found.error, { code: 'internal', message: found.error }),
    cost: found.cost ?? 0,
  });
}

function readWhole(found: z.infer<typeof wholeRow>): Execution {
  return {
    ...readSummary(found),
    inputs: read(z.record(z.string(), json), found.inputs, {}),
    outputs: read(json, found.outputs, null),
    logs: read(z.array(logEntry), found.logs, []),
    spans: read(z.array(executionSpan), found.spans, []),
    metrics: read(executionMetrics, found.metrics, NO_METRICS),
    limits: read(limits, found.sandbox_config, { executionMs: 0, memoryMb: 0 }),
  };
}

/** A column that an older Casual OS, or a damaged file, left unreadable is shown as empty. */
function read<T>(schema: z.ZodType<T>, text: string | null, otherwise: T): T {
  if (text === null) return otherwise;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    return otherwise;
  }
}
