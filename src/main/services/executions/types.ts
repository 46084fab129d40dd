import type {
  AppFunction,
  Execution,
  ExecutionEvent,
  ExecutionSource,
  ExecutionStatus,
  ExecutionSummary,
  TriggerStatus,
} from '../../../shared/contracts/executions.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import type { JsonObject } from '../../../shared/kernel/json.ts';

export type ExecuteRequest = {
  appId: string;
  /** `module.function`, or the function's name alone where only one module has it; without it the whole app. */
  function?: string | undefined;
  inputs: JsonObject;
  source: ExecutionSource;
  triggerId?: string | undefined;
};

export type WebhookRequest = {
  method: string;
  query: JsonObject;
  headers: Record<string, string>;
  body: Uint8Array;
};
/** What goes back over HTTP. `retryAfter` in seconds. */
export type WebhookAnswer = { status: number; headers: Record<string, string>; body: string };

/** Runs without a screen: jobs, their records, and what starts them by itself. Rules: docs/specs/executions.md. */
export interface ExecutionsService {
  functions(appId: string): Promise<AppFunction[]>;
  /** @returns the run as it begins, and the whole of it once it has ended (never rejects) */
  execute(request: ExecuteRequest): Promise<{ execution: Execution; done: Promise<Execution> }>;
  list(query: {
    appId: string;
    status?: ExecutionStatus | undefined;
    function?: string | undefined;
    limit: number;
    before?: number | undefined;
  }): Promise<ExecutionSummary[]>;
  get(executionId: string): Promise<Execution>;
  /** Brings the status and the log so far first, and `done` last. */
  subscribe(executionId: string, listener: (event: ExecutionEvent) => void): Disposer;
  /** Resolves once it has ended. Of a run that has ended already it changes nothing. */
  cancel(executionId: string): Promise<void>;
  rerun(executionId: string): Promise<{ execution: Execution; done: Promise<Execution> }>;
  /** Forgets the runs that have ended. @returns how many */
  clear(appId: string): Promise<number>;
  onDidChange(appId: string, listener: (summary: ExecutionSummary) => void): Disposer;
  triggers(appId: string): Promise<TriggerStatus[]>;
  runTrigger(appId: string, triggerId: string): Promise<{ execution: Execution; done: Promise<Execution> }>;
  /** From now on a schedule that came with the app comes round on this machine. */
  switchOnTrigger(appId: string, triggerId: string): Promise<TriggerStatus>;
  rotateSecret(appId: string, triggerId: string): Promise<TriggerStatus>;
  /** @returns null when there is no such webhook, or the secret is another one */
  webhook(address: { appId: string; triggerId: string; secret: string }, request: WebhookRequest): Promise<WebhookAnswer | null>;
  /** From now on schedules run. For hosts that stay. */
  startSchedules(): void;
  /** Ends what runs; each record says why. */
  close(): Promise<void>;
}
