import { join, resolve } from 'node:path';
import { apiOf } from '../support/api.ts';
import { CapabilityApp, makeCapabilityApp, Receiver } from '../support/capability-app.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');

test('pictures of a question and of the permissions panel', async ({ workspace }) => {
  const { page } = workspace;
  const receiver = new Receiver();
  await receiver.start();
  const appId = await makeCapabilityApp(apiOf(workspace.host.home), receiver.host);
  const app = new CapabilityApp(page);
  await app.open(page.url(), appId);
  await app.click('Copy');
  await app.allow('Always');
  await app.click('Send');
  await app.allow();
  await app.expectResult('Got: hello 1');
  await app.click('Send');
  await expect(app.question()).toBeVisible();
  const shoot = async (name: string): Promise<void> => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(FOLDER, `permission-${name}.png`), animations: 'disabled' });
  };
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await shoot(theme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot('phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.refuse();
  await page.goto(new URL(`./#/app/${appId}/permissions`, page.url()).href);
  await expect(page.getByRole('table', { name: 'Calls, newest first' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await shoot(`panel-${theme}`);
  }
  await receiver.stop();
});
