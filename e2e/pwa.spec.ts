import { expect, type Page, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { a11yScore } from './support/a11y-score.ts';
import { type AppSource, exportSite } from './support/exported-site.ts';
import { RunningApp } from './support/running-app.ts';
import { serveFolder } from './support/static-server.ts';

/** One from words, three from templates, and one that is mostly charts and pictures. */
const APPS: Readonly<Record<string, AppSource>> = {
  'a generated app': { words: 'a library of tools that members borrow' },
  'the template of a clinic': { template: 'clinic' },
  'the template of expenses': { template: 'expenses' },
  'the template of a quiz': { template: 'quiz' },
  'the template of homes, with pictures and charts': { template: 'homes-for-sale' },
};

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-pwa-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return problems;
}

type Page_ = { name: string; path: string; inNav: boolean };
const pagesOf = (page: Page): Promise<Page_[]> => page.evaluate(() => (JSON.parse(document.getElementById('casual-app')?.textContent ?? '') as { manifest: { pages: Page_[] } }).manifest.pages);

for (const [what, source] of Object.entries(APPS)) {
  test(`${what} is installable, starts without a network and can be used by everyone`, async ({ page, context }) => {
    const { site, name } = await exportSite(source, folder);
    const problems = problemsOf(page);
    const server = await serveFolder(site);
    await page.goto(server.url);
    await expect(page).toHaveTitle(name);
    await expect(page.getByRole('main')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);

    // What search engines, phones and screen readers are told.
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    for (const meta of ['viewport', 'theme-color', 'description']) expect(await page.locator(`meta[name="${meta}"]`).getAttribute('content'), meta).toBeTruthy();
    expect(await page.locator('meta[name="viewport"]').getAttribute('content')).not.toMatch(/user-scalable=no|maximum-scale/);

    const manifest = (await (await page.request.get(`${server.url}app.webmanifest`)).json()) as { name: string; short_name: string; start_url: string; display: string; icons: { src: string; sizes: string; type: string; purpose: string }[] };
    expect(manifest).toMatchObject({ name, start_url: './', display: 'standalone' });
    for (const [size, purpose] of [['192x192', 'any'], ['512x512', 'any'], ['512x512', 'maskable']] as const) {
      const icon = manifest.icons.find((each) => each.sizes === size && each.purpose === purpose && each.type === 'image/png');
      expect(icon, `${size} ${purpose}`).toBeDefined();
      const drawn = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, icon?.src ?? '');
      expect(drawn).toBe(size);
    }
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A test's browser has no profile that something could be installed into.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);

    await server.close();
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('main')).toBeVisible();
    for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(size);
      for (const { path, name: pageName, inNav } of await pagesOf(page)) {
        if (!inNav) continue;
        await page.goto(`${server.url}#${path}`);
        await expect(page.getByRole('main', { name: pageName })).toBeVisible();
        await expect(page.locator('.ca-skeleton')).toHaveCount(0);
        const { score, failed } = await a11yScore(page);
        expect(score, `${pageName} at ${size.width} px: ${failed.join('\n')}`).toBeGreaterThanOrEqual(95);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${pageName} at ${size.width} px is wider than the screen`).toBeLessThanOrEqual(0);
      }
    }
    expect(problems).toEqual([]);
  });
}

test('pages have addresses: links, Back and Forward, reload, and a page that is not there', async ({ page }) => {
  const { site, name } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  await expect(page).toHaveTitle(name);
  const [first, second] = (await pagesOf(page)).filter(({ inNav }) => inNav);
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

test('data is saved in a file, and loaded from it in another browser', async ({ page, browser }) => {
  const { site } = await exportSite({ words: 'a library of tools that members borrow' }, folder);
  const server = await serveFolder(site);
  await page.goto(server.url);
  const running = new RunningApp(page);
  const add = await running.goWhereThingsAreAdded();
  await running.add(add, 'Only on this device');
  await page.getByRole('button', { name: 'App menu' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Save a copy/ }).click()]);
  expect(download.suggestedFilename()).toMatch(/-data-\d{4}-\d\d-\d\d\.json$/);
  const file = join(folder, 'copy.json');
  await download.saveAs(file);

  const other = await browser.newPage();
  await other.goto(server.url);
  await expect(other.getByRole('main')).toBeVisible();
  const load = async (path: string): Promise<void> => {
    await other.getByRole('button', { name: 'App menu' }).click();
    const [chooser] = await Promise.all([other.waitForEvent('filechooser'), other.getByRole('button', { name: /^Load data/ }).click()]);
    await chooser.setFiles(path);
  };
  writeFileSync(join(folder, 'else.json'), '{"some":"file"}');
  await load(join(folder, 'else.json'));
  await expect(other.getByRole('alert')).toContainText('not a copy');
  await other.keyboard.press('Escape');
  await load(file);
  await other.getByRole('button', { name: /^Replace what is here/ }).click();
  const there = new RunningApp(other);
  await there.goWhereThingsAreAdded();
  await there.expectThere('Only on this device');
  await other.getByRole('button', { name: 'App menu' }).click();
  await other.getByRole('button', { name: /^Take back/ }).click();
  await there.goWhereThingsAreAdded();
  await expect(there.row('Only on this device')).toHaveCount(0);
  await other.close();
  await server.close();
});

test('a new version waits until the person asks for it', async ({ page }) => {
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
  await expect.poll(() => page.content()).toContain('the next one');
  await server.close();
});

test('a page is printed whole: every row of a table, its name and the date, nothing to click', async ({ page }) => {
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
