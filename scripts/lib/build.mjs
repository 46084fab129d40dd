// Builds dist/ when any of its inputs changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectNode, ROOT, run, say, seconds, SetupError, tool } from './run.mjs';

const STAMP = join(ROOT, 'dist', '.inputs');
const INPUT_FOLDERS = ['src', 'resources'];
const INPUT_FILES = ['vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

export async function ensureBuilt({ force = false } = {}) {
  const inputs = hashFiles(INPUT_FILES, INPUT_FOLDERS);
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) return;
  say(existsSync(STAMP) ? 'Building: sources have changed.' : 'Building Casual OS.');
  const started = Date.now();
  const guest = await run(projectNode(), ['scripts/build-guest.mjs'], { quiet: true });
  if (guest.code !== 0) throw new SetupError('The part that runs inside the sandbox could not be built; the reason is above.');
  const { code } = await run(projectNode(), [tool('vite/bin/vite.js'), 'build', '--app'], { quiet: true, heartbeat: 'still building' });
  if (code !== 0) throw new SetupError('The build failed; the reason is above. Nothing that was built before has been touched.');
  writeFileSync(STAMP, inputs);
  say(`  built in ${seconds(started)}`);
}

/** Content, not time stamps: a fresh checkout of the same sources does not build again. @param names files and folders of the project */
export function hashFiles(names, folders) {
  const hash = createHash('sha256');
  const files = [...names.map((file) => join(ROOT, file)), ...folders.flatMap((folder) => filesBelow(join(ROOT, folder)))];
  for (const file of files) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.generated\.ts$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
