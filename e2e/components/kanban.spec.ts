import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Gallery, test } from './support/gallery.ts';
import type { JsonObject } from '../../src/shared/kernel/json.ts';

const card = (id: string, status: string, order: number): JsonObject => ({
  id,
  status,
  order,
  title: `Task ${id}`,
  room: 'Room 1',
  who: 'Ada Okafor',
  due: '2026-06-12',
});
const ITEMS = [card('a', 'todo', 1), card('b', 'todo', 2), card('c', 'todo', 3), card('d', 'doing', 1), card('e', 'doing', 2)];
const PROPS: JsonObject = {
  items: ITEMS,
  groups: [
    { value: 'todo', label: 'To do' },
    { value: 'doing', label: 'Doing', limit: 3, tone: 'info' },
    { value: 'done', label: 'Done', tone: 'ok' },
  ],
  orderField: 'order',
  textField: 'room',
  personField: 'who',
  dateField: 'due',
};

const at = (page: Page, id: string): Locator => page.locator(`[data-card="${id}"]`);
const column = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name},`) });
const order = (page: Page, name: string): Promise<(string | null)[]> =>
  column(page, name)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((one) => one.getAttribute('data-card')));
async function open(gallery: Gallery, props: JsonObject = {}, look = {}): Promise<void> {
  await gallery.page.evaluate(() => localStorage.clear());
  await gallery.showBare('Kanban', { ...PROPS, ...props }, look);
}
async function drag(page: Page, from: Locator, to: Locator, part: number): Promise<void> {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (a === null || b === null) throw new Error('There is nothing to drag');
  await page.mouse.move(a.x + 60, a.y + a.height - 12);
  await page.mouse.down();
  await page.mouse.move(a.x + 70, a.y + a.height - 4, { steps: 3 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height * part, { steps: 6 });
  await page.mouse.up();
}

test('cards are dragged between columns and within one, to the place they are dropped at', async ({ gallery, page }) => {
  await open(gallery);
  await drag(page, at(page, 'a'), at(page, 'e'), 0.2);
  expect(await order(page, 'Doing')).toEqual(['d', 'a', 'e']);
  expect((await gallery.events('Kanban', 'move')).at(-1)).toEqual({ item: ITEMS[0], from: 'todo', to: 'doing', order: 1.5, index: 1 });
  await drag(page, at(page, 'c'), at(page, 'b'), 0.2);
  expect(await order(page, 'To do')).toEqual(['c', 'b']);
  // Full: 3 of 3.
  await drag(page, at(page, 'b'), at(page, 'e'), 0.8);
  expect(await order(page, 'Doing')).toEqual(['d', 'a', 'e']);
  await drag(page, at(page, 'b'), column(page, 'Done'), 0.8);
  expect(await order(page, 'Done')).toEqual(['b']);
});

test('the keyboard walks the cards, picks one up, moves it, puts it down or back', async ({ gallery, page }) => {
  await open(gallery);
  await at(page, 'a').focus();
  await page.keyboard.press('ArrowDown');
  await expect(at(page, 'b')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(at(page, 'e')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(at(page, 'b')).toBeFocused();

  await page.keyboard.press('Space');
  await expect(page.getByText('Task b picked up.')).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(at(page, 'b')).toBeFocused();
  expect(await order(page, 'Doing')).toEqual(['b', 'd', 'e']);
  expect(await gallery.events('Kanban', 'move')).toEqual([]);
  await page.keyboard.press('Space');
  expect(await gallery.events('Kanban', 'move')).toEqual([{ item: ITEMS[1], from: 'todo', to: 'doing', order: 0, index: 0 }]);

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  expect(await order(page, 'Done')).toEqual(['b']);
  await page.keyboard.press('Escape');
  expect(await order(page, 'Doing')).toEqual(['b', 'd', 'e']);
  await expect(at(page, 'b')).toBeFocused();
  expect(await gallery.events('Kanban', 'move')).toHaveLength(1);
});

test('“Move to” works where nothing can be dragged, and says what is full', async ({ gallery, page }) => {
  await open(gallery, { groups: [{ value: 'todo', label: 'To do' }, { value: 'doing', label: 'Doing', limit: 2 }, 'done'] });
  await at(page, 'a').getByRole('button', { name: 'Move Task a' }).click();
  await expect(page.getByRole('menuitem', { name: 'Doing (full)' })).toBeDisabled();
  await page.getByRole('menuitem', { name: 'done' }).click();
  expect((await gallery.events('Kanban', 'move')).at(-1)).toMatchObject({ to: 'done' });
});

test('columns fold and stay folded for who folded them', async ({ gallery, page }) => {
  await open(gallery, { collapsible: true });
  await page.getByRole('button', { name: 'Fold Doing' }).click();
  await expect(at(page, 'd')).toBeHidden();
  await gallery.showBare('Kanban', { ...PROPS, collapsible: true });
  await expect(at(page, 'd')).toBeHidden();
  await page.getByRole('button', { name: 'Open Doing' }).click();
  await expect(at(page, 'd')).toBeVisible();
});

test('1,000 cards: draws a part, and more as it is scrolled; one stop for Tab', async ({ gallery, page }) => {
  await open(gallery, {
    items: Array.from({ length: 1000 }, (_, i) => card(`n${i}`, ['todo', 'doing', 'done'][i % 3] ?? '', i)),
    groups: ['todo', 'doing', 'done'],
  });
  expect(await page.locator('[data-card]').count()).toBeLessThanOrEqual(300);
  expect(await page.locator('[data-card][tabindex="0"]').count()).toBe(1);
  const before = await column(page, 'todo').locator('[data-card]').count();
  await column(page, 'todo').locator('[data-card]').last().scrollIntoViewIfNeeded();
  await expect.poll(() => column(page, 'todo').locator('[data-card]').count()).toBeGreaterThan(before);
});

test('cards of the author’s own: what is put into the board is drawn in each card, which still moves by hand and keys', async ({ gallery, page }) => {
  await gallery.showSketch({
    type: 'Container',
    kids: [
      {
        id: 'Kanban',
        type: 'Kanban',
        props: PROPS,
        events: ['click', 'move'],
        items: ITEMS.map((item) => ({
          key: String(item['id']),
          kids: [
            { type: 'Text', props: { content: `**${String(item['title'])}** of ${String(item['who'])}`, format: 'markdown' } },
            { id: `done-${String(item['id'])}`, type: 'Button', props: { text: 'Done' }, events: ['click'] },
          ],
        })),
      },
    ],
  });
  await expect(at(page, 'a').getByText('Task a of Ada Okafor')).toBeVisible();
  await expect(at(page, 'a').getByText('Room 1')).toHaveCount(0);
  await at(page, 'b').getByRole('button', { name: 'Done' }).click();
  expect(await gallery.events('done-b', 'click')).toHaveLength(1);
  expect(await gallery.events('Kanban', 'click')).toHaveLength(0);
  await drag(page, at(page, 'a'), at(page, 'e'), 0.2);
  expect(await order(page, 'Doing')).toEqual(['d', 'a', 'e']);
  await expect(at(page, 'a').getByText('Task a of Ada Okafor')).toBeVisible();
  await at(page, 'b').focus();
  await page.keyboard.press('Enter');
  expect(await gallery.events('Kanban', 'click')).toEqual([{ item: ITEMS[1] }]);
  await at(page, 'b').getByRole('button', { name: 'Move Task b' }).click();
  await page.getByRole('menuitem', { name: 'Done' }).click();
  expect(await order(page, 'Done')).toEqual(['b']);
  const { violations } = await new AxeBuilder({ page }).include('.ca-kanban').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const)
  test(`meets axe, ${scheme}, wide and on a phone`, async ({ gallery, page }, testInfo) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await open(gallery, { collapsible: true, addLabel: 'Add a task' }, { scheme });
      await page.getByRole('button', { name: 'Fold Done' }).click();
      await at(page, 'b').focus();
      await page.keyboard.press('Space');
      await testInfo.attach(`${scheme} ${width}`, { body: await page.screenshot(), contentType: 'image/png' });
      const { violations } = await new AxeBuilder({ page }).include('.ca-kanban').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
