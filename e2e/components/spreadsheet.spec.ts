import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Json, JsonObject } from '../../src/shared/kernel/json.ts';
import { expect, type Gallery, type Look, test } from './support/gallery.ts';

const CELLS: JsonObject = { A1: 'Item', B1: 'Price', C1: 'Count', D1: 'Total', A2: 'Chairs', B2: 45, C2: 12, D2: '=B2*C2', A3: 'Tables', B3: 180, C3: 3 };

const cell = (page: Page, name: string): Locator => page.locator(`[data-cell="${name}"]`);
const open = (gallery: Gallery, props: JsonObject = {}, look: Look = {}): Promise<void> =>
  gallery.showBare('Spreadsheet', { title: 'Budget', cells: CELLS, rows: 40, columns: 12, ...props }, look);
const last = async (gallery: Gallery, event: string, key: string): Promise<Json | undefined> => (await gallery.events('Spreadsheet', event)).at(-1)?.[key];
const here = (gallery: Gallery): Promise<Json | undefined> => last(gallery, 'select', 'range');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('walks, chooses, types, fills and takes back by the keyboard alone', async ({ gallery, page }) => {
  await open(gallery);
  await page.getByRole('grid').focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight');
  expect(await here(gallery)).toBe('B3');
  await press(page, 'Control+ArrowRight');
  expect(await here(gallery)).toBe('C3');
  await press(page, 'Control+Home', 'Shift+ArrowRight', 'Shift+ArrowDown');
  expect(await here(gallery)).toBe('A1:B2');
  await expect(page.getByRole('status').first()).toHaveText(/Count: 4/);

  await press(page, 'Control+End', 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('=B3*C3');
  await expect(page.getByRole('textbox', { name: 'Content of D3' }).last()).toHaveValue('=B3*C3');
  await press(page, 'Enter');
  await expect(cell(page, 'D3')).toHaveText('540');
  expect(await gallery.events('Spreadsheet', 'cellChange')).toHaveLength(1);
  await page.keyboard.type('1');
  await page.keyboard.type('2.5%');
  await press(page, 'Tab');
  await expect(cell(page, 'D4')).toHaveText('12.5%');
  expect(await here(gallery)).toBe('E4');

  // Down from the formula above; then back, and again.
  await press(page, 'ArrowLeft', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  expect(await last(gallery, 'cellChange', 'changes')).toEqual({ D4: '=B4*C4', D5: '=B5*C5' });
  await press(page, 'Control+z');
  await expect(cell(page, 'D4')).toHaveText('12.5%');
  await press(page, 'Control+z');
  await expect(cell(page, 'D4')).toHaveText('');
  await press(page, 'Control+y', 'Control+Shift+z');
  await expect(cell(page, 'D5')).toHaveText('0');

  await press(page, 'Control+Home', 'ArrowDown', 'F2', 'End');
  await page.keyboard.type('!');
  await press(page, 'ArrowLeft', 'Escape');
  await expect(cell(page, 'A2')).toHaveText('Chairs');
  await press(page, 'Shift+ArrowDown', 'Delete');
  expect(await last(gallery, 'cellChange', 'changes')).toEqual({ A2: null, A3: null });
  await press(page, 'Control+Shift+Digit4');
  expect(await last(gallery, 'format', 'formats')).toMatchObject({ 'A2:A3': 'currency' });
  await press(page, 'Alt+Shift+ArrowRight');
  expect(await last(gallery, 'resize', 'widths')).toEqual({ A: 120 });
  expect(await gallery.problems()).toEqual([]);
});

test('copies, cuts and pastes with formulas that move along, and with what other spreadsheets put on the clipboard', async ({ gallery, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(gallery);
  await cell(page, 'D2').click();
  await press(page, 'Control+c', 'ArrowDown', 'Control+v');
  await expect(cell(page, 'D3')).toHaveText('540');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('540');
  await press(page, 'Control+x', 'ArrowDown', 'ArrowDown', 'Control+v');
  expect(await last(gallery, 'cellChange', 'changes')).toEqual({ D3: null, D5: '=B3*C3' });
  await page.evaluate(() => navigator.clipboard.writeText('1\t"two\nlines"\r\n3\t=1+1\r\n'));
  await press(page, 'Control+Home', 'Control+ArrowDown', 'ArrowDown', 'Control+v');
  expect(await here(gallery)).toMatch(/^A\d+:B\d+$/);
  expect(Object.values((await last(gallery, 'cellChange', 'changes')) as JsonObject)).toEqual([1, 'two\nlines', 3, '=1+1']);
});

test('points at cells, fills by its handle, widens columns and chooses by heads with the pointer', async ({ gallery, page }) => {
  await open(gallery, { frozenRows: 1 });
  await cell(page, 'D3').dblclick();
  await page.keyboard.type('=SUM(');
  await cell(page, 'B3').click();
  await page.keyboard.type(',');
  await cell(page, 'C3').click();
  await expect(page.locator('.ca-sheet-foot')).toHaveText('SUM(numbers…)');
  await page.keyboard.type(')');
  await press(page, 'Enter');
  expect(await last(gallery, 'cellChange', 'value')).toBe('=SUM(B3,C3)');
  await expect(cell(page, 'D3')).toHaveText('183');

  await cell(page, 'D3').click();
  const handle = await page.locator('.ca-sheet-handle').boundingBox();
  const to = await cell(page, 'D6').boundingBox();
  if (handle === null || to === null) throw new Error('Nothing to drag');
  await page.mouse.move(handle.x + 4, handle.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
  await page.mouse.up();
  expect(await last(gallery, 'cellChange', 'changes')).toEqual({ D4: '=SUM(B4,C4)', D5: '=SUM(B5,C5)', D6: '=SUM(B6,C6)' });

  const edge = await page.locator('.ca-sheet-edge').first().boundingBox();
  if (edge === null) throw new Error('No edge');
  await page.mouse.move(edge.x + 4, edge.y + 8);
  await page.mouse.down();
  await page.mouse.move(edge.x + 64, edge.y + 8, { steps: 3 });
  await page.mouse.up();
  expect(await last(gallery, 'resize', 'widths')).toEqual({ A: 164 });
  await page.getByRole('columnheader', { name: 'B', exact: true }).click();
  expect(await here(gallery)).toBe('B1:B40');
  await page.getByRole('textbox', { name: 'Go to cell' }).fill('c3:d9');
  await press(page, 'Enter');
  expect(await here(gallery)).toBe('C3:D9');
  await expect(page.getByRole('grid')).toBeFocused();
});

test('holds 10,000 rows of 100 columns with a chain through all of them, and names circles', async ({ gallery, page }) => {
  const cells: JsonObject = { A1: 1 };
  for (let row = 2; row <= 10_000; row++) cells[`A${row}`] = `=A${row - 1}+1`;
  await open(gallery, { rows: 10_000, columns: 100, cells });
  await page.getByRole('grid').focus();
  await press(page, 'Control+End');
  await expect(cell(page, 'CV10000')).toBeVisible();
  await press(page, 'Home');
  await expect(cell(page, 'A10000')).toHaveText('10,000');
  expect(await page.locator('[role=gridcell]').count()).toBeLessThan(600);
  await press(page, 'Control+Home');
  await page.keyboard.type('5');
  await press(page, 'Enter', 'Control+End', 'Home');
  await expect(cell(page, 'A10000')).toHaveText('10,004');
  await page.keyboard.type('=A9999+A10000');
  await press(page, 'Enter');
  await expect(cell(page, 'A10000')).toHaveText('#CYCLE!');
  await expect(page.getByText('These formulas need each other: A10000 → A10000. Change one of them.')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
  test(`reads well in ${scheme}, at phone width and right to left`, async ({ gallery, page }, testInfo) => {
    await open(
      gallery,
      { cells: { ...CELLS, D3: '=B3*C3', D4: '=SUM(D2:D3)', E2: '=D2/0', E3: '=E2+1', F2: true }, formats: { B: 'currency', D: 'currency' }, frozenRows: 1 },
      { scheme },
    );
    await cell(page, 'E2').click();
    await expect(page.locator('.ca-sheet-foot')).toHaveText('E2: Nothing can be divided by zero.');
    const found = await new AxeBuilder({ page }).include('.ca-sheet').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`sheet-${scheme}.png`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(gallery, { readOnly: true, formats: { B: 'currency' } }, { scheme, direction: 'rtl' });
    await expect(cell(page, 'B3')).toHaveText('$180.00');
    await page.keyboard.press('Control+Home');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: testInfo.outputPath(`sheet-phone-${scheme}.png`) });
  });
