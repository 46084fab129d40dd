import type { NewAuditEntry } from '../../../sandbox/adapters/capabilities.ts';
import { auditEntry, type AuditEntry } from '../../../shared/contracts/permissions.ts';
import type { Storage } from '../../storage/index.ts';

/** Entries of one app that are kept. */
const KEPT = 10_000;
/** Entries are written together, at the latest after this, ms. A crash of the host loses no more than that. */
const WRITE_MS = 250;
const WRITE_AT = 500;

/** What apps did. Reading writes first, so that nothing is missing. */
export class AuditTable {
  private readonly storage: Storage;
  private readonly options: { onDidWrite: () => void; report: (error: unknown, where: string) => void };
  private unwritten: { appId: string; entry: NewAuditEntry }[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isClosed = false;
  private readonly sinceCut = new Map<string, number>();

  constructor(storage: Storage, options: AuditTable['options']) {
    this.storage = storage;
    this.options = options;
  }

  add(appId: string, entry: NewAuditEntry): void {
    if (this.isClosed) return;
    this.unwritten.push({ appId, entry });
    if (this.unwritten.length >= WRITE_AT) this.write();
    else this.timer ??= setTimeout(() => this.write(), WRITE_MS);
  }

  /** Newest first. @param before only ids below it */
  list(appId: string, limit: number, before = Number.MAX_SAFE_INTEGER): AuditEntry[] {
    this.write();
    const rows = this.storage.db
      .prepare<[string, number, number], Record<string, unknown>>(
        `SELECT id, at, method, target, outcome, code, duration_ms AS durationMs, bytes_out AS bytesOut, bytes_in AS bytesIn, cost, source, because
         FROM audit_log WHERE app_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
      )
      .all(appId, before, limit);
    return rows.flatMap((candidate) => {
      const parsed = auditEntry.safeParse(candidate);
      return parsed.success ? [parsed.data] : [];
    });
  }

  /** Calls that end after this are of apps that were just stopped. */
  close(): void {
    this.write();
    this.isClosed = true;
  }

  /** What waits is written now. A full disk must not stop an app: what cannot be written is left out. */
  write(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const entries = this.unwritten;
    if (entries.length === 0) return;
    this.unwritten = [];
    try {
      this.storage.write(() => this.insert(entries));
    } catch (error) {
      this.options.report(error, 'permissions.audit');
    }
    this.options.onDidWrite();
  }

  private insert(entries: readonly { appId: string; entry: NewAuditEntry }[]): void {
    const { db } = this.storage;
    // The app may have been deleted while its last calls ended.
    const insert = db.prepare(
      `INSERT INTO audit_log (app_id, at, method, target, outcome, code, duration_ms, bytes_out, bytes_in, cost, source, because)
       SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM applications WHERE id = ?`,
    );
    for (const { appId, entry } of entries) {
      const { at, method, target, outcome, code, durationMs, bytesOut, bytesIn, cost, source, because } = entry;
      insert.run(at, method, target.toWellFormed(), outcome, code, durationMs, bytesOut, bytesIn, cost, source, because.toWellFormed(), appId);
      this.sinceCut.set(appId, (this.sinceCut.get(appId) ?? KEPT) + 1);
    }
    for (const [appId, count] of this.sinceCut) {
      if (count < KEPT / 10) continue;
      db.prepare('DELETE FROM audit_log WHERE app_id = ? AND id <= (SELECT id FROM audit_log WHERE app_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)').run(
        appId,
        appId,
        KEPT,
      );
      this.sinceCut.set(appId, 0);
    }
  }
}
