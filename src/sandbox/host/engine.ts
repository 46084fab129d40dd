import baseVariant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle, type QuickJSRuntime } from 'quickjs-emscripten-core';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { GUEST_SOURCE } from './guest-bundle.generated.ts';

const PAGE = 65_536;
/** What the engine needs before any app is loaded, bytes. */
const INITIAL_PAGES = 256;
/** Jobs run between two looks at the clock. */
const JOBS_AT_ONCE = 500;

/** Why an app had to be ended. The engine is unusable afterwards. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly code: 'sandbox.deadline' | 'sandbox.memory' | 'sandbox.crashed' | 'sandbox.compile';

  constructor(code: EngineFailure['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}

/**
 * One QuickJS instance with its own memory, which cannot grow past the limit whatever the guest does.
 * The only ways in and out are JSON texts; no host object is ever visible inside.
 */
export class Engine {
  private readonly memory: WebAssembly.Memory;
  private readonly runtime: QuickJSRuntime;
  private readonly context: QuickJSContext;
  private readonly api: QuickJSHandle;
  private readonly memoryLimit: number;
  private readonly onOutput: (text: string) => void;
  private deadline = Infinity;
  private wasInterrupted = false;
  private isTooLarge = false;

  /**
   * @param wasm compiled once and shared: an instance then takes a few ms
   * @param onOutput called during a turn with each text from the guest
   */
  static async create(wasm: WebAssembly.Module, memoryMb: number, onOutput: (text: string) => void): Promise<Engine> {
    const limit = Math.max(16, Math.min(128, memoryMb)) * 1024 * 1024;
    // QuickJS's own limit counts only what it allocates; this one is real.
    const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: Math.max(INITIAL_PAGES, limit / PAGE) });
    const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(baseVariant, { wasmModule: wasm, wasmMemory: memory, emscriptenModule: { printErr: () => {}, print: () => {} } as object }));
    const runtime = quickjs.newRuntime();
    runtime.setMemoryLimit(limit);
    runtime.setMaxStackSize(SANDBOX_LIMITS.stackBytes);
    return new Engine(memory, runtime, limit, onOutput);
  }

  private constructor(memory: WebAssembly.Memory, runtime: QuickJSRuntime, memoryLimit: number, onOutput: (text: string) => void) {
    this.memory = memory;
    this.runtime = runtime;
    this.memoryLimit = memoryLimit;
    this.onOutput = onOutput;
    runtime.setInterruptHandler(() => {
      if (performance.now() < this.deadline) return false;
      this.wasInterrupted = true;
      return true;
    });
    this.context = runtime.newContext();
    this.api = this.createGuest();
  }

  get memoryBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /**
   * Loads the functions of an app and handles messages as one turn.
   * @param script evaluates to a table of functions
   * @throws EngineFailure
   */
  load(script: string, messages: string, ms: number): void {
    this.turn(ms, () => {
      const { context } = this;
      const table = this.unwrap(context.evalCode(script, 'app.js', { type: 'global' }), 'sandbox.compile');
      this.call('load', table);
      table.dispose();
      this.receive(messages);
    });
  }

  /** @throws EngineFailure */
  deliver(messages: string, ms: number): void {
    this.turn(ms, () => this.receive(messages));
  }

  private receive(messages: string): void {
    const text = this.context.newString(messages);
    this.call('receive', text);
    text.dispose();
  }

  /** Runs, lets promises go on until there is nothing left to do, and sends what changed. */
  private turn(ms: number, run: () => void): void {
    this.deadline = performance.now() + ms;
    this.wasInterrupted = false;
    try {
      run();
      for (;;) {
        this.runJobs(ms);
        const settled = this.call('settle');
        const verdict = this.context.getNumber(settled);
        settled.dispose();
        if (verdict === 1 || (verdict === 2 && this.memoryBytes > this.memoryLimit * 0.75)) throw new EngineFailure('sandbox.memory', 'out of memory');
        if (this.isTooLarge) throw new EngineFailure('sandbox.memory', 'A message was too large.');
        this.checkDeadline(ms);
        if (!this.runtime.hasPendingJob()) return;
      }
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      // A failure of the host's own stack or of WebAssembly itself: the instance can no longer be trusted.
      throw new EngineFailure(this.wasInterrupted ? 'sandbox.deadline' : this.isFull() ? 'sandbox.memory' : 'sandbox.crashed', error instanceof Error ? error.message : String(error));
    } finally {
      this.deadline = Infinity;
    }
  }

  private runJobs(ms: number): void {
    while (this.runtime.hasPendingJob()) {
      const result = this.runtime.executePendingJobs(JOBS_AT_ONCE);
      if (result.error) {
        result.error.dispose();
        this.checkDeadline(ms);
      } else result.dispose();
      this.checkDeadline(ms);
    }
  }

  /** An endless chain of promises is interrupted but reported as a success: only the clock tells. */
  private checkDeadline(ms: number): void {
    if (this.wasInterrupted || performance.now() >= this.deadline) throw new EngineFailure('sandbox.deadline', String(ms));
  }

  private isFull(): boolean {
    return this.memoryBytes > this.memoryLimit * 0.9;
  }

  private call(method: 'load' | 'receive' | 'settle', ...args: QuickJSHandle[]): QuickJSHandle {
    const fn = this.context.getProp(this.api, method);
    try {
      return this.unwrap(this.context.callFunction(fn, this.api, ...args), 'sandbox.crashed');
    } finally {
      fn.dispose();
    }
  }

  private unwrap(result: ReturnType<QuickJSContext['evalCode']>, code: EngineFailure['code']): QuickJSHandle {
    if (!result.error) return result.value;
    const { context } = this;
    const error = result.error;
    let message = 'out of memory';
    if (context.typeof(error) === 'object' && !context.sameValue(error, context.null)) {
      const text = context.getProp(error, 'message');
      message = context.typeof(text) === 'string' ? context.getString(text) : 'unknown error';
      text.dispose();
    }
    error.dispose();
    if (this.wasInterrupted) throw new EngineFailure('sandbox.deadline', message);
    if (message === 'out of memory') throw new EngineFailure('sandbox.memory', message);
    throw new EngineFailure(code, message);
  }

  private createGuest(): QuickJSHandle {
    const { context } = this;
    this.unwrap(context.evalCode(GUEST_SOURCE, 'guest.js', { type: 'global' }), 'sandbox.crashed').dispose();
    const create = this.unwrap(context.evalCode('const create = globalThis.__createGuest; delete globalThis.__createGuest; create', 'start.js', { type: 'global' }), 'sandbox.crashed');
    const native = context.newFunction('post', (text) => {
      const value = context.getString(text);
      if (value.length > SANDBOX_LIMITS.messageChars) this.isTooLarge = true;
      else this.onOutput(value);
    });
    const api = this.unwrap(context.callFunction(create, context.undefined, native), 'sandbox.crashed');
    native.dispose();
    create.dispose();
    return api;
  }
}
