import type { ExecutionMetrics, ExecutionSpan } from '../../../shared/contracts/executions.ts';
import type { JobCall } from '../../../sandbox/adapters/worker-threads.ts';

/** Calls shown one by one; all are counted. */
const MAX_CALLS = 1000;

/** The timeline of one run and what it used. Times are ms since the recorder was made. */
export class JobRecorder {
  private readonly zero = performance.now();
  private readonly spans: ExecutionSpan[] = [];
  private readonly calls = new Map<string, ExecutionMetrics['hostCalls'][string]>();
  private shown = 0;

  /** @returns ends the phase */
  phase(name: string): () => void {
    const span: ExecutionSpan = { name, kind: 'phase', startMs: this.now(), endMs: this.now(), ok: true, detail: '' };
    this.spans.push(span);
    return () => (span.endMs = this.now());
  }

  call({ method, target, ok, code, startedAt, endedAt, bytes }: JobCall): void {
    const sum = this.calls.get(method) ?? { count: 0, failed: 0, ms: 0, bytes: 0 };
    this.calls.set(method, { count: sum.count + 1, failed: sum.failed + (ok ? 0 : 1), ms: sum.ms + endedAt - startedAt, bytes: sum.bytes + bytes });
    if (this.shown++ >= MAX_CALLS) return;
    const detail = [target, code].filter(Boolean).join(': ');
    this.spans.push({ name: method, kind: 'call', startMs: round(startedAt - this.zero), endMs: round(endedAt - this.zero), ok, detail });
  }

  result({ workedMs, peakMemoryBytes }: { workedMs: number; peakMemoryBytes: number }): { spans: ExecutionSpan[]; metrics: ExecutionMetrics } {
    const hostCalls = Object.fromEntries([...this.calls].map(([method, sum]) => [method, { ...sum, ms: round(sum.ms) }]));
    return { spans: this.spans, metrics: { cpuMs: round(workedMs), peakMemoryBytes, hostCalls } };
  }

  private now(): number {
    return round(performance.now() - this.zero);
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
