import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { EngineCode } from './engine-code.ts';
import type { HostMessage } from '../../shared/contracts/sandbox.ts';

/** Supervisor → worker. Every message but `init` is answered by `idle` or `failed` with its `seq`, in order. */
export type ToWorker =
  | { t: 'init'; wasm: EngineCode; memoryMb: number }
  | { t: 'load'; seq: number; manifest: Manifest; boot: Omit<Extract<HostMessage, { t: 'boot' }>, 'plan'> | null; ms: number }
  | { t: 'deliver'; seq: number; messages: Exclude<HostMessage, { t: 'boot' | 'reload' }>[]; ms: number };

/** Worker → supervisor. */
export type FromWorker =
  | { t: 'ready' }
  /** A JSON text of the guest: not trusted. */
  | { t: 'output'; text: string }
  | { t: 'idle'; seq: number; memoryBytes: number }
  | { t: 'failed'; seq: number; code: string; detail: string };

/** A worker as its supervisor sees it, whatever kind it is. */
export interface WorkerHandle {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** The worker died by itself. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

/** The worker's side of the same channel. */
export interface WorkerChannel {
  post(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
}
