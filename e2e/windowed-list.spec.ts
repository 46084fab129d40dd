import { expect, type Locator, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casual } from './support/cli.ts';
import { serveFolder } from './support/static-server.ts';

let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

/** Ten thousand elements with an input and a button each; `virtual` says how they are drawn. */
const listPage = (id: string, props: object): object => ({
  id,
  name: id,
  path: `/${id}`,
  root: {
    id: `${id}Root`,
    type: 'Container',
    name: 'Root',
    props: { direction: 'column' },
    children: [
      { id: `${id}Chosen`, type: 'Text', name: 'Chosen', bindings: { content: `{{ "Chosen: " + (${id}List.selectedItem ?? "none") }}` } },
      {
        id: `${id}List`,
        type: 'List',
        name: 'List',
        props: { ariaLabel: 'Members', ...props },
        bindings: { items: '{{ range(10000).map((n) => "Member " + n) }}' },
        events: { itemClick: [{ do: 'toast', with: { text: '{{ "Opened " + event.item }}' } }] },
        children: [
          {
            id: `${id}Row`,
            type: 'Container',
            name: 'Row',
            props: { direction: 'row', gap: 12 },
            children: [
              { id: `${id}Name`, type: 'Text', name: 'Name', bindings: { content: '{{ item }}' } },
              { id: `${id}Note`, type: 'TextInput', name: 'Note', bindings: { label: '{{ "Note on " + item }}' } },
            ],
          },
        ],
      },
    ],
  },
});

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casual-list-'));
  const file = join(folder, 'lists.json');
  writeFileSync(
    file,
    JSON.stringify({
      schemaVersion: 1,
      meta: { name: 'Lists' },
      pages: [listPage('far', { virtual: true }), listPage('grid', { layout: 'grid' })],
      requirements: { executionMs: 60_000 },
    }),
  );
  const made = await casual(['export', file, '--format', 'html', '--out', join(folder, 'site')], { home: join(folder, 'home') });
  expect(made.code, made.err + made.out).toBe(0);
  server = await serveFolder(join(folder, 'site'));
});
test.afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('SES-16 a list of 10,000 is walked with the keyboard alone', async ({ page }) => {
  await page.goto(server.url);
  const item = (n: number): Locator => page.locator(`li[aria-posinset="${n + 1}"]`);
  const place = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
  await item(0).focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown');
  expect(await place()).toBe('31');
  await expect(page.locator(':focus')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chosen: Member 30')).toBeVisible();
});

test('SES-16 a grid of 10,000 grows as it is scrolled', async ({ page }) => {
  await page.goto(server.url);
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: 'grid' })
    .or(page.getByRole('navigation').first().getByRole('button', { name: 'grid' }))
    .first()
    .click();
  // Both lists have the same words in them: only the grid has no part that scrolls by itself, so that all its rows are in the page.
  const items = page.locator('ul[data-layout="grid"]').getByRole('listitem');
  await expect(items.first()).toContainText('Member 0');
  const before = await items.count();
  expect(before).toBeLessThanOrEqual(200);
  const first = await items.first().elementHandle();
  const last = await items.nth(before - 1).elementHandle();
  await items.nth(before - 1).scrollIntoViewIfNeeded();
  await expect.poll(() => items.count()).toBeGreaterThan(before);
  // It grows at its end: what a person types in or reads stays the element that it was.
  const isSame = (handle: typeof first, n: number): Promise<boolean> => items.nth(n).evaluate((element, other) => element === other, handle);
  expect(await isSame(first, 0)).toBe(true);
  expect(await isSame(last, before - 1)).toBe(true);
});
