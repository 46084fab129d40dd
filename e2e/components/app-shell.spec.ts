import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Sketch } from '../../src/player/testing/static-source.ts';
import { expect, test } from './support/gallery.ts';

const words = (content: string): Sketch => ({ type: 'Text', props: { content } });
const MENU: Sketch = {
  id: 'menu',
  type: 'NavMenu',
  props: {
    ariaLabel: 'Places',
    items: [
      { id: 'today', label: 'Today', icon: 'calendar' },
      { id: 'bills', label: 'Bills', icon: 'receipt' },
    ],
    active: 'today',
  },
};

function shell(props: Sketch['props'] = {}): Sketch {
  return {
    type: 'Container',
    props: { direction: 'column' },
    kids: [
      {
        id: 'shell',
        type: 'AppShell',
        props: { title: 'Front desk', sidebarLabel: 'Sidebar', ...props },
        kids: [
          { type: 'TextInput', props: { ariaLabel: 'Search' } },
          MENU,
          words('Five visits today'),
          ...Array.from({ length: 60 }, (_, i) => words(`Visit ${i + 1}`)),
        ],
      },
    ],
  };
}
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Sidebar' });

test('alone on a page it fills it and brings its landmarks; the parts scroll by themselves', async ({ gallery, page }) => {
  await gallery.showSketch(shell());
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(sidebar(page)).toBeVisible();
  const box = await gallery.of('shell').boundingBox();
  expect(box?.width).toBeGreaterThan(1270);
  expect(box?.height).toBeGreaterThan(890);
  expect(await page.getByRole('main').evaluate((main) => main.scrollHeight > main.clientHeight)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ id }) => id !== 'page-has-heading-one').map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('folds and opens by its button, by methods and by the keyboard; the link skips to the content', async ({ gallery, page }) => {
  await gallery.showSketch(shell());
  await page.getByRole('button', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const toggle = page.getByRole('button', { name: /Sidebar$/ });
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(sidebar(page)).toHaveCount(0);
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(toggle).toBeFocused();
  for (const [method, isThere] of [
    ['open', 1],
    ['open', 1],
    ['toggle', 0],
    ['toggle', 1],
    ['close', 0],
  ] as const) {
    await gallery.perform({ kind: 'method', id: 'shell', method, args: [] });
    await expect(sidebar(page)).toHaveCount(isThere);
  }
  expect(await gallery.events('shell', 'toggle')).toEqual([
    { collapsed: true, open: false },
    { collapsed: false, open: true },
    { collapsed: true, open: false },
    { collapsed: false, open: true },
    { collapsed: true, open: false },
  ]);
});

for (const direction of ['ltr', 'rtl'] as const)
  test(`the edge makes the sidebar wider, ${direction}`, async ({ gallery, page }) => {
    await gallery.showSketch(shell({ resizable: true }), { direction });
    const edge = page.getByRole('separator');
    const out = direction === 'ltr' ? 1 : -1;
    await edge.focus();
    await page.keyboard.press(out === 1 ? 'ArrowRight' : 'ArrowLeft');
    await expect(edge).toHaveAttribute('aria-valuenow', '256');
    const box = await edge.boundingBox();
    if (box === null) throw new Error('There is no edge');
    await page.mouse.move(box.x + 4, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 4 + out * 60, box.y + 200, { steps: 4 });
    await page.mouse.up();
    await expect(edge).toHaveAttribute('aria-valuenow', '316');
    await page.keyboard.press('End');
    await expect(edge).toHaveAttribute('aria-valuenow', '480');
    expect((await gallery.events('shell', 'resize')).at(-1)).toEqual({ width: 480 });
    const [side, main] = [await sidebar(page).boundingBox(), await page.getByRole('main').boundingBox()];
    expect((side?.x ?? 0) < (main?.x ?? 0)).toBe(direction === 'ltr');
  });

for (const scheme of ['light', 'dark'] as const)
  test(`on a phone the sidebar is a drawer that keeps the focus, ${scheme}`, async ({ gallery, page }, testInfo) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await gallery.showSketch(shell(), { scheme });
    await expect(sidebar(page)).toHaveCount(0);
    const toggle = page.getByRole('button', { name: /Sidebar$/ });
    await toggle.click();
    const drawer = page.getByRole('dialog', { name: 'Sidebar' });
    await expect(drawer).toBeVisible();
    await testInfo.attach(`drawer ${scheme}`, { body: await page.screenshot(), contentType: 'image/png' });
    const { violations } = await new AxeBuilder({ page }).include('.ca-appshell-drawer').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      expect(await drawer.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(toggle).toBeFocused();
    await toggle.click();
    await drawer.getByRole('button', { name: 'Bills' }).click();
    await expect(drawer).toHaveCount(0);
    expect(await gallery.events('menu', 'select')).toEqual([{ id: 'bills' }]);
    // Wider again: what a phone folded away was never folded away where there is room.
    expect((await gallery.events('shell', 'toggle')).at(-1)).toEqual({ collapsed: false, open: false });
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(sidebar(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });

test('inside another part of a page it has no landmarks but the sidebar’s', async ({ gallery, page }) => {
  await gallery.showSketch({ type: 'Container', props: { direction: 'column' }, kids: [{ type: 'Card', kids: [...(shell().kids ?? [])] }] });
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Content: Front desk' })).toBeVisible();
});
