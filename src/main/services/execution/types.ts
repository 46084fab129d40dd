import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { AppFrame, LogEntry, SessionEvent, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { ExecutionError, ExecutionMetrics, ExecutionSpan } from '../../../shared/contracts/executions.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import type { Json, JsonObject } from '../../../shared/kernel/json.ts';
import type { SessionDebugger } from '../../../sandbox/adapters/worker-threads.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

export type SessionMode = 'run' | 'design';
export type SessionSummary = { sessionId: string; appId: string; mode: SessionMode; status: 'starting' | 'running' | 'paused' | 'stopped' | 'crashed'; startedAt: number; memoryBytes: number };

/** What a headless boot saw. `tree` is the first page (or `path`) as drawn. */
export type HeadlessResult = {
  ok: boolean;
  tree: HeadlessNode | null;
  logs: LogEntry[];
  errors: LogEntry[];
  durationMs: number;
};
export type HeadlessNode = { id: string; type: string; props: ViewNode['props']; state: ViewNode['state']; children: HeadlessNode[] };

export type HeadlessOptions = {
  data?: AppDataPort;
  pageId?: string;
  mode?: SessionMode;
  /** What "Are you sure?" is answered with; default yes. */
  answerConfirm?: boolean;
};

/** Drives a booted app without a screen: tests, self-checks, `casual run`. */
export interface HeadlessApp {
  /** Sends a message and waits until the guest is idle. */
  send(message: SessionMessage): Promise<void>;
  frame(): AppFrame | undefined;
  view(id: string): ViewNode | undefined;
  views(): ViewNode[];
  result(): HeadlessResult;
  data: AppDataPort;
  close(): Promise<void>;
}

export type JobOptions = {
  /** Whose permissions, disk and audit it uses; without it none. `because` says who started it, in words. */
  owner?: { appId: string; executionId: string; because: string };
  manifest: Manifest;
  data: AppDataPort;
  /** `module.function`; null: the whole app. */
  function: string | null;
  inputs: JsonObject;
  /** The longest it may take by the clock, ms: waiting for others counts, too. */
  wallMs: number;
  onLog(entries: LogEntry[]): void;
  onProgress(progress: { value: number; text: string }): void;
};

export type JobOutcome = {
  status: 'succeeded' | 'failed' | 'terminated';
  outputs: Json;
  error: ExecutionError | null;
  spans: ExecutionSpan[];
  metrics: ExecutionMetrics;
};

/** A run without a screen that is under way. */
export interface Job {
  /** Never rejects. */
  done: Promise<JobOutcome>;
  /** Asks it to end, and ends it a moment later. */
  stop(error: AppError): void;
  /** Ends it now. */
  kill(error: AppError): void;
}

export interface ExecutionService {
  start(appId: string, mode: SessionMode): Promise<{ sessionId: string }>;
  /** Brings the whole screen first. */
  subscribe(sessionId: string, listener: (event: SessionEvent) => void): Disposer;
  send(sessionId: string, message: SessionMessage): Promise<void>;
  restart(sessionId: string): Promise<void>;
  stop(sessionId: string): Promise<void>;
  list(): SessionSummary[];
  /** Looks into a running app. */
  debug(sessionId: string): SessionDebugger;
  memoryOf(sessionId: string): number;
  /** Boots a manifest with in-memory data (seed rows) unless `data` is given. */
  boot(manifest: Manifest, options?: HeadlessOptions): Promise<HeadlessApp>;
  /** Runs a function of an app, or the app, once. */
  startJob(options: JobOptions): Job;
  /** Makes a worker now, so that the first app starts in tens of ms. For hosts that stay. */
  warm(): void;
  close(): Promise<void>;
}
