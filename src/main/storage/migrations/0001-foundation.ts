import type { Migration } from './index.ts';

/**
 * `applications.manifest` is a cache of the document for search, other readers and last-resort recovery; the document is the truth.
 * `document_updates` is never pruned: it is the history. Times are epoch milliseconds.
 */
export const foundation: Migration = {
  id: 1,
  name: 'foundation',
  sql: `
CREATE TABLE applications (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  manifest TEXT,
  owner_id TEXT,
  organization_id TEXT,
  visibility TEXT NOT NULL DEFAULT 'private',
  status TEXT NOT NULL DEFAULT 'draft',
  version TEXT NOT NULL DEFAULT '0.1.0',
  category TEXT NOT NULL DEFAULT 'other',
  tags TEXT NOT NULL DEFAULT '[]',
  icon TEXT NOT NULL DEFAULT 'app-window',
  screenshots TEXT NOT NULL DEFAULT '[]',
  color TEXT NOT NULL DEFAULT '',
  prompt TEXT NOT NULL DEFAULT '',
  pages INTEGER NOT NULL DEFAULT 0,
  entities TEXT NOT NULL DEFAULT '[]',
  components INTEGER NOT NULL DEFAULT 0,
  schema_version INTEGER NOT NULL DEFAULT 1,
  document_seq INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  published_at INTEGER,
  deleted_at INTEGER
);
CREATE INDEX applications_by_edit ON applications (deleted_at, updated_at DESC);

CREATE TABLE app_versions (
  id TEXT PRIMARY KEY,
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  manifest TEXT NOT NULL,
  changelog TEXT NOT NULL DEFAULT '',
  created_by TEXT,
  created_at INTEGER NOT NULL,
  automatic INTEGER NOT NULL DEFAULT 0,
  document_seq INTEGER NOT NULL DEFAULT 0,
  downloads INTEGER NOT NULL DEFAULT 0,
  deprecated INTEGER NOT NULL DEFAULT 0,
  UNIQUE (app_id, version)
);

CREATE TABLE executions (
  id TEXT PRIMARY KEY,
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  user_id TEXT,
  version TEXT,
  inputs TEXT,
  outputs TEXT,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  completed_at INTEGER,
  duration INTEGER,
  error TEXT,
  metrics TEXT,
  cost REAL,
  sandbox_config TEXT
);
CREATE INDEX executions_by_app ON executions (app_id, started_at DESC);

CREATE TABLE document_updates (
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  checksum INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  turn_id TEXT,
  client_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (app_id, seq)
);

CREATE TABLE document_snapshots (
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  checksum INTEGER NOT NULL,
  schema_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (app_id, seq)
);

CREATE TABLE document_quarantine (
  id INTEGER PRIMARY KEY,
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  seq INTEGER,
  data BLOB NOT NULL,
  reason TEXT NOT NULL,
  client_id TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE VIRTUAL TABLE applications_search USING fts5 (
  app_id UNINDEXED, name, description, prompt, entities,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
`,
};
