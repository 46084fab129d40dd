// How long a person waits for the IDE: host start, first paint, time to interactive in Chromium, and the scripts loaded until then.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { initialScripts } from '../scripts/lib/initial-files.mjs';
import { ROOT } from '../scripts/lib/run.mjs';
import { browserOptions } from '../e2e/support/browser.ts';
import { atMost } from './lib/report.mjs';

const RUNS = 5;
/** The limit of npm test, bytes. */
const SCRIPT_LIMIT = 260_000;

/** Interactive: the description box is there, has the focus, and took a key. */
export async function run({ progress = () => {} } = {}) {
  const scripts = initialScripts().map((file) => ({ file: relative(ROOT, file), gzip: gzipSync(readFileSync(file), { level: 9 }).length }));
  const initial = scripts.reduce((sum, { gzip }) => sum + gzip, 0);
  const samples = [];
  for (let i = 0; i < RUNS; i++) {
    progress(`start ${i + 1} of ${RUNS}`);
    samples.push(await measure());
  }
  const middle = (key) => Math.round(samples.map((sample) => sample[key]).sort((a, b) => a - b)[RUNS >> 1]);
  return {
    metrics: {
      medianMs: { hostReady: middle('hostReady'), firstPaint: middle('firstPaint'), interactive: middle('interactive') },
      slowestMs: {
        hostReady: Math.round(Math.max(...samples.map((s) => s.hostReady))),
        interactive: Math.round(Math.max(...samples.map((s) => s.interactive))),
      },
      initialScriptsGzipBytes: initial,
      requestsAtStart: middle('requests'),
    },
    ratios: { scriptsOfLimit: initial / SCRIPT_LIMIT },
    goals: [atMost('scripts', 'initial scripts, bytes after gzip', initial, SCRIPT_LIMIT)],
    scripts,
  };
}

/** A cold start: new data folder, new host, new browser. Times of the page count from the start of its navigation. */
async function measure() {
  const home = mkdtempSync(join(tmpdir(), 'casual-bench-'));
  const started = performance.now();
  const host = spawn(process.execPath, [join(ROOT, 'dist/main/local.mjs'), '--home', home, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await chromium.launch(browserOptions.launchOptions);
  try {
    const { link, at } = await new Promise((resolve, reject) => {
      let output = '';
      host.stdout.on('data', (data) => {
        output += data;
        const found = /http:\S+\/launch\?token=\S+/.exec(output);
        if (found !== null) resolve({ link: found[0], at: performance.now() });
      });
      host.once('exit', (code) => reject(new Error(`the host ended with code ${code}`)));
    });
    const page = await browser.newPage({ viewport: browserOptions.viewport });
    let requests = 0;
    page.on('request', () => requests++);
    await page.goto(link, { waitUntil: 'commit' });
    const box = page.getByRole('textbox', { name: 'Describe your app' });
    await box.waitFor();
    await box.pressSequentially('a');
    const interactive = await page.evaluate(() => performance.now());
    const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
    return { hostReady: at - started, firstPaint, interactive, requests };
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => host.once('exit', resolve));
    host.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}
