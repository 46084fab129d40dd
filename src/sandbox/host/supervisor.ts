import type { LogEntry } from '../../shared/contracts/session.ts';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { EngineCode } from './engine-code.ts';
import type { FromWorker, ScriptOutcome, ToWorker, WorkerHandle } from './protocol.ts';

export type WorkerFailure = { code: 'sandbox.deadline' | 'sandbox.memory' | 'sandbox.crashed' | 'sandbox.compile'; detail: string; ms: number; place?: LogEntry['place'] };

type Turn = { seq: number; ms: number };
type WithoutSeq<M> = M extends { seq: number } ? Omit<M, 'seq'> : never;

/** Starting a worker may take this long before it counts as dead, ms. */
const START_MS = 30_000;

/**
 * Owns one worker and the clock. The engine stops itself at the deadline; when it does not (native code, a lost thread), the worker
 * is ended from outside. A failed worker is never used again.
 */
export class Supervisor {
  private readonly worker: WorkerHandle;
  private readonly turns: Turn[] = [];
  private readonly waiting = new Map<number, () => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private nextSeq = 1;
  private isDead = false;
  private isReady = false;
  private readonly ready: Promise<void>;
  private onReady: () => void = () => {};
  /** Of the engine, bytes. It only grows. */
  memoryBytes = 0;
  /** Time the guest worked, ms. A turn that was cut short from outside counts from when it began. */
  workedMs = 0;
  private turnSince = 0;
  onOutcome: (outcome: ScriptOutcome) => void = () => {};
  onOutput: (text: string) => void = () => {};
  onFailure: (failure: WorkerFailure) => void = () => {};
  onEnd: () => void = () => {};

  constructor(worker: WorkerHandle, wasm: EngineCode, memoryMb: number) {
    this.worker = worker;
    this.ready = new Promise((resolve) => (this.onReady = resolve));
    worker.onMessage((message) => this.handle(message));
    worker.onExit((reason) => this.die({ code: 'sandbox.crashed', detail: reason, ms: 0 }));
    worker.post({ t: 'init', wasm, memoryMb });
    this.arm();
  }

  whenReady(): Promise<void> {
    return this.ready;
  }

  get isAlive(): boolean {
    return !this.isDead;
  }

  get pendingTurns(): number {
    return this.turns.length;
  }

  /** @returns resolves when the worker has done it; never rejects: failures go to `onFailure` */
  post(message: WithoutSeq<Extract<ToWorker, { seq: number }>>): Promise<void> {
    if (this.isDead) return Promise.resolve();
    const seq = this.nextSeq++;
    this.turns.push({ seq, ms: message.ms });
    this.worker.post({ ...message, seq } as ToWorker);
    if (this.turns.length === 1) this.arm();
    return new Promise((resolve) => this.waiting.set(seq, resolve));
  }

  end(): void {
    if (this.isDead) return;
    this.isDead = true;
    if (this.isReady && this.turns.length > 0) this.workedMs += performance.now() - this.turnSince;
    this.disarm();
    this.worker.terminate();
    this.release();
    this.onEnd();
  }

  private handle(message: FromWorker): void {
    if (this.isDead) return;
    switch (message.t) {
      case 'ready':
        this.isReady = true;
        this.onReady();
        return this.arm();
      case 'output':
        return this.onOutput(message.text);
      case 'memory':
        this.memoryBytes = message.bytes;
        return;
      case 'outcome':
        return this.onOutcome(message.outcome);
      case 'idle': {
        this.memoryBytes = message.memoryBytes;
        this.workedMs += message.ms;
        this.turns.shift();
        this.arm();
        const done = this.waiting.get(message.seq);
        this.waiting.delete(message.seq);
        return done?.();
      }
      case 'failed': {
        const code =
          message.code === 'sandbox.deadline' || message.code === 'sandbox.memory' || message.code === 'sandbox.compile' ? message.code : 'sandbox.crashed';
        const ms = this.turns.shift()?.ms ?? 0;
        this.workedMs += message.ms;
        this.turns.length = 0;
        return this.die({ code, detail: message.detail, ms, ...(message.place === undefined ? {} : { place: message.place }) });
      }
    }
  }

  /** The clock runs for the first turn that has no answer. */
  private arm(): void {
    this.disarm();
    const turn = this.turns[0];
    this.turnSince = performance.now();
    if (this.isReady && turn === undefined) return;
    const ms = this.isReady && turn !== undefined ? turn.ms + SANDBOX_LIMITS.graceMs : START_MS;
    this.timer = setTimeout(
      () => this.die({ code: this.isReady ? 'sandbox.deadline' : 'sandbox.crashed', detail: 'It did not answer.', ms: turn?.ms ?? 0 }),
      ms,
    );
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private die(failure: WorkerFailure): void {
    if (this.isDead) return;
    this.end();
    this.onFailure(failure);
  }

  private release(): void {
    for (const done of this.waiting.values()) done();
    this.waiting.clear();
    this.turns.length = 0;
    this.onReady();
  }
}
