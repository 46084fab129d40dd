import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import type { Doc } from 'yjs';

export type StoredUpdate = { update: Uint8Array; seq: number; origin: string };

/** The durable Yjs documents, one for each app. All methods throw `AppError`. */
export interface DocumentsService {
  /** The live document, loaded on first use. Do not edit it directly: use `edit`. Kept in memory while open or watched. */
  load(appId: string): Promise<{ doc: Doc; readOnly: boolean; seq: number }>;
  /** Whole state as one update. */
  state(appId: string): Promise<{ update: Uint8Array; readOnly: boolean; seq: number }>;
  /**
   * Appends an update made elsewhere. Resolves once it is on disk (WAL, synchronous=FULL). A bad update is quarantined: `document.bad-update`.
   * @param by who made it, for history; by default the client
   */
  push(appId: string, update: Uint8Array, clientId: string, by?: { actor?: string; turnId?: string }): Promise<{ seq: number; savedAt: number }>;
  /** Runs operations on the live document as one durable change. */
  edit(
    appId: string,
    origin: { actor: string; kind: 'hand' | 'ai' | 'peer' | 'system'; turnId?: string },
    change: (doc: Doc) => void,
  ): Promise<{ seq: number }>;
  /** `toManifest` of the live document, cached by seq. */
  manifest(appId: string): Promise<Manifest>;
  onDidUpdate(appId: string, listener: (update: StoredUpdate) => void): Disposer;
  updatesSince(appId: string, seq: number): Promise<StoredUpdate[]>;
  /** Makes the document equal to the manifest with as few changes as possible (restore a version, import over). */
  replaceWith(appId: string, manifest: Manifest, origin: { actor: string; kind: 'hand' | 'ai' | 'system'; turnId?: string }): Promise<void>;
  /** Flushes snapshots and drops idle documents. */
  close(): Promise<void>;
}
