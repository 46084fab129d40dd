import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Gallery, test } from './support/gallery.ts';
import type { Json, JsonObject } from '../../src/shared/kernel/json.ts';

const PEOPLE = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'];
const STATUS = ['Waiting', 'Arrived', 'Done'];
const ROWS: JsonObject[] = PEOPLE.map((patient, i) => ({
  id: `b${i}`,
  patient,
  status: STATUS[i % 3] ?? '',
  fee: 40 + i * 10,
  seen: i % 2 === 0,
  note: `Note ${i}. It is long enough to be cut off where there is no room for it, and it is shown whole when the row is opened.`,
}));
const COLUMNS: Json = [
  { field: 'patient', label: 'Patient', type: 'text', editable: true, required: true },
  { field: 'status', label: 'Status', type: 'tag', choices: STATUS, editable: true },
  { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR', editable: true, max: 500, aggregate: 'sum' },
  { field: 'seen', label: 'Seen', type: 'boolean', editable: true },
  { field: 'note', label: 'Note', type: 'longText' },
];

const cell = (page: Page, row: number, col: string): Locator => page.locator(`[data-line="${row}"] [data-col="${col}"]`);
const head = (page: Page, name: string): Locator => page.getByRole('columnheader', { name, exact: true });
const column = (page: Page, field: string): Promise<string[]> => page.locator(`tbody [data-col="${field}"]`).allInnerTexts();
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      `${document.activeElement?.closest('[data-line]')?.getAttribute('data-line') ?? ''} ${document.activeElement?.closest('[data-col]')?.getAttribute('data-col') ?? ''}`,
  );

async function open(gallery: Gallery, props: JsonObject = {}, look = {}): Promise<void> {
  await gallery.page.evaluate(() => localStorage.clear());
  await gallery.showBare('Table', { data: ROWS, columns: COLUMNS, title: 'Bookings', noun: 'booking', ...props }, look);
}
const axe = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).include('.ca-table').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );

test('is one stop for Tab, in which the arrows, Home, End and the page keys move', async ({ gallery, page }) => {
  await open(gallery, { searchable: false });
  await page.getByRole('button', { name: 'Table menu' }).focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('0 patient');
  for (const [key, place] of [
    ['ArrowDown', '1 patient'],
    ['ArrowRight', '1 status'],
    ['End', '1 note'],
    ['Home', '1 patient'],
    ['Control+End', '7 note'],
    ['ArrowDown', '7 note'],
    ['Control+Home', '0 patient'],
    ['ArrowUp', '-1 patient'],
    ['ArrowRight', '-1 status'],
    ['PageDown', '0 status'],
  ] as const) {
    await page.keyboard.press(key);
    if (key !== 'PageDown') expect(await focused(page), key).toBe(place);
  }
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('table'))).toBeNull();
});

test('sorts by one column, by several with Shift, by the keyboard alone', async ({ gallery, page }) => {
  await open(gallery);
  await head(page, 'Status').focus();
  await page.keyboard.press('Enter');
  await head(page, 'Fee').focus();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  expect(await column(page, 'patient')).toEqual([
    'Ines Duarte',
    'Yusuf Tan',
    'Ada Okafor',
    'Noor Ali',
    'Marta Nowak',
    'Luca Marino',
    'Alan Hughes',
    'Grace Finch',
  ]);
  expect((await gallery.events('Table', 'sort')).at(-1)?.['sorts']).toEqual([
    { field: 'status', direction: 'asc' },
    { field: 'fee', direction: 'desc' },
  ]);
  await expect(head(page, 'Fee')).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('button', { name: 'Patient', exact: true }).click();
  expect((await column(page, 'patient'))[0]).toBe('Ada Okafor');
});

test('edits by double click, F2 or typing; checks; Enter and Tab keep, Escape does not, Ctrl+Z brings back', async ({ gallery, page }) => {
  await open(gallery, { editable: true });
  await cell(page, 0, 'fee').click();
  const input = page.getByRole('textbox', { name: 'Fee' });
  await input.fill('900');
  await input.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/500/);
  await input.fill('55.5');
  await input.press('Enter');
  expect(await gallery.events('Table', 'cellChange')).toEqual([{ row: ROWS[0], field: 'fee', value: 55.5 }]);
  expect(await focused(page)).toBe('0 fee');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('77');
  await page.keyboard.press('Tab');
  expect((await gallery.events('Table', 'cellChange')).at(-1)).toMatchObject({ field: 'fee', value: 77 });
  await expect(page.getByRole('textbox', { name: 'Patient' })).toHaveValue('Grace Finch');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('textbox', { name: 'Fee' })).toBeFocused();
  await page.keyboard.type('61');
  await page.keyboard.press('Escape');
  expect(await gallery.events('Table', 'cellChange')).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Fee' })).toHaveValue('61');
  await page.keyboard.press('Escape');

  await cell(page, 3, 'patient').focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Fill this in.');
  await page.keyboard.press('Escape');
  await cell(page, 1, 'seen').focus();
  await page.keyboard.press('Enter');
  expect((await gallery.events('Table', 'cellChange')).at(-1)).toMatchObject({ field: 'seen', value: true });
  await cell(page, 1, 'status').focus();
  await page.keyboard.press('F2');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Done');
  await page.keyboard.press('Enter');
  expect((await gallery.events('Table', 'cellChange')).at(-1)).toMatchObject({ field: 'status', value: 'Done' });
  expect(await gallery.problems()).toEqual([]);
});

