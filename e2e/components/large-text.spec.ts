import { drag } from './support/gestures.ts';
import { expect, type Look, test } from './support/gallery.ts';

/** A larger text size scales the whole app; what is dragged, drawn and opened still has to be where the pointer is. */
const LARGE: Look = { theme: { textSize: 'large' }, handles: 'all' };

test('a signature is drawn under the pen', async ({ gallery, page }) => {
  await gallery.show('Signature', LARGE);
  const pad = gallery.of('Signature').getByRole('img');
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is no pad');
  const from = { x: box.x + 40, y: box.y + 30 };
  const to = { x: box.x + box.width - 30, y: box.y + box.height - 20 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  const ink = await pad.locator('path').first().boundingBox();
  expect(Math.abs((ink?.x ?? 0) - from.x)).toBeLessThan(4);
  expect(Math.abs((ink?.x ?? 0) + (ink?.width ?? 0) - to.x)).toBeLessThan(4);
  expect(Math.abs((ink?.y ?? 0) + (ink?.height ?? 0) - to.y)).toBeLessThan(4);
});

test('a slider goes where it is clicked', async ({ gallery, page }) => {
  await gallery.show('Slider', LARGE);
  const track = gallery.of('Slider').locator('[class*=trackContainer], [class*=track]').first();
  const box = await track.boundingBox();
  if (box === null) throw new Error('There is no track');
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  const value = Number((await gallery.events('Slider', 'change')).at(-1)?.['value']);
  expect(Math.abs(value - 75)).toBeLessThanOrEqual(1);
});

test('a place on the map follows the hand', async ({ gallery, page }) => {
  await gallery.show('Map', LARGE);
  const marker = gallery.of('Map').getByRole('button', { name: 'Vienna' });
  const before = await marker.boundingBox();
  const map = await gallery.of('Map').boundingBox();
  if (before === null || map === null) throw new Error('There is no map');
  await page.mouse.move(map.x + map.width / 2, map.y + map.height - 40);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width / 2 - 60, map.y + map.height - 60, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs(((await marker.boundingBox())?.x ?? 0) - (before.x - 60))).toBeLessThan(3);
});

test('a column edge follows the hand', async ({ gallery, page }) => {
  await gallery.show('Table', LARGE);
  const head = gallery.of('Table').getByRole('columnheader', { name: 'Patient' });
  const before = await head.boundingBox();
  if (before === null) throw new Error('There is no column');
  const edge = await head.locator('.ca-resize').boundingBox();
  if (edge === null) throw new Error('The column has no edge');
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 70, edge.y + edge.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs(((await head.boundingBox())?.width ?? 0) - before.width - 70)).toBeLessThan(6);
});

test('a split line goes where it is dragged', async ({ gallery, page }) => {
  await gallery.show('SplitPane', LARGE);
  const line = gallery.of('SplitPane').getByRole('separator');
  const box = await line.boundingBox();
  if (box === null) throw new Error('There is no line');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs(((await line.boundingBox())?.x ?? 0) - box.x - 120)).toBeLessThan(4);
});

test('a drawing hears the point that was clicked', async ({ gallery, page }) => {
  await gallery.show('Canvas2D', LARGE);
  const box = await gallery.of('Canvas2D').boundingBox();
  if (box === null) throw new Error('There is no drawing');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const [first] = await gallery.events('Canvas2D', 'pointer');
  const down = (await gallery.events('Canvas2D', 'pointer')).find((payload) => payload['kind'] === 'down') ?? first;
  expect([down?.['x'], down?.['y']]).toEqual([160, 60]);
});

test('menus and pickers open beside what opened them', async ({ gallery, page }) => {
  for (const [id, opener, inside] of [
    ['MenuButton', 'button', 'menu'],
    ['Select', 'combobox', 'listbox'],
    ['MultiSelect', 'combobox', 'listbox'],
    ['Popover', 'button', 'dialog'],
    ['DatePicker', 'button', 'dialog'],
  ] as const) {
    await gallery.show(id, LARGE);
    const root = gallery.of(id);
    const trigger = id === 'MenuButton' ? root : id === 'DatePicker' ? root.getByRole(opener, { name: 'Choose a date' }) : root.getByRole(opener).first();
    await trigger.click();
    const box = await trigger.boundingBox();
    const panel = page.getByRole(inside).last();
    await expect.soft(panel, id).toBeVisible();
    await expect
      .soft(async () => {
        const shown = await panel.boundingBox();
        expect(
          shown === null || box === null ? 99 : Math.min(Math.abs(shown.y - box.y - box.height), Math.abs(shown.y + shown.height - box.y)),
          `${id} apart`,
        ).toBeLessThan(24);
        expect(shown === null ? 999 : Math.abs(shown.x - ((await root.boundingBox())?.x ?? 0)), `${id} aside`).toBeLessThan(60);
      })
      .toPass({ timeout: 3000 });
  }
});

test('a card is dropped where it is let go', async ({ gallery, page }) => {
  await gallery.show('Kanban', LARGE);
  const card = gallery.of('Kanban').getByText('Ada Okafor').first();
  const target = gallery.of('Kanban').getByText('Luca Marino').first();
  await drag(page, card, target);
  await expect.poll(() => gallery.events('Kanban', 'move').then((moves) => moves.at(-1)?.['to'])).toBe('Confirmed');
});

test('a line is dropped where it is let go', async ({ gallery, page }) => {
  await gallery.show('ReorderList', LARGE);
  const grip = gallery.of('ReorderList').locator('.ca-reorder-grip').first();
  const last = gallery.of('ReorderList').getByRole('listitem').last();
  const [from, to] = [await grip.boundingBox(), await last.boundingBox()];
  if (from === null || to === null) throw new Error('There is no line');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => gallery.events('ReorderList', 'reorder').then((all) => all.at(-1)?.['ids'])).toEqual(['b', 'c', 'a']);
});

test('a bar of a chart is hit where it is drawn', async ({ gallery, page }) => {
  await gallery.show('XYChart', LARGE);
  const box = await gallery.of('XYChart').locator('svg').last().boundingBox();
  if (box === null) throw new Error('There is no chart');
  // The last of five bars: only a click that is taken where it falls is on it.
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height * 0.7);
  await expect.poll(() => gallery.events('XYChart', 'pointClick').then((all) => (all.at(-1)?.['row'] as { day?: string } | undefined)?.day)).toBe('Fri');
});
