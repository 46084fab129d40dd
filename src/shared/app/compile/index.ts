export { compileManifest, type CompiledApp } from './compile-manifest.ts';
export type { SourcePlace } from './source-map.ts';
export type { CompileProblem } from './code-writer.ts';
export { AppCompiler } from './app-compiler.ts';
export { diffManifests, rootsOf, type ManifestDelta } from './manifest-delta.ts';
