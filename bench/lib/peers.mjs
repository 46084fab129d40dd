// Other libraries that a benchmark is run side by side with. Each is installed by itself when it is first asked for, so that one
// that does not install here leaves the others alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/lib/run.mjs';

const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'bench/peers/package.json'), 'utf8'));
const CACHE = join(ROOT, 'node_modules/.cache/bench-peers');
const INSTALL_MS = 180_000;

/**
 * @param {string[]} names all of them are needed
 * @returns {Promise<{ modules: unknown[], require: NodeRequire } | { note: string }>} `note` says why there is no comparison
 */
export async function peers(names, progress = () => {}) {
  const folder = join(CACHE, names.map((name) => `${name}@${dependencies[name]}`).join('+').replaceAll('/', '_'));
  const manifest = join(folder, 'package.json');
  if (!names.every((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))) {
    progress(`installing ${names.join(', ')}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, JSON.stringify({ private: true, dependencies: Object.fromEntries(names.map((name) => [name, dependencies[name]])) }));
    const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8', timeout: INSTALL_MS });
    if (done.status !== 0) return { note: `${names[0]} could not be installed: ${lastLine(done.stderr) || done.error?.message || `npm ended with ${done.status}`}` };
  }
  try {
    const require = createRequire(manifest);
    const modules = [];
    for (const name of names) modules.push(await import(pathToFileURL(require.resolve(name)).href));
    return { modules, require };
  } catch (error) {
    return { note: `${names[0]} was installed and does not load here: ${lastLine(error.message)}` };
  }
}

function lastLine(text) {
  const lines = (text ?? '').split('\n').map((line) => line.replace(/^npm (error|warn)\s*/, '').trim());
  return lines.find((line) => /error|not found|failed|cannot|refused|unsupported/i.test(line)) ?? lines.findLast((line) => line !== '') ?? '';
}
