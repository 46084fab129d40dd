// What the player's components cost: a page of 1,000 of them and a table of 100,000 rows, beside the same pages written by hand
// with Mantine, TanStack Table and TanStack Virtual, in the same browser. Usage: npm run -s bench -- components [--json]
//
// The pages by hand (components/peer.tsx) show the same data in the same look: cards with labelled inputs; a table with a search
// field, numbers as people write them, widths that can be dragged, a menu for each column, cells that the arrow keys walk through
// and the count of rows beneath. They have no app behind them: nothing of theirs is bound, patched or checked.
// Both are built for production and measured by turns, each on a fresh page; a figure is the median of the rounds.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { servePages } from '../e2e/components/support/page-server.ts';
import { browserOptions } from '../e2e/support/browser.ts';
import { ROOT } from '../scripts/lib/run.mjs';
import { atMost } from './lib/report.mjs';

const RUNS = 5;
/** How much more than the page written by hand is allowed. */
const RATIO = 1.3;
/** All in ms. */
const FIGURES = {
  widgetsFirstPaint: 'page of 1,000 components, first paint',
  tableFirstPaint: 'table of 100,000 rows, first paint',
  tableScrollP95: 'table, scroll frame p95',
  tableSort: 'table, sort',
  tableFilterKey: 'table, filter keystroke',
};

export async function run({ progress = () => {} } = {}) {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build-test-pages.mjs'), '--bench'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (built.status !== 0) throw new Error('The pages could not be built; the reason is above.');
  const server = await servePages();
  const browser = await chromium.launch(browserOptions.launchOptions);
  try {
    const samples = { player: [], peer: [] };
    for (let i = 0; i < RUNS; i++) {
      progress(`round ${i + 1} of ${RUNS}`);
      // Turn about, so that a slow moment of the machine meets both.
      for (const side of i % 2 === 0 ? ['player', 'peer'] : ['peer', 'player']) samples[side].push(await measure(browser, `${server.url}/${PAGES[side]}`));
    }
    const medians = (side) => Object.fromEntries(Object.keys(FIGURES).map((id) => [id, median(samples[side].map((sample) => sample[id]))]));
    const metrics = { player: medians('player'), byHand: medians('peer'), runs: RUNS };
    const ratios = Object.fromEntries(Object.keys(FIGURES).map((id) => [id, metrics.player[id] / metrics.byHand[id]]));
    return { metrics, ratios, goals: Object.entries(FIGURES).map(([id, what]) => atMost(id, `${what}, of the page by hand`, ratios[id], RATIO)) };
  } finally {
    await browser.close();
    await server.stop();
  }
}

const PAGES = { player: 'src/player/testing/bench.html', peer: 'bench/components/peer.html' };
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function measure(browser, url) {
  const widgets = await browser.newPage({ viewport: browserOptions.viewport });
  await widgets.goto(url);
  await widgets.waitForFunction(() => 'prepare' in window);
  const widgetsFirstPaint = await widgets.evaluate(drawn, 'widgets');
  await widgets.close();

  const page = await browser.newPage({ viewport: browserOptions.viewport });
  await page.goto(url);
  await page.waitForFunction(() => 'prepare' in window);
  const tableFirstPaint = await page.evaluate(drawn, 'table');
  await page.waitForTimeout(300);
  const tableScrollP95 = await page.evaluate(scrolled);
  const tableSort = await page.evaluate(acted, 'sort');
  const tableFilterKey = await page.evaluate(acted, 'filter');
  await page.close();
  return { widgetsFirstPaint, tableFirstPaint, tableScrollP95, tableSort, tableFilterKey };
}

/** In the page: from the call to the frame after what was drawn. */
async function drawn(kind) {
  const draw = window.prepare(kind);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const started = performance.now();
  draw();
  const isThere = kind === 'widgets' ? () => document.querySelectorAll('button').length >= 100 : () => document.querySelectorAll('tbody tr').length > 5;
  while (!isThere()) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}

/** In the page: the 95th percentile of the frames of a long scroll, 240 px in each. */
async function scrolled() {
  const box = [...document.querySelectorAll('*')]
    .filter(
      (element) =>
        element.scrollHeight > 100_000 && element.scrollHeight > element.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(element).overflowY),
    )
    .at(-1);
  if (box === undefined) throw new Error('Nothing to scroll');
  const frames = [];
  let last = performance.now();
  for (let i = 0; i < 120; i++) {
    box.scrollTop += 240;
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  box.scrollTop = 0;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)));
  return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)];
}

/** In the page: from a click or a key to the frame that shows other rows. */
async function acted(what) {
  const first = () => document.querySelector('tbody')?.textContent ?? '';
  const before = first();
  const started = performance.now();
  if (what === 'sort') [...document.querySelectorAll('th button')].find((button) => button.textContent?.trim() === 'Patient')?.click();
  else {
    const field = document.querySelector('input[type=search], [role=searchbox]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '99');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  while (first() === before) {
    if (performance.now() - started > 15_000) throw new Error(`Nothing changed after “${what}”`);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  return performance.now() - started;
}
