import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { Inspected } from '../../shared/contracts/inspected.ts';
import type { Effect } from '../../shared/contracts/session.ts';
import type { CapabilityCall, GuestOutput, GuestPatch, Place } from '../../shared/contracts/sandbox.ts';
import { fatal, isFatal, messageOf } from './errors.ts';

type Native = (text: string) => void;
type Level = 'debug' | 'info' | 'warn' | 'error';
/** Line, column and function of the app's script. */
type Trace = [number, number, string];
type LogLine = { level: Level; source: string; text: string; place?: Place; values?: Inspected[]; trace?: Trace };

// Author code may replace it later.
const { stringify } = JSON;

const { logLines: MAX_LINES, logChars: MAX_LINE, logTurnChars: MAX_TURN, logValues: MAX_OPEN, timers: MAX_TIMERS, pendingCalls: MAX_CALLS, frameChars: FRAME } = SANDBOX_LIMITS;

/** Log lines of one message: what a host takes in between two other things. */
const LINES_AT_ONCE = 500;

/** A failure of a host capability, with its registry code. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The guest's only way out: JSON texts, collected and sent once a turn, in frames that take nobody long to read. */
export class Bridge {
  private readonly native: Native;
  /** Texts of messages. */
  private queue: string[] = [];
  private readonly calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void; method: string; at: number; trace: string | undefined }>();
  private readonly timers = new Map<number, { run: () => void; repeat: boolean; ms: number; kind: 'author' | 'runtime' }>();
  private lines: LogLine[] = [];
  private droppedLines = 0;
  private lineChars = 0;
  /** Whether a call that fails says where it was made. Costs a stack for each call. */
  tracesCalls = false;
  private nextId = 1;
  /** Difference between the host's clock and this realm's, ms. */
  private skew = 0;

  constructor(native: Native) {
    this.native = native;
  }

  setClock(hostNow: number): void {
    this.skew = hostNow - Date.now();
  }

  now(): number {
    return Date.now() + this.skew;
  }

  post(message: GuestOutput): void {
    this.queue.push(stringify(message));
  }

  /** A long batch travels in several, in order; the effects come with the last. */
  postBatch(patches: readonly GuestPatch[], effects: readonly Effect[]): void {
    let part: string[] = [];
    let length = 0;
    for (const patch of patches) {
      const text = stringify(patch);
      if (length > 0 && length + text.length > FRAME) {
        this.queue.push(`{"t":"batch","patches":[${part.join(',')}],"effects":[]}`);
        part = [];
        length = 0;
      }
      part.push(text);
      length += text.length;
    }
    this.queue.push(`{"t":"batch","patches":[${part.join(',')}],"effects":${stringify(effects)}}`);
  }

  /** Sends what has been collected. */
  flush(): void {
    if (this.droppedLines > 0) this.lines.push({ level: 'warn', source: 'sandbox', text: `${this.droppedLines} more lines were left out.` });
    for (let i = 0; i < this.lines.length; i += LINES_AT_ONCE) this.post({ t: 'log', entries: this.lines.slice(i, i + LINES_AT_ONCE) });
    this.lines = [];
    this.droppedLines = 0;
    this.lineChars = 0;
    if (this.queue.length === 0) return;
    const messages = this.queue;
    this.queue = [];
    let frame: string[] = [];
    let length = 0;
    for (const message of messages) {
      if (length > 0 && length + message.length > FRAME) {
        this.native(`[${frame.join(',')}]`);
        frame = [];
        length = 0;
      }
      frame.push(message);
      length += message.length;
    }
    this.native(`[${frame.join(',')}]`);
  }

  /** @param more what was logged where it is more than its text, and the line and column of the app's script where it was */
  log(level: Level, source: string, text: string, place?: Place, more?: { values?: Inspected[] | undefined; trace?: Trace | undefined }): void {
    const length = Math.min(text.length, MAX_LINE);
    if (this.lines.length >= MAX_LINES || this.lineChars + length > MAX_TURN) {
      this.droppedLines++;
      return;
    }
    this.lineChars += length;
    const line: LogLine = { level, source, text: text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}… (${text.length} characters)` : text };
    if (place !== undefined) line.place = place;
    if (more?.values !== undefined && this.lines.length < MAX_OPEN) line.values = more.values;
    if (more?.trace !== undefined) line.trace = more.trace;
    this.lines.push(line);
  }

  /** Timers that run and calls without an answer, for whoever looks into the app. */
  waiting(): { timers: { id: number; ms: number; repeat: boolean; isOwn: boolean }[]; calls: { id: number; method: string; waitingMs: number }[] } {
    const now = this.now();
    return {
      timers: [...this.timers].map(([id, { ms, repeat, kind }]) => ({ id, ms, repeat, isOwn: kind === 'author' })),
      calls: [...this.calls].map(([id, { method, at }]) => ({ id, method, waitingMs: now - at })),
    };
  }

  call(call: CapabilityCall): Promise<unknown> {
    if (this.calls.size >= MAX_CALLS) return Promise.reject(new HostError('sandbox.busy', `More than ${MAX_CALLS} requests are waiting. Await some of them first.`));
    const id = this.nextId++;
    this.post({ t: 'call', id, call });
    return new Promise((resolve, reject) => this.calls.set(id, { resolve, reject, method: call.method, at: this.now(), trace: this.tracesCalls ? new Error().stack : undefined }));
  }

  reply(id: number, answer: { ok: true; value: unknown } | { ok: false; code: string; message: string }): void {
    const waiting = this.calls.get(id);
    if (waiting === undefined) return;
    this.calls.delete(id);
    if (answer.ok) waiting.resolve(answer.value);
    else {
      const error = new HostError(answer.code, answer.message);
      if (waiting.trace !== undefined) error.stack = waiting.trace;
      waiting.reject(error);
    }
  }

  /** @param kind `runtime` timers (debounce) are waited for by tests and self-checks; an author's are not */
  setTimer(run: () => void, ms: number, repeat: boolean, kind: 'author' | 'runtime'): number {
    if (kind === 'author' && this.timers.size >= MAX_TIMERS) throw new HostError('sandbox.timers', `An app may have ${MAX_TIMERS} timers at once. Clear some first.`);
    const id = this.nextId++;
    this.timers.set(id, { run, repeat, ms: Number(ms) || 0, kind });
    this.post({ t: 'timer', id, ms: Math.max(0, Math.min(Number(ms) || 0, 2_147_483_647)), repeat, kind });
    return id;
  }

  clearTimer(id: unknown): void {
    if (typeof id !== 'number' || !this.timers.delete(id)) return;
    this.post({ t: 'clearTimer', id });
  }

  fireTimer(id: number): void {
    const timer = this.timers.get(id);
    if (timer === undefined) return;
    if (!timer.repeat) this.timers.delete(id);
    try {
      timer.run();
    } catch (error) {
      if (isFatal(error)) fatal(error);
      this.log('error', 'console', messageOf(error));
    }
  }
}
