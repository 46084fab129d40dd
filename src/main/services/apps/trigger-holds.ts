import type { Storage } from '../../storage/index.ts';

/**
 * Which triggers came with an app, and were not switched on by a person on this machine. Belongs to the machine like the secrets of
 * webhooks: no export, copy or share of an app says what was switched on elsewhere.
 */
export class TriggerHolds {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /** Before the app is known to anyone. */
  hold(appId: string, triggerIds: readonly string[]): void {
    if (triggerIds.length === 0) return;
    const insert = this.storage.db.prepare('INSERT OR IGNORE INTO trigger_holds (app_id, trigger_id) VALUES (?, ?)');
    this.storage.write(() => {
      for (const id of triggerIds) insert.run(appId, id);
    });
  }

  of(appId: string): Set<string> {
    return new Set(this.storage.db.prepare('SELECT trigger_id FROM trigger_holds WHERE app_id = ?').pluck().all(appId).map(String));
  }

  /** A person switched it on here. */
  release(appId: string, triggerId: string): void {
    this.storage.write(() => this.storage.db.prepare('DELETE FROM trigger_holds WHERE app_id = ? AND trigger_id = ?').run(appId, triggerId));
  }
}
