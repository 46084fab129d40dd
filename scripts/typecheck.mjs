// Type-checks every process's project: `node` does not exist in the renderer, `document` does not exist in main.
// Usage: node scripts/typecheck.mjs [project …]   (project: a folder holding a tsconfig.json)
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const all = ['src/shared', 'src/sandbox/guest', 'src/sandbox', 'src/player', 'src/main', 'src/preload', 'src/renderer', 'src/cli', 'src/pwa', 'src/source-kit', '.'];
const projects = process.argv.length > 2 ? process.argv.slice(2) : all.filter((project) => existsSync(`${project}/tsconfig.json`));
let failed = 0;
for (const project of projects) {
  const { status } = spawnSync('node_modules/.bin/tsc', ['-p', project, '--pretty', 'false'], { stdio: 'inherit' });
  if (status !== 0) {
    failed++;
    console.error(`typecheck: ${project} has errors`);
  }
}
console.log(`typecheck: ${projects.length - failed} of ${projects.length} projects are clean`);
process.exit(failed === 0 ? 0 : 1);
