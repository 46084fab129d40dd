// Makes node_modules match package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, ROOT, run, say, seconds, SetupError, tool } from './run.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.casual', 'install');

export async function ensureInstalled() {
  if (Number.parseInt(process.versions.node, 10) < 20) throw new SetupError(`Node.js 20 or later is needed to start; this is ${process.versions.node}. Get a current one from https://nodejs.org.`);
  const wanted = hashOf(readFileSync(LOCK));
  const why = reasonToInstall(wanted);
  if (why !== null) {
    say(`Installing what Casual OS is made of: ${why}.`);
    const started = Date.now();
    // Without the project's own tools on the PATH: this is about to replace them.
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env, quiet: true, heartbeat: 'still installing' });
    if (code !== 0) throw new SetupError('The install failed; npm says why above. Check the network connection and the free disk space, then run the same command again.');
    say(`  installed in ${seconds(started)}`);
  }
  if (projectNode() === null) {
    // Some npm set-ups do not run install scripts; this is the only one that is needed.
    await run(process.execPath, ['installArchSpecificPackage.js'], { env: process.env, quiet: true, heartbeat: 'still fetching Node.js 24', cwd: tool('node') });
    if (projectNode() === null) throw new SetupError('Node.js 24 could not be installed into node_modules. Run “npm rebuild node” and look at what it says.');
  }
  mkdirSync(join(STAMP, '..'), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** @returns why an install is needed, or null */
function reasonToInstall(wanted) {
  if (!existsSync(join(ROOT, 'node_modules'))) return 'this is the first start';
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return null;
  return matchesLock() ? null : 'node_modules does not match package-lock.json';
}

/** For a node_modules made by npm itself: npm lists there what it put in. */
function matchesLock() {
  try {
    const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, { version, optional, peer }]) => path === '' || optional === true || (peer === true && present[path] === undefined) || present[path]?.version === version);
  } catch {
    return false;
  }
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