test('keeps the changes of a row until it is saved, and brings back what was discarded', async ({ gallery, page }) => {
  await open(gallery, { editable: true, saveEdits: 'row' });
  await cell(page, 0, 'fee').click();
  await page.keyboard.type('41');
  await page.keyboard.press('Enter');
  await cell(page, 1, 'fee').click();
  await page.keyboard.type('51');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 bookings with changes that are not saved')).toBeVisible();
  await expect(cell(page, 0, 'fee')).toContainText('41');
  await page.getByRole('button', { name: 'Discard all' }).click();
  await expect(cell(page, 0, 'fee')).toContainText('40');
  await page.getByRole('button', { name: 'Undo discard' }).click();
  await page.getByRole('button', { name: 'Save Ada Okafor' }).click();
  expect(await gallery.events('Table', 'save')).toEqual([{ row: { ...ROWS[0], fee: 41 }, changes: { fee: 41 } }]);
  await cell(page, 1, 'fee').focus();
  await page.keyboard.press('Control+Enter');
  expect((await gallery.events('Table', 'save')).at(-1)).toMatchObject({ changes: { fee: 51 } });
  expect(await gallery.events('Table', 'cellChange')).toEqual([]);
});

test('selects with ticks, ranges with Shift, and all', async ({ gallery, page }) => {
  await open(gallery, { selection: 'multiple', pageSize: 5 });
  const ids = async (): Promise<string[]> =>
    (((await gallery.events('Table', 'select')).at(-1)?.['rows'] ?? []) as JsonObject[]).map((row) => String(row['id']));
  await cell(page, 1, '$check').locator('label').click();
  await cell(page, 3, '$check')
    .locator('label')
    .click({ modifiers: ['Shift'] });
  expect(await ids()).toEqual(['b1', 'b2', 'b3']);
  await cell(page, -1, '$check').locator('label').click();
  expect(await ids()).toHaveLength(5);
  await page.getByRole('button', { name: 'Select all 8 bookings' }).click();
  expect(await ids()).toHaveLength(8);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  expect(await ids()).toEqual([]);
  await cell(page, 0, 'patient').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  expect(await ids()).toEqual(['b0', 'b1', 'b2']);
});

test('copies a block of cells as a spreadsheet takes it', async ({ gallery, page }) => {
  await open(gallery);
  await page.context().grantPermissions(['clipboard-read']);
  await cell(page, 1, 'status').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('td[data-chosen]')).toHaveCount(4);
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Arrived\t€50.00\nDone\t€60.00');
  await page.keyboard.press('Escape');
  await cell(page, 3, 'fee').click({ modifiers: ['Shift'] });
  await expect(page.locator('td[data-chosen]').first()).toBeVisible();
});

