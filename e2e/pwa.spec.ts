import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { a11yScore } from './support/a11y-score.ts';
import { DataMenu } from './support/data-menu.ts';
import { type AppSource, exportSite } from './support/exported-site.ts';
import { InstalledApp } from './support/installed-app.ts';
import { OwnParts } from './support/own-parts.ts';
import { RunningApp } from './support/running-app.ts';
import { serveFolder } from './support/static-server.ts';

/** Templates of three kinds, one app from words, and one with components of the author's own. */
const APPS: readonly { what: string; source: AppSource; isLong: boolean }[] = [
  { what: 'an app with components of its own', source: { words: 'a list of plants with name and watering day', hasOwnComponents: true }, isLong: false },
  { what: 'a generated app', source: { words: 'a library of tools that members borrow' }, isLong: true },
  { what: 'the template of a clinic', source: { template: 'clinic' }, isLong: true },
  { what: 'the template of expenses', source: { template: 'expenses' }, isLong: true },
  { what: 'the template of recipes', source: { template: 'recipe-box' }, isLong: true },
];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-pwa-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (cells: readonly (string | number)[]): string => cells.map((cell, i) => String(cell).padEnd(i === 0 ? 40 : 14)).join(' ');

for (const { what, source, isLong } of APPS) {
  test(`${what} is installable, works without a network and can be used by everyone`, isLong ? { tag: '@long' } : {}, async ({ page, context }) => {
    test.setTimeout(300_000);
    const { site, name } = await exportSite(source, folder);
    const installed = new InstalledApp(page);
    await installed.watchPolicy();
    const server = await serveFolder(site);
    installed.watchRequests(server.url);
    await page.goto(server.url);
    await expect(page).toHaveTitle(name);
    await expect(page.getByRole('main')).toBeVisible();
    await installed.expectControlled();
    await installed.expectDescribed();
    await installed.expectStrictPolicy();
    await installed.expectInstallable(server.url, name);

    // From here on there is nothing to reach, and the browser knows it.
    await server.close();
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByText('You are offline.')).toBeVisible();
    if ('words' in source && source.hasOwnComponents === true) await new OwnParts(page).use();
    const running = new RunningApp(page);
    const add = await running.goWhereThingsAreAdded();
    await running.add(add, 'Added offline');
    await running.edit('Added offline', 'Changed offline');
    await running.add(add, 'Deleted offline');
    await running.delete('Deleted offline');
    await page.reload();
    await running.goWhereThingsAreAdded();
    await running.expectThere('Changed offline');
    await running.expectGone('Deleted offline');

    const pages = await installed.pages();
    let lowest = 100;
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const { path, name: pageName } of isLong ? pages : pages.slice(0, 1)) {
        await page.goto(`${server.url}#${path}`);
        await expect(page.getByRole('main', { name: pageName })).toBeVisible();
        await expect(page.locator('.ca-skeleton')).toHaveCount(0);
        const { score, failed } = await a11yScore(page);
        expect(score, `${pageName} at ${size.width} px: ${failed.join('\n')}`).toBeGreaterThanOrEqual(95);
        lowest = Math.min(lowest, score);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${pageName} at ${size.width} px is wider than the screen`).toBeLessThanOrEqual(0);
      }
    }
    expect(installed.problems).toEqual([]);
    console.log(row([name, 'installable', 'offline', 'add/edit/delete', `a11y ≥ ${lowest}`, `${pages.length} pages`, 'CSP clean']));
  });
}

test('pages have addresses: links, Back and Forward, reload, and a page that is not there', { tag: '@long' }, async ({ page }) => {
  const { site, name } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  await expect(page).toHaveTitle(name);
  const [first, second] = await new InstalledApp(page).pages();
  if (first === undefined || second === undefined) throw new Error('The app has one page only');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: second.name }).click();
  await expect(page).toHaveURL(`${server.url}#${second.path}`);
  await expect(page).toHaveTitle(`${second.name} · ${name}`);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeFocused();
  await page.reload();
  await expect(page.getByRole('main', { name: second.name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('main', { name: first.name })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('main', { name: second.name })).toBeVisible();
  await page.goto(`${server.url}#/nowhere`);
  await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  await page.getByRole('button', { name: `Go to ${first.name}` }).click();
  await expect(page).toHaveURL(`${server.url}#${first.path}`);
  await server.close();
});

test('data is saved in a file, removed, and loaded again here and in another browser', { tag: '@long' }, async ({ page, browser }) => {
  test.setTimeout(240_000);
  const { site } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  const running = new RunningApp(page);
  const add = await running.goWhereThingsAreAdded();
  await running.add(add, 'Only on this device');
  const menu = new DataMenu(page);
  const file = join(folder, 'copy.json');
  expect(await menu.save(file)).toMatch(/-data-\d{4}-\d\d-\d\d\.json$/);

  await menu.removeAll();
  await expect(page.getByText(/^No .+ yet\./).first()).toBeVisible();
  await expect(running.row('Only on this device')).toHaveCount(0);
  // Files that are no copy change nothing.
  writeFileSync(join(folder, 'else.json'), '{"some":"file"}');
  writeFileSync(join(folder, 'picture.json'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]));
  for (const wrong of ['else.json', 'picture.json']) {
    await menu.choose(join(folder, wrong));
    await expect(page.getByRole('alert')).toContainText('not a copy');
    await page.keyboard.press('Escape');
  }
  await menu.takeBack();
  await running.goWhereThingsAreAdded();
  await running.expectThere('Only on this device');
  // Choice, date and reference columns hold the same after a way out and in: the copy of the copy is the copy.
  await menu.removeAll();
  await menu.load(file, 'Replace what is here');
  const again = join(folder, 'again.json');
  await menu.save(again);
  const rowsOf = (path: string): unknown => (JSON.parse(readFileSync(path, 'utf8')) as { rows: unknown }).rows;
  expect(rowsOf(again)).toEqual(rowsOf(file));

  const other = await browser.newPage();
  await other.goto(server.url);
  await expect(other.getByRole('main')).toBeVisible();
  const there = new RunningApp(other);
  const otherMenu = new DataMenu(other);
  await otherMenu.load(file, 'Add to what is here');
  await there.goWhereThingsAreAdded();
  await there.expectThere('Only on this device');
  await otherMenu.takeBack();
  await there.goWhereThingsAreAdded();
  await expect(there.row('Only on this device')).toHaveCount(0);
  await other.close();
  await server.close();
});

test('a second tab waits, and starts with all that the first one saved when that is closed', { tag: '@long' }, async ({ page, context }) => {
  const { site } = await exportSite({ words: 'a list of plants with name and watering day' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  const running = new RunningApp(page);
  const second = await context.newPage();
  await expect(page.getByRole('main')).toBeVisible();
  await second.goto(server.url);
  await expect(second.getByRole('alert')).toContainText('open in another tab');
  await page.bringToFront();
  await running.add(await running.goWhereThingsAreAdded(), 'From the first tab');
  await page.close();
  const there = new RunningApp(second);
  await there.goWhereThingsAreAdded();
  await there.expectThere('From the first tab');
  await server.close();
});

test('a new version waits until the person asks for it', { tag: '@long' }, async ({ page }) => {
  const { site } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  const index = join(site, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace('<noscript>', '<!-- the next one --><noscript>'));
  const worker = join(site, 'service-worker.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/'[0-9a-f]{16}'/, "'0123456789abcdef'"));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A new version of this app is ready.')).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  // The page is replaced while it is asked.
  await expect.poll(() => page.content().catch(() => '')).toContain('the next one');
  await server.close();
});

test('a page is printed whole: every row of a table, its name and the date, nothing to click', { tag: '@long' }, async ({ page }) => {
  const { site, name } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  const running = new RunningApp(page);
  await running.goWhereThingsAreAdded();
  // Heard after the player's own listener.
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.title = JSON.stringify({ rows: document.querySelectorAll('tbody tr').length, head: document.querySelector('.ca-print-head')?.textContent, hidden: ['.ca-side', '.ca-btn'].every((each) => document.querySelector(each) === null || matchMedia('print').matches === false || getComputedStyle(document.querySelector(each)!).display === 'none') });
    });
  });
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const printed = JSON.parse(await page.title()) as { rows: number; head: string; hidden: boolean };
  expect(printed.head).toContain(name);
  expect(printed.head).toMatch(/20\d\d/);
  expect(printed.rows).toBeGreaterThan(0);
  expect(printed.hidden).toBe(true);
  await expect(page.locator('.ca-print-head')).toHaveCount(0);
  await server.close();
});
