import { codeComponentsOf } from '../../shared/app/components/index.ts';
import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../shared/contracts/appdata.ts';
import type { GuestMessage } from '../../shared/contracts/sandbox.ts';
import { effect as effectSchema, sessionMessage, type Effect, type LogEntry, type Patch, type SessionConnection, type SessionEvent, type SessionMessage } from '../../shared/contracts/session.ts';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';
import type { Clock, Random } from '../../shared/kernel/ports.ts';
import { jsonEqual, type JsonObject } from '../../shared/kernel/json.ts';
import { HostCalls } from './capabilities/index.ts';
import { noCapabilities } from './capabilities/nothing.ts';
import type { AppCapabilities } from './capabilities/ports.ts';
import { CrashCount } from './crash-count.ts';
import { describeFailure } from './describe-failure.ts';
import { logEntryOf, placeOfEvent } from './author-places.ts';
import { SessionDebugger } from './debug.ts';
import { freshEntropy } from './entropy.ts';
import { parseGuestText } from './guest-messages.ts';
import { moduleOf, reportCall, type JobHooks } from './function-calls.ts';
import { GuestTimers } from './guest-timers.ts';
import { loadMs } from './load-budget.ts';
import { LogBook } from './log-book.ts';
import { ManifestFeed } from './manifest-feed.ts';
import { ScreenMirror } from './mirror.ts';
import { Outbox, type Deliverable } from './outbox.ts';
import { refuseLarge } from './screen-message.ts';
import type { Supervisor, WorkerFailure } from './supervisor.ts';

type Failure = { code: string; message: string; crashes: number; place?: LogEntry['place'] };
type Status = 'starting' | 'running' | 'paused' | 'stopped' | 'crashed';

export type AppSessionOptions = {
  manifest: Manifest;
  data: AppDataPort;
  mode: 'run' | 'design';
  /** A fresh worker, warm if there is one. */
  takeWorker: (memoryMb: number) => Promise<Supervisor>;
  clock: Clock;
  random: Random;
  pageId?: string;
  /** Confirmations with no screen to ask. */
  answerConfirm?: boolean;
  /** What it can reach beyond its rows; without it no network, no model, and a disk in memory. */
  capabilities?: AppCapabilities;
  /** What led to a run without a person: “A webhook came in”. */
  because?: string;
  /** A run without a screen: it is heard, and never started again. */
  job?: JobHooks;
};

/** For an answer to whoever looks into the app. */
const DEBUG_MS = 5000;

/** One running app: its worker, its data, and everyone who looks at it. Survives crashes of the worker. */
export class AppSession implements SessionConnection {
  readonly mirror = new ScreenMirror();
  readonly logs: LogBook;
  readonly debug: SessionDebugger;
  private readonly options: AppSessionOptions;
  private readonly listeners = new Emitter<SessionEvent>();
  private manifest: Manifest;
  private data: AppDataPort;
  private readonly calls: HostCalls;
  private worker: Supervisor | null = null;
  private feed: ManifestFeed | null = null;
  private readonly timers: GuestTimers;
  private stopWatchingData: Disposer = () => {};
  private status: Status = 'stopped';
  private failure: Failure | null = null;
  private notice: string | null = null;
  /** The event that was handed in last, for a failure that says nothing of its place. */
  private lastEvent: LogEntry['place'];
  private readonly outbox: Outbox;
  private seq = 0;
  private readonly crashes = new CrashCount();
  /** Rises with each worker, so that answers meant for an earlier one are dropped. */
  private generation = 0;
  private starting: Promise<void> = Promise.resolve();
  private isLoaded = false;
  /** Of workers that have ended. */
  private past = { workedMs: 0, peakMemoryBytes: 0 };

