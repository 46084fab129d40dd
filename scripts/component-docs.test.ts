import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('docs/components says what the catalogue says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/component-docs.mjs', '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
