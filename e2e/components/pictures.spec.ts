import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { expect, test } from './support/gallery.ts';

/** Drawn by the browser's own controls or from another host: they change with the browser, not with us. */
const NOT_OURS = new Set(['Audio', 'Video', 'Iframe']);
const IDS = Object.keys(EXAMPLES).filter((id) => !NOT_OURS.has(id));
const SETS = Array.from({ length: 8 }, (_, i) => IDS.filter((_id, index) => index % 8 === i));

/** Every other one in the dark, so that both are looked at. */
for (const set of SETS)
  test(`look as they did: ${set.join(', ')}`, async ({ gallery, page }) => {
    await page.setViewportSize({ width: 720, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const id of set) {
      await gallery.show(id, { scheme: Math.floor(IDS.indexOf(id) / SETS.length) % 2 === 0 ? 'light' : 'dark', theme: { motion: 'none' } });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const target = componentSpec(id)?.isOverlay === true ? page.locator('.ca-root') : gallery.of(id);
      await expect.soft(target).toHaveScreenshot(`${id.toLowerCase()}.png`, { animations: 'disabled', maxDiffPixelRatio: 0.03, threshold: 0.25, scale: 'css' });
    }
  });
