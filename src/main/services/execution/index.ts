export { createExecutionService, type ExecutionDeps } from './execution-service.ts';
export type * from './types.ts';
