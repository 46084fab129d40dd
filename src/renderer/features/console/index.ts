export { ConsolePanel, LogLine } from './console-panel.tsx';
export type { LevelFilter } from './log-filter.ts';
export { ProblemsPanel } from './problems-panel.tsx';
export { useProblems } from './use-problems.ts';
