import { applyUpdate, decodeUpdate, Doc } from 'yjs';
import { fromManifest, toManifest } from '../../../shared/app/document/index.ts';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import type { Storage } from '../../storage/index.ts';
import type { DocumentLog } from './document-log.ts';

export type LoadedDocument = {
  doc: Doc;
  /** Of the last stored entry, sound or not. */
  seq: number;
  snapshotSeq: number;
  snapshotBytes: number;
  bytesSinceSnapshot: number;
  quarantined: number;
};

/** @returns what is wrong with an update, or null when it decodes. Nothing is applied. */
export function findUpdateProblem(update: Uint8Array): string | null {
  if (update.length === 0) return 'it is empty';
  try {
    decodeUpdate(update);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it does not decode';
  }
}

/**
 * Rebuilds a document: the newest sound snapshot, then every later update. What is damaged goes to quarantine and costs only itself;
 * when nothing at all is readable the last known manifest of the app is used. An app that was never written gives an empty document.
 */
export function readDocument(appId: string, log: DocumentLog, storage: Storage, now: number): LoadedDocument {
  const damaged: Parameters<DocumentLog['quarantine']>[1][] = [];
  const lastSeq = log.lastSeq(appId);
  let doc = new Doc();
  let snapshotSeq = 0;
  let snapshotBytes = 0;

  for (const snapshot of log.snapshots(appId)) {
    const reason = snapshot.isSound ? applyOrExplain(doc, snapshot.data) : 'the checksum does not match';
    if (reason === null) {
      snapshotSeq = snapshot.seq;
      snapshotBytes = snapshot.data.length;
      break;
    }
    damaged.push({ source: 'snapshot', seq: snapshot.seq, data: snapshot.data, reason, clientId: '', createdAt: now });
    doc = new Doc();
  }

  let bytesSinceSnapshot = 0;
  let applied = 0;
  for (const entry of log.entriesAfter(appId, snapshotSeq)) {
    const reason = entry.isSound ? (findUpdateProblem(entry.data) ?? applyOrExplain(doc, entry.data)) : 'the checksum does not match';
    if (reason === null) {
      bytesSinceSnapshot += entry.data.length;
      applied++;
    } else {
      damaged.push({ source: 'update', seq: entry.seq, data: entry.data, reason, clientId: entry.origin.clientId, createdAt: now });
    }
  }

  if (damaged.length > 0) {
    // Done last: reading succeeds even when this cannot be written (a full disk); it is then found again next time.
    try {
      storage.write(() => {
        for (const item of damaged) log.quarantine(appId, item);
      });
    } catch {
      // see above
    }
    if (snapshotSeq === 0 && applied === 0) doc = fromLastManifest(appId, log) ?? doc;
  }
  return { doc, seq: lastSeq, snapshotSeq, snapshotBytes, bytesSinceSnapshot, quarantined: damaged.length };
}

/** A failure can leave half of the data in the document: give a snapshot a fresh one, and look at an update with `findUpdateProblem` first. */
function applyOrExplain(doc: Doc, data: Uint8Array): string | null {
  try {
    applyUpdate(doc, data, 'load');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it could not be applied';
  }
}

function fromLastManifest(appId: string, log: DocumentLog): Doc | null {
  const cached = log.findApp(appId)?.manifest;
  if (!cached) return null;
  try {
    const doc = fromManifest(parseManifest(JSON.parse(cached)));
    toManifest(doc);
    return doc;
  } catch {
    return null;
  }
}
