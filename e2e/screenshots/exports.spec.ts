import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exportSite } from '../support/exported-site.ts';
import { serveFolder } from '../support/static-server.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const at = (name: string) => ({ path: join(FOLDER, `${name}.png`), animations: 'disabled' as const });

test('pictures of the export dialog, in both themes', async ({ workspace }) => {
  const { page } = workspace;
  await workspace.generate('a library of tools that members borrow');
  await workspace.dismissMessages();
  await workspace.palette('Export');
  await page.getByRole('option', { name: /^Export…/ }).click();
  await expect(page.getByRole('dialog', { name: /^Export / })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await workspace.settle();
    await page.screenshot(at(`export-dialog-${theme}`));
  }
});

test('pictures of an exported app without a network, on a desk and on a phone, and of its menu', async ({ page, context }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casual-pictures-'));
  const { site } = await exportSite({ template: 'clinic' }, folder);
  const server = await serveFolder(site);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await server.close();
  await context.setOffline(true);
  for (const [name, size] of [
    ['desk', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    await page.setViewportSize(size);
    await page.reload();
    await expect(page.getByText('You are offline.')).toBeVisible();
    await expect(page.locator('.ca-skeleton')).toHaveCount(0);
    // A chart counts as drawn when its bars are there.
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot(at(`export-app-${name}`));
    await page.getByRole('button', { name: 'App menu' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.screenshot(at(`export-menu-${name}`));
    await page.keyboard.press('Escape');
  }
  rmSync(folder, { recursive: true, force: true });
});
