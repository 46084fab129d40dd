import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

async function openGallery(workspace: TestWorkspace): Promise<Page> {
  await workspace.goHome();
  await workspace.page.getByRole('button', { name: 'All templates' }).click();
  await expect(workspace.page.getByRole('dialog').getByRole('list', { name: 'Templates' })).toBeVisible();
  return workspace.page;
}

test('a template is found by words, looked at page by page and made, with the keyboard alone', async ({ workspace }) => {
  const page = await openGallery(workspace);
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('overdue');
  await expect(dialog.getByRole('status')).toHaveText(/^1 of \d\d$/);
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button', { name: /^Invoices/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const pages = dialog.getByRole('group', { name: 'Pages' });
  await expect(dialog.getByRole('img', { name: 'Dashboard of Invoices' })).not.toHaveAttribute('aria-busy');
  await pages.getByRole('button', { name: 'Clients' }).click();
  await expect(dialog.getByRole('img', { name: 'Clients of Invoices' })).not.toHaveAttribute('aria-busy');
  await expect(dialog.getByText('Search clients').or(dialog.getByPlaceholder('Search clients')).first()).toBeAttached();
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Use this template' }).press('Enter');
  await expect(workspace.layers()).toBeVisible();
  expect(await workspace.appName()).toBe('Invoices');
});

test('templates are shown by category, and by none when none fits', { tag: '@long' }, async ({ workspace }) => {
  const page = await openGallery(workspace);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'health' }).click();
  await expect(dialog.getByRole('button', { name: /^Clinic/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Invoices/ })).toBeHidden();
  await dialog.getByRole('textbox', { name: 'Search templates' }).fill('zebra');
  await expect(dialog.getByText('No template like that')).toBeVisible();
  await dialog.getByRole('button', { name: 'Show all' }).click();
  await expect(dialog.getByRole('button', { name: /^Invoices/ })).toBeVisible();
  // Every picture is there.
  expect(
    await dialog
      .getByRole('list', { name: 'Templates' })
      .locator('img')
      .evaluateAll(async (images) => {
        const loaded = await Promise.all((images as HTMLImageElement[]).map(async (image) => (await fetch(image.src)).ok));
        return loaded.filter((ok) => !ok).length;
      }),
  ).toBe(0);
});

for (const name of ['Task board', 'Customers and deals', 'Invoices']) {
  test(`the template “${name}” becomes an app that takes a record`, { tag: '@long' }, async ({ workspace }) => {
    await workspace.goHome();
    await workspace.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(workspace.layers()).toBeVisible();
    const app = await workspace.preview();
    await app.add(await app.goWhereThingsAreAdded(), 'Harbour lights');
  });
}

test('three blocks are put in, bring their data, and work; one step takes each back', { tag: '@long' }, async ({ workspace }) => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'New blank app' }).first().click();
  await expect(workspace.layers()).toBeVisible();
  const components = page.getByRole('region', { name: 'Components' });
  await components.getByRole('radio', { name: 'Blocks' }).click();
  const blocks = components.getByRole('list', { name: 'Blocks to add' });
  // Drawn by the player, in small.
  await expect(blocks.getByRole('listitem').first().locator('.ca-root')).toBeAttached();
  await blocks.getByRole('button', { name: 'Data page' }).click();
  await expect(workspace.messages()).toContainText('Added Data page with new data: To-dos.');
  await expect(workspace.layers()).toContainText('Data page');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(workspace.layers()).not.toContainText('Data page');
  await page.getByRole('banner').getByRole('button', { name: 'Redo' }).click();
  await expect(workspace.layers()).toContainText('Data page');
  await workspace.dismissMessages();

  // Found by words, added with Enter; the slash menu knows them, too.
  await workspace.layers().getByRole('treeitem').first().click();
  await components.getByRole('textbox', { name: 'Search blocks' }).fill('price');
  await page.keyboard.press('Enter');
  await expect(workspace.layers()).toContainText('Pricing');
  await workspace.layers().getByRole('treeitem').first().click();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Component to insert' }).fill('first steps');
  await page.keyboard.press('Enter');
  await expect(workspace.layers()).toContainText('First steps');

  const app = await workspace.preview();
  await app.add('Add', 'Water the plants');
  await app.main().getByText('Yearly, two months free').click();
  await expect(app.main().getByText('a year').first()).toBeVisible();
  await app.main().getByText('Invite a colleague').click();
  await expect(app.main().getByText('2 of 4')).toBeVisible();
});

test('a block asks which data it shows where the app has some that fits', async ({ workspace }) => {
  const { page } = workspace;
  await page.getByRole('button', { name: /^Task board/ }).click();
  await expect(workspace.layers()).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Component to insert' }).fill('list and detail');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Which data does “List and detail” show?' });
  await expect(dialog.getByRole('radio', { name: /^Tasks.*State: Status/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Add block' }).click();
  await expect(workspace.layers()).toContainText('List and detail');
  // Nothing was made: it shows what the app has.
  await expect(workspace.messages()).not.toContainText('with new data');
});

test('the gallery fetches the pictures that are in sight, sized, and the others when they come near', { tag: '@long' }, async ({ workspace }) => {
  const fetched: string[] = [];
  workspace.page.on('request', (request) => {
    if (/templates\/[\w-]+\.webp/.test(request.url())) fetched.push(request.url());
  });
  const page = await openGallery(workspace);
  const list = page.getByRole('list', { name: 'Templates' });
  await expect
    .poll(() =>
      list
        .locator('img')
        .evaluateAll((images) => images.filter((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0).length),
    )
    .toBeGreaterThan(7);
  const all = await list.locator('img').count();
  expect(new Set(fetched).size, 'pictures fetched before anything is scrolled').toBeLessThan(all);
  // Room is kept for each: nothing jumps when it comes.
  expect(
    await list
      .locator('img')
      .evaluateAll((images) => images.every((image) => image.getAttribute('width') !== null && image.getBoundingClientRect().height > 80)),
  ).toBe(true);
  await list.getByRole('button').last().scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      list
        .locator('img')
        .last()
        .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
    )
    .toBe(640);
});
