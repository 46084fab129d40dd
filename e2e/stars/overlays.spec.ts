import { expect, test } from './support/star.ts';

test('a dialog with the mouse: closed beside it and by its button, sent once it is right', { tag: '@long' }, async ({ star, page }) => {
  await star.open('overlays');
  const dialog = page.getByRole('dialog', { name: 'Rename it' });
  await page.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Title')).toHaveAccessibleDescription('Fill this in.');
  await dialog.getByLabel('Title').fill('Better');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await star.expectHeld('Title', 'Better');
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.mouse.click(20, 880);
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Details' }).click();
  const drawer = page.getByRole('dialog', { name: 'All about it' });
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(drawer).toBeHidden();
});

test('dialogs with the keyboard alone: the focus stays inside, Escape closes one at a time, the focus goes back', async ({ star, page }) => {
  await star.open('overlays');
  const focused = page.locator(':focus');
  const dialog = page.getByRole('dialog', { name: 'Rename it' });
  const opener = page.getByRole('button', { name: 'Rename' });
  await star.tabTo(opener);
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Title')).toBeFocused();
  // Round and round, and never out of it.
  for (const key of ['Tab', 'Shift+Tab'])
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press(key);
      expect(await focused.evaluate((element) => element.closest('[role="dialog"]')?.querySelector('h2')?.textContent)).toBe('Rename it');
    }
  await star.tabTo(dialog.getByRole('combobox', { name: 'Kind' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(dialog).toBeVisible();
  await star.tabTo(dialog.getByRole('textbox', { name: 'Day' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog', { name: 'Choose a date' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Choose a date' })).toBeHidden();
  await expect(dialog.getByRole('textbox', { name: 'Day' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  // One over the other.
  await star.tabTo(page.getByRole('button', { name: 'Details' }));
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'All about it' });
  await star.tabTo(drawer.getByRole('button', { name: 'Go deeper' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Deep');
  await page.keyboard.press('Enter');
  await star.expectHeld('Title', 'Deep');
  await expect(dialog).toBeHidden();
  await expect(drawer.getByRole('button', { name: 'Go deeper' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Details' })).toBeFocused();
});
