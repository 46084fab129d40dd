import type { Locator } from '@playwright/test';
import { componentSpec } from '../../../src/shared/app/catalogue/index.ts';
import type { Gallery } from './gallery.ts';

export type Scheme = 'light' | 'dark';

/** Those that most apps use are kept in both. */
export const schemesOf = (id: string): Scheme[] => (componentSpec(id)?.common === true ? ['light', 'dark'] : ['light']);

/** In `baselines`. */
export const pictureName = (id: string, scheme: Scheme): string => `${id}-${scheme}.png`;

/** Shows the example at rest and alone. @returns what to take the picture of: dialogs with the page they lie over */
export async function stillOf(gallery: Gallery, id: string, scheme: Scheme): Promise<Locator> {
  const { page } = gallery;
  await gallery.show(id, { scheme, theme: { motion: 'none' } });
  await page.mouse.move(0, 0);
  // Parts that come late (formatted text, charts) have come.
  await page.waitForFunction(
    (known) => performance.getEntriesByType('resource').length === known.count || ((known.count = performance.getEntriesByType('resource').length), false),
    { count: -1 },
    { polling: 100 },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  return componentSpec(id)?.isOverlay === true ? page.locator('.ca-root') : gallery.of(id);
}
