import type { ExecutionSource, ExecutionStatus, ExecutionSummary } from '../../../shared/contracts/executions.ts';

export const STATUS_WORDS: Readonly<Record<ExecutionStatus, string>> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  terminated: 'Stopped by a limit',
};

export const SOURCE_WORDS: Readonly<Record<ExecutionSource, string>> = {
  ide: 'Here',
  cli: 'Command line',
  rest: 'REST',
  schedule: 'Schedule',
  webhook: 'Webhook',
};

export function hasEnded({ status }: Pick<ExecutionSummary, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}

/** "tools.monthlyReport", or "The whole app". */
export function functionWords(name: string | null): string {
  return name ?? 'The whole app';
}

/** 0.4 → "0.4 ms", 812 → "812 ms", 1_240 → "1.24 s", 75_000 → "1 min 15 s". */
export function durationWords(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** US dollars; "Free" for nothing, never "$0.00" for something. */
export function costWords(dollars: number): string {
  if (dollars <= 0) return 'Free';
  return dollars < 0.01 ? `$${Number(dollars.toPrecision(2))}` : `$${dollars.toFixed(2)}`;
}

/** 1_572_864 → "1.5 MB"; powers of 1024, as memory limits count. */
export function memoryWords(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} bytes`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${Number((bytes / 1024 ** 2).toFixed(1))} MB`;
}

/** "14:21" today, "Tue 14:21" within six days, "3 May 14:21" this year, "3 May 2024 14:21" before; also for times to come. */
export function whenWords(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return time;
  if (days === -1) return `Yesterday ${time}`;
  if (days === 1) return `Tomorrow ${time}`;
  if (Math.abs(days) < 7) return `${date.toLocaleDateString('en-GB', { weekday: 'short' })} ${time}`;
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })} ${time}`;
}

/** Date, time with seconds and zone, for a tooltip or a detail. */
export function exactTime(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'medium' });
}

/** What one hears when a run ends: "tools.report succeeded in 120 ms." */
export function endedWords(run: Pick<ExecutionSummary, 'function' | 'status' | 'durationMs' | 'error'>): string {
  const name = functionWords(run.function);
  const took = run.durationMs === null ? '' : ` ${run.status === 'succeeded' ? 'in' : 'after'} ${durationWords(run.durationMs)}`;
  const word = STATUS_WORDS[run.status];
  return `${name}: ${word.charAt(0).toLowerCase()}${word.slice(1)}${took}.${run.error === null ? '' : ` ${run.error.message}`}`;
}
