import type { Row } from '../../../../shared/contracts/appdata.ts';
import type { SqlDatabase, Statement } from '../../../storage/index.ts';

/** So many imports of an app can be taken back. */
const KEPT = 5;

const TABLES = `
CREATE TABLE IF NOT EXISTS _casual_imports (id TEXT PRIMARY KEY, entity TEXT NOT NULL, file_name TEXT NOT NULL, stamp TEXT NOT NULL, first_place INTEGER NOT NULL, last_place INTEGER NOT NULL, added INTEGER NOT NULL, updated INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS _casual_import_rows (import TEXT NOT NULL, row TEXT NOT NULL, before TEXT NOT NULL, PRIMARY KEY (import, row)) WITHOUT ROWID;
`;

export type ImportFacts = { entity: string; stamp: string; firstPlace: number; lastPlace: number };

/** What taking an import back needs, kept in the app's own file and written in the import's own transaction. Added rows are known by their place, so they cost nothing. */
export class ImportRecord {
  private readonly db: SqlDatabase;
  private readonly id: string;
  private readonly insert: Statement<[string, string, string], unknown>;

  constructor(db: SqlDatabase, id: string) {
    this.db = db;
    this.id = id;
    db.exec(TABLES);
    this.insert = db.prepare('INSERT OR IGNORE INTO _casual_import_rows VALUES (?, ?, ?)');
  }

  /** Only the first time counts: a row may be updated twice by one file. */
  keepBefore(before: Row): void {
    this.insert.run(this.id, before.id, JSON.stringify(before));
  }

  finish(facts: { entity: string; fileName: string; stamp: string; firstPlace: number; table: string; added: number; updated: number }): void {
    const last = this.db.prepare('SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)').pluck().get(facts.table);
    this.db
      .prepare('INSERT INTO _casual_imports VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(this.id, facts.entity, facts.fileName, facts.stamp, facts.firstPlace, Number(last), facts.added, facts.updated);
    const old = this.db.prepare('SELECT id FROM _casual_imports ORDER BY rowid DESC LIMIT -1 OFFSET ?').pluck().all(KEPT);
    for (const id of old) forget(this.db, String(id));
  }
}

export function findImport(db: SqlDatabase, id: string): ImportFacts | null {
  const hasTable = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_casual_imports'").get() !== undefined;
  if (!hasTable) return null;
  const found = db
    .prepare<[string], { entity: string; stamp: string; first_place: number; last_place: number }>(
      'SELECT entity, stamp, first_place, last_place FROM _casual_imports WHERE id = ?',
    )
    .get(id);
  return found ? { entity: found.entity, stamp: found.stamp, firstPlace: found.first_place, lastPlace: found.last_place } : null;
}

export function forget(db: SqlDatabase, id: string): void {
  db.prepare('DELETE FROM _casual_import_rows WHERE import = ?').run(id);
  db.prepare('DELETE FROM _casual_imports WHERE id = ?').run(id);
}
