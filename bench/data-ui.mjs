// The data surface under load, in Chromium: a large CSV through the import panel, and scrolling through its rows.
// Usage: npm run -s bench -- data-ui [--json]        Needs a build (npm run build). CASUAL_BENCH_MB: size of the file, 100 by default.
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { apiOf } from '../e2e/support/api.ts';
import { browserOptions } from '../e2e/support/browser.ts';
import { grid, openClub } from '../e2e/support/club.ts';
import { Host } from '../e2e/support/host.ts';
import { TestWorkspace } from '../e2e/support/test-workspace.ts';
import { atMost } from './lib/report.mjs';

const MEGABYTES = Number(process.env['CASUAL_BENCH_MB'] ?? 100);
const MINUTES = 10;
const round = (value) => Number(value.toFixed(1));

export async function run({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'casual-data-ui-'));
  const host = new Host(join(folder, 'home'));
  let browser;
  try {
    const file = join(folder, 'members.csv');
    progress(`writing ${MEGABYTES} MB`);
    const rows = await writeMembers(file, MEGABYTES * 1_000_000);
    browser = await chromium.launch(browserOptions.launchOptions);
    const { launchOptions: _launch, ...context } = browserOptions;
    const page = await (await browser.newContext(context)).newPage();
    const workspace = new TestWorkspace(page, host);
    await workspace.start();
    const { appId } = await openClub(workspace);
    const imported = await importFile(page, host, file, rows, progress);
    const { count } = await apiOf(host.home).data.count({ appId, entity: 'member' });
    if (count !== rows) throw new Error(`${count} rows are there, not ${rows}`);
    progress('scrolling');
    const scrolled = await scroll(page, grid(workspace));
    progress('scrolling a bare list of the same height');
    const bare = await scrollBare(page);
    return {
      metrics: { rows, megabytes: MEGABYTES, import: imported, scroll: scrolled, bareScroll: bare },
      ratios: { scrollP95OfBare: scrolled.frameP95Ms / bare.frameP95Ms },
      goals: [
        atMost('scroll', 'scrolling, frame p95 ms', scrolled.frameP95Ms, 33),
        atMost(
          'import-frame',
          'longest frame of the window during the import, ms',
          Math.max(imported.lookedLongestFrameMs, imported.checkedLongestFrameMs, imported.importedLongestFrameMs),
          100,
        ),
      ],
    };
  } finally {
    await browser?.close();
    await host.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Different names and dates in each row, and a few that do not fit. @returns how many rows fit */
async function writeMembers(path, bytes) {
  const stream = createWriteStream(path);
  stream.write('Name,Email,Joined on,Fee,Locker,Remarks\n');
  let written = 0;
  let rows = 0;
  let part = '';
  for (let i = 0; written < bytes; i++) {
    const line = `Member ${i},m${i}@example.org,20${10 + (i % 14)}-0${1 + (i % 9)}-1${i % 10},${(i % 400) / 4},${i % 500},Pays by cheque; ask for number ${i * 7}\n`;
    written += line.length;
    rows++;
    part += line;
    if (part.length < 1_000_000) continue;
    if (!stream.write(part)) await once(stream, 'drain');
    part = '';
  }
  stream.end(part);
  await once(stream, 'close');
  return rows;
}

async function importFile(page, host, file, rows, progress) {
  await page.evaluate(watchFrames);
  const memory = new Peak(host);
  const from = performance.now();
  const step = {};
  const until = async (name, locator) => {
    await locator.waitFor({ timeout: MINUTES * 60_000 });
    step[`${name}S`] = round((performance.now() - from) / 1000);
    step[`${name}LongestFrameMs`] = round(await page.evaluate(() => globalThis.longestFrame()));
    progress(`${name}: ${step[`${name}S`]} s, longest frame ${step[`${name}LongestFrameMs`]} ms`);
  };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(file);
  const panel = page.getByRole('region', { name: 'Import members.csv' });
  await until('looked', panel.getByText('What will happen'));
  const button = panel.getByRole('button', { name: `Import ${rows.toLocaleString('en')} rows` });
  await until('checked', button);
  await button.click();
  await until('imported', panel.getByText(`Added ${rows.toLocaleString('en')} rows.`));
  await panel.getByRole('button', { name: 'Done' }).click();
  return { ...step, hostMoreMb: round(memory.stop()), windowHeapMb: round(await page.evaluate(() => (performance.memory?.usedJSHeapSize ?? 0) / 1e6)) };
}

async function scroll(page, rows) {
  await rows.getByRole('gridcell').first().waitFor();
  return scrollFrames(rows);
}

/** What the browser alone can do here: a page of its own with nothing in a tall scroller. */
async function scrollBare(page) {
  const other = await page.context().newPage();
  await other.setContent('<div id="box" style="height:600px;overflow:auto"><div style="height:3000000px"></div></div>');
  const frames = await scrollFrames(other.locator('#box'));
  await other.close();
  return frames;
}

/** Frames of 600 px each, as by a fast wheel. */
async function scrollFrames(scroller) {
  const frames = await scroller.evaluate(async (element) => {
    const times = [];
    let last = performance.now();
    for (let i = 0; i < 240; i++) {
      element.scrollTop += 600;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  });
  const at = (share) => round(frames[Math.min(frames.length - 1, Math.floor(frames.length * share))]);
  return { frameP50Ms: at(0.5), frameP95Ms: at(0.95), longestFrameMs: at(1) };
}

/** In the page: the longest time between two frames since it was last asked. */
function watchFrames() {
  let last = performance.now();
  let longest = 0;
  const frame = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.longestFrame = () => {
    const found = longest;
    longest = 0;
    return found;
  };
}

/** Memory of the host's process beyond what it has now, MB. */
class Peak {
  constructor(host) {
    this.pid = host.pid;
    this.before = this.now();
    this.most = this.before;
    this.timer = setInterval(() => (this.most = Math.max(this.most, this.now())), 200);
  }

  now() {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
    } catch {
      return 0; // Only Linux tells.
    }
  }

  stop() {
    clearInterval(this.timer);
    return this.most - this.before;
  }
}
