export { createImportsService } from './imports-service.ts';
export type { DataBackup, ImportsService } from './types.ts';
