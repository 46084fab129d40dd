import type { Execution } from '../../../shared/contracts/executions.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import { costWords, durationWords, memoryWords, STATUS_WORDS } from './run-words.ts';

export type ComparedLine = { path: string; left: string | null; right: string | null; isSame: boolean };

/** Leaves listed at most; beyond it the comparison says that there is more. */
export const MAX_LINES = 2000;

/**
 * Two JSON values leaf by leaf: where only one has a leaf the other side is null.
 * @returns lines in the order of the left, then what only the right has
 */
export function compareJson(left: Json, right: Json): { lines: ComparedLine[]; isCut: boolean } {
  const a = leaves(left);
  const b = leaves(right);
  const lines: ComparedLine[] = [];
  for (const path of new Set([...a.lines.keys(), ...b.lines.keys()])) {
    const x = a.lines.get(path) ?? null;
    const y = b.lines.get(path) ?? null;
    lines.push({ path, left: x, right: y, isSame: x === y });
  }
  return { lines, isCut: a.isCut || b.isCut };
}

function leaves(value: Json): { lines: Map<string, string>; isCut: boolean } {
  const lines = new Map<string, string>();
  let isCut = false;
  const walk = (at: Json, path: string): void => {
    if (lines.size >= MAX_LINES) {
      isCut = true;
      return;
    }
    const isTree = typeof at === 'object' && at !== null && Object.keys(at).length > 0;
    // Nothing given at all has no line: the other side's leaves say that they are missing here.
    if (path === '' && !isTree && typeof at === 'object' && at !== null && !Array.isArray(at)) return;
    if (!isTree) return void lines.set(path, JSON.stringify(at));
    for (const [key, child] of Object.entries(at)) walk(child, Array.isArray(at) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
  };
  walk(value, '');
  return { lines, isCut };
}

/** State, times, memory and calls of two runs. Times and memory always differ a little: they are marked from a tenth up. */
export function compareMetrics(left: Execution, right: Execution): ComparedLine[] {
  const line = (path: string, a: string, b: string, isSame = a === b): ComparedLine => ({ path, left: a, right: b, isSame });
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.1 * Math.max(Math.abs(a), Math.abs(b));
  const took = (run: Execution): string => (run.durationMs === null ? 'not ended' : durationWords(run.durationMs));
  const methods = new Set([...Object.keys(left.metrics.hostCalls), ...Object.keys(right.metrics.hostCalls)]);
  return [
    line('Status', STATUS_WORDS[left.status], STATUS_WORDS[right.status]),
    line('Error', left.error?.message ?? 'none', right.error?.message ?? 'none'),
    line('Duration', took(left), took(right), near(left.durationMs ?? 0, right.durationMs ?? 0)),
    line('Work of the code', durationWords(left.metrics.cpuMs), durationWords(right.metrics.cpuMs), near(left.metrics.cpuMs, right.metrics.cpuMs)),
    line(
      'Most memory',
      memoryWords(left.metrics.peakMemoryBytes),
      memoryWords(right.metrics.peakMemoryBytes),
      near(left.metrics.peakMemoryBytes, right.metrics.peakMemoryBytes),
    ),
    line('Cost', costWords(left.cost), costWords(right.cost)),
    line('Version of the app', String(left.documentSeq), String(right.documentSeq)),
    ...[...methods].sort().map((method) => line(method, callWords(left, method), callWords(right, method))),
  ];
}

function callWords(run: Execution, method: string): string {
  const call = run.metrics.hostCalls[method];
  if (call === undefined) return 'not called';
  return `${call.count} ${call.count === 1 ? 'call' : 'calls'}${call.failed > 0 ? `, ${call.failed} failed` : ''}`;
}

/** Whether two runs gave the same from the same. */
export function isSameOutcome(left: Execution, right: Execution): boolean {
  return left.status === right.status && jsonEqual(left.inputs, right.inputs) && jsonEqual(left.outputs, right.outputs);
}
