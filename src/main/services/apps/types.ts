import type { AppSummary, AppVersion } from '../../../shared/contracts/ide.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';

export interface AppsService {
  list(options: { search?: string; trash?: boolean; limit?: number }): Promise<AppSummary[]>;
  get(appId: string): Promise<AppSummary>;
  /** `manifest` is validated (`manifest.invalid`); without it a blank app with one empty page. */
  create(options: { name?: string; manifest?: unknown }): Promise<AppSummary>;
  rename(appId: string, name: string): Promise<AppSummary>;
  /** A copy with its data. */
  duplicate(appId: string): Promise<AppSummary>;
  trash(appId: string): Promise<void>;
  restore(appId: string): Promise<AppSummary>;
  purge(appId: string): Promise<void>;
  versions(appId: string): Promise<AppVersion[]>;
  createVersion(appId: string, name: string, automatic?: boolean): Promise<AppVersion>;
  restoreVersion(appId: string, versionId: string): Promise<void>;
  onDidChange(listener: (change: { appId: string }) => void): Disposer;
}