  constructor(options: AppSessionOptions) {
    this.options = options;
    this.manifest = options.manifest;
    this.data = options.data;
    this.logs = new LogBook(options.clock);
    this.calls = new HostCalls({
      mode: options.mode,
      isHeadless: options.job !== undefined || options.answerConfirm !== undefined,
      capabilities: options.capabilities ?? noCapabilities(options.clock),
      manifest: () => this.manifest,
      data: () => this.data,
      subscribers: () => this.listeners.size,
      emit: (event) => this.listeners.emit(event),
      onEnded: (call, answer, startedAt, cost) => reportCall(options.job, call, answer, startedAt, cost),
      clock: options.clock,
      random: options.random,
      ...(options.because === undefined ? {} : { because: options.because }),
    });
    this.outbox = new Outbox(
      (messages) => void this.worker?.post({ t: 'deliver', messages, ms: this.manifest.requirements.executionMs }),
      () => (this.worker !== null && this.isLoaded ? this.debug.allowance : 0),
    );
    this.timers = new GuestTimers((id) => this.deliver({ t: 'timer', id }));
    this.debug = new SessionDebugger({
      isRunning: () => this.isLoaded && this.worker !== null,
      ask: (question) => void this.worker?.post({ t: 'deliver', messages: [question], ms: DEBUG_MS }),
      waiting: () => (this.debug.isPaused ? this.outbox.size : 0),
      flush: (limit) => this.outbox.flush(limit),
      onDidPause: (isPaused) => this.setStatus(isPaused ? 'paused' : 'running'),
    });
  }

  get currentStatus(): Status {
    return this.status;
  }

  get memoryBytes(): number {
    return this.worker?.memoryBytes ?? 0;
  }

  /** Of all workers it had. */
  get usage(): { workedMs: number; peakMemoryBytes: number } {
    return {
      workedMs: this.past.workedMs + (this.worker?.workedMs ?? 0),
      peakMemoryBytes: Math.max(this.past.peakMemoryBytes, this.memoryBytes),
    };
  }

  get subscribers(): number {
    return this.listeners.size;
  }

  get lastFailure(): { code: string; message: string } | null {
    return this.failure;
  }

  start(): Promise<void> {
    return this.boot(this.options.pageId, {});
  }

  subscribe(listener: (event: SessionEvent) => void): Disposer {
    listener(this.statusEvent());
    const code = codeComponentsOf(this.manifest.components);
    if (code.length > 0) listener({ type: 'code', components: code });
    const entries = this.logs.all();
    if (entries.length > 0) listener({ type: 'log', entries });
    if (!this.mirror.isEmpty) listener({ type: 'batch', seq: this.seq, patches: this.mirror.snapshot(), effects: [] });
    for (const event of this.calls.greeting()) listener(event);
    const stop = this.listeners.on(listener);
    this.calls.gate.seen(true);
    return () => {
      stop();
      this.calls.gate.seen(this.listeners.size > 0);
    };
  }

  send(message: SessionMessage): void {
    const refused = refuseLarge(message);
    if (refused !== null) {
      this.emitLogs([refused.entry]);
      return refused.instead === null ? this.emitBatch([], [refused.effect]) : this.send(refused.instead);
    }
    const parsed = sessionMessage.safeParse(message);
    if (message.type === 'refresh') this.emitBatch(this.mirror.snapshot(), []);
    else if (!parsed.success) this.log('warn', 'The screen sent something that is not a message.');
    else if (!this.calls.receive(parsed.data, { view: (id) => this.mirror.view(id), frame: this.mirror.currentFrame() })) this.deliver({ t: 'session', message });
  }

  /** For jobs: the answer goes to their hooks. */
  run(message: Extract<Deliverable, { t: 'execute' | 'abort' }>): void {
    this.deliver(message);
  }

  /**
   * The document changed: the app goes on with its variables and what was typed. A crashed app is started again.
   * @param data given when the shape of the data changed; every row is then read again
   */
  update(manifest: Manifest, data?: AppDataPort): void {
    const code = codeComponentsOf(manifest.components);
    if (!jsonEqual(code, codeComponentsOf(this.manifest.components))) this.listeners.emit({ type: 'code', components: code });
    this.manifest = manifest;
    this.calls.gate.recheck();
    if (data !== undefined) {
      this.data = data;
      this.watchData();
    }
    if (this.status === 'stopped') return;
    if (this.status === 'crashed') {
      void this.restart();
      return;
    }
    if (this.worker === null || !this.isLoaded) return; // It is starting, and takes the manifest when it loads.
    this.outbox.flush();
    if (this.feed !== null) void this.worker.post(this.feed.next(manifest, this.options.mode));
    if (data === undefined) return;
    for (const entity of manifest.entities) this.outbox.addChange(entity.id);
    this.outbox.flush();
  }

