export { parseManifest } from './parse-manifest.ts';
export type { Problem } from './problem.ts';
export { validateManifest } from './validate-manifest.ts';
