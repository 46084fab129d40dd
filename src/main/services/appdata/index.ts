export { createAppDataService, type AppDataStore } from './appdata-service.ts';
export type { AppDataService } from './types.ts';
