import { expect, test } from './support/star.ts';

test('figures, pictures and charts answer a click', { tag: '@long' }, async ({ star, page }) => {
  await star.open('figures');
  await page.getByRole('button', { name: 'A dark blue square' }).click();
  await expect(star.toast('The picture')).toBeVisible();
  await page.getByRole('button', { name: 'Sold', exact: true }).click();
  await expect(star.toast('The figure')).toBeVisible();
  const chart = page.getByRole('figure', { name: 'Sold by month' });
  const canvas = chart.locator('.ca-chart-canvas svg').first();
  await expect(canvas).toBeVisible();
  // The bar of February is in the middle, and the highest.
  await expect(async () => {
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('The chart is not drawn');
    for (const part of [0.45, 0.5, 0.55]) await page.mouse.click(box.x + box.width * part, box.y + box.height * 0.7);
    await expect(page.getByText(/^Point: /)).toHaveText(/February/, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
});

test('figures and charts are read without seeing them, and answer keys', { tag: '@long' }, async ({ star, page }) => {
  await star.open('figures');
  const table = page.getByRole('table', { name: 'Sold by month' });
  await expect(table.getByRole('row')).toHaveText([/Month\s*Sold\s*Returned/, /January\s*12\s*1/, /February\s*18\s*2/, /March\s*9\s*0/]);
  await expect(page.getByRole('table', { name: 'Share of each month' }).getByRole('row').nth(2)).toHaveText(/February\s*18\s*46.2%/);
  await star.tabTo(page.getByRole('button', { name: 'A dark blue square' }));
  await page.keyboard.press('Enter');
  await expect(star.toast('The picture')).toBeVisible();
  await star.tabTo(page.getByRole('button', { name: 'Sold', exact: true }));
  await page.keyboard.press('Space');
  await expect(star.toast('The figure')).toBeVisible();
});

test('a list with the mouse and with the keyboard alone', { tag: '@long' }, async ({ star, page }) => {
  await star.open('feed');
  const rows = page.getByRole('list', { name: 'Chores' }).getByRole('listitem');
  await page.getByText('Cook', { exact: true }).click();
  await star.expectHeld('Selected', 'Cook');
  await page.getByText('Done: Mend').click();
  await expect(page.getByRole('checkbox', { name: 'Done: Mend' })).toBeChecked();
  await star.expectHeld('Selected', 'Cook');
  await page.getByRole('button', { name: 'Drop Sweep' }).click();
  await expect(rows).toHaveCount(2);
  // Its state goes with its row.
  await expect(page.getByRole('checkbox', { name: 'Done: Mend' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Done: Cook' })).not.toBeChecked();

  await star.tabTo(rows.nth(1), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await star.expectHeld('Selected', 'Mend');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Done: Mend' })).not.toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
});
