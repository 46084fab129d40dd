import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Runs the script again on the project's own Node when it was started by an older one. */
export function onOwnNode(script) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  process.exit(spawnSync(node, [fileURLToPath(script), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
}

/** `--rounds`, `--edits`, `--seed` and `--json`; the seed is drawn when it is not given. */
export function killOptions({ rounds }) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: String(rounds) },
      edits: { type: 'string', default: '200' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: Number(values.rounds),
    edits: Number(values.edits),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed),
    json: values.json,
  };
}
