import type { DebugChange, DebugPause, DebugStatus, StepMode } from '../../../shared/contracts/debug.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import { keepView, rpc, settings, Store } from '../../platform/index.ts';
import type { RunController } from '../editor/index.ts';

/** Changes kept. */
const KEPT = 1000;
/** ms between attempts to follow an app that cannot be followed right now */
const RETRY = 500;
const NOT_PAUSED: DebugStatus = { isPaused: false, waiting: 0, steps: { isOn: false, breakpoints: [] } };

/** Looks into the running app for as long as a view that needs it is open, or breakpoints are set. */
export class DebugController {
  readonly status = new Store<DebugStatus>(NOT_PAUSED);
  readonly pauses = new Store<readonly DebugPause[]>([]);
  /** Newest last. */
  readonly changes = new Store<readonly DebugChange[]>([]);
  /** Rises when what is shown should be read again. */
  readonly news = new Store(0);
  readonly steps: Store<StepMode>;
  private readonly appId: string;
  private readonly run: RunController;
  private viewers = 0;
  private abort: AbortController | null = null;
  /** The newest change that was read. */
  private lastSeq = 0;
  private reading: Promise<void> | null = null;

  constructor(appId: string, run: RunController) {
    this.appId = appId;
    this.run = run;
    this.steps = new Store<StepMode>({ isOn: false, breakpoints: keptBreakpoints(appId) });
  }

  /** @returns lets go again */
  attach(): Disposer {
    this.viewers++;
    this.begin();
    return () => {
      this.viewers--;
      if (this.viewers > 0) return;
      this.abort?.abort();
      this.abort = null;
      this.status.set(NOT_PAUSED);
      this.pauses.set([]);
    };
  }

  setSteps(change: Partial<StepMode>): void {
    this.steps.update((before) => ({ ...before, ...change }));
    if (change.breakpoints !== undefined) keepView(viewKey(this.appId), [...change.breakpoints]);
    this.sendSteps();
  }

  toggleBreakpoint(id: string): void {
    const { breakpoints } = this.steps.get();
    this.setSteps({ breakpoints: breakpoints.includes(id) ? breakpoints.filter((other) => other !== id) : [...breakpoints, id] });
  }

  async control(action: 'pause' | 'resume' | 'turn'): Promise<void> {
    const sessionId = this.run.sessionId();
    if (sessionId !== null) await rpc.debug.control({ sessionId, action });
  }

  async go(pauseId: number, how: 'continue' | 'step' | 'stop'): Promise<void> {
    const sessionId = this.run.sessionId();
    if (sessionId !== null) await rpc.debug.go({ sessionId, pauseId, how });
  }

  clearChanges(): void {
    this.changes.set([]);
  }

  private begin(): void {
    if (this.abort !== null) return;
    const abort = new AbortController();
    this.abort = abort;
    void this.follow(abort.signal);
  }

  private async follow(signal: AbortSignal): Promise<void> {
    let followed: string | null = null;
    while (!signal.aborted) {
      const sessionId = this.run.sessionId();
      if (sessionId !== null) {
        // Another session counts its changes anew.
        if (sessionId !== followed) this.lastSeq = 0;
        followed = sessionId;
        try {
          const stream = await rpc.debug.watch({ sessionId }, { signal });
          this.sendSteps();
          for await (const event of stream) {
            if (signal.aborted) return;
            if (event.type === 'status') this.status.set(event.status);
            else if (event.type === 'pauses') this.pauses.set(event.pauses);
            else {
              this.news.update((n) => n + 1);
              this.readChanges(sessionId, event.seq);
            }
          }
        } catch {
          // The app ended or the connection is lost: whoever starts it again is followed.
        }
      }
      if (!signal.aborted) await this.nextState(signal);
    }
  }

  /** A change of the run's state, or a moment. */
  private nextState(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, RETRY);
      const stop = this.run.state.subscribe(finish);
      signal.addEventListener('abort', finish);
    });
  }

  private readChanges(sessionId: string, seq: number): void {
    // The app was started again.
    if (seq < this.lastSeq) this.lastSeq = 0;
    if (seq === this.lastSeq || this.reading !== null) return;
    this.reading = rpc.debug
      .changes({ sessionId, after: this.lastSeq })
      .then(
        (fresh) => {
          this.lastSeq = fresh.at(-1)?.seq ?? seq;
          if (fresh.length > 0) this.changes.update((before) => [...before, ...fresh].slice(-KEPT));
        },
        () => {},
      )
      .finally(() => (this.reading = null));
  }

  private sendSteps(): void {
    const sessionId = this.run.sessionId();
    const mode = this.steps.get();
    const isNeeded = mode.isOn || mode.breakpoints.length > 0 || this.status.get().steps.isOn || this.status.get().steps.breakpoints.length > 0;
    if (sessionId === null || !isNeeded) return;
    // It does not run now: it is told when it does.
    rpc.debug.steps({ sessionId, mode }).catch(() => {});
  }
}

function viewKey(appId: string): string {
  return `${appId}.breakpoints`;
}

function keptBreakpoints(appId: string): string[] {
  const kept = settings().layout[viewKey(appId)];
  return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, 500) : [];
}
