export { DataPeek } from './data-peek.tsx';
export { DataView } from './data-view.tsx';
export { useDataCommands } from './use-data-commands.ts';
