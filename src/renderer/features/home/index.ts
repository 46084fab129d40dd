import { lazyView } from '../../ui/index.ts';

export { importFile } from './app-actions.ts';
export { HomeView } from './home-view.tsx';

export const TrashView = lazyView(() => import('./trash-view.tsx').then((module) => module.TrashView));
