// A table of ten thousand rows in the exported app, in Chromium: from a key in the filter to the paint of the rows that are left.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserOptions } from '../../e2e/support/browser.ts';
import { serveFolder } from '../../e2e/support/static-server.ts';
import { ROOT } from '../../scripts/lib/run.mjs';
import { bigTable } from './bench-apps.mjs';

/** Each leaves other rows at the top than the key before. */
const KEYS = ['7', '1', '4', 'Backspace', 'Backspace', 'Backspace', 'k', 'Backspace', '9', '3', 'Backspace', 'Backspace', 'i', 'Backspace', '2', '8'];
const PAINT_MS = 5000;

export async function measureTable(progress) {
  if (!existsSync(join(ROOT, 'dist/main/cli.mjs'))) return { note: 'not built: run npm run build' };
  const folder = mkdtempSync(join(tmpdir(), 'casual-table-'));
  let browser;
  let server;
  try {
    progress('the table: building the app');
    const file = join(folder, 'table.json');
    const site = join(folder, 'site');
    writeFileSync(file, JSON.stringify(bigTable()));
    casual(folder, ['export', file, '--format', 'html', '--out', site]);
    server = await serveFolder(site);
    browser = await chromium.launch(browserOptions.launchOptions);
    const page = await browser.newPage({ viewport: browserOptions.viewport });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Fill' }).click();
    progress('the table: ten thousand rows');
    await page.getByText('Rows: 10000').waitFor({ timeout: 180_000 });
    await page.getByText('Row 3 of fir').first().waitFor();
    const box = page.getByRole('textbox', { name: 'Find' });
    await box.click();
    await page.evaluate(watchPaints);
    const times = [];
    for (const key of KEYS) {
      await page.keyboard.press(key);
      const ms = await page.evaluate((limit) => Promise.race([globalThis.nextPaint(), new Promise((resolve) => setTimeout(resolve, limit, null))]), PAINT_MS);
      if (ms === null) throw new Error(`the table did not change after “${key}”`);
      times.push(ms);
      await page.waitForTimeout(150); // A person's pause; the screen is at rest for the next key.
    }
    const sorted = [...times].sort((a, b) => a - b);
    const round = (value) => Number(value.toFixed(1));
    return { rows: 10_000, keyToPaintP50Ms: round(sorted[sorted.length >> 1]), keyToPaintP95Ms: round(sorted[Math.floor(sorted.length * 0.95)]), keys: times.map(round).join(' ') };
  } catch (error) {
    return { note: `the browser part failed: ${error.message.split('\n')[0]}` };
  } finally {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function casual(folder, args) {
  const done = spawnSync(process.execPath, [join(ROOT, 'dist/main/cli.mjs'), ...args, '--home', join(folder, 'home')], { encoding: 'utf8', timeout: 120_000 });
  if (done.status !== 0) throw new Error(done.stderr || `casual ${args[0]} ended with ${done.status}`);
}

/** Runs in the page. */
function watchPaints() {
  let pressedAt = 0;
  let waiting = null;
  let done = null;
  addEventListener('keydown', () => { pressedAt = performance.now(); done = null; }, true);
  const table = document.querySelector('[data-node="table"]');
  new MutationObserver(() => {
    if (pressedAt === 0) return;
    const from = pressedAt;
    pressedAt = 0;
    // The frame with the change has been painted when a task runs after its animation frame.
    requestAnimationFrame(() => setTimeout(() => { done = performance.now() - from; waiting?.(done); waiting = null; }));
  }).observe(table, { subtree: true, childList: true, characterData: true });
  globalThis.nextPaint = () => new Promise((resolve) => { if (done !== null) { const value = done; done = null; resolve(value); } else waiting = (value) => { done = null; resolve(value); }; });
}
