// The tests whose thoroughness is a number, with larger numbers than in `npm test`. Takes about a quarter of an hour.
import { projectEnv, projectNode, run, tool } from './lib/run.mjs';

const env = projectEnv({ EDIT_SEEDS: '1000', MANY_RUNS: '500', FUZZ_SEEDS: '2000' });
const files = [
  'src/sandbox/host/edits.integration.test.ts',
  'src/main/services/executions/executions.integration.test.ts',
  'src/shared/app/document/convergence.test.ts',
];
const { code } = await run(projectNode(), [tool('vitest/vitest.mjs'), 'run', ...files], { env });
process.exitCode = code;
