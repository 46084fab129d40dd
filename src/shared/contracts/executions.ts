import { z } from 'zod';
import { json } from '../app/manifest/common.ts';
import { functionName } from '../app/manifest/trigger.ts';
import { logEntry } from './session.ts';

/** A run without a screen: of one function, or of the whole app when no function is named. Rules: docs/specs/executions.md. */
export const executionStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled', 'terminated']);
export type ExecutionStatus = z.infer<typeof executionStatus>;

export const executionSource = z.enum(['cli', 'rest', 'ide', 'schedule', 'webhook']);
export type ExecutionSource = z.infer<typeof executionSource>;

export const executionMetrics = z.strictObject({
  /** Time the guest itself worked. */
  cpuMs: z.number(),
  peakMemoryBytes: z.number(),
  /** By method, "data.list" or "network.fetch". */
  hostCalls: z.record(z.string(), z.strictObject({ count: z.number(), failed: z.number(), ms: z.number(), bytes: z.number() })),
});
export type ExecutionMetrics = z.infer<typeof executionMetrics>;

export const executionError = z.strictObject({
  /** Of the registry; "function.threw" for what the author's code threw. */
  code: z.string(),
  message: z.string(),
  /** The author's own module and line. */
  place: logEntry.shape.place,
  line: z.number().optional(),
  column: z.number().optional(),
});

export type ExecutionError = z.infer<typeof executionError>;

export const executionSummary = z.strictObject({
  id: z.string(),
  appId: z.string(),
  /** `module.function`; null: the whole app. */
  function: functionName.nullable(),
  status: executionStatus,
  source: executionSource,
  /** The trigger that started it. */
  triggerId: z.string().nullable(),
  /** Position of the document that ran. */
  documentSeq: z.number(),
  startedAt: z.number(),
  completedAt: z.number().nullable(),
  durationMs: z.number().nullable(),
  /** 0 to 1 as last reported by the function, with its words. */
  progress: z.strictObject({ value: z.number(), text: z.string() }).nullable(),
  error: executionError.nullable(),
  /** In US dollars. */
  cost: z.number(),
});
export type ExecutionSummary = z.infer<typeof executionSummary>;

/** What the timeline shows: phases and host calls, ms since the start. */
export const executionSpan = z.strictObject({
  name: z.string(),
  kind: z.enum(['phase', 'call']),
  startMs: z.number(),
  endMs: z.number(),
  ok: z.boolean(),
  detail: z.string(),
});
export type ExecutionSpan = z.infer<typeof executionSpan>;

export const execution = executionSummary.extend({
  inputs: z.record(z.string(), json),
  /** What the function returned; for a whole app the tree it drew. */
  outputs: json,
  logs: z.array(logEntry),
  spans: z.array(executionSpan),
  metrics: executionMetrics,
  limits: z.strictObject({ executionMs: z.number(), memoryMb: z.number() }),
});
export type Execution = z.infer<typeof execution>;

export const executionEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status'), execution: executionSummary }),
  z.strictObject({ type: z.literal('log'), entries: z.array(logEntry) }),
  z.strictObject({ type: z.literal('done'), execution }),
]);
export type ExecutionEvent = z.infer<typeof executionEvent>;

export const appFunction = z.strictObject({
  name: functionName,
  /** Names of its parameters as written: `inputs` is passed as the first. */
  parameters: z.array(z.string()),
  /** The comment before it. */
  description: z.string(),
  isAsync: z.boolean(),
});
export type AppFunction = z.infer<typeof appFunction>;

export const triggerStatus = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['schedule', 'webhook']),
  function: z.string(),
  enabled: z.boolean(),
  cron: z.string().nullable(),
  timezone: z.string().nullable(),
  /** In words: “every weekday at 08:00”. */
  description: z.string(),
  nextRunAt: z.number().nullable(),
  lastRunAt: z.number().nullable(),
  lastStatus: executionStatus.nullable(),
  /** webhook: path with its secret, on this host: "/hooks/{appId}/{triggerId}/{secret}". */
  path: z.string().nullable(),
  /** schedule: it came with the app, and nobody has switched it on on this machine (`switchOnTrigger`). */
  isHeld: z.boolean(),
  /** Why it cannot run, or empty. */
  problem: z.string(),
});
export type TriggerStatus = z.infer<typeof triggerStatus>;
