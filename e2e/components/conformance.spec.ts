import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { isAlone } from './support/alone.ts';
import { axeFindings } from './support/axe.ts';
import { expect, test } from './support/gallery.ts';

const IDS = Object.keys(EXAMPLES);
const GROUPS = [...new Set(IDS.map((id) => componentSpec(id)?.group ?? ''))];
const idsOf = (group: string): string[] => IDS.filter((id) => componentSpec(id)?.group === group);
const SCHEMES = ['light', 'dark'] as const;

for (const group of GROUPS) {
  test(`${group}: drawn with nothing set and with an example, in light and dark, without a problem axe can find`, async ({ gallery, page }) => {
    for (const id of idsOf(group)) {
      for (const scheme of SCHEMES) {
        await gallery.showBare(id, {}, { scheme });
        expect.soft(await gallery.problems(), `${id} with nothing set`).toEqual([]);
        await expect.soft(gallery.of(id), `${id} with nothing set`).toBeAttached();
      }
    }
    const inFlow = idsOf(group).filter((id) => !isAlone(id));
    const sets = [
      inFlow,
      ...idsOf(group)
        .filter(isAlone)
        .map((id) => [id]),
    ].filter((set) => set.length > 0);
    for (const scheme of SCHEMES)
      for (const ids of sets) {
        await gallery.show(ids, { scheme });
        expect.soft(await gallery.problems(), scheme).toEqual([]);
        expect.soft(await axeFindings(page), `axe, ${scheme}`).toEqual([]);
      }
  });

  for (const scheme of SCHEMES)
    test(`${group}: any value in any property, ${scheme}`, async ({ gallery }, { annotations }) => {
      test.setTimeout(180_000);
      for (const id of idsOf(group)) {
        const { problems, values, slowest } = await gallery.edges(id, { scheme });
        annotations.push({ type: id, description: `${values} values, the slowest ${slowest.ms} ms: ${slowest.what}` });
        expect.soft(problems, id).toEqual([]);
        // Catches what hangs or grows with the square of a text; how fast things are is for the benchmarks.
        expect.soft(slowest.ms, `${slowest.what} took too long`).toBeLessThan(10_000);
      }
    });
}
