import type { SqlDatabase } from '../../storage/index.ts';
import type { AppFacts, AppRow } from './app-summary.ts';

const COLUMNS = 'id, name, description, icon, category, color, pages, entities, components, schema_version, document_seq, created_at, updated_at, deleted_at';

/** SQL of `applications` and its search index. Writes belong inside a transaction. */
export class AppTable {
  private readonly db: SqlDatabase;

  constructor(db: SqlDatabase) {
    this.db = db;
  }

  get(appId: string): AppRow | undefined {
    return this.db.prepare<[string], AppRow>(`SELECT ${COLUMNS} FROM applications WHERE id = ?`).get(appId);
  }

  /** Newest edit first; with a search, best match first. */
  list(options: { search: string; trash: boolean; limit: number }): AppRow[] {
    const place = options.trash ? 'deleted_at IS NOT NULL' : 'deleted_at IS NULL';
    if (options.search === '') {
      return this.db.prepare<[number], AppRow>(`SELECT ${COLUMNS} FROM applications WHERE ${place} ORDER BY updated_at DESC, id LIMIT ?`).all(options.limit);
    }
    // Full text finds words by their beginnings. The substring match also serves scripts without spaces between words.
    return this.db
      .prepare<[string, string, number], AppRow>(
        `WITH found AS (
           SELECT app_id, bm25(applications_search, 0, 10, 4, 1, 3) AS rank FROM applications_search WHERE applications_search MATCH ?
           UNION ALL
           SELECT app_id, 0 FROM applications_search WHERE instr(lower(name || char(10) || description || char(10) || prompt || char(10) || entities), lower(?)) > 0
         )
         SELECT ${COLUMNS} FROM applications
         JOIN (SELECT app_id, min(rank) AS rank FROM found GROUP BY app_id) ON app_id = id
         WHERE ${place} ORDER BY rank, updated_at DESC, id LIMIT ?`,
      )
      .all(matchQuery(options.search), options.search, options.limit);
  }

  names(): Set<string> {
    return new Set(this.db.prepare('SELECT name FROM applications WHERE deleted_at IS NULL').pluck().all().map(String));
  }

  insert(appId: string, name: string, now: number): void {
    this.db.prepare('INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, ?, ?, ?)').run(appId, name, now, now);
  }

  setFacts(appId: string, facts: AppFacts, document: { manifest: string; schemaVersion: number; seq: number; updatedAt: number }): void {
    this.db
      .prepare(
        `UPDATE applications SET name = ?, description = ?, icon = ?, category = ?, tags = ?, color = ?, prompt = ?, pages = ?, entities = ?, components = ?,
         manifest = ?, schema_version = ?, document_seq = ?, updated_at = max(updated_at, ?) WHERE id = ?`,
      )
      .run(
        facts.name,
        facts.description,
        facts.icon,
        facts.category,
        JSON.stringify(facts.tags),
        facts.color,
        facts.prompt,
        facts.pages,
        JSON.stringify(facts.entities),
        facts.components,
        document.manifest,
        document.schemaVersion,
        document.seq,
        document.updatedAt,
        appId,
      );
    this.db.prepare('DELETE FROM applications_search WHERE app_id = ?').run(appId);
    this.db
      .prepare('INSERT INTO applications_search (app_id, name, description, prompt, entities) VALUES (?, ?, ?, ?, ?)')
      .run(appId, facts.name, facts.description, facts.prompt, facts.entities.join(' '));
  }

  setDeleted(appId: string, deletedAt: number | null): void {
    this.db.prepare('UPDATE applications SET deleted_at = ? WHERE id = ?').run(deletedAt, appId);
  }

  delete(appId: string): void {
    this.db.prepare('DELETE FROM applications_search WHERE app_id = ?').run(appId);
    this.db.prepare('DELETE FROM applications WHERE id = ?').run(appId);
  }

  /** Apps whose making was cut off before their first document was stored. Call before any is being made. */
  deleteUnfinished(): void {
    this.db.exec(
      `DELETE FROM applications WHERE document_seq = 0 AND NOT EXISTS (SELECT 1 FROM document_updates WHERE app_id = id) AND NOT EXISTS (SELECT 1 FROM document_snapshots WHERE app_id = id)
       AND NOT EXISTS (SELECT 1 FROM app_versions WHERE app_id = applications.id)`,
    );
  }

  /** Apps whose facts are older than their document, e.g. after a crash. */
  stale(): string[] {
    return this.db
      .prepare(
        `SELECT id FROM applications WHERE deleted_at IS NULL AND document_seq <>
         coalesce((SELECT max(seq) FROM (SELECT max(seq) AS seq FROM document_updates WHERE app_id = id UNION ALL SELECT max(seq) FROM document_snapshots WHERE app_id = id)), 0)`,
      )
      .pluck()
      .all()
      .map(String);
  }

  trashedBefore(time: number): string[] {
    return this.db.prepare<[number]>('SELECT id FROM applications WHERE deleted_at < ?').pluck().all(time).map(String);
  }

  lastEdit(appId: string): number {
    return Number(this.db.prepare<[string]>('SELECT coalesce(max(created_at), 0) FROM document_updates WHERE app_id = ?').pluck().get(appId));
  }
}

/** Every word must begin some word of the app. Quoted, so that no character is an operator. */
function matchQuery(search: string): string {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? '""'
    : words
        .slice(0, 20)
        .map((word) => `"${word}"*`)
        .join(' ');
}
