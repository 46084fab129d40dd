import { z } from 'zod';
import type { GrantStore, StoredGrant } from '../../../sandbox/adapters/capabilities.ts';
import { grant } from '../../../shared/contracts/permissions.ts';
import type { SqlDatabase } from '../../storage/index.ts';

const row = z.object({
  capability: grant.shape.capability,
  target: z.string(),
  decision: grant.shape.decision,
  scope: grant.shape.scope,
  is_local: z.number(),
  decided_at: z.number(),
  uses: z.number(),
  last_used_at: z.number().nullable(),
  refusals: z.number(),
});

/** The decisions about one app. A row that cannot be read (a newer Casual OS wrote it) counts as none: the person is asked again. */
export function grantStore(db: SqlDatabase, appId: string): GrantStore {
  return {
    load() {
      const rows: unknown[] = db.prepare('SELECT * FROM permission_grants WHERE app_id = ?').all(appId);
      return rows.flatMap((candidate): StoredGrant[] => {
        const parsed = row.safeParse(candidate);
        if (!parsed.success) return [];
        const { is_local, decided_at, last_used_at, ...rest } = parsed.data;
        return [{ ...rest, isLocal: is_local !== 0, decidedAt: decided_at, lastUsedAt: last_used_at }];
      });
    },
    save(kept) {
      db.prepare(
        `INSERT OR REPLACE INTO permission_grants (app_id, capability, target, decision, scope, is_local, decided_at, uses, last_used_at, refusals)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(appId, kept.capability, kept.target, kept.decision, kept.scope, kept.isLocal ? 1 : 0, kept.decidedAt, kept.uses, kept.lastUsedAt, kept.refusals);
    },
    remove(capability, target) {
      db.prepare('DELETE FROM permission_grants WHERE app_id = ? AND capability = ? AND target = ?').run(appId, capability, target);
    },
  };
}
