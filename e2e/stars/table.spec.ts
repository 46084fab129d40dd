import { readFile } from 'node:fs/promises';
import { BOOKINGS } from './support/bookings.ts';
import { Grid } from './support/grid.ts';
import { expect, test } from './support/star.ts';

const names = BOOKINGS.map((row) => row.patient);

test('a table with the mouse: sorted, filtered by several columns, searched, and cleared', { tag: '@long' }, async ({ star, page }) => {
  await star.open('bookings');
  const grid = new Grid(page, 'Bookings');
  await grid.head('Status').getByRole('button', { name: 'Status', exact: true }).click();
  await grid
    .head('Fee')
    .getByRole('button', { name: 'Fee', exact: true })
    .click({ modifiers: ['Shift'] });
  await grid
    .head('Fee')
    .getByRole('button', { name: 'Fee', exact: true })
    .click({ modifiers: ['Shift'] });
  await expect(grid.head('Status')).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.head('Fee')).toHaveAttribute('aria-sort', 'descending');
  await expect(grid.cells('patient')).toHaveText([
    'Tomas Lind',
    'Ines Duarte',
    'Yusuf Tan',
    'Ada Okafor',
    'Mei Santos',
    'Noor Ali',
    'Marta Nowak',
    'Luca Marino',
  ]);

  await grid.head('Status').hover();
  await grid.head('Status').getByRole('button', { name: 'Status: column menu' }).click();
  await page.getByRole('group', { name: 'Only Status' }).getByText('Waiting').click();
  await page.keyboard.press('Escape');
  await grid.head('Fee').hover();
  await grid.head('Fee').getByRole('button', { name: 'Fee: column menu' }).click();
  await page.getByRole('textbox', { name: 'Fee from' }).fill('70');
  await page.getByRole('textbox', { name: 'Fee to' }).fill('120');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: '2 found' })).toBeVisible();
  await expect(grid.cells('patient')).toHaveText(['Ines Duarte', 'Yusuf Tan']);
  await page.getByRole('searchbox', { name: 'Search bookings' }).fill('yus');
  await expect(grid.cells('patient')).toHaveText(['Yusuf Tan']);
  await page.getByRole('searchbox', { name: 'Search bookings' }).fill('nobody');
  await expect(page.getByText('Nothing matches “nobody”.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear search' }).last().click();
  await page.getByRole('button', { name: 'Clear 2 filters' }).click();
  await expect(page.getByText('Page 1 of 2')).toBeVisible();
});

test('rows are changed in place with the mouse, checked, saved and discarded', { tag: '@long' }, async ({ star, page }) => {
  await star.open('bookings');
  const grid = new Grid(page, 'Bookings');
  await grid.cell('Ada Okafor', 'fee').click();
  await page.getByRole('textbox', { name: 'Fee' }).fill('900');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Fee' })).toHaveAccessibleDescription(/500/);
  await page.getByRole('textbox', { name: 'Fee' }).fill('45');
  await page.keyboard.press('Enter');
  await grid.cell('Luca Marino', 'status').click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Done');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 bookings with changes that are not saved')).toBeVisible();
  // Nothing is kept yet.
  await star.expectHeld(
    'Fees',
    BOOKINGS.map((row) => row.fee),
  );
  await page.getByRole('button', { name: 'Discard changes of Luca Marino' }).click();
  await expect(grid.cell('Luca Marino', 'status')).toHaveText('Arrived');
  await page.getByRole('button', { name: 'Save all' }).click();
  await expect(star.toast('Saved Ada Okafor')).toBeVisible();
  await star.expectHeld(
    'Fees',
    BOOKINGS.map((row, i) => (i === 0 ? 45 : row.fee)),
  );
  await expect(page.getByText('changes that are not saved')).toBeHidden();

  await page.getByRole('button', { name: 'Call Grace Finch' }).click();
  await expect(star.toast('Calling Grace Finch')).toBeVisible();
  await page.getByRole('button', { name: 'Delete Grace Finch' }).click();
  await expect(grid.cell('Grace Finch', 'patient')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add booking' }).click();
  await expect(grid.cell('New person', 'fee')).toHaveText(/10/);
});

