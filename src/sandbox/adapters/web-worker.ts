import { parseManifest } from '../../shared/app/validation/index.ts';
import type { AppDataPort } from '../../shared/contracts/appdata.ts';
import type { SessionConnection } from '../../shared/contracts/session.ts';
import type { Clock, Random } from '../../shared/kernel/ports.ts';
import { AppSession } from '../host/app-session.ts';
import type { AppCapabilities } from '../host/capabilities/ports.ts';
import type { EngineCode } from '../host/engine-code.ts';
import type { FromWorker, WorkerHandle } from '../host/protocol.ts';
import { Supervisor } from '../host/supervisor.ts';
import { onWire } from '../host/wire.ts';

export { createWebCapabilities } from './web-capabilities.ts';

export type WebSessionOptions = {
  manifest: unknown;
  data: AppDataPort;
  /** The built web-worker-entry. */
  workerUrl: string | URL;
  /** The engine, compiled, or its address; by default `quickjs.wasm` beside the worker. */
  wasm?: EngineCode | URL;
  clock?: Clock;
  random?: Random;
  /** What it reaches beyond its rows: `createWebCapabilities`. */
  capabilities?: AppCapabilities;
};

/** Runs an app in this page: the same engine and protocol as in the IDE. Throws `manifest.*` for a manifest that is not valid. */
export function startWebSession(options: WebSessionOptions): SessionConnection & { stop(): void } {
  const workerUrl = new URL(options.workerUrl, globalThis.location.href);
  const given = options.wasm ?? 'quickjs.wasm';
  const wasm = typeof given === 'string' || given instanceof URL ? new URL(given, workerUrl).href : given;
  const session = new AppSession({
    manifest: parseManifest(options.manifest),
    data: options.data,
    mode: 'run',
    clock: options.clock ?? { now: () => Date.now() },
    random: options.random ?? { next: () => Math.random() },
    ...(options.capabilities === undefined ? {} : { capabilities: options.capabilities }),
    takeWorker: async (memoryMb) => new Supervisor(startWorker(workerUrl), wasm, memoryMb),
  });
  void session.start();
  return session;
}

function startWorker(url: URL): WorkerHandle {
  // A page opened from the disk may only start a classic worker from a blob; the built worker has no imports.
  const worker = new Worker(url, { type: url.protocol === 'blob:' ? 'classic' : 'module' });
  return {
    post: (message) => worker.postMessage(onWire(message)),
    onMessage: (listener) => worker.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data)),
    onExit: (listener) => worker.addEventListener('error', (event) => listener(event.message || 'The worker could not start.')),
    terminate: () => worker.terminate(),
  };
}
