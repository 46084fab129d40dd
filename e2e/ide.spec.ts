import AxeBuilder from '@axe-core/playwright';
import type { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

const WORDS = 'A tool library for our street. Members borrow tools for up to two weeks.';

test.describe('home', () => {
  test('says what is wrong with a description, keeps it, and builds once it is mended', async ({ workspace }) => {
    await workspace.describeBox().fill('   ');
    await workspace.page.getByRole('button', { name: 'Build app' }).click();
    await expect(workspace.page.getByRole('alert').filter({ hasText: 'Describe your app in a few words first' })).toBeVisible();
    await workspace.describeBox().fill('请做一个任务管理应用');
    await workspace.page.getByRole('button', { name: 'Build app' }).click();
    await expect(workspace.page.getByText(/reads English/).first()).toBeVisible();
    await workspace.generate(WORDS);
  });

  test('lists apps; one goes to the trash and comes back', async ({ workspace }) => {
    await workspace.generate(WORDS);
    const name = await workspace.appName();
    await workspace.goHome();
    const card = workspace.page.getByRole('link', { name: `Open ${name}` });
    await expect(card).toBeVisible();
    await workspace.page.getByRole('button', { name: `More about ${name}` }).click();
    await workspace.page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(card).toBeHidden();
    await workspace.page.getByRole('button', { name: 'Trash' }).click();
    await workspace.page.getByRole('button', { name: new RegExp(`^Restore.*${name}|^Restore`) }).first().click();
    await workspace.goHome();
    await expect(card).toBeVisible();
  });
});

test('the palette finds an app and opens it with the keyboard alone', async ({ workspace }) => {
  await workspace.generate(WORDS);
  const name = await workspace.appName();
  await workspace.goHome();
  // Typed at once after a start, before its code is there: no letter is lost.
  await workspace.page.reload();
  await expect(workspace.describeBox()).toBeFocused();
  await workspace.page.keyboard.press('Control+k');
  await workspace.page.keyboard.type(name);
  await expect(workspace.page.getByRole('combobox', { name: /palette|search/i })).toHaveValue(name);
  await expect(workspace.page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  await workspace.page.keyboard.press('Enter');
  await expect(workspace.layers()).toBeVisible();
});

test('settings are kept over a restart', async ({ workspace }) => {
  await workspace.openSettings();
  await workspace.page.getByRole('radio', { name: 'Dark' }).click();
  await expect(workspace.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await workspace.restart();
  await expect(workspace.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an edit by hand is undone, done again, saved, and there after a restart', async ({ workspace }) => {
  await workspace.generate(WORDS);
  const before = await workspace.appName();
  const name = workspace.page.getByRole('textbox', { name: 'Name' }).last();
  await name.fill('Borrowers of the street');
  await name.press('Enter');
  const title = workspace.page.getByRole('banner').getByRole('button', { name: 'Borrowers of the street' });
  await expect(title).toBeVisible();
  await workspace.page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(title).toBeHidden();
  expect(await workspace.appName()).toBe(before);
  await workspace.page.getByRole('banner').getByRole('button', { name: 'Redo' }).click();
  await expect(title).toBeVisible();
  await workspace.expectSaved();
  await workspace.restart();
  await workspace.open('Borrowers of the street');
});

test('what was saved survives a killed host', async ({ workspace }) => {
  await workspace.generate(WORDS);
  const name = await workspace.appName();
  await workspace.expectSaved();
  await workspace.page.goto('about:blank');
  await workspace.host.kill();
  await workspace.start();
  await workspace.open(name);
  await workspace.expectDrawnOnCanvas();
});

test('a second start hands out another way in; a used link does not work again', async ({ workspace, browser }) => {
  const link = await workspace.host.newLink();
  const other = await browser.newContext();
  const page = await other.newPage();
  await page.goto(link);
  await expect(page.getByRole('textbox', { name: 'Describe your app' })).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  const response = await stranger.goto(link);
  expect(response?.status()).toBe(401);
  await expect(stranger.getByText('Start Casual OS again')).toBeVisible();
});

/** axe: nothing serious or critical. */
async function expectAccessible(workspace: TestWorkspace, where: string): Promise<void> {
  await workspace.settle();
  const { violations } = await new AxeBuilder({ page: workspace.page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(', ')}`);
  expect(grave, where).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in ${theme}: home, workspace, data, preview, settings, palette`, async ({ workspace }) => {
    await workspace.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expectAccessible(workspace, 'home without apps');
    await workspace.generate(WORDS);
    await workspace.expectDrawnOnCanvas();
    await expectAccessible(workspace, 'workspace');
    await workspace.page.getByRole('radio', { name: 'Data' }).or(workspace.page.getByRole('tab', { name: 'Data' })).first().click();
    await expectAccessible(workspace, 'data');
    await workspace.preview();
    await expectAccessible(workspace, 'preview');
    await workspace.openSettings();
    await expectAccessible(workspace, 'settings');
    await workspace.goHome();
    await expectAccessible(workspace, 'home with apps');
    await workspace.palette('');
    await expectAccessible(workspace, 'palette');
  });
}
