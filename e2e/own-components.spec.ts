import { openApp } from './support/own-open.ts';
import { expect, test } from './support/test.ts';
import { TestWorkspace } from './support/test-workspace.ts';

test('OWN-22: components made from parts and from code work in the preview; the code reaches nothing', async ({ host, page }) => {
  // Without the watch for errors on the console: what the policy forbids is written there.
  const workspace = new TestWorkspace(page, host);
  await workspace.start();
  await openApp(workspace, true);
  const app = await workspace.preview();
  await expect(app.screen.getByText('Card of Ada')).toBeVisible();
  await app.screen.getByRole('button', { name: 'Choose Bob' }).click();
  await expect(app.screen.getByText('Last: Bob')).toBeVisible();

  const probe = app.screen.frameLocator('iframe[title="Probe"]');
  await expect(probe.getByText('Hello Bob')).toBeVisible();
  await probe.getByRole('button', { name: 'Press me' }).click();
  await expect(app.screen.getByText('Last: Bob!')).toBeVisible();
  await expect(probe.getByRole('listitem')).toHaveCount(8);
  expect((await probe.getByRole('listitem').allInnerTexts()).sort()).toEqual([
    'cookies: no',
    'eval: no',
    'fetch: no',
    'image: no',
    'origin: null',
    'parent: no',
    'storage: no',
    'top: no',
  ]);

  await probe.getByRole('button', { name: 'Break' }).click();
  await expect(app.screen.getByRole('alert').filter({ hasText: /Probe failed in line \d+: broken on purpose/ })).toBeVisible();
  await app.screen.getByRole('button', { name: 'Start again' }).click();
  await expect(probe.getByText('Hello Bob!')).toBeVisible();
  // Not as a pointer would: what the click begins does not end while somebody waits for it.
  await probe.getByRole('button', { name: 'Hang' }).evaluate((button: HTMLElement) => void setTimeout(() => button.click()));
  await expect(app.screen.getByRole('alert').filter({ hasText: /A loop went on for more than 2 seconds|does not answer and was stopped/ })).toBeVisible({
    timeout: 20_000,
  });
  await app.screen.getByRole('button', { name: 'Choose Ada' }).click();
  await expect(app.screen.getByText('Last: Ada')).toBeVisible();
});

test('a selection becomes a component, is edited in one place, and taken apart again', async ({ workspace }) => {
  const { page } = workspace;
  await openApp(workspace, false);
  await workspace.layers().getByRole('treeitem', { name: /^Last/ }).click();
  await page.keyboard.press('Control+Alt+k');
  await expect(page.getByText('Made the component “Last” with 1 input.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Edit it' }).click();
  await expect(page.getByRole('region', { name: 'Properties' }).getByText('Component 1.0.0')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Component name' })).toHaveValue('Last');
  await page.getByRole('region', { name: 'Properties' }).getByRole('button', { name: /^Last/ }).click();
  await expect(workspace.layers().getByRole('treeitem', { name: /^Last/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Component 1.0.0')).toBeHidden();
});
