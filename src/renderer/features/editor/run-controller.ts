import type { LogEntry, SessionEvent } from '../../../shared/contracts/session.ts';
import { connectSession, Store, type RunningSession } from '../../platform/index.ts';

export type RunState = { status: 'idle' | 'starting' | 'running' | 'stopped' | 'crashed'; message: string | null; memoryBytes: number | null };

/** Console lines kept, oldest dropped. */
const LOGS_KEPT = 2000;
export const MEMORY_LIMIT_MB = 128;

/** The running app as the IDE sees it: status, memory and log. The screen itself is drawn by the app window or the preview frame. */
export class RunController {
  readonly state = new Store<RunState>({ status: 'idle', message: null, memoryBytes: null });
  readonly logs = new Store<readonly LogEntry[]>([]);
  private readonly appId: string;
  private readonly connect: (appId: string) => RunningSession;
  private session: RunningSession | null = null;

  constructor(appId: string, connect: (appId: string) => RunningSession = (id) => connectSession(id, 'run')) {
    this.appId = appId;
    this.connect = connect;
  }

  /** Starts the app, or joins it when it runs already. */
  start(): void {
    const { status } = this.state.get();
    if (this.session !== null) {
      if (status === 'stopped' || status === 'crashed') void this.restart();
      return;
    }
    this.state.set({ status: 'starting', message: null, memoryBytes: null });
    this.session = this.connect(this.appId);
    this.session.subscribe((event) => this.receive(event));
  }

  async restart(): Promise<void> {
    if (this.session === null) return this.start();
    await this.session.restart();
  }

  async stop(): Promise<void> {
    await this.session?.stop();
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
    if (event.type === 'log') this.addLogs(event.entries);
    if (event.type === 'batch' && this.state.get().status === 'starting') this.state.update((before) => ({ ...before, status: 'running' }));
    if (event.type !== 'status') return;
    this.state.update((before) => ({ status: event.status, message: event.message ?? null, memoryBytes: event.memoryBytes ?? (event.status === 'running' ? before.memoryBytes : null) }));
  }
}
