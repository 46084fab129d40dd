// Exports five different apps as source and does with each what a developer would: install, check the types, build, test.
// Usage: npm run test:source-export [-- --link]   (--link: uses the packages of this project instead of installing them)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sourceProject } from '../src/main/services/source-export/index.ts';
import { generateApp } from '../src/main/services/generation/engine.ts';
import { collectRuntime } from './lib/source-runtime.ts';

const ROOT = join(import.meta.dirname, '..');
const PROMPTS = [
  'a library of tools that members borrow',
  'a CRM with companies, contacts and deals on a board',
  'a habit tracker with a chart of each week',
  'invoices with customers, lines and totals, and who has not paid',
  'a tip calculator',
];
const isLinked = process.argv.includes('--link');
const runtime = collectRuntime(ROOT);
let failed = 0;

for (const prompt of PROMPTS) {
  const folder = mkdtempSync(join(tmpdir(), 'casual-source-'));
  const { manifest } = generateApp(prompt, new Date().toISOString().slice(0, 10));
  const rows = Object.fromEntries(manifest.entities.map(({ id, seed }) => [id, seed]));
  for (const [path, text] of Object.entries(sourceProject('app', manifest, rows, runtime))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (isLinked) symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const steps: [name: string, command: string, args: string[]][] = [
    ...(isLinked ? [] : [['install', 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund']] as [string, string, string[]]]),
    ['types', 'node_modules/.bin/tsc', ['--noEmit', '--pretty', 'false']],
    ['build', 'node_modules/.bin/vite', ['build', '--logLevel', 'error']],
    ['tests', 'node_modules/.bin/vitest', ['run']],
  ];
  console.log(`${manifest.meta.name}`);
  for (const [name, command, args] of steps) {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
    });
    console.log(`  ${status === 0 ? 'ok    ' : 'FAILED'} ${name} in ${Math.round((performance.now() - started) / 100) / 10} s`);
    if (status === 0) continue;
    failed++;
    console.log(`${stdout}\n${stderr}`.trim().split('\n').slice(0, 40).join('\n'));
    break;
  }
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
