import { applyUpdate, encodeStateAsUpdate, mergeUpdates, UndoManager, type Doc } from 'yjs';
import { ManifestReader, schemaVersionOf, type Origin } from '../../../shared/app/document/index.ts';
import { SCHEMA_VERSION, type Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import type { DocumentLog, LogEntry, UpdateOrigin } from './document-log.ts';
import { findUpdateProblem, readDocument } from './read-document.ts';

const SNAPSHOT_UPDATES = 100;
const SNAPSHOT_BYTES = 256 * 1024;
const RETRY_FIRST = 1000;
const RETRY_LAST = 30_000;

type Ports = { storage: Storage; log: DocumentLog; clock: Clock; onDidSave: (entries: LogEntry[]) => void };

/**
 * One document in memory and its unsaved tail. A change is in the `doc` at once, gets its seq at once, and is announced and acknowledged
 * only when it is on disk. While the disk is full the tail stays here, in order, and is tried again.
 */
export class LiveDocument {
  readonly appId: string;
  readonly doc: Doc;
  /** Of the newest change, saved or not. */
  seq: number;
  savedSeq: number;
  lastUsed = 0;
  private readonly ports: Ports;
  private unsaved: LogEntry[] = [];
  private saving: Promise<void> | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private retryDelay = RETRY_FIRST;
  private captured: Uint8Array[] | null = null;
  private reader: ManifestReader | null = null;
  private snapshotSeq: number;
  private snapshotBytes: number;
  private bytesSinceSnapshot: number;
  private snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(appId: string, ports: Ports) {
    this.appId = appId;
    this.ports = ports;
    const loaded = readDocument(appId, ports.log, ports.storage, ports.clock.now());
    this.doc = loaded.doc;
    this.seq = loaded.seq;
    this.savedSeq = loaded.seq;
    this.snapshotSeq = loaded.snapshotSeq;
    this.snapshotBytes = loaded.snapshotBytes;
    this.bytesSinceSnapshot = loaded.bytesSinceSnapshot;
    this.doc.on('update', this.handleUpdate);
    // What was read differs from what is stored: make it the new base before anything builds on it.
    if (loaded.quarantined > 0) this.trySnapshot();
  }

  get readOnly(): boolean {
    return schemaVersionOf(this.doc) > SCHEMA_VERSION;
  }

  get hasUnsaved(): boolean {
    return this.unsaved.length > 0;
  }

  /** Shared by all who ask: nobody may change it. What did not change since the last one is the same object. */
  manifest(): Manifest {
    return (this.reader ??= new ManifestReader(this.doc)).read();
  }

  /** @returns the seq of the stored change; of the newest one when the update held nothing new */
  async push(update: Uint8Array, clientId: string, by: { actor?: string; turnId?: string } = {}): Promise<number> {
    this.assertWritable();
    const problem = findUpdateProblem(update);
    if (problem !== null) return this.refuse(update, clientId, problem);
    const { store } = this.doc;
    const pendingBefore = [store.pendingStructs, store.pendingDs];
    let emitted: Uint8Array[];
    try {
      emitted = this.capture(() => applyUpdate(this.doc, update, clientId));
    } catch (error) {
      return this.refuse(update, clientId, error instanceof Error ? error.message : 'it could not be applied');
    }
    const isNew = emitted.length > 0 || store.pendingStructs !== pendingBefore[0] || store.pendingDs !== pendingBefore[1];
    if (!isNew) {
      if (this.hasUnsaved) await this.save();
      return this.seq;
    }
    return this.append(update, { actor: by.actor ?? clientId, kind: 'hand', turnId: by.turnId ?? null, clientId });
  }

  /** Runs the change as one transaction; when it throws, what it had done is undone. */
  edit(origin: Origin, change: (doc: Doc) => void): Promise<number> {
    this.assertWritable();
    const own: Origin = { ...origin };
    const manager = new UndoManager(this.doc, { trackedOrigins: new Set([own]), captureTimeout: 0 });
    let failure: { error: unknown } | null = null;
    const emitted = this.capture(() => {
      try {
        this.doc.transact(() => change(this.doc), own);
      } catch (error) {
        failure = { error };
        while (manager.canUndo()) manager.undo();
      }
    });
    manager.clear();
    manager.destroy();
    const stored = emitted.length === 0 ? Promise.resolve(this.seq) : this.append(mergeUpdates(emitted), toUpdateOrigin(origin));
    if (failure === null) return stored;
    const { error } = failure as { error: unknown };
    return stored.then(
      () => Promise.reject(error),
      () => Promise.reject(error),
    );
  }

  /** Resolves when everything so far is on disk. */
  save(): Promise<void> {
    if (this.saving) return this.saving;
    if (this.unsaved.length === 0) return Promise.resolve();
    clearTimeout(this.retryTimer);
    this.saving = this.ports.storage.commits
      .add(() => {
        // Whatever arrives from here on belongs to the next commit.
        this.saving = null;
        const batch = [...this.unsaved];
        for (const entry of batch) this.ports.log.append(this.appId, entry);
        return batch;
      })
      .then(
        (batch) => this.didSave(batch),
        (error: unknown) => this.didFail(error),
      );
    return this.saving;
  }

  snapshot(): void {
    clearTimeout(this.snapshotTimer);
    this.snapshotTimer = undefined;
    if (this.hasUnsaved || this.savedSeq === 0 || this.savedSeq === this.snapshotSeq) return;
    const data = encodeStateAsUpdate(this.doc);
    const { storage, log, clock } = this.ports;
    storage.write(() => log.saveSnapshot(this.appId, { seq: this.savedSeq, data, schemaVersion: schemaVersionOf(this.doc), createdAt: clock.now() }));
    this.snapshotSeq = this.savedSeq;
    this.snapshotBytes = data.length;
    this.bytesSinceSnapshot = 0;
  }

  /** Forgets the document. Call `save` and `snapshot` first unless the app is being deleted. */
  dispose(): void {
    this.isClosed = true;
    clearTimeout(this.retryTimer);
    clearTimeout(this.snapshotTimer);
    this.doc.off('update', this.handleUpdate);
    this.doc.destroy();
  }

  private assertWritable(): void {
    if (this.readOnly) throw new AppError('document.read-only');
  }

  private refuse(update: Uint8Array, clientId: string, reason: string): never {
    const { storage, log, clock } = this.ports;
    try {
      storage.write(() => log.quarantine(this.appId, { source: 'push', seq: null, data: update, reason, clientId, createdAt: clock.now() }));
    } catch {
      // The sender still has it; the answer below is what matters.
    }
    throw new AppError('document.bad-update', { reason });
  }

  private readonly handleUpdate = (update: Uint8Array): void => {
    if (this.captured) this.captured.push(update);
    // Somebody edited the live document directly. That is against the contract, but losing it would be worse.
    else this.append(update, { actor: 'system', kind: 'system', turnId: null, clientId: 'system' }).catch(() => {});
  };

  private capture(work: () => void): Uint8Array[] {
    const outer = this.captured;
    const own: Uint8Array[] = [];
    this.captured = own;
    try {
      work();
    } finally {
      this.captured = outer;
    }
    return own;
  }

  private async append(data: Uint8Array, origin: UpdateOrigin): Promise<number> {
    const seq = ++this.seq;
    this.unsaved.push({ seq, data, origin, createdAt: this.ports.clock.now() });
    await this.save();
    return seq;
  }

  private didSave(batch: LogEntry[]): void {
    const done = new Set(batch);
    this.unsaved = this.unsaved.filter((entry) => !done.has(entry));
    this.savedSeq = Math.max(this.savedSeq, ...batch.map((entry) => entry.seq));
    this.retryDelay = RETRY_FIRST;
    for (const entry of batch) this.bytesSinceSnapshot += entry.data.length;
    if (this.isSnapshotDue()) this.scheduleSnapshot();
    this.ports.onDidSave(batch);
  }

  private didFail(error: unknown): never {
    this.saving = null;
    if (!this.isClosed) {
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => void this.save().catch(() => {}), this.retryDelay);
      this.retryTimer.unref();
      this.retryDelay = Math.min(RETRY_LAST, this.retryDelay * 2);
    }
    throw error;
  }

  /** A snapshot costs the whole state, so large documents take them less often for each byte changed. */
  private isSnapshotDue(): boolean {
    if (this.bytesSinceSnapshot >= Math.max(SNAPSHOT_BYTES, this.snapshotBytes)) return true;
    const updates = this.savedSeq - this.snapshotSeq;
    return updates >= SNAPSHOT_UPDATES && (this.bytesSinceSnapshot * 4 >= this.snapshotBytes || updates >= SNAPSHOT_UPDATES * 10);
  }

  private scheduleSnapshot(): void {
    if (this.snapshotTimer !== undefined || this.isClosed) return;
    this.snapshotTimer = setTimeout(() => {
      this.snapshotTimer = undefined;
      this.trySnapshot();
    }, 200);
    this.snapshotTimer.unref();
  }

  /** The log has everything, so a snapshot that cannot be written (a full disk) is left for the next save. */
  private trySnapshot(): void {
    try {
      this.snapshot();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

function toUpdateOrigin(origin: Origin): UpdateOrigin {
  return { actor: origin.actor, kind: origin.kind, turnId: origin.turnId ?? null, clientId: describeOrigin(origin) };
}

/** What watchers see as `origin` for changes made in this process. */
export function describeOrigin(origin: Origin): string {
  return [origin.kind, origin.actor, origin.turnId].filter((part) => part !== undefined).join(':');
}
