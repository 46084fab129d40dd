import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Gate } from './gate.ts';
import type { AppCapabilities } from './ports.ts';
import type { ScreenTasks } from './screen-tasks.ts';

/** One call of the host while it is answered, and what the audit says of it afterwards. */
export type CallContext = {
  readonly capabilities: AppCapabilities;
  readonly gate: Gate;
  readonly screen: ScreenTasks;
  readonly clock: Clock;
  /** What led to it, in words a person knows. */
  readonly because: string;
  /** Aborted when the app is stopped or starts again. */
  readonly signal: AbortSignal;
  readonly shorten: (text: string) => string;
  target: string;
  code: string;
  bytesOut: number;
  bytesIn: number;
  cost: number;
};
