import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { expect, test } from './support/gallery.ts';
import { pictureName, schemesOf, stillOf } from './support/pictures.ts';

/** A border is hardly darker than its ground: small differences count. The softened edges of letters and shapes do not, wherever they fall. */
const TOLERANCE = { threshold: 0.05, maxDiffPixels: 150 };
const IDS = Object.keys(EXAMPLES);
const GROUPS = [...new Set(IDS.map((id) => componentSpec(id)?.group ?? ''))];

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-06-12T10:30:00Z'));
  await page.setViewportSize({ width: 720, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
// The next suite of this worker goes by the real clock.
test.afterAll(({ galleries }) => galleries.close());

for (const group of GROUPS)
  test(`${group}: each looks as it did`, async ({ gallery }) => {
    for (const id of IDS.filter((candidate) => componentSpec(candidate)?.group === group))
      for (const scheme of schemesOf(id)) {
        const still = await stillOf(gallery, id, scheme);
        // What the browser draws itself changes with it: only its place is compared.
        await expect
          .soft(still)
          .toHaveScreenshot(pictureName(id, scheme), { ...TOLERANCE, mask: [still.locator('audio, video, iframe')], maskColor: '#8a939b' });
      }
  });

if (process.env['UPDATE_BASELINES'] === undefined)
  test('a border that is gone and a word that is new are seen', async ({ gallery, page }) => {
    for (const [id, css] of [
      ['TextInput', '.ca-input { box-shadow: none !important; }'],
      ['Card', '.ca-card { border-color: transparent !important; box-shadow: none !important; }'],
      ['Stat', '.ca-stat::after { content: "today"; }'],
    ] as const) {
      const still = await stillOf(gallery, id, 'light');
      const style = await page.addStyleTag({ content: css });
      const isSeen = await expect(still)
        .toHaveScreenshot(pictureName(id, 'light'), { ...TOLERANCE, timeout: 1_500 })
        .then(
          () => false,
          () => true,
        );
      expect.soft(isSeen, id).toBe(true);
      await style.evaluate((element) => element.parentNode?.removeChild(element));
    }
  });
