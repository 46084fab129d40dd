export { importFile } from './app-actions.ts';
export { HomeView } from './home-view.tsx';
