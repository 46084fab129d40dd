import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { expect, test } from './support/gallery.ts';

const DAYS: JsonObject[] = ['Mon', 'Tue', 'Wed'].flatMap((day, i) => [
  { day, kind: 'Check-up', count: 12 + i * 3 },
  { day, kind: 'Physio', count: 8 + i },
]);
const said = (page: Page): Locator => page.locator('.ca-chart-walk [role=status]').first();

async function walk(page: Page, ...keys: string[]): Promise<string> {
  for (const key of keys) await page.keyboard.press(key);
  return said(page).innerText();
}

test('a chart is walked point by point and says each; Enter chooses; the figures can be shown', async ({ gallery, page }) => {
  await gallery.showBare('XYChart', { title: 'Visits', data: DAYS, x: 'day', y: 'count', groupBy: 'kind' });
  const chart = page.getByRole('application', { name: /^Visits/ });
  await expect(chart.locator('svg')).toBeVisible();
  await chart.focus();
  expect(await walk(page, 'ArrowRight')).toBe('Check-up, Mon: 12. 1 of 3, series 1 of 2');
  expect(await walk(page, 'ArrowRight', 'ArrowDown')).toBe('Physio, Tue: 9. 2 of 3, series 2 of 2');
  await expect(page.locator('.ca-chart-tip')).toBeVisible();
  expect(await walk(page, 'End')).toMatch(/^Physio, Wed: 10/);
  await page.keyboard.press('Enter');
  expect(await gallery.events('XYChart', 'pointClick')).toEqual([{ row: DAYS[5], series: 'Physio', value: 10 }]);
  expect(await walk(page, 'Escape')).toBe('');
  await page.getByRole('button', { name: 'Show Visits as a table' }).click();
  await expect(page.getByRole('cell', { name: '15' })).toBeVisible();
  await expect(page.getByRole('application')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show Visits as a table' }).click();
  await expect(chart.locator('svg')).toBeVisible();
  await gallery.setProp('XYChart', 'data', []);
  await gallery.setProp('XYChart', 'problem', 'The visits could not be loaded.');
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await gallery.events('XYChart', 'retry')).toHaveLength(1);
});

test('slices, parts of any chart and cells of a heat map are reached by the keyboard', async ({ gallery, page }) => {
  await gallery.showBare('PieChart', {
    title: 'Kinds',
    data: [
      { kind: 'A', n: 3 },
      { kind: 'B', n: 1 },
    ],
  });
  await page.getByRole('application').focus();
  expect(await walk(page, 'ArrowRight', 'ArrowRight')).toBe('B: 1, 25.0%. 2 of 2');
  await page.keyboard.press('Enter');
  expect(await gallery.events('PieChart', 'sliceClick')).toMatchObject([{ label: 'B', value: 1 }]);

  await gallery.showBare('SpecChart', {
    spec: {
      series: [
        {
          type: 'funnel',
          name: 'Steps',
          data: [
            { name: 'Seen', value: 9 },
            { name: 'Bought', value: 2 },
          ],
        },
      ],
    },
  });
  await page.getByRole('application').focus();
  expect(await walk(page, 'End')).toBe('Steps, Bought: 2. 2 of 2');
  await page.keyboard.press(' ');
  expect(await gallery.events('SpecChart', 'select')).toMatchObject([{ name: 'Bought', series: 'Steps', value: 2, index: 1 }]);

  await gallery.showBare('Heatmap', {
    x: 'hour',
    y: 'day',
    value: 'n',
    data: [
      { day: 'Mon', hour: '9', n: 1 },
      { day: 'Mon', hour: '11', n: 4 },
      { day: 'Tue', hour: '10', n: 2 },
    ],
  });
  await expect(page.getByRole('button').and(page.locator('[tabindex="0"]'))).toHaveCount(1);
  await page.getByRole('button', { name: 'Mon, 9: 1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Mon, 11: 4' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await gallery.events('Heatmap', 'cellClick')).toMatchObject([{ x: '11', y: 'Mon', value: 4 }]);
});

test('10,000 points are thinned out, and it is said', async ({ gallery, page }) => {
  const data = Array.from({ length: 10_000 }, (_, i) => ({ at: `t${i}`, value: i === 5000 ? 99 : Math.round(Math.sin(i / 400) * 20) }));
  await gallery.showBare('XYChart', { title: 'Long', type: 'line', data, x: 'at', y: 'value' });
  await expect(page.getByText(/^1,0\d\d of 10,000 points are drawn|^1,000 of 10,000|^9\d\d of 10,000/)).toBeVisible();
  expect(await page.locator('tbody tr').count()).toBe(100);
  await page.getByRole('application').focus();
  expect(await walk(page, 'End')).toMatch(/^t9999/);
  await gallery.setProp('XYChart', 'type', 'scatter');
  await expect(page.locator('svg path').first()).toBeAttached();
  expect(await page.locator('svg path').count()).toBeLessThan(1700);
});

for (const scheme of ['light', 'dark'] as const)
  test(`charts read well in ${scheme}`, async ({ gallery, page }, testInfo) => {
    const gaps = [
      { to: 50, tone: 'info', label: 'Quiet' },
      { to: 100, tone: 'ok', label: 'Good' },
    ];
    const of = (type: string, props: JsonObject) => ({
      id: type + String(Object.keys(props).length),
      type,
      props,
      events: ['pointClick', 'cellClick', 'retry'],
    });
    const big = ['Jan', 'Feb', 'Mar', 'Apr'].flatMap((month, i) =>
      ['North', 'South', 'East', 'West', 'Online'].map((region, j) => ({ month, region, sales: 1_200_000 + ((i * 7 + j * 13) % 9) * 250_000 })),
    );
    await gallery.showSketch(
      {
        type: 'Grid',
        props: { columns: 2 },
        kids: [
          of('XYChart', { title: 'Sales by region', data: big, x: 'month', y: 'sales', groupBy: 'region', format: 'currency', currency: 'EUR' }),
          of('XYChart', { title: 'Lines', data: big, x: 'month', y: 'sales', groupBy: 'region', type: 'line' }),
          of('PieChart', { title: 'Shares', data: big.slice(0, 5), label: 'region', value: 'sales' }),
          of('XYChart', { title: 'Patterns', data: DAYS, x: 'day', y: 'count', groupBy: 'kind', patterns: 'always', stacked: true, horizontal: true }),
          of('Heatmap', { title: 'Map', data: big, x: 'region', y: 'month', value: 'sales' }),
          of('Gauge', { label: 'Beds', value: 72, ranges: gaps }),
        ],
      },
      { scheme },
    );
    await expect(page.locator('.ca-chart-canvas svg')).toHaveCount(4);
    await page.getByRole('application').first().focus();
    await walk(page, 'ArrowRight', 'ArrowDown');
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`charts-${scheme}.png`), fullPage: true });
  });

test('a chart fits paper, and a phone', async ({ gallery, page }, testInfo) => {
  await gallery.showBare('XYChart', { title: 'Visits', data: DAYS, x: 'day', y: 'count', groupBy: 'kind' });
  await expect(page.locator('.ca-chart-canvas svg')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => page.locator('.ca-chart-canvas svg').evaluate((svg) => svg.getBoundingClientRect().width)).toBeLessThanOrEqual(680);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => page.locator('.ca-chart-canvas svg').evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(700);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.locator('.ca-chart-canvas svg').evaluate((svg) => svg.getBoundingClientRect().width)).toBeLessThan(360);
  await page.screenshot({ path: testInfo.outputPath('chart-phone.png') });
});
