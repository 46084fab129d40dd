export { DataPeek } from './data-peek.tsx';
export { DataView } from './data-view.tsx';
