import type { Execution, ExecutionSummary } from './executions.ts';

/** The part of a run that lists show. */
export function summaryOf({
  inputs: _inputs,
  outputs: _outputs,
  logs: _logs,
  spans: _spans,
  metrics: _metrics,
  limits: _limits,
  ...summary
}: Execution): ExecutionSummary {
  return summary;
}
