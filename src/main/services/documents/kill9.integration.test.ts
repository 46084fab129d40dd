import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('no acknowledged edit is lost when the process is killed at random moments', async () => {
  const script = fileURLToPath(new URL('../../../../bench/faults/kill9.mjs', import.meta.url));
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [script, '--rounds', '3', '--edits', '60', '--json'], (error, stdout, stderr) =>
      error ? reject(new Error(`${stdout}${stderr}`, { cause: error })) : resolve(stdout),
    );
  });
  expect(JSON.parse(output)).toMatchObject({ ok: true, rounds: 3, lost: 0, quarantined: 0 });
}, 60_000);
