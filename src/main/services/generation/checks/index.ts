import type { Manifest } from '../../../../shared/app/manifest/index.ts';
import type { ExecutionService } from '../../execution/types.ts';

export type CheckOutcome = { manifest: Manifest; passed: number; failed: number; warnings: string[] };

export async function checkApp(manifest: Manifest, execution: ExecutionService, signal: AbortSignal): Promise<CheckOutcome> {
  const app = await execution.boot(manifest);
  try {
    const result = app.result();
    return { manifest, passed: result.ok && !signal.aborted ? 1 : 0, failed: result.ok ? 0 : 1, warnings: result.errors.map((entry) => entry.text) };
  } finally {
    await app.close();
  }
}
