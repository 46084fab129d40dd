import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './support/test.ts';
import type { TestWorkspace } from './support/test-workspace.ts';

/** The colour of the page's ground as the canvas draws it. */
const ground = (workspace: TestWorkspace): Locator => workspace.page.locator('.cv-content .ca-root').first();
const DARK = 'rgb(17, 19, 31)';

async function openTheme({ page }: TestWorkspace): Promise<Locator> {
  await page.getByRole('banner').getByRole('button', { name: 'Theme', exact: true }).click();
  const presets = page.getByRole('listbox', { name: 'Presets' });
  await expect(presets).toBeVisible();
  return presets;
}

test('a preset is chosen with the keyboard alone, seen on the canvas and in the running app, undone, and there after a restart', async ({ workspace }) => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'New blank app' }).first().click();
  await expect(workspace.layers()).toBeVisible();
  const name = await workspace.appName();
  await workspace.palette('theme');
  await page.keyboard.press('Enter');
  const presets = page.getByRole('listbox', { name: 'Presets' });
  await expect(page.getByRole('heading', { name: 'Theme', exact: true })).toBeFocused();
  while (!(await presets.getByRole('option', { name: /^Plain/ }).evaluate((option) => option === document.activeElement))) await page.keyboard.press('Tab');
  const before = await ground(workspace).evaluate((element) => getComputedStyle(element).backgroundColor);
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await expect(presets.getByRole('option', { name: /^Midnight/ })).toBeFocused();
  await expect(ground(workspace)).toHaveCSS('background-color', DARK);
  // Only looked at: going away takes it back.
  await page.keyboard.press('Shift+Tab');
  await expect(ground(workspace)).toHaveCSS('background-color', before);
  await page.keyboard.press('Tab');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(presets.getByRole('option', { name: /^Midnight/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+z');
  await expect(ground(workspace)).toHaveCSS('background-color', before);
  await page.keyboard.press('Control+Shift+z');
  await expect(ground(workspace)).toHaveCSS('background-color', DARK);

  const app = await workspace.preview();
  await expect(page.frameLocator('iframe[title$=", running"]').locator('.ca-root').first()).toHaveCSS('background-color', DARK);
  await expect(app.main()).toBeVisible();
  await page.keyboard.press('Escape');
  await workspace.expectSaved();
  await workspace.restart();
  await workspace.open(name);
  await expect(ground(workspace)).toHaveCSS('background-color', DARK);
});

test('contrast is shown and explained, and the canvas can be seen without colours', async ({ workspace }) => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'New blank app' }).first().click();
  await expect(workspace.layers()).toBeVisible();
  await openTheme(workspace);
  const contrast = page.getByRole('region', { name: 'Contrast' });
  await expect(contrast.getByRole('status')).toHaveText(/^All \d+ pairs of text and ground pass AA/);
  await page.getByRole('button', { name: /^Main colour/ }).click();
  const hex = page.getByRole('textbox', { name: 'Main colour: hex' });
  await hex.fill('#ffd500');
  await hex.press('Enter');
  await page.keyboard.press('Escape');
  await expect(contrast.getByRole('list', { name: 'Adjusted colours' })).toContainText('Your main colour stays as it is on buttons');
  await expect(contrast.getByRole('status')).toHaveText(/^All \d+ pairs of text and ground pass AA/);
  await contrast.getByRole('button', { name: 'Show every pair' }).click();
  await expect(contrast.getByRole('row', { name: /Text on the page.*AAA/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'See the canvas' }).selectOption('grey');
  await expect(page.locator('.cv-frame').first()).toHaveCSS('filter', /canvas-vision/);
  expect((await new AxeBuilder({ page }).include('.props').include('.cv-vision').analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Back to all colours' }).click();
  await expect(page.locator('.cv-frame').first()).toHaveCSS('filter', 'none');
});

test('a theme goes from one app to another, is kept as a preset and read from a file', { tag: '@long' }, async ({ workspace, context }) => {
  const { page } = workspace;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'New blank app' }).first().click();
  await expect(workspace.layers()).toBeVisible();
  const presets = await openTheme(workspace);
  await presets.getByRole('option', { name: /^Coral/ }).click();
  const more = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'More about the theme' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await more('Copy theme');
  await expect(workspace.messages()).toContainText('Theme copied');
  await more('Save as my preset');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Club colours');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'My presets' }).getByRole('button', { name: 'Club colours', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const saved = page.waitForEvent('download');
  await more('Export to a file');
  const path = await (await saved).path();
  await workspace.dismissMessages();

  await workspace.goHome();
  await page.getByRole('button', { name: 'New blank app' }).first().click();
  await expect(workspace.layers()).toBeVisible();
  await openTheme(workspace);
  const chosen = presets.getByRole('option', { selected: true });
  await expect(chosen).toHaveAccessibleName(/^Plain/);
  await more('Paste theme');
  await expect(chosen).toHaveAccessibleName(/^Coral/);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(chosen).toHaveAccessibleName(/^Plain/);
  await page.getByRole('list', { name: 'My presets' }).getByRole('button', { name: 'Club colours', exact: true }).click();
  await expect(chosen).toHaveAccessibleName(/^Coral/);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(chosen).toHaveAccessibleName(/^Plain/);
  const chooser = page.waitForEvent('filechooser');
  await more('Import from a file');
  await (await chooser).setFiles(path);
  await expect(chosen).toHaveAccessibleName(/^Coral/);
  await page.getByRole('button', { name: 'Random theme' }).click();
  await expect(chosen).toHaveAccessibleName(/^Plain/);
});

test('an app can be read from right to left', { tag: '@long' }, async ({ workspace }) => {
  const { page } = workspace;
  await workspace.generate('A tool library. Members borrow tools; who has what and since when.');
  await openTheme(workspace);
  const frame = ground(workspace);
  await expect(frame).toHaveCSS('direction', 'ltr');
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('rtl');
  await expect(frame).toHaveCSS('direction', 'rtl');
  // The menu is on the other side of the page.
  const places = await frame.evaluate((root) => {
    const menu = root.querySelector('.ca-side')?.getBoundingClientRect();
    const main = root.querySelector('.ca-main')?.getBoundingClientRect();
    return menu === undefined || main === undefined ? null : menu.left - main.left;
  });
  expect(places).toBeGreaterThan(0);
  await workspace.preview();
  const running = page.frameLocator('iframe[title$=", running"]');
  await expect(running.locator('.ca-root').first()).toHaveCSS('direction', 'rtl');
  // Nothing sticks out to the side.
  await expect.poll(() => running.locator('.ca-main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
});
