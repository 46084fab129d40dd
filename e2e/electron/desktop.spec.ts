import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

let home: string;
let app: ElectronApplication;
let page: Page;

async function launch(): Promise<void> {
  app = await _electron.launch({
    executablePath: process.env['CASUAL_ELECTRON']!,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, '--home', home],
    cwd: ROOT,
  });
  page = await app.firstWindow();
  await expect(page.getByRole('textbox', { name: 'Describe your app' })).toBeVisible();
}

test.beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'casual-electron-'));
  await launch();
});
test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

test('the window is isolated, sandboxed and has no Node', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const { contextIsolation, sandbox, nodeIntegration } = (BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration };
  });
  expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false });
  expect(await page.evaluate(() => [typeof (globalThis as { require?: unknown }).require, typeof (globalThis as { process?: unknown }).process])).toEqual(['undefined', 'undefined']);
  expect(page.url()).toMatch(/^app:\/\/ide\//);
});

test('pages cannot leave, open windows or reach other hosts', async () => {
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
    window.open('file:///etc/passwd');
  });
  await expect(page.getByRole('textbox', { name: 'Describe your app' })).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => fetch('https://example.org/').then(() => 'reached', () => 'refused'))).toBe('refused');
});

test('words become an app that is still there after a restart', async () => {
  await page.getByRole('textbox', { name: 'Describe your app' }).fill('a library of tools that members borrow');
  await page.getByRole('button', { name: 'Build app' }).click();
  await expect(page.getByRole('tree', { name: /layers/i })).toBeVisible({ timeout: 60_000 });
  await app.close();
  await launch();
  await expect(page.getByRole('link', { name: /^Open / }).first()).toBeVisible();
});

test('a second start shows the first window and ends', async () => {
  const second = await _electron
    .launch({ executablePath: process.env['CASUAL_ELECTRON']!, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, '--home', home], cwd: ROOT, timeout: 15_000 })
    .then((other) => other.close().then(() => 'started', () => 'ended'), () => 'ended');
  expect(second).toBe('ended');
  expect(app.windows()).toHaveLength(1);
});
