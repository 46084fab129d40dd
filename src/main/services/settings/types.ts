import type { Settings } from '../../../shared/contracts/ide.ts';

export interface SettingsService {
  get(): Promise<Settings>;
  /** Only given keys change; `layout` is merged by key. */
  update(change: { [Key in keyof Settings]?: Settings[Key] | undefined }): Promise<Settings>;
}
