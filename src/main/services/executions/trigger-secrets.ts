import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';

/** The secrets in the addresses of webhooks. They belong to this machine: no export, copy or share of an app holds one. */
export class TriggerSecrets {
  private readonly storage: Storage;
  private readonly clock: Clock;

  constructor(storage: Storage, clock: Clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /** Made when it is first asked for. */
  of(appId: string, triggerId: string): string {
    return this.find(appId, triggerId) ?? this.rotate(appId, triggerId);
  }

  /** The old address is worthless at once. */
  rotate(appId: string, triggerId: string): string {
    const secret = randomBytes(32).toString('base64url');
    this.storage.write(() =>
      this.storage.db
        .prepare('INSERT OR REPLACE INTO trigger_secrets (app_id, trigger_id, secret, created_at) VALUES (?, ?, ?, ?)')
        .run(appId, triggerId, secret, this.clock.now()),
    );
    return secret;
  }

  /** In the same time whether it is right, wrong or there is none. */
  isRight(appId: string, triggerId: string, given: string): boolean {
    const secret = this.find(appId, triggerId);
    const isEqual = timingSafeEqual(digest(given), digest(secret ?? ''));
    return isEqual && secret !== undefined;
  }

  private find(appId: string, triggerId: string): string | undefined {
    const found = this.storage.db.prepare('SELECT secret FROM trigger_secrets WHERE app_id = ? AND trigger_id = ?').pluck().get(appId, triggerId);
    return typeof found === 'string' ? found : undefined;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
