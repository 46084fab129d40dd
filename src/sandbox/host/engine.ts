import baseVariant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle, type QuickJSRuntime } from 'quickjs-emscripten-core';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { frameOf } from '../../shared/app/compile/stack-frame.ts';
import { EngineFailure } from './engine-failure.ts';
import { GUEST_SOURCE } from './guest-bundle.generated.ts';
import { MAX_MEMORY_MB, MIN_MEMORY_MB } from './memory-range.ts';
import type { ScriptOutcome } from './protocol.ts';
import { readOutcome, readText } from './script-outcome.ts';
import { problemOf, withoutPrototypes, type TurnCount } from './text-guard.ts';

const PAGE = 65_536;
/** What the engine needs before any app is loaded, bytes. */
const INITIAL_PAGES = 256;
/** Jobs run between two looks at the clock. */
const JOBS_AT_ONCE = 500;

const MB = 1024 * 1024;

/** The engine's own heap, to ask for room before a text is written into it: the library writes to address 0 when there is none. */
type Heap = { _malloc(bytes: number): number; _free(pointer: number): void; lengthBytesUTF8(text: string): number };

export type EngineListener = {
  /** A text of the guest, during a turn. */
  onOutput(text: string): void;
  /** The memory grew to this, bytes. Also while the guest is busy. */
  onGrowth(bytes: number): void;
};

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
  private readonly heap: Heap;
  private readonly listener: EngineListener;
  private completion: { threw: boolean; handle: QuickJSHandle } | null = null;
  private sentChars = 0;
  private sent: TurnCount = { values: 0, items: 0 };
  private deadline = Infinity;
  private wasInterrupted = false;
  private refusal: 'size' | 'depth' | 'values' | 'messages' | null = null;

  /** @param wasm compiled once and shared: an instance then takes a few ms */
  static async create(wasm: WebAssembly.Module, memoryMb: number, listener: EngineListener): Promise<Engine> {
    const limit = Math.max(MIN_MEMORY_MB, Math.min(MAX_MEMORY_MB, memoryMb)) * MB;
    // QuickJS's own limit counts only what it allocates; this one is real.
    const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: Math.max(INITIAL_PAGES, limit / PAGE) });
    listener.onGrowth(memory.buffer.byteLength);
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      const before = grow(pages);
      listener.onGrowth(memory.buffer.byteLength);
      return before;
    };
    const quickjs = await newQuickJSWASMModuleFromVariant(
      newVariant(baseVariant, { wasmModule: wasm, wasmMemory: memory, emscriptenModule: { printErr: () => {}, print: () => {} } as object }),
    );
    const runtime = quickjs.newRuntime();
    runtime.setMemoryLimit(limit);
    runtime.setMaxStackSize(SANDBOX_LIMITS.stackBytes);
    // The library's types do not show its heap; the version is fixed in package.json.
    const heap = (quickjs as unknown as { ffi: { module: Heap } }).ffi.module;
    return new Engine(memory, runtime, limit, heap, listener);
  }

  private constructor(memory: WebAssembly.Memory, runtime: QuickJSRuntime, memoryLimit: number, heap: Heap, listener: EngineListener) {
    this.memory = memory;
    this.runtime = runtime;
    this.memoryLimit = memoryLimit;
    this.heap = heap;
    this.listener = listener;
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
      this.reserve(script);
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

  /**
   * Runs a script that belongs to no app, in an instance of its own. Timers go on with `deliver`.
   * @throws EngineFailure
   */
  evaluate(source: string, ms: number): void {
    this.turn(ms, () => {
      this.reserve(source);
      const result = this.context.evalCode(source, 'script.js', { type: 'global' });
      this.completion = result.error ? { threw: true, handle: result.error } : { threw: false, handle: result.value };
    });
  }

  /** What the script has come to; null where none was run. Its getters run too: a turn like any other. @throws EngineFailure */
  outcome(ms: number): ScriptOutcome | null {
    const { completion } = this;
    if (completion === null) return null;
    return this.guarded(ms, () => {
      const outcome = readOutcome(this.context, completion, {
        call: (method, value) => this.tryCall(method, value),
        checkMemory: () => {
          if (this.memoryBytes > this.memoryLimit * 0.75) throw new EngineFailure('sandbox.memory', 'out of memory');
        },
        check: () => this.checkDeadline(ms),
      });
      this.checkDeadline(ms);
      return outcome;
    });
  }

  /** Makes sure that a text can be handed in. */
  private reserve(text: string): void {
    const pointer = this.heap._malloc(this.heap.lengthBytesUTF8(text) + 1);
    if (pointer === 0) throw new EngineFailure('sandbox.memory', 'out of memory');
    this.heap._free(pointer);
  }

  private receive(messages: string): void {
    this.reserve(messages);
    const text = this.context.newString(messages);
    if (this.context.typeof(text) !== 'string') throw new EngineFailure('sandbox.memory', 'out of memory');
    this.call('receive', text);
    text.dispose();
  }

  /** Runs, lets promises go on until there is nothing left to do, and sends what changed. */
  private turn(ms: number, run: () => void): void {
    this.guarded(ms, () => {
      this.sentChars = 0;
      this.sent = { values: 0, items: 0 };
      run();
      for (;;) {
        this.runJobs(ms);
        const verdict = this.settle();
        if (verdict === 1 || (verdict === 2 && this.memoryBytes > this.memoryLimit * 0.75)) throw new EngineFailure('sandbox.memory', 'out of memory');
        if (this.refusal !== null) throw new EngineFailure('sandbox.memory', `It sent too much at once (${this.refusal}).`);
        this.checkDeadline(ms);
        if (!this.runtime.hasPendingJob()) return;
      }
    });
  }

  private settle(): number {
    try {
      const settled = this.call('settle');
      const verdict = this.context.getNumber(settled);
      settled.dispose();
      return verdict;
    } catch (error) {
      // A script may have broken what the runtime is made of. What it leaves behind can still be read.
      if (this.completion !== null && error instanceof EngineFailure && error.code === 'sandbox.crashed') return 0;
      throw error;
    }
  }

  private guarded<T>(ms: number, run: () => T): T {
    this.deadline = performance.now() + ms;
    this.wasInterrupted = false;
    try {
      return run();
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      // A failure of the host's own stack or of WebAssembly itself: the instance can no longer be trusted.
      throw new EngineFailure(
        this.wasInterrupted ? 'sandbox.deadline' : this.isFull() ? 'sandbox.memory' : 'sandbox.crashed',
        error instanceof Error ? error.message : String(error),
      );
    } finally {
      this.deadline = Infinity;
    }
  }

  private runJobs(ms: number): void {
    while (this.runtime.hasPendingJob()) {
      const result = this.runtime.executePendingJobs(JOBS_AT_ONCE);
      if (result.error) {
        const at = this.wasInterrupted ? this.frameIn(result.error) : null;
        result.error.dispose();
        this.checkDeadline(ms, at);
      } else result.dispose();
      this.checkDeadline(ms);
    }
  }

  /** An endless chain of promises is interrupted but reported as a success: only the clock tells. */
  private checkDeadline(ms: number, at: EngineFailure['at'] = null): void {
    if (this.wasInterrupted || performance.now() >= this.deadline) throw new EngineFailure('sandbox.deadline', String(ms), at);
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

  /** As `call`, with what it threw as a value. */
  private tryCall(method: 'verdict' | 'describe', value: QuickJSHandle): { threw: boolean; handle: QuickJSHandle } {
    const fn = this.context.getProp(this.api, method);
    const result = this.context.callFunction(fn, this.api, value);
    fn.dispose();
    return result.error ? { threw: true, handle: result.error } : { threw: false, handle: result.value };
  }

  private unwrap(result: ReturnType<QuickJSContext['evalCode']>, code: EngineFailure['code']): QuickJSHandle {
    if (!result.error) return result.value;
    const { context } = this;
    const error = result.error;
    let message = 'out of memory';
    let at: EngineFailure['at'] = null;
    if (context.typeof(error) === 'object' && !context.sameValue(error, context.null)) {
      const text = context.getProp(error, 'message');
      message = context.typeof(text) === 'string' ? context.getString(text) : 'unknown error';
      text.dispose();
      at = this.frameIn(error);
    }
    error.dispose();
    if (this.wasInterrupted) throw new EngineFailure('sandbox.deadline', message, at);
    if (message === 'out of memory') throw new EngineFailure('sandbox.memory', message);
    throw new EngineFailure(code, message);
  }

  /** Where in the app's script an error was thrown. */
  private frameIn(error: QuickJSHandle): EngineFailure['at'] {
    const { context } = this;
    if (context.typeof(error) !== 'object' || context.sameValue(error, context.null)) return null;
    const stack = context.getProp(error, 'stack');
    const at = context.typeof(stack) === 'string' ? frameOf(context.getString(stack)) : null;
    stack.dispose();
    return at;
  }

  private createGuest(): QuickJSHandle {
    const { context } = this;
    this.unwrap(context.evalCode(GUEST_SOURCE, 'guest.js', { type: 'global' }), 'sandbox.crashed').dispose();
    const create = this.unwrap(
      context.evalCode('const create = globalThis.__createGuest; delete globalThis.__createGuest; create', 'start.js', { type: 'global' }),
      'sandbox.crashed',
    );
    const native = context.newFunction('post', (handle) => this.post(handle));
    const api = this.unwrap(context.callFunction(create, context.undefined, native), 'sandbox.crashed');
    native.dispose();
    create.dispose();
    return api;
  }

  private post(handle: QuickJSHandle): void {
    const text = readText(this.context, handle, SANDBOX_LIMITS.messageChars);
    this.sentChars += text?.length ?? Infinity;
    this.refusal ??= text === null || this.sentChars > SANDBOX_LIMITS.messageChars ? 'size' : problemOf(text, SANDBOX_LIMITS.messagesAtOnce, this.sent);
    if (this.refusal === null && text !== null) this.listener.onOutput(withoutPrototypes(text));
  }
}
