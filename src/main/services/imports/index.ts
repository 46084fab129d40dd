export { createImportsService } from './imports-service.ts';
export type { ImportsService } from './types.ts';