  /** From saved state, on the page that shows. */
  restart(): Promise<void> {
    const frame = this.mirror.currentFrame();
    const isThere = frame !== null && this.manifest.pages.some((page) => page.id === frame.pageId);
    return this.boot(isThere ? frame.pageId : undefined, isThere ? frame.params : {});
  }

  /** What keeps the app waiting, in words; null: nothing any more. */
  tell(notice: string | null): void {
    if (notice === this.notice) return;
    this.notice = notice;
    if (this.status !== 'stopped' && this.status !== 'crashed') this.listeners.emit(this.statusEvent());
  }

  stop(): void {
    this.notice = null;
    this.dropWorker();
    this.calls.dispose();
    this.stopWatchingData();
    this.setStatus('stopped');
  }

  /** Resolves when nothing is going on: no turn, no call, no debounce. An author's own timers do not count. */
  async whenIdle(): Promise<void> {
    await this.starting;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.status !== 'running' && this.status !== 'starting') return;
      if (this.outbox.isEmpty && this.calls.busy === 0 && this.timers.runtimeTimers === 0 && (this.worker?.pendingTurns ?? 0) === 0) return;
    }
  }

  private async boot(pageId: string | undefined, params: JsonObject): Promise<void> {
    this.dropWorker();
    const generation = this.generation;
    this.setStatus('starting');
    const starting = this.bootWorker(generation, pageId, params);
    this.starting = starting;
    await starting;
  }

  private async bootWorker(generation: number, pageId: string | undefined, params: JsonObject): Promise<void> {
    const { options, manifest } = this;
    let worker: Supervisor;
    try {
      worker = await options.takeWorker(manifest.requirements.memoryMb);
    } catch (error) {
      return this.fail({ code: 'sandbox.crashed', detail: error instanceof Error ? error.message : String(error), ms: 0 }, generation);
    }
    if (generation !== this.generation) return worker.end();
    this.worker = worker;
    worker.onOutput = (text) => this.receive(text, generation);
    worker.onFailure = (failure) => this.fail(failure, generation);
    this.watchData();
    let saved: Record<string, unknown> = {};
    try {
      saved = await this.data.getSaved();
    } catch (error) {
      this.log('error', `Saved variables could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    await worker.whenReady();
    if (generation !== this.generation || !worker.isAlive) return;
    this.mirror.clear();
    this.emitBatch([{ op: 'clear' }], []);
    const loaded = this.manifest;
    this.feed = new ManifestFeed(loaded);
    await worker.post({
      t: 'load',
      manifest: loaded,
      ...moduleOf(options.job),
      boot: {
        t: 'boot',
        mode: options.mode,
        saved,
        now: options.clock.now(),
        seed: Math.floor(options.random.next() * 4294967296),
        entropy: freshEntropy(),
        params,
        ...(pageId === undefined ? {} : { pageId }),
      },
      ms: loadMs(this.manifest, this.options.mode),
    });
    if (generation !== this.generation || !worker.isAlive) return;
    this.isLoaded = true;
    this.setStatus('running');
    this.debug.loaded();
    if (this.manifest !== loaded) this.update(this.manifest);
    this.outbox.flush();
  }

  private deliver(message: Deliverable): void {
    if (message.t === 'session') this.lastEvent = placeOfEvent(message.message) ?? this.lastEvent;
    if (this.status === 'stopped' || this.status === 'crashed' || !this.debug.accepts(message, this.outbox.waiting)) return;
    this.outbox.add(message);
  }

  private receive(text: string, generation: number): void {
    if (generation !== this.generation) return;
    const messages = parseGuestText(text);
    if (messages === 'flood') return this.fail({ code: 'sandbox.crashed', detail: 'It sent too many messages at once.', ms: 0 }, generation);
    for (const message of messages) {
      if (message === null) this.log('warn', 'The app sent something that is not a message.');
      else if (generation === this.generation) this.handle(message);
    }
  }

  private handle(message: GuestMessage): void {
    switch (message.t) {
      case 'batch': {
        // Values were parsed from JSON and the structure was checked: this is a patch of session.ts.
        const patches = message.patches as Patch[];
        const effects = message.effects.flatMap((candidate) => {
          const parsed = effectSchema.safeParse(candidate);
          return parsed.success ? [parsed.data] : [];
        });
        if (!this.mirror.apply(patches)) return this.fail({ code: 'sandbox.memory', detail: 'Its screen holds too much.', ms: 0 }, this.generation);
        return this.emitBatch(patches, effects);
      }
      case 'log':
        return this.emitLogs(message.entries.map(logEntryOf));
      case 'call':
        return this.calls.add(message.call, (answer) => this.deliver({ t: 'reply', id: message.id, ...answer }));
      case 'progress':
      case 'result':
        return this.options.job?.onMessage(message);
      case 'timer':
        return this.timers.start(message);
      case 'clearTimer':
        return this.timers.clear(message.id);
      case 'debug':
      case 'debugNews':
        return this.debug.receive(message);
    }
  }

  private emitBatch(patches: Patch[], effects: Effect[]): void {
    if (patches.length === 0 && effects.length === 0) return;
    this.listeners.emit({ type: 'batch', seq: ++this.seq, patches, effects });
    const { answerConfirm } = this.options;
    if (answerConfirm === undefined) return;
    for (const effect of effects) if (effect.kind === 'confirm') this.send({ type: 'effectResult', effectId: effect.effectId, value: answerConfirm });
  }

  private emitLogs(entries: Omit<LogEntry, 'at'>[]): void {
    const kept = this.logs.add(entries);
    if (kept.length > 0) this.listeners.emit({ type: 'log', entries: kept });
  }

  private log(level: LogEntry['level'], text: string): void {
    this.emitLogs([{ level, source: 'sandbox', text }]);
  }

  private fail(failure: WorkerFailure, generation: number): void {
    if (generation !== this.generation) return;
    const wasRunning = this.isLoaded;
    const error = describeFailure(failure, this.manifest.requirements.memoryMb);
    this.dropWorker();
    this.crashes.add(this.options.clock.now());
    const place = failure.place ?? this.lastEvent;
    this.failure = { code: error.code, message: error.message, crashes: this.crashes.count, ...(place === undefined ? {} : { place }) };
    this.emitLogs([{ level: 'error', source: 'sandbox', text: failure.code === 'sandbox.crashed' ? `${error.message} (${failure.detail})` : error.message, ...(place === undefined ? {} : { place }) }]);
    this.setStatus('crashed');
    // A failure while loading would only come back.
    if (wasRunning && this.options.job === undefined && !this.crashes.isTooMany) void this.restart();
  }

  private dropWorker(): void {
    this.generation++;
    this.worker?.end();
    this.past = this.usage;
    this.worker = null;
    this.isLoaded = false;
    this.outbox.clear();
    this.calls.clear();
    this.timers.clearAll();
    this.debug.dropped();
  }

  private watchData(): void {
    this.stopWatchingData();
    this.stopWatchingData = this.data.onDidChange((change) => {
      if (this.worker === null) return; // It reads everything when it starts.
      this.outbox.addChange(change.entity);
    });
  }

  private setStatus(status: Status): void {
    this.status = status;
    if (status === 'running') this.failure = null;
    this.listeners.emit(this.statusEvent());
  }

  private statusEvent(): SessionEvent {
    const event: SessionEvent = { type: 'status', status: this.status };
    if (this.notice !== null) event.message = this.notice;
    if (this.failure !== null && this.status === 'crashed') Object.assign(event, this.failure);
    if (this.worker !== null) event.memoryBytes = this.memoryBytes;
    return event;
  }
}
