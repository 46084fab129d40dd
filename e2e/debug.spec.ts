import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { apiOf } from './support/api.ts';
import { openPreviewDock, openStall } from './support/stall.ts';
import { expect, test } from './support/test.ts';

/** The dock over the preview; the one of the design surface lies under it and cannot be used then. */
const inDock = (page: Page) => page.getByRole('tabpanel').last();

test('a wrong total is found: what changed, because of what, and what it reads', async ({ workspace }) => {
  const { page } = workspace;
  await openStall(workspace);
  const app = await workspace.preview();
  await openPreviewDock(page, 'Changes');
  await expect(app.screen.getByText('To pay: 26')).toBeVisible();
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  await expect(app.screen.getByText('To pay: 24')).toBeVisible();
  await inDock(page)
    .getByRole('button', { name: /To pay, content/ })
    .first()
    .click();
  const why = page.getByRole('region', { name: 'Why To pay, content' });
  await expect(why.getByText('click of Less')).toBeVisible();
  await expect(why.getByRole('listitem').filter({ hasText: 'Discount' }).first()).toBeVisible();
  await expect(why.getByRole('listitem').filter({ hasText: 'Total, content' }).first()).toBeVisible();
  await why.getByRole('button', { name: 'Total, content' }).first().click();
  await expect(page.getByRole('treeitem', { name: /Total/ })).toHaveAttribute('aria-selected', 'true');
});

test('state, calls and the console can be looked into', async ({ workspace }) => {
  const { page } = workspace;
  await openStall(workspace);
  await workspace.preview();
  await openPreviewDock(page, 'Inspect');
  const variables = page.getByRole('region', { name: 'Variables' });
  await expect(variables.getByText('discount')).toBeVisible();
  const queries = page.getByRole('region', { name: 'Queries' });
  await queries.getByRole('button', { name: /Items/ }).first().click();
  await queries.getByRole('button', { name: /^0/ }).click();
  await expect(queries.getByText('"Apples"').first()).toBeVisible();
  await openPreviewDock(page, 'Calls');
  await inDock(page)
    .getByRole('button', { name: /data\.list/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'data.list, in detail' })).toContainText('Apples');
  await openPreviewDock(page, 'Console');
  await inDock(page)
    .getByRole('button', { name: /summing/ })
    .first()
    .click();
  await expect(inDock(page).getByText('"Honey"').first()).toBeVisible();
  await expect(inDock(page).getByRole('button', { name: 'prices, line 2' }).first()).toBeVisible();
});

test('a handler is gone through step by step, and a breakpoint waits over a reload', async ({ workspace }) => {
  const { page } = workspace;
  const appId = await openStall(workspace);
  let app = await workspace.preview();
  await openPreviewDock(page, 'Steps');
  await page.getByRole('switch', { name: 'Pause on events' }).last().click();
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  const steps = page.getByRole('list', { name: /Steps of Less/ }).last();
  await expect(steps.getByRole('listitem').first()).toHaveAttribute('aria-current', 'step');
  await expect(app.screen.getByText('To pay: 26')).toBeVisible();
  // Keys go to the IDE once the focus is out of the app.
  await page.getByRole('switch', { name: 'Pause on events' }).last().focus();
  await page.keyboard.press('F10');
  await expect(steps.getByRole('listitem').nth(1)).toHaveAttribute('aria-current', 'step');
  await expect(app.screen.getByText('To pay: 24')).toBeVisible();
  await steps.getByRole('button', { name: /Breakpoint before Show message/ }).click();
  await page.getByRole('button', { name: 'Continue' }).last().click();
  await expect(app.screen.getByText('A discount of 1')).toBeVisible();
  await page.getByRole('switch', { name: 'Pause on events' }).last().click();
  await expect(page.getByRole('contentinfo')).toContainText('Saved locally');
  // View state is written a moment later.
  const api = apiOf(workspace.host.home);
  await expect.poll(async () => (await api.settings.get()).layout[`${appId}.breakpoints`]).toEqual(['less:click[1]']);
  await page.reload();
  await workspace.layers().waitFor();
  app = await workspace.preview();
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  await expect(
    page
      .getByRole('list', { name: /Steps of Less/ })
      .last()
      .getByRole('listitem')
      .nth(1),
  ).toHaveAttribute('aria-current', 'step');
  await page.getByRole('button', { name: 'Stop handler' }).last().click();
});

test('the app waits while it is paused and goes on afterwards', async ({ workspace }) => {
  const { page } = workspace;
  await openStall(workspace);
  const app = await workspace.preview();
  await openPreviewDock(page, 'Inspect');
  await page.getByRole('button', { name: 'Pause the app' }).last().click();
  await expect(app.screen.getByText('Paused', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).last().click();
  await expect(app.screen.getByText('Paused', { exact: true })).toBeHidden();
  await app.screen.getByRole('button', { name: 'Give discount' }).click();
  await expect(app.screen.getByText('To pay: 24')).toBeVisible();
});

test('an app is opened without running and run by hand', async ({ workspace }) => {
  const { page } = workspace;
  await openStall(workspace);
  await expect(workspace.canvas().getByText('To pay: 26').first()).toBeVisible();
  await workspace.goHome();
  await page.getByRole('button', { name: 'More about Market stall' }).click();
  await page.getByRole('menuitem', { name: 'Open without running' }).click();
  await expect(page.getByText('Open without running', { exact: true })).toBeVisible();
  await workspace.layers().waitFor();
  await expect(workspace.canvas().getByText('To pay: 26')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Run', exact: true }).click();
  await expect(workspace.canvas().getByText('To pay: 26').first()).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the views of a running app, in ${theme}`, async ({ workspace }) => {
    const { page } = workspace;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openStall(workspace);
    const app = await workspace.preview();
    for (const tab of ['Console', 'Inspect', 'Changes', 'Calls', 'Steps']) {
      await openPreviewDock(page, tab);
      if (tab === 'Changes') {
        await app.screen.getByRole('button', { name: 'Give discount' }).click();
        await inDock(page)
          .getByRole('button', { name: /To pay, content/ })
          .first()
          .click();
      }
      await workspace.settle();
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      const grave = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(', ')}`);
      expect(grave, tab).toEqual([]);
    }
  });
}
