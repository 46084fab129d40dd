import type { Page } from '@playwright/test';
import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { expect, test } from './support/gallery.ts';

/** Roles whose content is what is read out: a name of their own would be read twice. */
const READ_OUT = new Set(['paragraph', 'separator', 'status', 'note', 'list']);

/** What lays out or formats has a role only once its author gives it a name to be found by. */
const NAMED_BY_AUTHOR = new Set(['Card', 'Container', 'Grid', 'Html', 'Stack', 'Tabs']);

/** Without a role in HTML or for what the example shows, and what is read instead. */
const NO_ROLE: Readonly<Record<string, string>> = {
  Audio: 'the browser’s own player, which has no role; it bears the name',
  Video: 'the browser’s own player, which has no role; it bears the name',
  Iframe: 'a frame has no role; its title is the name',
  Avatar: 'the name beside the picture is read',
  KeyValue: 'a description list has no role; its terms and values are read',
  Tag: 'words in a line',
};

const IDS = Object.keys(EXAMPLES);

/** Elements of the role in the component, or the component itself. */
async function countRole(page: Page, id: string, role: string, isNamed: boolean): Promise<number> {
  const own = page.locator(`[data-instance="${id}"]`).first();
  const found = page.getByRole(role as Parameters<Page['getByRole']>[0], isNamed ? { name: /\S/ } : {});
  return (await found.and(own).count()) + (await own.locator(found).count());
}

for (const part of [0, 1])
  test(`assistive technology finds each component by its role, with a name (${part + 1} of 2)`, async ({ gallery, page }) => {
    for (const id of IDS.filter((one, i) => i % 2 === part && NO_ROLE[one] === undefined)) {
      const role = componentSpec(id)?.role ?? '';
      const isNamed = !READ_OUT.has(role);
      await gallery.show(id);
      if (NAMED_BY_AUTHOR.has(id)) await gallery.setProp(id, 'ariaLabel', 'Its name');
      // One that warns is said at once.
      if (id === 'Alert') await gallery.setProp(id, 'tone', 'info');
      await expect.soft.poll(() => countRole(page, id, role, isNamed), { message: `${id} as a ${role}${isNamed ? ' with a name' : ''}` }).toBeGreaterThan(0);
    }
  });

test('what has no role has words or a name', async ({ gallery }) => {
  for (const [id, reason] of Object.entries(NO_ROLE)) {
    console.log(`no role: ${id} (${reason})`);
    await gallery.show(id);
    const isRead = await gallery
      .of(id)
      .evaluate(
        (element) => element.textContent?.trim() !== '' || element.matches('[aria-label], [title]') || element.querySelector('[aria-label], [title]') !== null,
      );
    expect.soft(isRead, id).toBe(true);
  }
});
