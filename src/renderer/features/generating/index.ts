import { lazy } from 'react';

export { build, description, problem, startBuild } from './build-run.ts';

/** The screen of a build under way. */
export const BuildView = lazy(() => import('./build-view.tsx').then((module) => ({ default: module.BuildView })));
