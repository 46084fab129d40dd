import type { PermissionRequest } from '../../../shared/contracts/permissions.ts';
import type { CallRecord, LogEntry, SessionEvent } from '../../../shared/contracts/session.ts';
import { connectSession, setWithoutRunning, Store, type RunningSession } from '../../platform/index.ts';

export type RunFailure = { code: string; message: string; place: LogEntry['place']; crashes: number };

export type RunState = {
  status: 'idle' | 'starting' | 'running' | 'paused' | 'stopped' | 'crashed';
  message: string | null;
  memoryBytes: number | null;
  /** Why it was stopped, and what it was doing then. */
  failure: RunFailure | null;
};

export const IDLE: RunState = { status: 'idle', message: null, memoryBytes: null, failure: null };

/** Console lines kept, oldest dropped. */
const LOGS_KEPT = 10_000;
/** Calls of the host kept. */
const CALLS_KEPT = 1000;
export const MEMORY_LIMIT_MB = 128;

/** The running app as the IDE sees it: status, memory and log. The screen itself is drawn by the app window or the preview frame. */
export class RunController {
  readonly state = new Store<RunState>(IDLE);
  /** Why the session that draws the canvas was stopped. */
  readonly canvasFailure = new Store<RunFailure | null>(null);
  readonly calls = new Store<readonly CallRecord[]>([]);
  readonly logs = new Store<readonly LogEntry[]>([]);
  /** Questions about permissions that wait for the person, first asked first. */
  readonly pending = new Store<readonly PermissionRequest[]>([]);
  private readonly appId: string;
  private readonly connect: (appId: string) => RunningSession;
  private keepsLogs = true;
  private session: RunningSession | null = null;

  constructor(appId: string, connect: (appId: string) => RunningSession = (id) => connectSession(id, 'run')) {
    this.appId = appId;
    this.connect = connect;
  }

  /** Starts the app, or joins it when it runs already. */
  start(): void {
    // Asked for by hand: it is no longer open without running.
    setWithoutRunning(this.appId, false);
    const { status } = this.state.get();
    if (this.session !== null) {
      if (status === 'stopped' || status === 'crashed') void this.restart();
      return;
    }
    this.state.set({ ...IDLE, status: 'starting' });
    this.session = this.connect(this.appId);
    this.session.subscribe((event) => this.receive(event));
  }

  async restart(): Promise<void> {
    this.dismissFailure();
    if (this.session === null) return this.start();
    await this.session.restart();
  }

  async stop(): Promise<void> {
    await this.session?.stop();
  }

  /** Of the session on the host, to look into it; null while there is none. */
  sessionId(): string | null {
    return this.session?.id() ?? null;
  }

  clearCalls(): void {
    this.calls.set([]);
  }

  /** The banner about the last crash was read. */
  dismissFailure(): void {
    this.state.update((before) => ({ ...before, failure: null }));
  }

  /** Whether what was logged before a restart stays. */
  keepLogs(keeps: boolean): void {
    this.keepsLogs = keeps;
  }

  clearLogs(): void {
    this.logs.set([]);
  }

  /** Lines from elsewhere, such as the session that draws the canvas. */
  addLogs(entries: readonly LogEntry[]): void {
    this.logs.update((before) => [...before, ...entries].slice(-LOGS_KEPT));
  }

  /** Stops listening; the app goes on in its own window. */
  dispose(): void {
    this.session?.dispose();
    this.session = null;
  }

  private receive(event: SessionEvent): void {
    if (event.type === 'permissions') this.pending.set(event.pending);
    if (event.type === 'log') this.addLogs(event.entries);
    if (event.type === 'calls') this.addCalls(event.calls);
    if (event.type === 'batch' && this.state.get().status === 'starting') this.state.update((before) => ({ ...before, status: 'running' }));
    if (event.type !== 'status') return;
    if (event.status === 'starting' && !this.keepsLogs) this.clearLogs();
    if (event.status !== 'running' && event.status !== 'paused') this.pending.set([]);
    const failure = failureOf(event);
    this.state.update((before) => ({
      status: event.status,
      message: event.message ?? null,
      memoryBytes: event.memoryBytes ?? (event.status === 'running' || event.status === 'paused' ? before.memoryBytes : null),
      // An app that came back by itself still says what happened, until somebody has read it or starts it again.
      failure: failure ?? (event.status === 'stopped' ? null : before.failure),
    }));
  }

  /** A new listener is told the last ones again. */
  private addCalls(calls: readonly CallRecord[]): void {
    this.calls.update((before) => {
      const newest = before.at(-1);
      const isAgain = newest !== undefined && calls.some((call) => call.id === newest.id && call.at === newest.at);
      const fresh = isAgain ? calls.slice(calls.findIndex((call) => call.id === newest.id && call.at === newest.at) + 1) : calls;
      return [...before, ...fresh].slice(-CALLS_KEPT);
    });
  }
}

/** What a session says about why it was stopped; null while it goes on. */
export function failureOf(event: Extract<SessionEvent, { type: 'status' }>): RunFailure | null {
  return event.status === 'crashed' ? { code: event.code ?? '', message: event.message ?? '', place: event.place, crashes: event.crashes ?? 1 } : null;
}
