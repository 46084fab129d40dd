import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import type { Sketch } from '../../src/player/testing/static-source.ts';
import { expect, type Gallery, type Look, test } from './support/gallery.ts';

const PEOPLE = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes'];

function list(props: JsonObject, names: readonly string[] = PEOPLE): Sketch {
  const items = names.map((name, i) => ({ id: `p${i}`, name }));
  return {
    id: 'List',
    type: 'List',
    props: { items, ariaLabel: 'People', ...props },
    events: ['itemClick', 'select', 'endReached', 'retry'],
    items: items.map(({ id, name }) => ({
      key: id,
      kids: [
        {
          type: 'Container',
          props: { surface: 'card', padding: 12 },
          kids: [
            { type: 'Text', props: { content: name } },
            { type: 'Button', props: { text: `Call ${name.split(' ')[0]}`, variant: 'secondary', size: 'small' }, events: ['click'] },
          ],
        },
      ],
    })),
  };
}
const open = (gallery: Gallery, props: JsonObject, look: Look = {}): Promise<void> =>
  gallery.showSketch({ type: 'Container', props: { direction: 'column', padding: 16 }, kids: [list(props)] }, look);
const chosen = async (gallery: Gallery): Promise<string[]> =>
  (((await gallery.events('List', 'select')).at(-1)?.['items'] ?? []) as JsonObject[]).map((item) => String(item['name']).split(' ')[0] ?? '');
const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement).innerText.split(/\s/)[0] ?? '');

test('items are chosen by the keyboard: one stop, Space, Shift and the arrows, Ctrl+A', async ({ gallery, page }) => {
  await open(gallery, { selection: 'multiple' });
  await expect(page.getByRole('grid', { name: 'People' })).toHaveAttribute('aria-multiselectable', 'true');
  await page.getByRole('row').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await chosen(gallery)).toEqual(['Luca', 'Grace', 'Yusuf']);
  await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('Alan');
  await page.keyboard.press('Control+a');
  expect(await chosen(gallery)).toHaveLength(6);
  await page.keyboard.press('Enter');
  expect((await gallery.events('List', 'itemClick')).at(-1)).toMatchObject({ index: 5 });
  // A button in an item is its own.
  await page.getByRole('button', { name: 'Call Ada' }).click();
  expect(await chosen(gallery)).toHaveLength(6);
  await gallery.perform({ kind: 'method', id: 'List', method: 'clearSelection', args: [] });
  expect(await chosen(gallery)).toEqual([]);

  await open(gallery, { selection: 'single', layout: 'grid', minItemWidth: 300 });
  await page.getByRole('row').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe('Luca');
  await page.keyboard.press('ArrowDown');
  expect(['Alan', 'Marta', 'Yusuf']).toContain(await focused(page));
  await page
    .getByRole('row')
    .nth(2)
    .click({ position: { x: 200, y: 12 } });
  await page
    .getByRole('row')
    .nth(3)
    .click({ position: { x: 200, y: 12 } });
  expect(await chosen(gallery)).toEqual(['Yusuf']);
});

test('10,000 items are drawn as far as they are seen, and are chosen there too', async ({ gallery, page }) => {
  const names = Array.from({ length: 10_000 }, (_, i) => `Person${i} X`);
  await gallery.showSketch(list({ virtual: true, selection: 'multiple' }, names));
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await page.getByRole('row').first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => focused(page)).toBe('Person9999');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => chosen(gallery)).toEqual(['Person9998', 'Person9999']);
  await expect.poll(async () => (await gallery.events('List', 'endReached')).length).toBe(1);
});

test('says what went wrong and tries again', async ({ gallery, page }) => {
  await gallery.showSketch({ ...list({ problem: 'The people could not be loaded.' }, []) });
  await expect(page.getByText('The people could not be loaded.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await gallery.events('List', 'retry')).toHaveLength(1);
});

for (const scheme of ['light', 'dark'] as const)
  test(`lists read well in ${scheme}, lying, and right to left on a phone`, async ({ gallery, page }, testInfo) => {
    await open(gallery, { selection: 'multiple' }, { scheme });
    await page
      .getByRole('row')
      .nth(1)
      .click({ position: { x: 300, y: 12 } });
    const { violations } = await new AxeBuilder({ page }).include('[data-instance="List"]').withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`list-${scheme}.png`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(gallery, { selection: 'single', layout: 'row' }, { scheme, direction: 'rtl' });
    await page.getByRole('row').first().focus();
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('Luca');
    await page.screenshot({ path: testInfo.outputPath(`list-phone-${scheme}.png`) });
  });
