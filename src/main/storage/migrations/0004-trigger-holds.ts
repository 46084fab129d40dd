import type { Migration } from './index.ts';

/**
 * Triggers that came with an app which was made elsewhere, or as a copy. A schedule among them does not come round on this machine until a
 * person switches it on here, which removes its row.
 */
export const triggerHolds: Migration = {
  id: 4,
  name: 'trigger holds',
  sql: `
CREATE TABLE trigger_holds (
  app_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  trigger_id TEXT NOT NULL,
  PRIMARY KEY (app_id, trigger_id)
) WITHOUT ROWID;
`,
};
