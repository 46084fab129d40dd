import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { GenerationEvent, Intent } from '../../../shared/contracts/generation.ts';

export interface GenerationService {
  /** Words to a manifest with the built-in engine. Pure and deterministic: the same words give the same app. Throws `prompt.*`. */
  toManifest(prompt: string, name?: string): { manifest: Manifest; intent: Intent };
  /**
   * Makes a new app and fills its document stage by stage, yielding progress. Aborting removes the app again unless `keep` was called for it.
   * Self-checks really run: boot, every page drawn, every control clicked, every entity's row made, changed and deleted.
   */
  generate(request: { prompt: string; name?: string }, signal: AbortSignal): AsyncGenerator<GenerationEvent>;
  /** Stop, but keep what is there. */
  keep(appId: string): void;
}
