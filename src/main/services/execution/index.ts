export { createExecutionService, type ExecutionDeps } from './execution-service.ts';
export type * from './types.ts';
export { evaluateScript, SCRIPT_MEMORY_MB, type Evaluation } from './evaluator.ts';
