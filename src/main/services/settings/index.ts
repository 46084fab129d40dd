export { createSettingsService } from './settings-service.ts';
export type { SettingsService } from './types.ts';
