// Exports five different apps as source and does with each what a developer would: install, check the types, build, run its tests, start the
// development server and add a row in a browser. Prints a table.
// Usage: npm run test:source-export [-- --link] [-- WORD…]
//   --link   uses the packages of this project instead of installing them
//   WORD     only apps whose name has the word in it
import { chromium, expect } from '@playwright/test';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { browserOptions } from '../e2e/support/browser.ts';
import { withOwnComponents } from '../e2e/support/coded-app.ts';
import { OwnParts } from '../e2e/support/own-parts.ts';
import { RunningApp } from '../e2e/support/running-app.ts';
import { generateApp } from '../src/main/services/generation/engine.ts';
import { sourceProject } from '../src/main/services/source-export/index.ts';
import type { Manifest } from '../src/shared/app/manifest/index.ts';
import { parseManifest } from '../src/shared/app/validation/index.ts';
import { collectRuntime } from './lib/source-runtime.ts';

type App = { manifest: Manifest; hasOwnComponents: boolean };

const ROOT = join(import.meta.dirname, '..');
/** As the project has it, but with the packages in a folder that is not its own. */
const LINKED_CONFIG = `import { mergeConfig } from 'vite';
import config from './vite.config.ts';

export default mergeConfig(config, { cacheDir: '.vite', server: { fs: { strict: false } } });
`;
/** For the server to answer, on a machine that does other things too, ms. */
const PATIENCE = 60_000;

const isLinked = process.argv.includes('--link');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const runtime = collectRuntime(ROOT);
const env = { ...process.env, NO_COLOR: '1', PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };

function fromTemplate(id: string): App {
  return { manifest: parseManifest(JSON.parse(readFileSync(join(ROOT, 'resources/templates', id, 'manifest.json'), 'utf8'))), hasOwnComponents: false };
}

function fromWords(words: string): App {
  return { manifest: generateApp(words, new Date().toISOString().slice(0, 10)).manifest, hasOwnComponents: false };
}

async function fromWordsWithComponents(words: string): Promise<App> {
  const made = await withOwnComponents(fromWords(words).manifest);
  return { manifest: parseManifest(made), hasOwnComponents: true };
}

function write({ manifest }: App, folder: string): void {
  const rows = Object.fromEntries(manifest.entities.map(({ id, seed }) => [id, seed]));
  for (const [path, text] of Object.entries(sourceProject('app', manifest, rows, runtime))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (!isLinked) return;
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, 'vite.linked.config.ts'), LINKED_CONFIG);
}

/** @throws Error with what the command said */
function run(folder: string, command: string, args: string[]): Promise<void> {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  if (status === 0) return Promise.resolve();
  return Promise.reject(new Error(`${stdout}\n${stderr}`.trim().split('\n').slice(0, 40).join('\n')));
}

/** `npm run dev`, and a person who adds a row and finds it again. */
async function tryInBrowser(folder: string, { manifest, hasOwnComponents }: App): Promise<void> {
  const server = spawn(join(folder, 'node_modules/.bin/vite'), isLinked ? ['--config', 'vite.linked.config.ts'] : [], { cwd: folder, env });
  const browser = await chromium.launch(browserOptions.launchOptions);
  try {
    const url = await addressOf(server);
    const page = await browser.newPage({ viewport: browserOptions.viewport });
    const problems: string[] = [];
    await page.goto(url, { timeout: PATIENCE });
    await expect(page.getByRole('main')).toBeVisible({ timeout: PATIENCE });
    // The server may find packages late and load the page anew.
    await page.waitForLoadState('networkidle');
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.reload();
    await expect(page).toHaveTitle(new RegExp(manifest.meta.name.slice(0, 10)));
    if (hasOwnComponents) await new OwnParts(page).use({ isFramed: false });
    const running = new RunningApp(page);
    await running.add(await running.goWhereThingsAreAdded(), 'Added by a developer');
    // Written a moment after the change.
    await expect(async () => {
      await page.reload();
      await running.goWhereThingsAreAdded();
      await running.expectThere('Added by a developer');
    }).toPass({ timeout: PATIENCE });
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
    server.kill();
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (data: Buffer): void => {
      said += data.toString();
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found !== null) resolve(found[0]);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
    setTimeout(() => reject(new Error(`the server said no address: ${said}`)), PATIENCE).unref();
  });
}

const apps = [
  fromTemplate('clinic'),
  fromTemplate('expenses'),
  fromTemplate('recipe-box'),
  fromWords('a library of tools that members borrow'),
  await fromWordsWithComponents('a list of plants with name and watering day'),
].filter(({ manifest }) => wanted.length === 0 || wanted.some((word) => manifest.meta.name.toLowerCase().includes(word.toLowerCase())));

type Step = readonly [name: string, work: (folder: string, app: App) => Promise<void>];
const install: Step = ['install', (folder) => run(folder, 'npm', ['install', '--no-audit', '--no-fund'])];
const steps: readonly Step[] = [
  ...(isLinked ? [] : [install]),
  ['types', (folder) => run(folder, 'node_modules/.bin/tsc', ['--noEmit', '--pretty', 'false'])],
  ['build', (folder) => run(folder, 'node_modules/.bin/vite', ['build', '--logLevel', 'error'])],
  ['tests', (folder) => run(folder, 'node_modules/.bin/vitest', ['run'])],
  ['browser', tryInBrowser],
];
const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padEnd(i === 0 ? 36 : 10)).join('');
console.log(line(['App', ...steps.map(([name]) => name)]));
let hasFailed = false;
for (const app of apps) {
  const folder = mkdtempSync(join(tmpdir(), 'casual-source-'));
  write(app, folder);
  const cells = [app.manifest.meta.name];
  let problem = '';
  for (const [name, work] of steps) {
    const started = performance.now();
    try {
      await work(folder, app);
      cells.push(`${Math.round((performance.now() - started) / 100) / 10} s`);
    } catch (error) {
      cells.push('FAILED');
      problem = `${name}: ${error instanceof Error ? error.message : String(error)}`;
      break;
    }
  }
  console.log(line(cells));
  if (problem !== '') console.log(problem);
  hasFailed ||= problem !== '';
  rmSync(folder, { recursive: true, force: true });
}
process.exit(hasFailed ? 1 : 0);
