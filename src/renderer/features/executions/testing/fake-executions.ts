import { summaryOf } from '../../../../shared/contracts/execution-summary.ts';
import type { Execution, ExecutionEvent, ExecutionSummary, TriggerStatus } from '../../../../shared/contracts/executions.ts';
import type { Json } from '../../../../shared/kernel/json.ts';

export function aRun(patch: Partial<Execution> = {}): Execution {
  return {
    id: 'run_1',
    appId: 'app_test',
    function: 'tools.hello',
    status: 'succeeded',
    source: 'ide',
    triggerId: null,
    documentSeq: 7,
    startedAt: 1_750_000_000_000,
    completedAt: 1_750_000_000_120,
    durationMs: 120,
    progress: null,
    error: null,
    cost: 0,
    inputs: { name: 'Ada' },
    outputs: { greeting: 'Hello, Ada' },
    logs: [],
    spans: [],
    metrics: { cpuMs: 3, peakMemoryBytes: 2_000_000, hostCalls: {} },
    limits: { executionMs: 1000, memoryMb: 128 },
    ...patch,
  };
}

type ListRequest = { status?: string; function?: string; limit: number; before?: number };

/** The contract's `executions.*` over runs in memory. A test ends runs and sends events by hand. */
export class FakeExecutions {
  runs: Execution[] = [];
  statuses: TriggerStatus[] = [];
  calls: string[] = [];
  private readonly watchers = new Set<(run: ExecutionSummary) => void>();
  private readonly followers = new Map<string, Set<(event: ExecutionEvent) => void>>();

  readonly rpc = {
    list: async ({ status, function: name, limit, before }: ListRequest) => {
      this.calls.push(`list ${status ?? ''} ${name ?? ''} ${before ?? ''}`.trim());
      return this.runs
        .filter(
          (run) =>
            (status === undefined || run.status === status) &&
            (name === undefined || run.function === name) &&
            (before === undefined || run.startedAt < before),
        )
        .sort((a, b) => b.startedAt - a.startedAt)
        .slice(0, limit)
        .map(summaryOf);
    },
    get: async ({ executionId }: { executionId: string }) => {
      const run = this.runs.find((candidate) => candidate.id === executionId);
      if (run === undefined) throw new Error('gone');
      return run;
    },
    execute: async ({ function: name, inputs, source }: { function: string; inputs: Record<string, Json>; source: Execution['source'] }) => {
      this.calls.push(`execute ${name} ${JSON.stringify(inputs)}`);
      return this.start(
        aRun({ id: `run_${this.runs.length + 1}`, function: name, inputs, source, status: 'running', completedAt: null, durationMs: null, outputs: null }),
      );
    },
    rerun: async ({ executionId }: { executionId: string }) => {
      this.calls.push(`rerun ${executionId}`);
      const before = this.runs.find((run) => run.id === executionId) ?? aRun();
      return this.start({ ...before, id: `run_${this.runs.length + 1}`, startedAt: before.startedAt + 1000 });
    },
    cancel: async ({ executionId }: { executionId: string }) => {
      this.calls.push(`cancel ${executionId}`);
      this.end(executionId, { status: 'cancelled' });
      return { ok: true };
    },
    clear: async () => {
      const removed = this.runs.filter((run) => run.completedAt !== null).length;
      this.runs = this.runs.filter((run) => run.completedAt === null);
      return { removed };
    },
    triggers: async () => this.statuses,
    runTrigger: async ({ triggerId }: { triggerId: string }) => {
      this.calls.push(`runTrigger ${triggerId}`);
      return this.start(aRun({ id: `run_${this.runs.length + 1}`, source: 'schedule', triggerId }));
    },
    switchOnTrigger: async ({ triggerId }: { triggerId: string }) => {
      this.calls.push(`switchOn ${triggerId}`);
      this.statuses = this.statuses.map((status) => (status.id === triggerId ? { ...status, isHeld: false, problem: '' } : status));
      return this.statuses.find(({ id }) => id === triggerId);
    },
    rotateSecret: async ({ triggerId }: { triggerId: string }) => {
      this.calls.push(`rotate ${triggerId}`);
      this.statuses = this.statuses.map((status) => (status.id === triggerId ? { ...status, path: `${status.path ?? ''}new` } : status));
      return this.statuses[0];
    },
    watch: async (_input: unknown, { signal }: { signal: AbortSignal }) => streamOf(this.watchers, signal),
    events: async ({ executionId }: { executionId: string }, { signal }: { signal: AbortSignal }) => {
      const set = this.followers.get(executionId) ?? new Set();
      this.followers.set(executionId, set);
      return streamOf(set, signal);
    },
  };

  start(run: Execution): Execution {
    this.runs = [...this.runs, run];
    this.tell(run);
    return run;
  }

  /** @returns whether somebody listens */
  send(id: string, event: ExecutionEvent): boolean {
    const set = this.followers.get(id);
    set?.forEach((listener) => listener(event));
    return set !== undefined && set.size > 0;
  }

  end(id: string, patch: Partial<Execution>): void {
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, completedAt: run.startedAt + 50, durationMs: 50, ...patch } : run));
    const run = this.runs.find((candidate) => candidate.id === id) ?? aRun();
    this.send(id, { type: 'done', execution: run });
    this.tell(run);
  }

  isFollowed(id: string): boolean {
    return (this.followers.get(id)?.size ?? 0) > 0;
  }

  private tell(run: Execution): void {
    this.watchers.forEach((listener) => listener(summaryOf(run)));
  }
}

async function* streamOf<Value>(listeners: Set<(value: Value) => void>, signal: AbortSignal): AsyncGenerator<Value> {
  const waiting: Value[] = [];
  let wake: () => void = () => {};
  const listener = (value: Value): void => {
    waiting.push(value);
    wake();
  };
  listeners.add(listener);
  signal.addEventListener('abort', () => wake());
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else yield next;
    }
  } finally {
    listeners.delete(listener);
  }
}
