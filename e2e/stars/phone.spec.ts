import { expect, test } from './support/star.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a form, a dialog and the pages by touch', async ({ star, page }) => {
  await star.open('overlays');
  await page.getByRole('button', { name: 'Details' }).tap();
  const drawer = page.getByRole('dialog', { name: 'All about it' });
  await expect(drawer).toBeVisible();
  const box = await drawer.boundingBox();
  // Fractions of a pixel are the browser’s.
  expect(Math.floor(box?.width ?? Infinity)).toBeLessThanOrEqual(390);
  await drawer.getByText('Starred').tap();
  await expect(drawer.getByRole('switch', { name: 'Starred' })).toBeChecked();
  await drawer.getByRole('button', { name: 'Go deeper' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Rename it' });
  await dialog.getByLabel('Title').fill('By thumb');
  await dialog.getByRole('combobox', { name: 'Kind' }).tap();
  await page.getByRole('option', { name: 'Film' }).tap();
  await dialog.getByRole('button', { name: 'Choose a date' }).tap();
  const calendar = page.getByRole('dialog', { name: 'Choose a date' });
  const place = await calendar.boundingBox();
  expect((place?.x ?? -1) >= 0 && (place?.x ?? 0) + (place?.width ?? 999) <= 390, JSON.stringify(place)).toBe(true);
  await calendar.getByRole('gridcell', { name: /\b15 / }).first().tap();
  await expect(calendar).toBeHidden();
  await dialog.getByRole('button', { name: 'Save' }).tap();
  await expect(dialog).toBeHidden();
  await drawer.getByRole('button', { name: 'Close' }).tap();
  await star.expectHeld('Title', 'By thumb');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a table as cards: sorted and filtered by its sheet, ticked, changed, opened', { tag: '@long' }, async ({ star, page }) => {
  await star.open('bookings');
  const patients = page.locator('tbody [data-col="patient"]');
  await expect(patients.first()).toHaveText('Ada Okafor');
  await page.getByRole('button', { name: 'Sort and filter' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Sort and filter' });
  await expect(sheet).toBeVisible();
  await sheet.getByText('Waiting', { exact: true }).tap();
  await sheet
    .getByRole('button', { name: /Done|Close|Show/ })
    .last()
    .tap();
  await expect(patients).toHaveText(['Ada Okafor', 'Yusuf Tan', 'Ines Duarte', 'Tomas Lind']);
  await page.getByRole('checkbox', { name: 'Select Yusuf Tan' }).locator('..').tap();
  await star.expectHeld('Chosen', ['Yusuf Tan']);
  await page.getByRole('row').filter({ hasText: 'Yusuf Tan' }).locator('[data-col="fee"]').tap();
  await page.getByRole('textbox', { name: 'Fee' }).fill('75');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save all' }).tap();
  await expect(star.toast('Saved Yusuf Tan')).toBeVisible();
  await page.getByRole('button', { name: 'Details of Ines Duarte' }).tap();
  await expect(page.locator('.ca-row-detail')).toContainText('it is shown whole');
  await page.getByRole('button', { name: 'Actions for Ines Duarte' }).tap();
  await page.getByRole('menuitem', { name: 'Call' }).tap();
  await expect(star.toast('Calling Ines Duarte')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the big form by touch, and every page within the width of the screen', { tag: '@long' }, async ({ star, page }) => {
  await star.open('join');
  const form = page.getByRole('form', { name: 'Join us' });
  await form.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(form.getByLabel('Name')).toBeFocused();
  await expect(form.getByLabel('Name')).toBeInViewport();
  await form.getByLabel('Name').fill('Mei Santos');
  await form.getByLabel('Email').fill('mei@example.com');
  await form.getByRole('combobox', { name: 'Role' }).tap();
  await page.getByRole('option', { name: 'Cook' }).tap();
  await form.getByText('Weekends').tap();
  await form.getByRole('textbox', { name: 'First day' }).fill('1.7.26');
  await form.getByText('I agree to the house rules').tap();
  await form.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(star.toast('Welcome, Mei Santos')).toBeVisible();
  for (const path of ['join', 'schema', 'dates', 'choices', 'ledger', 'places', 'figures', 'feed']) {
    await star.open(path);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
