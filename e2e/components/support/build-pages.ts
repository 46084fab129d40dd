import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Before the tests: the pages they open. */
export default function buildPages(): void {
  const { status } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../../scripts/build-test-pages.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The test pages could not be built; the reason is above.');
}
