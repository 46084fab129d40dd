import { join, resolve } from 'node:path';
import { importFile, messyMembers, openClub } from '../support/club.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');

test('pictures of an import, in both themes', async ({ workspace }) => {
  const { page } = workspace;
  await openClub(workspace);
  const panel = await importFile(workspace, 'Club members 2024.csv', messyMembers(340));
  await expect(panel.getByRole('button', { name: /^Import \d+ rows/ })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await workspace.settle();
    await page.screenshot({ path: join(FOLDER, `data-import-${theme}.png`), animations: 'disabled' });
  }
});
