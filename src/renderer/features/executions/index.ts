export { RunsView } from './runs-view.tsx';
export { useRunsCommands } from './use-runs-commands.ts';
