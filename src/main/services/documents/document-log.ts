import { crc32 } from 'node:zlib';
import type { SqlDatabase } from '../../storage/index.ts';

export type UpdateOrigin = { actor: string; kind: string; turnId: string | null; clientId: string };

/** One acknowledged (or about to be) change, as stored. `seq` counts from 1 without gaps for each app. */
export type LogEntry = { seq: number; data: Uint8Array; origin: UpdateOrigin; createdAt: number };
export type StoredSnapshot = { seq: number; data: Uint8Array; isSound: boolean };
export type StoredEntry = LogEntry & { isSound: boolean };

type UpdateRow = {
  seq: number;
  data: Uint8Array;
  checksum: number;
  actor: string;
  kind: string;
  turn_id: string | null;
  client_id: string;
  created_at: number;
};
type SnapshotRow = { seq: number; data: Uint8Array; checksum: number };

const KEPT_SNAPSHOTS = 3;
/** Of updates refused when they came; a broken or hostile sender must not fill the disk. Stored ones that went bad are all kept. */
const KEPT_REFUSED = 100;
const KEPT_REFUSED_BYTES = 1024 * 1024;

/** The SQL of documents: an append-only checksummed log, the last three snapshots, and what could not be read. */
export class DocumentLog {
  private readonly db: SqlDatabase;

  constructor(db: SqlDatabase) {
    this.db = db;
  }

  /** null: no such app; else whether it is in the trash. */
  findApp(appId: string): { name: string; isTrashed: boolean; manifest: string | null } | null {
    const row = this.db
      .prepare<[string], { name: string; deleted_at: number | null; manifest: string | null }>(
        'SELECT name, deleted_at, manifest FROM applications WHERE id = ?',
      )
      .get(appId);
    return row ? { name: row.name, isTrashed: row.deleted_at !== null, manifest: row.manifest } : null;
  }

  lastSeq(appId: string): number {
    const last = this.db
      .prepare<[string, string], { seq: number | null }>(
        'SELECT max(seq) AS seq FROM (SELECT seq FROM document_updates WHERE app_id = ? UNION ALL SELECT seq FROM document_snapshots WHERE app_id = ?)',
      )
      .get(appId, appId);
    return last?.seq ?? 0;
  }

  /** Run inside a transaction. Repeating it for the same entry changes nothing. */
  append(appId: string, entry: LogEntry): void {
    const { seq, data, origin, createdAt } = entry;
    this.db
      .prepare(
        'INSERT OR IGNORE INTO document_updates (app_id, seq, data, checksum, actor, kind, turn_id, client_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(appId, seq, data, crc32(data), origin.actor, origin.kind, origin.turnId, origin.clientId, createdAt);
  }

  entriesAfter(appId: string, seq: number): StoredEntry[] {
    return this.db
      .prepare<[string, number], UpdateRow>(
        'SELECT seq, data, checksum, actor, kind, turn_id, client_id, created_at FROM document_updates WHERE app_id = ? AND seq > ? ORDER BY seq',
      )
      .all(appId, seq)
      .map((row) => ({
        seq: row.seq,
        data: row.data,
        origin: { actor: row.actor, kind: row.kind, turnId: row.turn_id, clientId: row.client_id },
        createdAt: row.created_at,
        isSound: crc32(row.data) === row.checksum,
      }));
  }

  /** Newest first. */
  snapshots(appId: string): StoredSnapshot[] {
    return this.db
      .prepare<[string], SnapshotRow>('SELECT seq, data, checksum FROM document_snapshots WHERE app_id = ? ORDER BY seq DESC')
      .all(appId)
      .map((row) => ({ seq: row.seq, data: row.data, isSound: crc32(row.data) === row.checksum }));
  }

  saveSnapshot(appId: string, snapshot: { seq: number; data: Uint8Array; schemaVersion: number; createdAt: number }): void {
    const { seq, data, schemaVersion, createdAt } = snapshot;
    this.db
      .prepare('INSERT OR REPLACE INTO document_snapshots (app_id, seq, data, checksum, schema_version, created_at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(appId, seq, data, crc32(data), schemaVersion, createdAt);
    this.db
      .prepare('DELETE FROM document_snapshots WHERE app_id = ? AND seq NOT IN (SELECT seq FROM document_snapshots WHERE app_id = ? ORDER BY seq DESC LIMIT ?)')
      .run(appId, appId, KEPT_SNAPSHOTS);
  }

  /** Keeps bytes that could not be used; a stored update or snapshot moves there. */
  quarantine(
    appId: string,
    item: { source: 'update' | 'snapshot' | 'push'; seq: number | null; data: Uint8Array; reason: string; clientId: string; createdAt: number },
  ): void {
    const isRefused = item.source === 'push';
    this.db
      .prepare('INSERT INTO document_quarantine (app_id, source, seq, data, reason, client_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(appId, item.source, item.seq, isRefused ? item.data.subarray(0, KEPT_REFUSED_BYTES) : item.data, item.reason, item.clientId, item.createdAt);
    if (isRefused) {
      this.db
        .prepare(
          "DELETE FROM document_quarantine WHERE app_id = ? AND source = 'push' AND id NOT IN (SELECT id FROM document_quarantine WHERE app_id = ? AND source = 'push' ORDER BY id DESC LIMIT ?)",
        )
        .run(appId, appId, KEPT_REFUSED);
      return;
    }
    this.db.prepare(`DELETE FROM ${item.source === 'update' ? 'document_updates' : 'document_snapshots'} WHERE app_id = ? AND seq = ?`).run(appId, item.seq);
  }
}
