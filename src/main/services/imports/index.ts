export { createImportsService } from './imports-service.ts';
export { createMigrateInThread } from './migrate-in-thread.ts';
export type { ImportsService } from './types.ts';
