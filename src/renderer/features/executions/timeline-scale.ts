import type { ExecutionSpan } from '../../../shared/contracts/executions.ts';

export type Bar = { span: ExecutionSpan; /** % of the whole */ left: number; width: number };

/** ms that the axis covers: to the last end, and never nothing. */
export function timelineEnd(spans: readonly ExecutionSpan[], durationMs: number | null): number {
  return spans.reduce((last, span) => Math.max(last, span.endMs), Math.max(1, durationMs ?? 0));
}

/** By start; of two that start together the longer first, so that a phase stands above its calls. */
export function barsOf(spans: readonly ExecutionSpan[], end: number): Bar[] {
  return [...spans]
    .sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs)
    .map((span) => ({
      span,
      left: clamp((span.startMs / end) * 100),
      width: Math.max(0, Math.min(100, (span.endMs / end) * 100) - clamp((span.startMs / end) * 100)),
    }));
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

/** Round times for the axis: 4 to 6 of them, from 0. */
export function ticksOf(end: number): number[] {
  const rough = end / 5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * unit).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let at = 0; at <= end + step / 1e6; at += step) ticks.push(Number(at.toPrecision(10)));
  return ticks;
}
