// The tests whose thoroughness is a number, with larger numbers than in `npm test`, and every property test with values that are new each time.
// Takes about half an hour. A failure prints the seed that repeats it: `SEED=123 npx vitest run <file>`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectEnv, projectNode, run, tool } from './lib/run.mjs';

const ROUNDS = 10;
const vitest = (files, more) => run(projectNode(), [tool('vitest/vitest.mjs'), 'run', ...files], { env: projectEnv(more) });

const numbered = [
  'src/sandbox/host/edits.integration.test.ts',
  'src/main/services/executions/executions.integration.test.ts',
  'src/shared/app/document/convergence.test.ts',
];
const properties = readdirSync('src', { recursive: true })
  .map((file) => join('src', file))
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => readFileSync(file, 'utf8').includes('testing/property.ts'));

let failed = (await vitest(numbered, { EDIT_SEEDS: '1000', MANY_RUNS: '500', FUZZ_SEEDS: '2000' })).code !== 0;
for (let round = 0; round < ROUNDS; round++) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  console.log(`Property tests, round ${round + 1} of ${ROUNDS}, SEED=${seed}`);
  failed = (await vitest(properties, { SEED: seed })).code !== 0 || failed;
}
process.exitCode = failed ? 1 : 0;
