import { expect, test } from './support/star.ts';

test('choices with the mouse: one, several up to the most, taken back', { tag: '@long' }, async ({ star, page }) => {
  await star.open('choices');
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: 'Large', exact: true }).click();
  await star.expectHeld('Size', 3);
  await page.getByRole('combobox', { name: 'Pets' }).click();
  for (const pet of ['Cat', 'Dog', 'Fish']) await page.getByRole('option', { name: pet }).click();
  await star.expectHeld('Pets', ['Cat', 'Dog', 'Fish']);
  await page.getByRole('option', { name: 'Duck' }).click();
  await star.expectHeld('Pets', ['Cat', 'Dog', 'Fish']);
  await page.getByRole('option', { name: 'Dog' }).click();
  await star.expectHeld('Pets', ['Cat', 'Fish']);
  await page.keyboard.press('Escape');
  await page.getByText('Month', { exact: true }).click();
  await star.expectHeld('Plan', 'Month');
});

test('choices with the keyboard alone, by their first letters too', { tag: '@long' }, async ({ star, page }) => {
  await star.open('choices');
  const { keyboard } = page;
  await star.tabTo(page.getByRole('combobox', { name: 'Size' }));
  await keyboard.type('v');
  await star.expectHeld('Size', 4);
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await keyboard.type('me');
  await expect(page.getByRole('listbox')).toBeHidden();
  await star.expectHeld('Size', 2);
  await keyboard.press('Delete');
  await star.expectHeld('Size', null);

  await star.tabTo(page.getByRole('combobox', { name: 'Town' }));
  await keyboard.type('berg');
  await expect(page.getByRole('option')).toHaveText(['Bergen']);
  await star.keys('ArrowDown', 'Enter');
  await star.expectHeld('Town', 'Bergen');

  await star.tabTo(page.getByRole('combobox', { name: 'Pets' }));
  await keyboard.type('ca');
  await expect(page.getByRole('option')).toHaveText(['Cat', 'Canary']);
  await star.keys('ArrowDown', 'ArrowDown', 'Enter');
  await star.expectHeld('Pets', ['Canary']);
  await keyboard.type('du');
  await star.keys('ArrowDown', 'Enter');
  await star.expectHeld('Pets', ['Canary', 'Duck']);
  await star.keys('Escape', 'Backspace');
  await star.expectHeld('Pets', ['Canary']);

  await star.tabTo(page.getByRole('combobox', { name: 'Days' }));
  await star.keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await star.expectHeld('Days', ['Wednesday']);
  await keyboard.press('Escape');
  await star.tabTo(page.getByRole('radio', { name: 'Week' }));
  await star.keys('Space', 'ArrowRight');
  await star.expectHeld('Plan', 'Month');
});
