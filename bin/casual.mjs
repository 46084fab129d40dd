#!/usr/bin/env node
// The command line. Casual OS needs Node.js 24, which the project brings along: an older Node starts that one instead.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const entry = fileURLToPath(new URL('dist/main/cli.mjs', root));
const own = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, root));

if (!existsSync(entry)) {
  console.error('Casual OS is not built yet. Run “npm run build” in its folder first.');
  process.exitCode = 1;
} else if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import(new URL('dist/main/cli.mjs', root).href);
} else if (existsSync(own)) {
  // Ctrl C reaches both: the command ends what it is doing, and this one waits for it.
  process.on('SIGINT', () => {});
  const { status, signal } = spawnSync(own, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
} else {
  console.error(`Casual OS needs Node.js 24; this is ${process.versions.node}. Run “npm install” in its folder: it brings the right one along.`);
  process.exitCode = 1;
}
