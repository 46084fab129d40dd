import type { AppPlan } from '../../contracts/sandbox.ts';
import type { Manifest } from '../manifest/index.ts';
import { AppCompiler } from './app-compiler.ts';
import type { CompileProblem } from './code-writer.ts';
import type { SourcePlace } from './source-map.ts';

export type CompiledApp = {
  /** Evaluates to `{ [key]: function }`. */
  script: string;
  plan: AppPlan;
  /** Bindings and scripts that do not parse, and names that are not there. The app still runs; those places fail with their message. */
  problems: CompileProblem[];
  /** Where a place in the script is in the author's code; null where the code is ours. Lines and columns count from 1. */
  locate(line: number, column: number): SourcePlace | null;
};

/** Turns a manifest into what the guest runs. Deterministic and free of side effects. */
export function compileManifest(manifest: Manifest): CompiledApp {
  const compiler = new AppCompiler(manifest);
  return { ...compiler.whole(), problems: compiler.problems, locate: (line, column) => compiler.locate(line, column) };
}
