import { lazy } from 'react';

export { build, description, problem, startBuild } from './build-run.ts';
export { sketchOf, type Mark } from './page-sketch.ts';
export { PageSketch } from './page-sketch-view.tsx';

/** The screen of a build under way. */
export const BuildView = lazy(() => import('./build-view.tsx').then((module) => ({ default: module.BuildView })));
