import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPreviewDock, openStall } from '../support/stall.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');

test('pictures of looking into a running app, in both themes', async ({ workspace }) => {
  const { page } = workspace;
  mkdirSync(FOLDER, { recursive: true });
  const shoot = async (name: string, settles = true): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      // Settling closes messages, and the banner is one.
      if (settles) await workspace.settle();
      await page.screenshot({ path: join(FOLDER, `debug-${name}-${theme}.png`), animations: 'disabled' });
    }
  };
  await openStall(workspace);
  const app = await workspace.preview();
  await openPreviewDock(page, 'Changes');
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  await page
    .getByRole('tabpanel')
    .last()
    .getByRole('button', { name: /To pay, content/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Why To pay, content' }).getByText('click of Less')).toBeVisible();
  await shoot('why');
  await openPreviewDock(page, 'Inspect');
  await shoot('inspect');
  await openPreviewDock(page, 'Calls');
  await shoot('calls');
  await openPreviewDock(page, 'Console');
  await shoot('console');
  await openPreviewDock(page, 'Steps');
  await page.getByRole('switch', { name: 'Pause on events' }).last().click();
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  await expect(page.getByRole('list', { name: /Steps of Less/ }).last()).toBeVisible();
  await shoot('steps');
  await page.getByRole('button', { name: 'Continue' }).last().click();
  await page.getByRole('switch', { name: 'Pause on events' }).last().click();
  await app.screen.getByRole('button', { name: 'Freeze the app' }).click();
  await expect(page.getByText(/The app was stopped/).first()).toBeVisible({ timeout: 15_000 });
  await shoot('stopped', false);
});
