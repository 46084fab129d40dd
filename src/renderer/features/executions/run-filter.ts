import type { ExecutionSource, ExecutionStatus, ExecutionSummary } from '../../../shared/contracts/executions.ts';
import { functionWords, SOURCE_WORDS, STATUS_WORDS } from './run-words.ts';

/** `status` and `function` are asked of the host; `source` and `text` narrow what it answered. */
export type RunFilter = { status: ExecutionStatus | ''; function: string; source: ExecutionSource | ''; text: string };

export const NO_FILTER: RunFilter = { status: '', function: '', source: '', text: '' };

export function isFiltered(filter: RunFilter): boolean {
  return filter.status !== '' || filter.function !== '' || filter.source !== '' || filter.text.trim() !== '';
}

export function matchesHost(run: ExecutionSummary, filter: RunFilter): boolean {
  return (filter.status === '' || run.status === filter.status) && (filter.function === '' || run.function === filter.function);
}

/** Every word typed is found in the function, the state, the source, the error or the id. */
export function matchesHere(run: ExecutionSummary, filter: RunFilter): boolean {
  if (filter.source !== '' && run.source !== filter.source) return false;
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all =
    `${functionWords(run.function)} ${STATUS_WORDS[run.status]} ${SOURCE_WORDS[run.source]} ${run.source} ${run.error?.message ?? ''} ${run.error?.code ?? ''} ${run.id}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

/** Newest first; two of one moment in a fixed order, so that rows do not swap places. */
export function byNewest(a: ExecutionSummary, b: ExecutionSummary): number {
  return b.startedAt - a.startedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
