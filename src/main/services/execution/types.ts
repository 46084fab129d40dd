import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { LogEntry, SessionEvent, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

export type SessionMode = 'run' | 'design';
export type SessionSummary = { sessionId: string; appId: string; mode: SessionMode; status: 'starting' | 'running' | 'stopped' | 'crashed'; startedAt: number; memoryBytes: number };

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
  view(id: string): ViewNode | undefined;
  views(): ViewNode[];
  result(): HeadlessResult;
  data: AppDataPort;
  close(): Promise<void>;
}

export interface ExecutionService {
  start(appId: string, mode: SessionMode): Promise<{ sessionId: string }>;
  /** Brings the whole screen first. */
  subscribe(sessionId: string, listener: (event: SessionEvent) => void): Disposer;
  send(sessionId: string, message: SessionMessage): Promise<void>;
  restart(sessionId: string): Promise<void>;
  stop(sessionId: string): Promise<void>;
  list(): SessionSummary[];
  /** Boots a manifest with in-memory data (seed rows) unless `data` is given. */
  boot(manifest: Manifest, options?: HeadlessOptions): Promise<HeadlessApp>;
  /** Makes a worker now, so that the first app starts in tens of ms. For hosts that stay. */
  warm(): void;
  close(): Promise<void>;
}
