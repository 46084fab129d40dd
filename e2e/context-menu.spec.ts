import { expect, test } from './support/test.ts';

test('a right click and the menu key offer what can be done with a component, on the canvas and in the layers', async ({ workspace }) => {
  const { page } = workspace;
  await workspace.generate('A tool library for our street.');
  await workspace.expectDrawnOnCanvas();
  // What is drawn is inert: the canvas takes the click at that place.
  await workspace.canvas().getByRole('heading').first().click({ button: 'right', force: true });
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  const selected = workspace.layers().getByRole('treeitem', { selected: true });
  await selected.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.keyboard.type('Second heading');
  await page.keyboard.press('Enter');
  await expect(selected).toContainText('Second heading');
  // By keyboard: the tree has the focus again, and the menu is that of its active row.
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu', { name: 'Actions' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(workspace.layers().getByText('Second heading')).toHaveCount(0);
  await expect(workspace.canvas().getByRole('heading').first()).toBeVisible();
});
