import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppSession, type AppSessionOptions } from '../host/app-session.ts';
import { evaluateScript, type Evaluation } from '../host/evaluate.ts';
import type { EngineCode } from '../host/engine-code.ts';
import type { FromWorker, WorkerHandle } from '../host/protocol.ts';
import { Supervisor } from '../host/supervisor.ts';
import { keepWasmGlue } from './steady-wasm.ts';
import { LeasedWorker, WorkerShelf } from './worker-shelf.ts';

export type { AppSession } from '../host/app-session.ts';
export type { SessionDebugger } from '../host/debug.ts';
export { MAX_MEMORY_MB as MAX_SCRIPT_MB, MIN_MEMORY_MB as MIN_SCRIPT_MB } from '../host/memory-range.ts';
export { withoutPages, type JobCall } from '../host/function-calls.ts';
export type { Evaluation } from '../host/evaluate.ts';
import { onWire } from '../host/wire.ts';

const MAX_MEMORY_MB = 128;
// Before the first engine is compiled.
keepWasmGlue();

/** The next spare is made once the app that took the last one has had the processor to itself, ms. */
const WARM_AFTER_MS = 150;

/** Starts workers for apps and keeps one warm, so that an app starts in tens of ms. */
export class WorkerPool {
  private readonly workerUrl: URL;
  private readonly wasm: Promise<EngineCode>;
  private spare: Promise<Supervisor> | null = null;
  private readonly live = new Map<Supervisor, LeasedWorker>();
  private readonly shelf = new WorkerShelf();
  private isClosed = false;

  /** @param wasmUrl the engine; by default the file of its package */
  constructor(workerUrl: URL, wasmUrl?: URL) {
    this.workerUrl = workerUrl;
    this.wasm = readFile(wasmUrl ?? createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')).then((bytes) =>
      WebAssembly.compile(bytes),
    );
    this.wasm.catch(() => {}); // Reported by whoever starts a worker.
  }

  /** Resolves when the engine is compiled. */
  async ready(): Promise<void> {
    await this.wasm;
  }

  /** Makes the spare worker now. */
  warm(): void {
    if (this.isClosed || this.spare !== null) return;
    this.spare = this.spawn(MAX_MEMORY_MB);
    this.spare.catch(() => (this.spare = null));
  }

  /** A worker of its own for one app; it ends with the session. */
  async take(memoryMb: number): Promise<Supervisor> {
    // The spare has the usual limit; an app that asks for less gets its own.
    const spare = memoryMb === MAX_MEMORY_MB ? this.spare : null;
    if (spare !== null) this.spare = null;
    const worker = await (spare ?? this.spawn(memoryMb));
    setTimeout(() => this.warm(), WARM_AFTER_MS).unref();
    return worker.isAlive ? worker : this.spawn(memoryMb);
  }

  session(options: Omit<AppSessionOptions, 'takeWorker'>): AppSession {
    return new AppSession({ ...options, takeWorker: (memoryMb) => this.take(memoryMb) });
  }

  /** A session that runs once. @param owner the app: its next job may have the worker, if this one ends well */
  job(owner: string, options: Omit<AppSessionOptions, 'takeWorker'>): AppSession {
    const takeWorker = async (memoryMb: number): Promise<Supervisor> => {
      const kept = this.shelf.take(owner);
      const worker = kept === null ? await this.take(memoryMb) : this.supervise(kept, await this.wasm, memoryMb);
      const leased = this.live.get(worker);
      if (leased !== undefined) leased.owner = owner;
      return worker;
    };
    return new AppSession({ ...options, takeWorker });
  }

  /** Runs a script that belongs to no app; see host/evaluate.ts. */
  async evaluate(source: string, { memoryMb = MAX_MEMORY_MB, ms = 1000 }: { memoryMb?: number; ms?: number } = {}): Promise<Evaluation> {
    return evaluateScript(source, ms, await this.spawn(memoryMb));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.spare?.catch(() => undefined);
    this.shelf.close();
    for (const worker of [...this.live.keys()]) worker.end();
  }

  private async spawn(memoryMb: number): Promise<Supervisor> {
    const wasm = await this.wasm;
    return this.supervise(new LeasedWorker(startWorker(this.workerUrl), this.shelf), wasm, memoryMb);
  }

  private supervise(worker: LeasedWorker, wasm: EngineCode, memoryMb: number): Supervisor {
    const supervisor = new Supervisor(worker, wasm, memoryMb);
    this.live.set(supervisor, worker);
    supervisor.onEnd = () => this.live.delete(supervisor);
    return supervisor;
  }
}

function startWorker(url: URL): WorkerHandle {
  // The guest's own stack limit is far below this, so that native frames under it always have room.
  const worker = new Worker(url, {
    resourceLimits: { stackSizeMb: 8, maxOldGenerationSizeMb: 256 },
    stdout: false,
    stderr: false,
    env: {},
    argv: [],
    execArgv: [],
  });
  worker.unref();
  // A thread that is ended while it is still starting can take the whole process with it: such a one is ended as soon as it has spoken.
  let hasStarted = false;
  let isEnding = false;
  worker.once('message', () => {
    hasStarted = true;
    if (isEnding) void worker.terminate();
  });
  return {
    post: (message) => worker.postMessage(onWire(message)),
    onMessage: (listener) => {
      worker.on('message', (message: FromWorker) => listener(message));
    },
    onExit: (listener) => {
      worker.on('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.on('exit', (code) => listener(`The worker ended with code ${code}.`));
    },
    terminate: () => {
      isEnding = true;
      if (hasStarted) void worker.terminate();
    },
  };
}
