import { lazyView } from '../../ui/index.ts';

export { description, problem, startBuild } from './build-run.ts';
export { sketchOf, type Mark } from './page-sketch.ts';
export { PageSketch } from './page-sketch-view.tsx';

/** The screen of a build under way. */
export const BuildView = lazyView(() => import('./build-view.tsx').then((module) => module.BuildView));
