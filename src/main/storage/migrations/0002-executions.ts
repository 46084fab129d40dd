import type { Migration } from './index.ts';

/** What a run without a screen was, did and used, and the secrets of webhooks. */
export const executions: Migration = {
  id: 2,
  name: 'executions',
  sql: `
ALTER TABLE executions ADD COLUMN function TEXT;
ALTER TABLE executions ADD COLUMN source TEXT NOT NULL DEFAULT 'ide';
ALTER TABLE executions ADD COLUMN trigger_id TEXT;
ALTER TABLE executions ADD COLUMN document_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE executions ADD COLUMN progress TEXT;
ALTER TABLE executions ADD COLUMN logs TEXT;
ALTER TABLE executions ADD COLUMN spans TEXT;
UPDATE executions SET status = 'succeeded' WHERE status = 'done';
UPDATE executions SET status = 'failed' WHERE status NOT IN ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'terminated');
CREATE INDEX executions_by_trigger ON executions (app_id, trigger_id, started_at DESC) WHERE trigger_id IS NOT NULL;
CREATE INDEX executions_open ON executions (status) WHERE status IN ('queued', 'running');

CREATE TABLE trigger_secrets (
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  trigger_id TEXT NOT NULL,
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (app_id, trigger_id)
) WITHOUT ROWID;
`,
};
