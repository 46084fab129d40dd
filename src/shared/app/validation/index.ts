export { parseManifest } from './parse-manifest.ts';
export type { NameFix, Problem } from './problem.ts';
export { validateManifest } from './validate-manifest.ts';
