import type { AppVersion } from '../../../shared/contracts/ide.ts';
import type { SqlDatabase } from '../../storage/index.ts';

type VersionRow = { id: string; app_id: string; version: string; name: string; created_at: number; automatic: number };

const COLUMNS = 'id, app_id, version, name, created_at, automatic';
/** Named versions are kept for ever. */
const KEPT_AUTOMATIC = 50;

/** SQL of `app_versions`: whole manifests, so that a version is readable whatever becomes of the document. */
export class VersionTable {
  private readonly db: SqlDatabase;

  constructor(db: SqlDatabase) {
    this.db = db;
  }

  /** Newest first. */
  list(appId: string): AppVersion[] {
    return this.db
      .prepare<[string], VersionRow>(`SELECT ${COLUMNS} FROM app_versions WHERE app_id = ? ORDER BY created_at DESC, rowid DESC`)
      .all(appId)
      .map(toVersion);
  }

  get(appId: string, versionId: string): { version: AppVersion; manifest: string } | null {
    const row = this.db
      .prepare<[string, string], VersionRow & { manifest: string }>(`SELECT ${COLUMNS}, manifest FROM app_versions WHERE app_id = ? AND id = ?`)
      .get(appId, versionId);
    return row ? { version: toVersion(row), manifest: row.manifest } : null;
  }

  latest(appId: string): { createdAt: number; manifest: string } | null {
    const row = this.db
      .prepare<[string], { created_at: number; manifest: string }>(
        'SELECT created_at, manifest FROM app_versions WHERE app_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1',
      )
      .get(appId);
    return row ? { createdAt: row.created_at, manifest: row.manifest } : null;
  }

  /** Run inside a transaction. Numbers: a named version raises the second part, an automatic one the third. */
  add(version: { id: string; appId: string; name: string; automatic: boolean; createdAt: number; manifest: string; seq: number }): AppVersion {
    const number = this.nextNumber(version.appId, version.automatic);
    this.db
      .prepare('INSERT INTO app_versions (id, app_id, version, name, manifest, created_at, automatic, document_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(version.id, version.appId, number, version.name, version.manifest, version.createdAt, version.automatic ? 1 : 0, version.seq);
    this.db.prepare('UPDATE applications SET version = ? WHERE id = ?').run(number, version.appId);
    this.db
      .prepare(
        'DELETE FROM app_versions WHERE app_id = ? AND automatic = 1 AND id NOT IN (SELECT id FROM app_versions WHERE app_id = ? AND automatic = 1 ORDER BY created_at DESC, rowid DESC LIMIT ?)',
      )
      .run(version.appId, version.appId, KEPT_AUTOMATIC);
    return { id: version.id, appId: version.appId, version: number, name: version.name, createdAt: version.createdAt, automatic: version.automatic };
  }

  private nextNumber(appId: string, automatic: boolean): string {
    const current = this.db.prepare<[string]>('SELECT version FROM applications WHERE id = ?').pluck().get(appId);
    const [major = 0, minor = 1, patch = 0] = String(current ?? '0.1.0')
      .split('.')
      .map(Number);
    return automatic ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
  }
}

function toVersion(row: VersionRow): AppVersion {
  return { id: row.id, appId: row.app_id, version: row.version, name: row.name, createdAt: row.created_at, automatic: row.automatic === 1 };
}
