import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { THEME_PRESETS } from '../../src/shared/app/theme/index.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const WORDS = 'A tool library for our street. Members borrow tools for up to two weeks, and I need to see what is out and who is late.';

test('pictures of the theme editor in both themes, and of one app in all presets', async ({ workspace, context }) => {
  mkdirSync(FOLDER, { recursive: true });
  const { page } = workspace;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await workspace.generate(WORDS);
  await page.getByRole('banner').getByRole('button', { name: 'Theme', exact: true }).click();
  const presets = page.getByRole('listbox', { name: 'Presets' });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await presets.getByRole('option', { name: scheme === 'light' ? /^Forest/ : /^Midnight/ }).click();
    await page.getByRole('heading', { name: 'Theme', exact: true }).focus();
    await page.mouse.move(0, 450);
    await workspace.settle();
    await page.screenshot({ path: join(FOLDER, `theme-${scheme}.png`), animations: 'disabled' });
  }

  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: /^Main colour/ }).click();
  await page.getByRole('textbox', { name: 'Main colour: hex' }).fill('#ffd500');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const contrast = page.getByRole('region', { name: 'Contrast' });
  await contrast.getByRole('button', { name: 'Show every pair' }).click();
  await contrast.evaluate((section) => section.scrollIntoView({ block: 'start' }));
  await page.mouse.move(0, 450);
  await workspace.settle();
  await page.screenshot({ path: join(FOLDER, 'theme-contrast.png'), animations: 'disabled' });

  // One sheet of the same page in every preset, as the app's own window draws it.
  const address = /\/app\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
  const app = await context.newPage();
  await app.setViewportSize({ width: 1120, height: 760 });
  await app.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await app.goto(new URL(`app.html?app=${encodeURIComponent(address)}`, page.url()).href);
  await expect(app.getByRole('main')).toBeVisible();
  const pictures: { name: string; url: string }[] = [];
  for (const { id, name, colors } of THEME_PRESETS) {
    await presets.getByRole('option', { name: new RegExp(`^${name}:`) }).click();
    await expect(app.locator('.ca-root').first(), id).toHaveCSS('background-color', colors.background === undefined ? 'rgb(247, 248, 248)' : rgb(colors.background));
    await app.evaluate(() => document.fonts.ready);
    await expect.poll(() => app.locator('canvas, svg').count()).toBeGreaterThan(0);
    pictures.push({ name, url: `data:image/png;base64,${(await app.screenshot({ animations: 'disabled' })).toString('base64')}` });
  }
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width: 1400, height: 900 });
  const cells = pictures.map(({ name, url }) => `<figure><img src="${url}" alt=""><figcaption>${name}</figcaption></figure>`).join('');
  await sheet.setContent(
    `<style>body{margin:0;padding:28px;background:#ebebe7;font:500 15px/20px Inter,sans-serif;display:grid;grid-template-columns:repeat(3,1fr);gap:24px}figure{margin:0}img{display:block;width:100%;border-radius:8px;box-shadow:0 0 0 1px rgb(0 0 0/.1),0 8px 24px -10px rgb(0 0 0/.25)}figcaption{margin-top:8px;color:#31312e}</style>${cells}`,
  );
  await expect.poll(() => sheet.evaluate(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0))).toBe(true);
  await sheet.screenshot({ path: join(FOLDER, 'theme-presets.png'), fullPage: true });
});

function rgb(hex: string): string {
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
