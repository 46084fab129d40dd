export { createAppsService, type AppStore } from './apps-service.ts';
export { TriggerHolds } from './trigger-holds.ts';
export type { AppsService } from './types.ts';
