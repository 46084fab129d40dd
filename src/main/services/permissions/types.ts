import type { AppCapabilities } from '../../../sandbox/adapters/capabilities.ts';
import type { AuditEntry, Capability, PermissionDecision, PermissionState } from '../../../shared/contracts/permissions.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

export interface PermissionsService {
  get(appId: string): Promise<PermissionState>;
  /** Answers a question of a session. Fails with `permission.answered` when it is gone. */
  decide(requestId: string, decision: PermissionDecision): Promise<void>;
  /** For good, ahead of any question. Fails with `permission.undeclared`. */
  set(appId: string, capability: Capability, target: string, decision: 'allow' | 'deny'): Promise<PermissionState>;
  revoke(appId: string, capability: Capability, target: string): Promise<PermissionState>;
  audit(appId: string, options: { limit: number; before?: number }): Promise<AuditEntry[]>;
  onDidChange(appId: string, listener: (state: PermissionState) => void): Disposer;
  /**
   * What a session of the app reaches: give it to `AppSession` as `capabilities`. Every session of an app shares decisions, disk and
   * rate; `source` (session or execution id) names this one in the audit.
   */
  capabilities(appId: string, source: string): AppCapabilities;
  /** The app's disk for its copy. Grants are not copied. */
  copyDisk(fromAppId: string, toAppId: string): void;
  /** Closes and deletes the disk of an app that is deleted; its grants and audit go with its row. */
  forget(appId: string): void;
  close(): void;
}
