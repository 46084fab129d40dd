import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { ManifestDelta } from '../../shared/app/compile/index.ts';
import type { EngineCode } from './engine-code.ts';
import type { LogEntry } from '../../shared/contracts/session.ts';
import type { HostMessage } from '../../shared/contracts/sandbox.ts';

/** What a script without an app has come to after a turn. `text` is the JSON of its verdict or last value, where there is one. */
export type ScriptOutcome = {
  /** `pending`: its last value is a promise that waits. */
  state: 'ok' | 'threw' | 'pending' | 'limit';
  hasVerdict: boolean;
  text: string | null;
  kind?: string;
  error?: string;
};

/** Supervisor → worker. Every message but `init` is answered by `idle` or `failed` with its `seq`, in order. */
export type ToWorker =
  | { t: 'init'; wasm: EngineCode; memoryMb: number }
  /** `module`: only a function of that one will run. */
  | { t: 'load'; seq: number; manifest: Manifest; module?: string; boot: Omit<Extract<HostMessage, { t: 'boot' }>, 'plan'> | null; ms: number }
  /** What changed since the last `load` or `edit`. */
  | { t: 'edit'; seq: number; delta: ManifestDelta; ms: number }
  | { t: 'script'; seq: number; source: string; ms: number }
  | { t: 'deliver'; seq: number; messages: Exclude<HostMessage, { t: 'boot' | 'reload' | 'edit' }>[]; ms: number };

/** What a thread is sent: messages for the guest as the one text it takes. Rows as objects would be copied here, copied there and written as JSON after that. */
export type OnWire = Exclude<ToWorker, { t: 'deliver' }> | { t: 'deliver'; seq: number; text: string; ms: number };

/** Worker → supervisor. */
export type FromWorker =
  | { t: 'ready' }
  /** A JSON text of the guest: not trusted. */
  | { t: 'output'; text: string }
  /** The engine's memory grew. Arrives while a turn is under way, too. */
  | { t: 'memory'; bytes: number }
  | { t: 'outcome'; outcome: ScriptOutcome }
  /** `ms`: how long the guest worked. */
  | { t: 'idle'; seq: number; memoryBytes: number; ms: number }
  | { t: 'failed'; seq: number; code: string; detail: string; ms: number; place?: LogEntry['place'] };

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
  onMessage(listener: (message: OnWire) => void): void;
}
