import { encodeStateAsUpdate } from 'yjs';
import { applyManifestDiff } from '../../../shared/app/document/index.ts';
import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import { DocumentLog, type LogEntry } from './document-log.ts';
import { LiveDocument } from './live-document.ts';
import type { DocumentsService, StoredUpdate } from './types.ts';

/** Documents kept in memory although nobody watches them. */
const KEPT_IDLE = 8;

/** What other services of this process may use beyond the contract. */
export interface DocumentStore extends DocumentsService {
  /** Any app's document changed durably. */
  onDidChange(listener: (change: { appId: string; seq: number; savedAt: number }) => void): Disposer;
  /** Raised first thing in `close`, while everything still works. */
  onWillClose(listener: () => Promise<void>): Disposer;
  /** Saves and drops the document from memory. Rejects with `storage.disk-full`, then it stays. */
  release(appId: string): Promise<void>;
  /** Drops the document from memory, unsaved changes too: the app is being deleted. */
  forget(appId: string): void;
  /** Tries again to write what a full disk refused. Rejects with `storage.disk-full` while it still is. */
  retryUnsaved(): Promise<void>;
}

export function createDocumentsService({ storage, clock }: { storage: Storage; clock: Clock; random: Random }): DocumentStore {
  const log = new DocumentLog(storage.db);
  const live = new Map<string, LiveDocument>();
  const watchers = new Map<string, Emitter<StoredUpdate>>();
  const didChange = new Emitter<{ appId: string; seq: number; savedAt: number }>();
  const willClose = new Set<() => Promise<void>>();

  const open = (appId: string): LiveDocument => {
    let document = live.get(appId);
    if (!document) {
      const app = log.findApp(appId);
      if (!app) throw new AppError('app.not-found', { id: appId });
      if (app.isTrashed) throw new AppError('app.in-trash', { name: app.name });
      document = new LiveDocument(appId, { storage, log, clock, onDidSave: (entries) => announce(appId, entries) });
      live.set(appId, document);
      document.lastUsed = clock.now();
      evictIdle();
    }
    document.lastUsed = clock.now();
    return document;
  };

  const announce = (appId: string, entries: LogEntry[]) => {
    const watcher = watchers.get(appId);
    for (const entry of entries) watcher?.emit({ update: entry.data, seq: entry.seq, origin: entry.origin.clientId });
    const last = entries.at(-1);
    if (last) didChange.emit({ appId, seq: last.seq, savedAt: last.createdAt });
  };

  const evictIdle = () => {
    const idle = [...live.values()].filter((document) => !document.hasUnsaved && (watchers.get(document.appId)?.size ?? 0) === 0);
    idle.sort((a, b) => a.lastUsed - b.lastUsed);
    for (const document of idle.slice(0, Math.max(0, idle.length - KEPT_IDLE))) {
      live.delete(document.appId);
      document.dispose();
    }
  };

  const service: DocumentStore = {
    async load(appId) {
      const { doc, readOnly, seq } = open(appId);
      return { doc, readOnly, seq };
    },
    async state(appId) {
      const document = open(appId);
      return { update: encodeStateAsUpdate(document.doc), readOnly: document.readOnly, seq: document.savedSeq };
    },
    async push(appId, update, clientId, by) {
      const seq = await open(appId).push(update, clientId, by);
      return { seq, savedAt: clock.now() };
    },
    async edit(appId, origin, change) {
      return { seq: await open(appId).edit(origin, change) };
    },
    async manifest(appId) {
      return open(appId).manifest();
    },
    onDidUpdate(appId, listener) {
      let watcher = watchers.get(appId);
      if (!watcher) {
        watcher = new Emitter();
        watchers.set(appId, watcher);
      }
      const own = watcher;
      const stop = own.on(listener);
      return () => {
        stop();
        if (own.size === 0 && watchers.get(appId) === own) watchers.delete(appId);
      };
    },
    async updatesSince(appId, seq) {
      const document = open(appId);
      // A watcher that knows more than we do watched before the data folder was restored: give it everything.
      if (seq > document.savedSeq) return [{ update: encodeStateAsUpdate(document.doc), seq: document.savedSeq, origin: 'system' }];
      return log
        .entriesAfter(appId, seq)
        .filter((entry) => entry.isSound)
        .map((entry) => ({ update: entry.data, seq: entry.seq, origin: entry.origin.clientId }));
    },
    async replaceWith(appId, manifest, origin) {
      await service.edit(appId, origin, (doc) => applyManifestDiff(doc, manifest, origin));
    },
    onDidChange: (listener) => didChange.on(listener),
    onWillClose(listener) {
      willClose.add(listener);
      return () => void willClose.delete(listener);
    },
    async release(appId) {
      const document = live.get(appId);
      if (!document) return;
      await document.save();
      document.snapshot();
      service.forget(appId);
    },
    forget(appId) {
      live.get(appId)?.dispose();
      live.delete(appId);
    },
    async retryUnsaved() {
      await Promise.all([...live.values()].map((document) => document.save()));
    },
    async close() {
      const saved = await Promise.allSettled([...live.values()].map((document) => document.save()));
      await Promise.allSettled([...willClose].map((listener) => listener()));
      for (const document of live.values()) {
        try {
          document.snapshot();
        } catch {
          // The log has everything; the snapshot is only a shortcut.
        }
        document.dispose();
      }
      live.clear();
      const failed = saved.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
  return service;
}
