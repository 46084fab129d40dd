import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { TestWorkspace } from '../support/test-workspace.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');

async function shoot(workspace: TestWorkspace, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await workspace.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await workspace.settle();
    await workspace.page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

/** Until every picture that is in sight has come. */
async function picturesIn(page: Page, list: string): Promise<void> {
  const shown = page.getByRole('list', { name: list });
  await expect
    .poll(() =>
      shown
        .locator('img')
        .evaluateAll(
          (images) => images.length > 8 && images.slice(0, 8).every((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0),
        ),
    )
    .toBe(true);
}

test('pictures of the templates, the blocks and the components, in both themes', async ({ workspace }) => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'All templates' }).click();
  await picturesIn(page, 'Templates');
  await shoot(workspace, 'templates');
  await page
    .getByRole('button', { name: /^Clinic/ })
    .last()
    .click();
  await expect(page.getByRole('img', { name: 'Overview of Clinic' })).not.toHaveAttribute('aria-busy');
  await shoot(workspace, 'template');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this template' }).click();
  await workspace.expectDrawnOnCanvas();

  await page.getByRole('region', { name: 'Components' }).getByRole('radio', { name: 'Blocks' }).click();
  const blocks = page.getByRole('list', { name: 'Blocks to add' });
  for (const at of [0, 1, 2, 3]) await expect(blocks.getByRole('listitem').nth(at).locator('.ca-root')).toBeAttached({ timeout: 20_000 });
  await workspace.dismissMessages();
  await shoot(workspace, 'blocks');

  await workspace.palette('Component gallery');
  await page.keyboard.press('Enter');
  const gallery = page.getByRole('dialog', { name: 'Component gallery' });
  await gallery.getByRole('textbox', { name: 'Search components' }).fill('table');
  await expect(gallery.getByRole('grid').first()).toBeVisible();
  await shoot(workspace, 'gallery');
});
