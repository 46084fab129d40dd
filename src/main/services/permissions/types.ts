import type { AppCapabilities } from '../../../sandbox/adapters/capabilities.ts';
import type { AiSettings } from '../../../shared/contracts/ide.ts';
import type { AuditEntry, Capability, PermissionDecision, PermissionState } from '../../../shared/contracts/permissions.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

/** `cost` in US dollars by the given prices. */
export type ModelTest = { text: string; durationMs: number; inputTokens: number; outputTokens: number; cost: number };

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
  /** Asks the model that is described for one word; no app is involved. @throws ai.unavailable, ai.failed */
  testModel(ai: AiSettings, signal: AbortSignal): Promise<ModelTest>;
  /** The app's disk for its copy. Grants are not copied. */
  copyDisk(fromAppId: string, toAppId: string): void;
  /** Closes and deletes the disk of an app that is deleted; its grants and audit go with its row. */
  forget(appId: string): void;
  close(): void;
}
