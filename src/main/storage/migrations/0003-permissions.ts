import type { Migration } from './index.ts';

/**
 * What the person decided about an app on this machine, and what the app then did. Neither travels with the app: a copy starts with
 * nothing. `permission_grants` holds what stands for good, and the tally of refusals. `audit_log` is cut to its newest rows for each app.
 * Times are epoch milliseconds, `cost` is in US dollars.
 */
export const permissions: Migration = {
  id: 3,
  name: 'permissions and audit',
  sql: `
CREATE TABLE permission_grants (
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  capability TEXT NOT NULL,
  target TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL,
  scope TEXT NOT NULL,
  is_local INTEGER NOT NULL DEFAULT 0,
  decided_at INTEGER NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0,
  last_used_at INTEGER,
  refusals INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (app_id, capability, target)
);

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  duration_ms REAL NOT NULL DEFAULT 0,
  bytes_out INTEGER NOT NULL DEFAULT 0,
  bytes_in INTEGER NOT NULL DEFAULT 0,
  cost REAL NOT NULL DEFAULT 0,
  source TEXT NOT NULL DEFAULT '',
  because TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_log_by_app ON audit_log (app_id, id DESC);
`,
};
