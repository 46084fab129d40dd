import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Locked = { version?: string; optionalDependencies?: Record<string, string> };

/** npm leaves out what it could not find at that moment, without a word; every later `npm ci` then fails. */
test('the lock file names the programs of every platform, so that a clean install works on each', () => {
  const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).filter((name) => !isFound(packages, path, name)).map((name) => `${path} → ${name}`));
  expect(missing).toEqual([]);
});

/** As Node looks it up: beside the package, then beside each package above it. */
function isFound(packages: Record<string, Locked>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
