export { createAppsService, type AppStore } from './apps-service.ts';
export type { AppsService } from './types.ts';
