export { createExecutionsService, type ExecutionsDeps } from './executions-service.ts';
export type * from './types.ts';
