import { debugNews, type DebugEvent, type DebugNews, type DebugPause, type DebugRequest, type StepMode } from '../../shared/contracts/debug.ts';
import type { GuestMessage, HostMessage } from '../../shared/contracts/sandbox.ts';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';
import { AppError } from '../../shared/kernel/errors.ts';

type Deliverable = Exclude<HostMessage, { t: 'boot' | 'reload' | 'edit' }>;
type Question = Extract<HostMessage, { t: 'debug' }>;

/** What the debugger needs of the session it looks into. */
export type Debuggable = {
  isRunning(): boolean;
  /** As a turn of its own, also while the app is paused. */
  ask(question: Question): void;
  /** Whether anything waits because the app is paused, and how much. */
  waiting(): number;
  /** Hands in what waits: all of it, or one. */
  flush(limit?: number): void;
  onDidPause(isPaused: boolean): void;
};

/** Whoever watches is told at most this often, ms. */
const NEWS_MS = 250;
/** Messages that wait while an app is paused; what its timers say beyond that is left out. */
const MAX_WAITING = 1000;
const NO_STEPS: StepMode = { isOn: false, breakpoints: [] };

/** Looks into one running app: pauses it, asks it, and follows what it says while somebody watches. */
export class SessionDebugger {
  private readonly app: Debuggable;
  private readonly watchers = new Emitter<DebugEvent>();
  private readonly asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private steps: StepMode = NO_STEPS;
  private pauses: DebugPause[] = [];
  private paused = false;
  private nextId = 1;
  private news: DebugNews | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** When whoever watches was last told, ms of `performance.now()`. */
  private toldAt = -Infinity;

  constructor(app: Debuggable) {
    this.app = app;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** How much of what waits may go to the app now. */
  get allowance(): number {
    return this.paused ? 0 : Infinity;
  }

  /** The app collects changes for as long as anybody listens. */
  watch(listener: (event: DebugEvent) => void): Disposer {
    const stop = this.watchers.on(listener);
    listener({ type: 'status', status: this.status() });
    listener({ type: 'pauses', pauses: this.pauses });
    if (this.watchers.size === 1) this.begin();
    return () => {
      stop();
      if (this.watchers.size > 0) return;
      this.steps = NO_STEPS;
      this.pauses = [];
      this.tell({ op: 'watch', isOn: false });
    };
  }

  control(action: 'pause' | 'resume' | 'turn'): void {
    if (!this.app.isRunning()) throw new AppError('session.not-running');
    if (action === 'turn' && this.paused) this.app.flush(1);
    else if (action !== 'turn' && this.paused !== (action === 'pause')) {
      this.paused = action === 'pause';
      this.app.onDidPause(this.paused);
      if (!this.paused) this.app.flush();
    }
    this.emitStatus();
  }

  setSteps(mode: StepMode): void {
    this.steps = mode;
    this.emitStatus();
    this.tell({ op: 'steps', mode });
  }

  go(pauseId: number, how: 'continue' | 'step' | 'stop'): void {
    this.tell({ op: 'go', pauseId, how });
  }

  /** @throws AppError where the app does not run or has no answer */
  ask(request: DebugRequest): Promise<unknown> {
    if (!this.app.isRunning()) return Promise.reject(new AppError('session.not-running'));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.app.ask({ t: 'debug', id, request });
    });
  }

  /** What the guest says. Not trusted: answers are parsed by the contract when they leave the host. */
  receive(message: Extract<GuestMessage, { t: 'debug' | 'debugNews' }>): void {
    if (message.t === 'debugNews') {
      const parsed = debugNews.safeParse(message.news);
      if (!parsed.success || this.watchers.size === 0) return;
      this.news = parsed.data;
      return this.announceSoon();
    }
    const waiting = this.asked.get(message.id);
    this.asked.delete(message.id);
    const answer = message.value as { ok?: unknown; value?: unknown; message?: unknown } | null;
    if (answer?.ok === true) waiting?.resolve(answer.value);
    else waiting?.reject(new AppError('debug.no-answer', { problem: String(answer?.message ?? 'it did not say why').slice(0, 500) }));
  }

  /** Whether a message may join those that wait: a timer that fires again and again waits once. */
  accepts(message: Deliverable, outbox: readonly Deliverable[]): boolean {
    if (!this.paused) return true;
    if (outbox.length >= MAX_WAITING || (message.t === 'timer' && outbox.some((other) => other.t === 'timer' && other.id === message.id))) return false;
    queueMicrotask(() => this.emitStatus());
    return true;
  }

  /** A new worker runs the app. */
  loaded(): void {
    if (this.watchers.size > 0) this.begin();
  }

  /** The worker is gone, and with it whatever waited in it. */
  dropped(): void {
    this.paused = false;
    this.pauses = [];
    const asked = [...this.asked.values()];
    this.asked.clear();
    for (const { reject } of asked) reject(new AppError('session.not-running'));
    this.watchers.emit({ type: 'pauses', pauses: [] });
    this.emitStatus();
  }

  private begin(): void {
    this.tell({ op: 'watch', isOn: true });
    if (this.steps.isOn || this.steps.breakpoints.length > 0) this.tell({ op: 'steps', mode: this.steps });
  }

  /** A question whose answer nobody needs. */
  private tell(request: DebugRequest): void {
    this.ask(request).catch(() => {}); // It does not run: it is told when it does.
  }

  private announceSoon(): void {
    const wait = NEWS_MS - (performance.now() - this.toldAt);
    // A handler that waits, or goes on, is somebody waiting too.
    if (wait <= 0 || this.havePausesChanged()) return this.announce();
    this.timer ??= setTimeout(() => this.announce(), wait);
  }

  private announce(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { news } = this;
    if (news === null) return;
    this.news = null;
    this.toldAt = performance.now();
    if (this.pauses.length > 0 || news.pauses.length > 0) this.watchers.emit({ type: 'pauses', pauses: news.pauses });
    this.pauses = news.pauses;
    this.watchers.emit({ type: 'news', seq: news.seq });
  }

  private havePausesChanged(): boolean {
    const now = this.news?.pauses ?? [];
    return now.length !== this.pauses.length || now.some((pause, i) => pause.id !== this.pauses[i]?.id);
  }

  private status(): Extract<DebugEvent, { type: 'status' }>['status'] {
    return { isPaused: this.paused, waiting: this.app.waiting(), steps: this.steps };
  }

  private emitStatus(): void {
    this.watchers.emit({ type: 'status', status: this.status() });
  }
}