test(
  'columns are made wider, moved, pinned and hidden with the mouse; rows are ticked, opened, grouped and downloaded',
  { tag: '@long' },
  async ({ star, page }) => {
    await star.open('bookings');
    const grid = new Grid(page, 'Bookings');
    const edge = grid.head('Room').locator('.ca-resize');
    await grid.head('Room').hover();
    const width = async (): Promise<number> => (await grid.head('Room').boundingBox())?.width ?? 0;
    const before = await width();
    const at = await edge.boundingBox();
    if (at === null) throw new Error('There is no edge');
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2 + 60, at.y + at.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBeGreaterThan(before + 40);
    await edge.dblclick();
    await expect.poll(width).toBeLessThan(before + 20);

    await grid.root.getByRole('checkbox', { name: 'Select Luca Marino' }).locator('..').click();
    await grid.root
      .getByRole('checkbox', { name: 'Select Marta Nowak' })
      .locator('..')
      .click({ modifiers: ['Shift'] });
    await star.expectHeld('Chosen', names.slice(1, 5));
    await page.getByRole('button', { name: 'Select all 12 bookings' }).click();
    await star.expectHeld('Chosen', names);
    await page.getByRole('button', { name: 'Clear selection' }).click();

    await grid.root.getByRole('button', { name: 'Details of Ada Okafor' }).click();
    await expect(grid.root.getByRole('gridcell', { name: 'Details of Ada Okafor' }).last()).toContainText('it is shown whole when the row is opened.');

    await grid.head('Room').hover();
    await grid.head('Room').getByRole('button', { name: 'Room: column menu' }).click();
    await page.getByRole('button', { name: 'Group by this' }).click();
    await expect(grid.root.locator('.ca-row-group')).toHaveText([/Room\s*Blue\s*6/, /Room\s*Green\s*6/]);
    await grid.root.locator('.ca-row-group').first().getByRole('gridcell').click();
    await expect(grid.root.locator('.ca-row-group').first()).toHaveAttribute('aria-expanded', 'false');

    await page.getByRole('button', { name: 'Table menu' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeffPatient,Status,Room,Fee,Seen,Day,Note');
    expect(lines).toHaveLength(13);
    expect(lines.find((line) => line.startsWith('Ada Okafor'))).toMatch(/^Ada Okafor,Waiting,Blue,40(\.00)?,Yes,2026-03-20,"?Note 1\. It is long/);
  },
);

test('a table with the keyboard alone: sorted, changed, checked, saved, ticked', async ({ star, page }) => {
  await star.open('bookings');
  const grid = new Grid(page, 'Bookings');
  await star.tabTo(grid.root.locator('[tabindex="0"]').first());
  await star.keys('Control+Home', 'ArrowUp');
  while ((await grid.place()) !== '-1 fee') await page.keyboard.press('ArrowRight');
  await star.keys('Enter', 'Enter');
  await expect(grid.head('Fee')).toHaveAttribute('aria-sort', 'descending');
  await expect(grid.cells('patient').first()).toHaveText('Kofi Mensah');

  await page.keyboard.press('ArrowDown');
  await expect.poll(() => grid.place()).toBe('0 fee');
  await page.keyboard.type('501');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Fee' })).toHaveAccessibleDescription(/500/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('160');
  await page.keyboard.press('Enter');
  await expect.poll(() => grid.place()).toBe('0 fee');
  await expect(page.getByText('1 booking with changes that are not saved')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(star.toast('Saved Kofi Mensah')).toBeVisible();
  await star.expectHeld(
    'Fees',
    BOOKINGS.map((row, i) => (i === 11 ? 160 : row.fee)),
  );
  await expect.poll(() => grid.place()).toBe('0 fee');

  await star.keys('ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+Space');
  await star.expectHeld('Chosen', ['Petra Novak', 'Tomas Lind', 'Mei Santos']);
});

test('columns and rows with the keyboard alone: width, place, pin, hide, filter, group, open, actions, pages', { tag: '@long' }, async ({ star, page }) => {
  await star.open('bookings');
  const grid = new Grid(page, 'Bookings');
  await star.tabTo(grid.root.locator('[tabindex="0"]').first());
  await star.keys('Control+Home', 'ArrowUp');
  const to = async (place: string): Promise<void> => {
    for (let i = 0; i < 20 && (await grid.place()) !== place; i++) await page.keyboard.press('ArrowRight');
    expect(await grid.place()).toBe(place);
  };
  await to('-1 room');
  const width = (): Promise<number> => grid.head('Room').evaluate((head) => (head as HTMLElement).offsetWidth);
  const before = await width();
  await star.keys('Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight');
  await expect.poll(width).toBe(before + 32);
  await page.keyboard.press('Alt+ArrowRight');
  expect(await grid.heads()).toEqual(['patient', 'status', 'fee', 'room', 'seen', 'day', 'note']);
  expect(await grid.place()).toBe('-1 room');

  const menu = page.getByRole('dialog', { name: /^Room: .*column menu/ });
  const choose = async (item: string): Promise<void> => {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(menu).toBeVisible();
    await star.tabTo(menu.getByRole('button', { name: item }));
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
  };
  await choose('Keep at the start');
  expect((await grid.heads()).slice(0, 2)).toEqual(['patient', 'room']);
  // The focus is back in the head that the menu was opened from.
  await expect.poll(() => grid.place()).toBe('-1 room');
  await choose('Let it scroll');
  await page.keyboard.press('Alt+ArrowDown');
  await star.tabTo(menu.getByRole('textbox', { name: 'Room contains' }));
  await page.keyboard.type('green');
  await page.keyboard.press('Escape');
  await expect(page.getByText('6 found')).toBeVisible();
  await expect.poll(() => grid.place()).toBe('-1 room');
  await choose('Group by this');
  await expect(grid.root.locator('.ca-row-group')).toHaveText([/Room\s*Green\s*6/]);
  await expect.poll(() => grid.place()).toBe('-1 room');
  await star.keys('ArrowDown', 'ArrowLeft');
  await expect(grid.root.locator('.ca-row-group')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(grid.root.locator('.ca-row-group')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowUp');
  await choose('Ungroup');
  await choose('Hide');
  expect(await grid.heads()).not.toContain('room');
  // Its neighbour has the focus now.
  await expect.poll(() => grid.place()).toMatch(/^-1 /);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let i = 0; i < 5 && (await grid.place()) !== '0 $expand'; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(grid.root.locator('.ca-row-detail')).toContainText('it is shown whole');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Call Luca Marino' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(star.toast('Calling Luca Marino')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await grid.place()).toBe('0 $actions');

  await star.tabTo(page.getByRole('button', { name: 'Clear filter' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await star.tabTo(page.getByRole('button', { name: 'Next page' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Page 2 of 2')).toBeVisible();
  await expect(grid.cells('patient')).toHaveText(names.slice(8));
});

test('rows that the app fetches page by page: sorted, searched, filtered and turned by keys and mouse', { tag: '@long' }, async ({ star, page }) => {
  await star.open('ledger');
  const grid = new Grid(page, 'Ledger');
  await expect(page.getByText('Page 1 of 14')).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(grid.cells('title').first()).toHaveText('Entry 011');
  await expect(page.getByText('Page 2 of 14')).toBeVisible();
  await star.tabTo(page.getByRole('button', { name: 'Next page' }));
  await page.keyboard.press('Enter');
  await expect(grid.cells('title').first()).toHaveText('Entry 021');
  await grid.head('Amount').getByRole('button', { name: 'Amount', exact: true }).click();
  // Another order begins on its first page.
  await expect(page.getByText('Page 1 of 14')).toBeVisible();
  await expect(grid.cells('amount').first()).toHaveText('0');
  await star.tabTo(page.getByRole('searchbox', { name: 'Search entries' }), 'Shift+Tab');
  await page.keyboard.type('13');
  await expect(grid.cells('title')).toHaveCount(10);
  await expect(page.getByRole('status').filter({ hasText: 'found' })).toHaveText('12 found');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Page 1 of 14')).toBeVisible();
  await grid.head('Amount').hover();
  await grid.head('Amount').getByRole('button', { name: 'Amount: column menu' }).click();
  await page.getByRole('textbox', { name: 'Amount from' }).fill('95');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await grid.cells('amount').allInnerTexts()).every((text) => Number(text) >= 95)).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
});
