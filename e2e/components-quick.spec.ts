import { EXAMPLES } from '../src/shared/app/catalogue/examples/index.ts';
import { isAlone } from './components/support/alone.ts';
import { axeFindings } from './components/support/axe.ts';
import buildPages from './components/support/build-pages.ts';
import { expect, test } from './components/support/gallery.ts';

/** Every component at once, as far as that goes: one by one, with every edge value, they are in e2e/components (`npm run conformance`). */
const IDS = Object.keys(EXAMPLES);
const SETS = [IDS.filter((id) => !isAlone(id)), ...IDS.filter(isAlone).map((id) => [id])];

test.beforeAll(() => buildPages());

for (const scheme of ['light', 'dark'] as const)
  test(`every component is drawn without a problem axe can find, ${scheme}`, async ({ gallery, page }) => {
    for (const ids of SETS) {
      await gallery.show(ids, { scheme });
      expect.soft(await gallery.problems()).toEqual([]);
      for (const id of ids) await expect.soft(gallery.of(id), id).toBeAttached();
      expect.soft(await axeFindings(page)).toEqual([]);
    }
  });
