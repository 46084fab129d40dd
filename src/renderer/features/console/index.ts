export { ConsolePanel } from './console-panel.tsx';
export { LogLine } from './log-line.tsx';
export { ProblemsPanel } from './problems-panel.tsx';
export { useProblems } from './use-problems.ts';
