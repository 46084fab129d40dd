export { createAppsService } from './apps-service.ts';
export type { AppsService } from './types.ts';
