import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { drag } from './support/gestures.ts';
import { expect, type Gallery, type Look, test } from './support/gallery.ts';

const NODES: JsonObject[] = [
  {
    id: 'clinic',
    label: 'Clinic',
    icon: 'folder-open',
    children: [
      {
        id: 'rooms',
        label: 'Rooms',
        icon: 'bed',
        children: [
          { id: 'r1', label: 'Room 1' },
          { id: 'r2', label: 'Room 2' },
          { id: 'r3', label: 'Store', disabled: true },
        ],
      },
      { id: 'staff', label: 'Staff', icon: 'users', children: [{ id: 'osei', label: 'Dr Osei' }] },
    ],
  },
  { id: 'archive', label: 'Archive', icon: 'archive', children: [{ id: 'old', label: 'Room plans of 2019' }] },
  { id: 'notes', label: 'Notes', icon: 'file-text' },
];
const open = (gallery: Gallery, props: JsonObject = {}, look: Look = {}): Promise<void> =>
  gallery.showBare('Tree', { nodes: NODES, expanded: ['clinic'], ...props }, look);
const lines = (page: Page): Promise<string[]> => page.getByRole('treeitem').allInnerTexts();
const said = (page: Page): Locator => page.locator('.ca-treebox [role=status]');
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText);

test('is walked, opened, ticked and searched by the keyboard alone', async ({ gallery, page }) => {
  await open(gallery, { searchable: true, checkable: true });
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  for (const [key, name] of [
    ['ArrowDown', 'Rooms'],
    ['ArrowRight', 'Rooms'],
    ['ArrowRight', 'Room 1'],
    ['ArrowLeft', 'Rooms'],
    ['End', 'Notes'],
    ['Home', 'Clinic'],
    ['s', 'Store'],
    ['s', 'Staff'],
    ['ArrowUp', 'Store'],
    ['PageUp', 'Clinic'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toBe(name);
  }
  await page.keyboard.press('*');
  expect(await lines(page)).toContain('Room plans of 2019');
  await page.keyboard.press('Space');
  // What is disabled stays as it is, so the branch is ticked in part.
  expect((await gallery.events('Tree', 'check')).at(-1)).toEqual({ ids: ['r1', 'r2', 'osei'] });
  await expect(page.getByRole('treeitem', { name: 'Clinic' })).toHaveAttribute('aria-checked', 'mixed');
  await expect(page.getByRole('treeitem', { name: 'Staff' })).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('searchbox').fill('room');
  expect(await lines(page)).toEqual(['Clinic', 'Rooms', 'Room 1', 'Room 2', 'Archive', 'Room plans of 2019']);
  await expect(page.locator('mark')).toHaveText(['Room', 'Room', 'Room', 'Room']);
  await expect(said(page)).toHaveText('4 entries found');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  expect(await lines(page)).not.toContain('Room 1');
  await page.getByRole('searchbox').press('Escape');
  expect(await lines(page)).toContain('Notes');
  expect(await gallery.problems()).toEqual([]);
});

test('is put in order by Alt and the arrows, and by dragging', async ({ gallery, page }) => {
  await open(gallery, { reorderable: true });
  await page.getByRole('treeitem', { name: 'Notes' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await lines(page)).toEqual(['Clinic', 'Rooms', 'Staff', 'Notes', 'Archive']);
  await page.keyboard.press('Alt+ArrowRight');
  expect((await gallery.events('Tree', 'move')).at(-1)).toMatchObject({ id: 'notes', parentId: 'clinic', index: 2 });
  await expect(page.getByRole('treeitem', { name: 'Notes' })).toHaveAttribute('aria-level', '2');
  await expect(page.getByRole('treeitem', { name: 'Notes' })).toBeFocused();
  await expect(said(page)).toHaveText('Notes: place 3 in Clinic.');
  await drag(page, page.getByRole('treeitem', { name: 'Archive' }), page.getByRole('treeitem', { name: 'Staff' }));
  await expect.poll(async () => (await gallery.events('Tree', 'move')).at(-1)).toMatchObject({ id: 'archive', parentId: 'clinic', index: 2 });
});

test('asks for what is fetched when it is opened, and says when it could not be', async ({ gallery, page }) => {
  await open(gallery, {
    nodes: [
      { id: 'far', label: 'Far away', hasChildren: true },
      { id: 'near', label: 'Near' },
    ],
    expanded: [],
  });
  await page.getByRole('treeitem', { name: 'Far away' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await gallery.events('Tree', 'load')).toMatchObject([{ id: 'far' }]);
  await expect(page.getByRole('treeitem', { name: 'Far away' })).toHaveAttribute('aria-busy', 'true');
  await gallery.setProp('Tree', 'nodes', [{ id: 'far', label: 'Far away', hasChildren: true, error: 'No connection.' }]);
  await expect(page.getByRole('treeitem')).toHaveText(/No connection/);
  await page.keyboard.press('Enter');
  expect(await gallery.events('Tree', 'load')).toHaveLength(2);
  await gallery.setProp('Tree', 'nodes', [{ id: 'far', label: 'Far away', hasChildren: true, children: [{ id: 'in', label: 'Inside' }] }]);
  await expect(page.getByRole('treeitem', { name: 'Inside' })).toBeVisible();
});

test('draws 10,000 open entries as far as they are seen, and shows one of them when asked', async ({ gallery, page }) => {
  const nodes = Array.from({ length: 100 }, (_, i) => ({
    id: `g${i}`,
    label: `Group ${i}`,
    children: Array.from({ length: 100 }, (__, j) => ({ id: `g${i}-${j}`, label: `Entry ${i}/${j}` })),
  }));
  await open(gallery, { nodes, expanded: ['*'], checkable: true, searchable: true });
  expect(await page.getByRole('treeitem').count()).toBeLessThan(60);
  await page.getByRole('treeitem', { name: 'Group 0' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('treeitem', { name: 'Entry 99/99' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('treeitem', { name: 'Entry 99/99' })).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('searchbox').fill('50/7');
  expect(await lines(page)).toEqual(['Group 50', ...[7, ...Array.from({ length: 10 }, (_, i) => 70 + i)].map((i) => `Entry 50/${i}`)]);
  await open(gallery, { nodes, expanded: [] });
  await gallery.perform({ kind: 'method', id: 'Tree', method: 'reveal', args: ['g70-50'] });
  await expect(page.getByRole('treeitem', { name: 'Entry 70/50' })).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const)
  test(`reads well in ${scheme}, with data that is wrong, right to left`, async ({ gallery, page }, testInfo) => {
    await open(
      gallery,
      {
        nodes: [...NODES, { id: 'notes', label: 'Notes again' }],
        searchable: true,
        checkable: true,
        checked: ['r1', 'osei'],
        expanded: ['clinic', 'rooms'],
        reorderable: true,
      },
      { scheme },
    );
    await expect(page.getByRole('note')).toHaveText('1 entry has an id that another one has.');
    await page.getByRole('searchbox').fill('room');
    const { violations } = await new AxeBuilder({ page }).include('.ca-treebox').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`tree-${scheme}.png`) });
    await open(gallery, { expanded: [], selected: 'notes' }, { scheme, direction: 'rtl' });
    await page.getByRole('treeitem', { name: 'Clinic' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('treeitem', { name: 'Rooms' })).toBeVisible();
    await page.screenshot({ path: testInfo.outputPath(`tree-rtl-${scheme}.png`) });
  });
