export { createAppsService } from './apps-service.ts';
export { parseManifest } from './parse-manifest.ts';
export type { AppsService } from './types.ts';
