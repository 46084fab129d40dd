import { expect, test } from './support/star.ts';

test('tabs, a menu and a box with the mouse', { tag: '@long' }, async ({ star, page }) => {
  await star.open('places');
  await page.getByRole('textbox', { name: 'On the stove' }).fill('Soup');
  await page.getByRole('tab', { name: /Garden/ }).click();
  await expect(page.getByRole('tabpanel', { name: /Garden/ })).toHaveText('Three roses');
  await page.getByRole('tab', { name: 'Attic' }).click({ force: true });
  await expect(page.getByRole('tab', { name: /Garden/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Kitchen' }).click();
  // What was typed is still there.
  await expect(page.getByRole('textbox', { name: 'On the stove' })).toHaveValue('Soup');

  const menu = page.getByRole('navigation', { name: 'Chapters' });
  await menu.getByRole('button', { name: 'Four' }).click();
  await expect(menu.locator('[aria-current]')).toHaveText('Four');
  await star.expectHeld('Chapter', 'four');

  await page.getByText('A box').click();
  await star.expectHeld('Clicks', 1);
  await page.getByRole('button', { name: 'In the box' }).click();
  await expect(star.toast('The button in the box')).toBeVisible();
  await star.expectHeld('Clicks', 1);
});

test('tabs, a menu and a box with the keyboard alone', { tag: '@long' }, async ({ star, page }) => {
  await star.open('places');
  const tab = (name: string) => page.getByRole('tab', { name });
  await star.tabTo(tab('Kitchen'));
  // The one that cannot be chosen is passed over.
  await page.keyboard.press('ArrowRight');
  await expect(tab('Garden')).toBeFocused();
  await expect(page.getByRole('tabpanel')).toHaveText('Three roses');
  await page.keyboard.press('End');
  await expect(tab('Cellar')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Kitchen')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tab('Cellar')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(page.getByRole('tabpanel', { name: 'Kitchen' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'On the stove' })).toBeFocused();

  const menu = page.getByRole('navigation', { name: 'Chapters' });
  await star.tabTo(menu.getByRole('button', { name: /Two/ }));
  await page.keyboard.press('Enter');
  await expect(menu.locator('[aria-current]')).toHaveText(/Two/);
  await page.keyboard.press('Tab');
  await expect(menu.getByRole('button', { name: 'Four' })).toBeFocused();
  await page.keyboard.press('Space');
  await star.expectHeld('Chapter', 'four');

  await star.tabTo(page.getByRole('group', { name: 'Open the box' }));
  await page.keyboard.press('Enter');
  await star.expectHeld('Clicks', 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(star.toast('The button in the box')).toBeVisible();
  await star.expectHeld('Clicks', 1);
});
