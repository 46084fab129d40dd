import { expect, test } from './support/star.ts';

test('a date is typed as people write it, or refused in words', async ({ star, page }) => {
  await star.open('dates');
  const due = page.getByRole('textbox', { name: 'Due' });
  await due.fill('4 march 2026');
  await due.press('Enter');
  await star.expectHeld('Due', '2026-03-04');
  await expect(due).toHaveValue('4 Mar 2026');
  await due.fill('soon');
  await due.press('Tab');
  await expect(due).toHaveAccessibleDescription(/Type a date/);
  // What was typed stays, so that it can be mended.
  await expect(due).toHaveValue('soon');
  await due.fill('1/2/2026');
  await due.press('Tab');
  await expect(due).toHaveAccessibleDescription('Choose 2026-02-03 or later.');
  await due.fill('3/2/2026');
  await due.press('Tab');
  await star.expectHeld('Due', '2026-02-03');
  await expect(due).not.toHaveAttribute('aria-invalid');
});

test('a date is chosen with the mouse: month, year, day, and taken back', { tag: '@long' }, async ({ star, page }) => {
  await star.open('dates');
  const field = page.locator('.ca-field').filter({ has: page.getByRole('textbox', { name: 'Due' }) });
  await field.getByRole('button', { name: 'Choose a date' }).click();
  const calendar = page.getByRole('dialog', { name: 'Choose a date' });
  await calendar.getByRole('combobox', { name: 'Year' }).selectOption('2026');
  await calendar.getByRole('combobox', { name: 'Month' }).selectOption({ label: 'February' });
  await expect(calendar.getByRole('grid', { name: 'February 2026' })).toBeVisible();
  await expect(calendar.getByRole('button', { name: 'Previous month' })).toBeDisabled();
  await expect(calendar.getByRole('gridcell', { name: /2 February 2026/ }).first()).toHaveAttribute('aria-disabled', 'true');
  await calendar.getByRole('button', { name: 'Next month' }).click();
  await calendar.getByRole('gridcell', { name: /Saturday,? 14 March 2026/ }).click();
  await expect(calendar).toBeHidden();
  await star.expectHeld('Due', '2026-03-14');
  await field.getByRole('button', { name: 'Clear' }).click();
  await star.expectHeld('Due', null);

  const stay = page.locator('.ca-field').filter({ has: page.getByRole('textbox', { name: 'Stay from' }) });
  await page.getByRole('textbox', { name: 'Stay from' }).fill('28/2/2026');
  await stay.getByRole('button', { name: 'Choose dates' }).click();
  const range = page.getByRole('dialog', { name: 'Choose dates' });
  await range.getByRole('button', { name: 'Next month' }).click();
  await range.getByRole('gridcell', { name: /\b5 March 2026/ }).click();
  await expect(range.getByRole('status')).toHaveText('Now choose the last day.');
  // Before the first: it is the first then.
  await range.getByRole('gridcell', { name: /\b24 February 2026/ }).click();
  await star.expectHeld('Stay', { start: '2026-02-24', end: '2026-03-05' });
  await stay.getByRole('button', { name: 'Choose dates' }).click();
  await range.getByRole('button', { name: 'This year' }).click();
  const year = new Date().getFullYear();
  await star.expectHeld('Stay', { start: `${year}-01-01`, end: `${year}-12-31` });
});

test('a date is chosen with the keyboard alone, across months and years', { tag: '@long' }, async ({ star, page }) => {
  await star.open('dates');
  const due = page.getByRole('textbox', { name: 'Due' });
  await star.tabTo(due);
  await page.keyboard.type('30/3/26');
  await page.keyboard.press('ArrowDown');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAccessibleName(/30 March 2026/);
  for (const [key, name] of [
    ['ArrowRight', /31 March 2026/],
    ['ArrowRight', /\b1 April 2026/],
    ['ArrowUp', /25 March 2026/],
    ['Home', /23 March 2026/],
    ['End', /29 March 2026/],
    ['PageDown', /29 April 2026/],
    ['PageUp', /29 March 2026/],
    ['Shift+PageDown', /31 January 2027/],
    ['ArrowDown', /31 January 2027/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(focused, key).toHaveAccessibleName(name);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(due).toBeFocused();
  await star.expectHeld('Due', '2026-03-30');
  await page.keyboard.press('ArrowDown');
  await expect(focused).toHaveAccessibleName(/30 March 2026/);
  await star.keys('ArrowLeft', 'Enter');
  await star.expectHeld('Due', '2026-03-29');
  await expect(due).toBeFocused();

  const meeting = page.getByRole('textbox', { name: 'Meeting', exact: true });
  await star.tabTo(meeting);
  await page.keyboard.type('2026-05-06');
  await star.tabTo(page.getByRole('textbox', { name: 'Meeting time' }));
  await page.keyboard.type('0915a');
  await star.expectHeld('Meeting', '2026-05-06T09:15:00.000Z');
  await star.tabTo(page.getByLabel('Opens at'));
  await page.keyboard.type('0830a');
  await star.expectHeld('Opens', '08:30');

  await star.tabTo(page.getByRole('textbox', { name: 'Stay from' }));
  await page.keyboard.type('1 may');
  await page.keyboard.press('Tab');
  await page.keyboard.type('30 april');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Stay to' })).toHaveAccessibleDescription('The end is before the start.');
});

for (const [locale, shown, first, typed] of [
  ['en-US', 'Mar 4, 2026', 'Sunday', '3/4/2026'],
  ['de-DE', '4. März 2026', 'Montag', '4.3.2026'],
] as const)
  test.describe(`in ${locale}`, { tag: '@long' }, () => {
    test.use({ locale });
    test('dates are read and shown, and weeks begin, as people there have it', async ({ star, page }) => {
      await star.open('dates');
      const due = page.getByRole('textbox', { name: 'Due' });
      await due.fill(typed);
      await due.press('ArrowDown');
      await star.expectHeld('Due', '2026-03-04');
      await expect(due).toHaveValue(shown);
      await expect(page.getByRole('columnheader').first()).toHaveAttribute('abbr', first);
      await page.keyboard.press('Home');
      await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(first));
    });
  });
