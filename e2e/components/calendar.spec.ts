import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Gallery, test } from './support/gallery.ts';
import type { JsonObject } from '../../src/shared/kernel/json.ts';

const EVENTS: JsonObject[] = [
  { id: 'a', title: 'Check-up', date: '2026-06-10T09:00', end: '2026-06-10T10:00' },
  { id: 'b', title: 'X-ray', date: '2026-06-10T09:30', end: '2026-06-10T11:00' },
  { id: 'c', title: 'Fair', date: '2026-06-11', end: '2026-06-12' },
];
const PROPS: JsonObject = { events: EVENTS, endField: 'end', date: '2026-06-10', view: 'week' };
const open = (gallery: Gallery, props: JsonObject = {}, look = {}): Promise<void> => gallery.showBare('Calendar', { ...PROPS, ...props }, look);
const entry = (page: Page, key: string): Locator => page.locator(`.ca-cal-time [data-key="${key}"]`).first();

async function dragBy(page: Page, from: Locator, x: number, y: number, at: 'middle' | 'bottom'): Promise<void> {
  const box = await from.boundingBox();
  if (box === null) throw new Error('It is not there');
  const [left, top] = [box.x + box.width / 2, at === 'bottom' ? box.y + box.height - 3 : box.y + 12];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left + x / 2, top + y / 2, { steps: 3 });
  await page.mouse.move(left + x, top + y, { steps: 3 });
  await page.mouse.up();
}

test('entries that overlap stand side by side; whole days have a row of their own', async ({ gallery, page }) => {
  await open(gallery);
  const [a, b] = [await entry(page, 'a').boundingBox(), await entry(page, 'b').boundingBox()];
  if (a === null || b === null) throw new Error('They are not there');
  expect(a.x + a.width).toBeLessThanOrEqual(b.x + 1);
  expect(b.height).toBeGreaterThan(a.height * 1.3);
  await expect(page.getByRole('group', { name: 'All day' }).getByRole('button', { name: 'Fair' })).toHaveCount(2);
  await entry(page, 'a').click();
  expect(await gallery.events('Calendar', 'select')).toEqual([{ item: EVENTS[0] }]);
});

test('an entry is dragged to another time and day, and by its edge to another end', async ({ gallery, page }) => {
  await open(gallery);
  await dragBy(page, entry(page, 'a'), 0, 44, 'middle');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toEqual({ item: EVENTS[0], start: '2026-06-10T10:00', end: '2026-06-10T11:00' });
  const day = await page.locator('.ca-cal-columns > div').first().boundingBox();
  await dragBy(page, entry(page, 'a'), (day?.width ?? 0) * 2, 0, 'middle');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toMatchObject({ start: '2026-06-12T10:00', end: '2026-06-12T11:00' });
  await dragBy(page, entry(page, 'b'), 0, 22, 'bottom');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toEqual({ item: EVENTS[1], start: '2026-06-10T09:30', end: '2026-06-10T11:30' });
  expect(await gallery.events('Calendar', 'select')).toEqual([]);
});

test('the keyboard moves an entry and its end, and keeps the focus', async ({ gallery, page }) => {
  await open(gallery);
  await entry(page, 'a').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toEqual({ item: EVENTS[0], start: '2026-06-11T09:15', end: '2026-06-11T10:30' });
  await expect(entry(page, 'a')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await gallery.events('Calendar', 'select')).toHaveLength(1);
});

test('in a month, entries are dragged and moved by keyboard to other days; weeks begin where they should', async ({ gallery, page }) => {
  await open(gallery, { view: 'month', weekStart: 'sunday' });
  await expect(page.locator('.ca-cal-head').first()).toHaveText('Sun');
  await page
    .getByRole('button', { name: '09:00 Check-up' })
    .dragTo(page.locator('.ca-cal-day').filter({ has: page.getByRole('button', { name: /18 June|June 18/ }) }));
  expect((await gallery.events('Calendar', 'move')).at(-1)).toEqual({ item: EVENTS[0], start: '2026-06-18T09:00', end: '2026-06-18T10:00' });
  await page.getByRole('button', { name: '09:30 X-ray' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toEqual({ item: EVENTS[1], start: '2026-06-17T09:30', end: '2026-06-17T11:00' });
  await expect(page.getByRole('button', { name: '09:30 X-ray' })).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const)
  test(`meets axe in every view, ${scheme}, wide and on a phone`, async ({ gallery, page }, testInfo) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const)
      for (const view of ['week', 'day', 'month', 'agenda']) {
        await page.setViewportSize({ width, height });
        await open(gallery, { view }, { scheme });
        await testInfo.attach(`${view} ${scheme} ${width}`, {
          body: await page.screenshot(),
          contentType: 'image/png',
        });
        const { violations } = await new AxeBuilder({ page }).include('.ca-calendar').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${view} ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
  });

test('times of another place: moments go to their day there, whole days stay, and a move is written as it was', async ({ gallery, page }) => {
  const events = [
    { id: 'call', title: 'Call', date: '2026-06-10T20:00:00Z', end: '2026-06-10T21:00:00Z' },
    { id: 'fair', title: 'Fair', date: '2026-06-11' },
    { id: 'walk', title: 'Walk', date: '2026-06-11T08:00' },
  ];
  await open(gallery, { events, timeZone: 'Asia/Tokyo' });
  await expect(page.getByText('Times in Tokyo')).toBeVisible();
  await expect(entry(page, 'call')).toHaveAccessibleName('Call, 05:00 to 06:00');
  await expect(entry(page, 'walk')).toHaveAccessibleName(/^Walk, 08:00/);
  const day = page.locator('.ca-cal-columns').getByRole('group', { name: /11 June/ });
  await expect(day.getByRole('button', { name: /^(Call|Walk)/ })).toHaveCount(2);
  await entry(page, 'call').focus();
  await page.keyboard.press('Alt+ArrowRight');
  expect((await gallery.events('Calendar', 'move')).at(-1)).toMatchObject({ start: '2026-06-11T20:00:00.000Z', end: '2026-06-11T21:00:00.000Z' });
  // No such place: the times of whoever looks.
  await open(gallery, { events, timeZone: 'Nowhere/None' });
  await expect(entry(page, 'call')).toHaveAccessibleName('Call, 20:00 to 21:00');
});
