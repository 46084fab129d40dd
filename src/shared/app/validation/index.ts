export { parseManifest } from './parse-manifest.ts';