test('groups by several columns with figures, opened and closed by keyboard; adds up the rest', async ({ gallery, page }) => {
  await open(gallery, { groupBy: ['status', 'seen'] });
  const groups = page.locator('.ca-row-group');
  await expect(groups).toHaveCount(3 + 6);
  await expect(groups.first()).toContainText(/Status\s*Waiting\s*3\s*Fee, sum\s*€210/);
  await expect(page.locator('tfoot')).toContainText('€600');
  await groups.first().getByRole('gridcell').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(groups).toHaveCount(3 + 4);
  await expect(groups.first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('1 $line');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(groups).toHaveCount(9);
});

test('arranges columns by drag, keys and menu, keeps that for the viewer and gives it back', async ({ gallery, page }) => {
  await open(gallery);
  const order = (): Promise<string[]> => page.getByRole('columnheader').evaluateAll((heads) => heads.map((one) => one.getAttribute('data-col') ?? ''));
  await head(page, 'Fee').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  expect(await order()).toEqual(['patient', 'fee', 'status', 'seen', 'note']);
  expect(await focused(page)).toBe('-1 fee');
  const width = await head(page, 'Fee').evaluate((one) => (one as HTMLElement).offsetWidth);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  expect(await head(page, 'Fee').evaluate((one) => (one as HTMLElement).offsetWidth)).toBe(width + 16);

  const from = await head(page, 'Patient').boundingBox();
  const to = await head(page, 'Seen').boundingBox();
  if (from === null || to === null) throw new Error('The heads are not there');
  await page.mouse.move(from.x + 20, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 15, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 15, { steps: 4 });
  await page.mouse.up();
  expect(await order()).toEqual(['fee', 'status', 'seen', 'patient', 'note']);
  expect(await gallery.events('Table', 'sort')).toEqual([]);

  await head(page, 'Note').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Hide' }).click();
  expect(await order()).toEqual(['fee', 'status', 'seen', 'patient']);
  await gallery.showBare('Table', { data: ROWS, columns: COLUMNS });
  expect(await order()).toEqual(['fee', 'status', 'seen', 'patient']);
  await page.getByRole('button', { name: 'Table menu' }).click();
  await page.getByRole('button', { name: 'Columns as they were' }).click();
  expect(await order()).toEqual(['patient', 'status', 'fee', 'seen', 'note']);
});

test('opens rows to all that is in them', async ({ gallery, page }) => {
  await open(gallery, { expandable: true });
  await cell(page, 1, '$expand').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ca-row-detail')).toContainText('shown whole when the row is opened');
  expect(await gallery.events('Table', 'expand')).toEqual([{ row: ROWS[1], open: true }]);
  expect(await axe(page)).toEqual([]);
});

test('downloads what is shown as CSV', async ({ gallery, page }) => {
  await open(gallery);
  await page.getByRole('searchbox').fill('yusuf');
  await page.getByRole('button', { name: 'Table menu' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('Bookings.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text.split('\r\n').slice(0, 2)).toEqual(['\ufeffPatient,Status,Fee,Seen,Note', expect.stringMatching(/^Yusuf Tan,Waiting,70,No,"?Note 3/)]);
});

test('asks for pages, order, filters and words when the app has them', async ({ gallery, page }) => {
  await open(gallery, { serverSide: true, total: 90, pageSize: 8 });
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByRole('searchbox').fill('zzz');
  await page.getByRole('button', { name: 'Fee', exact: true }).click();
  await expect(page.locator('tbody [role=row]')).toHaveCount(8);
  expect([await gallery.events('Table', 'page'), (await gallery.events('Table', 'search')).at(-1), (await gallery.events('Table', 'sort')).length]).toEqual([
    // Other words start at the first page again.
    [{ page: 2 }, { page: 1 }],
    { text: 'zzz' },
    1,
  ]);
});

test('says that there is nothing, that it loads, that it failed', async ({ gallery, page }) => {
  await open(gallery, { data: [] });
  await expect(page.getByText('No bookings yet.')).toBeVisible();
  await gallery.setProp('Table', 'loading', true);
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
  await gallery.setProp('Table', 'problem', 'The bookings could not be loaded.');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await gallery.events('Table', 'retry')).toHaveLength(1);
});

test('100,000 rows of 60 columns: draws what is in view, moves to both ends, keeps the focus, searches', async ({ gallery, page }) => {
  await open(gallery, {
    pageSize: 0,
    columns: Array.from({ length: 60 }, (_, i) => ({
      field: `c${i}`,
      label: `Column ${i}`,
      type: i % 3 === 1 ? 'number' : 'text',
      ...(i === 0 ? { pinned: 'start' } : {}),
    })),
  });
  await page.evaluate(() => {
    const rows = Array.from({ length: 100_000 }, (_, r) =>
      Object.fromEntries([['id', r], ...Array.from({ length: 60 }, (__, c) => [`c${c}`, c % 3 === 1 ? (r * 7919 + c) % 1000 : `r${r} c${c}`])]),
    );
    return (window as unknown as { conformance: { setProp: (...given: unknown[]) => Promise<void> } }).conformance.setProp('Table', 'data', rows);
  });
  const cells = page.locator('tbody [role=gridcell]');
  expect(await cells.count()).toBeLessThan(1200);
  await cell(page, 0, 'c0').focus();
  await page.keyboard.press('Control+End');
  expect(await focused(page)).toBe('99999 c59');
  await expect(page.locator(':focus')).toBeInViewport();
  await expect(page.locator(':focus')).toHaveText('r99999 c59');
  await expect(cell(page, 99999, 'c0')).toBeInViewport();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(page.locator(':focus')).toBeInViewport();
  const before = await focused(page);
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, -50_000);
  // The wheel acts later than a key; a key that came before it would be undone by it.
  await expect(page.locator(':focus')).not.toBeInViewport();
  expect(await focused(page)).toBe(before);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(':focus')).toBeInViewport();
  await page.getByRole('searchbox').fill('r77777');
  await expect(page.getByText('1 found')).toBeVisible({ timeout: 30_000 });
  await expect(cell(page, 0, 'c0')).toHaveText('r77777 c0');
  expect(await gallery.problems()).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const)
  test(`meets axe with everything on, ${scheme}, as a grid and as cards on a phone`, async ({ gallery, page }, testInfo) => {
    const props = {
      editable: true,
      saveEdits: 'row',
      selection: 'multiple',
      expandable: true,
      groupBy: ['status'],
      rowActions: [{ id: 'edit', label: 'Edit', icon: 'pencil' }],
    };
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await open(gallery, props, { scheme });
      await page.getByRole('checkbox', { name: 'Select Ada Okafor' }).locator('..').click();
      await testInfo.attach(`${scheme} ${width}`, { body: await page.screenshot(), contentType: 'image/png' });
      expect.soft(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
