import AxeBuilder from '@axe-core/playwright';
import { grid, importFile, messyMembers, openClub } from './support/club.ts';
import { expect, test } from './support/test.ts';

test('a messy file: problems shown, mended by its columns, imported, and taken back', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace);
  const { page } = workspace;
  const panel = await importFile(workspace, 'Club members 2024.csv', messyMembers());
  await expect(panel.getByText('60 rows, 6 columns', { exact: false })).toContainText('Windows-1252');
  await expect(panel.getByLabel('Full name becomes')).toHaveValue('name');
  await expect(panel.getByLabel('Annual fee becomes')).toHaveValue('fee');
  await expect(panel.getByText('3 values do not fit')).toBeVisible();
  expect((await new AxeBuilder({ page }).include('.import').analyze()).violations).toEqual([]);

  await panel.getByRole('button', { name: '3 values do not fit' }).click();
  const problems = page.getByRole('dialog', { name: 'Rows with problems' });
  await expect(problems.getByRole('row').filter({ hasText: 'waived' })).toHaveCount(3);
  const download = page.waitForEvent('download');
  await problems.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await download).suggestedFilename()).toContain('problems.csv');
  await problems.getByRole('button', { name: 'Close' }).click();

  // The fee as it is written goes into a field of its own; days that are none are left out.
  await panel.getByLabel('Annual fee becomes').selectOption('locker');
  await panel.getByLabel('Notes becomes').selectOption('+');
  await expect(panel.getByLabel('Notes becomes')).toHaveValue('notes');
  await panel.getByRole('button', { name: 'Import 58 rows' }).click({ timeout: 30_000 });
  await expect(workspace.messages().getByText('Added 58 rows. 2 were left out.')).toBeVisible();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Chloé Müller 2', exact: true })).toBeVisible();
  expect((await api.data.count({ appId, entity: 'member' })).count).toBe(58);

  await panel.getByRole('button', { name: 'Done' }).click();
  // As any other change of rows: by the keys, in the grid.
  await grid(workspace).focus();
  await page.keyboard.press('Control+z');
  await expect(workspace.messages().getByText('Took the import back: 58 removed.')).toBeVisible();
  expect((await api.data.count({ appId, entity: 'member' })).count).toBe(0);
});

test('a file becomes an entity of its own', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace);
  const { page } = workspace;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add entity' }).click();
  await page.getByRole('menuitem', { name: 'New entity from file' }).click();
  await (
    await chooser
  ).setFiles({ name: 'boats.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Length,Built\nHeron,6.5,2012-03-01\nTern,4,2019-07-12\n') });
  const panel = page.getByRole('region', { name: 'Import boats.csv' });
  await expect(panel.getByLabel('One is a')).toHaveValue('Boat');
  await panel.getByRole('button', { name: 'Make Boats with 3 fields' }).click();
  await panel.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(grid(workspace, 'Boats').getByRole('gridcell', { name: 'Heron' })).toBeVisible();
  const boat = (await api.apps.manifest({ appId })).entities.find((entity) => entity.name === 'Boat');
  expect(boat?.fields.map((field) => field.type)).toEqual(['text', 'number', 'date']);
});

test('files that cannot be imported say why and leave a way on', async ({ workspace }) => {
  await openClub(workspace);
  const { page } = workspace;
  for (const [name, body] of [
    ['empty.csv', ''],
    ['headings.csv', 'Name,Email\n'],
    ['picture.json', '{"not": '],
  ] as const) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(body) });
    const panel = page.getByRole('region', { name: `Import ${name}` });
    await expect(panel.getByRole('alert').or(panel.getByRole('status')).first()).toBeVisible();
    await panel.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(panel).toBeHidden();
  }
});

test('a renamed field keeps its data; a change of type that would lose values asks first', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace, [
    { name: 'Ana', locker: '12' },
    { name: 'Ben', locker: 'by the door' },
  ]);
  const { page } = workspace;
  const change = async (label: string): Promise<void> => {
    await grid(workspace).getByRole('button', { name: label, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Change field' }).click();
  };
  await change('Locker');
  await page.getByRole('dialog').getByLabel('Name').fill('Place');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(grid(workspace).getByRole('button', { name: 'Place', exact: true })).toBeVisible();
  await expect(grid(workspace).getByRole('gridcell', { name: 'by the door' })).toBeVisible();

  await change('Place');
  await page.getByRole('dialog').getByLabel('Holds').selectOption('number');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const asks = page.getByRole('dialog', { name: 'Change Place to number?' });
  await expect(asks.getByRole('cell', { name: 'by the door' })).toBeVisible();
  // Back to the field, where another type can be chosen.
  await asks.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog', { name: 'Field of Member' })).toBeVisible();
  expect((await api.apps.manifest({ appId })).entities[0]?.fields.find((field) => field.id === 'locker')?.type).toBe('text');

  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await asks.getByRole('button', { name: 'Change anyway' }).click();
  await expect(grid(workspace).getByRole('gridcell', { name: 'by the door' })).toBeHidden();
  await workspace.messages().getByRole('button', { name: 'Undo' }).click();
  await expect(grid(workspace).getByRole('gridcell', { name: 'by the door' })).toBeVisible();
});

test('cells copied from a spreadsheet are pasted as a block, with what does not fit named, and undone at once', async ({ workspace, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { appId, api } = await openClub(workspace, [{ name: 'Ana' }]);
  const { page } = workspace;
  await grid(workspace).getByRole('gridcell', { name: 'Ana' }).click();
  await page.evaluate(() => navigator.clipboard.writeText('Anna\tanna@example.org\t2024-02-01\t£20.00\nBen\tnot an address\t2024-03-01\t12'));
  await page.keyboard.press('Control+v');
  await expect(workspace.messages().getByText(/^Pasted 7 cells, 1 new row\. 1 did not fit/)).toBeVisible();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Ben' })).toBeVisible();
  await workspace.messages().getByRole('button', { name: 'Undo' }).click();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Ben' })).toBeHidden();
  expect((await api.data.list({ appId, request: { entity: 'member' } })).rows).toMatchObject([{ name: 'Ana', email: null, fee: null }]);
});

test('a broken binding: in Problems, jump to it, mend it from there', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace, [], '{{ allMember.total }} members');
  const { page } = workspace;
  await page.getByRole('contentinfo').getByRole('button', { name: '1 problem' }).click();
  await page
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /Nothing here is called “allMember”/ })
    .click();
  await expect(workspace.layers().getByRole('treeitem', { name: 'Total' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Use allMembers' }).click();
  await expect(page.getByRole('contentinfo').getByRole('button', { name: 'No problems' })).toBeVisible();
  await workspace.expectSaved();
  expect(JSON.stringify((await api.apps.manifest({ appId })).pages)).toContain('{{ allMembers.total }} members');
});

test('a grid of 100,000 rows scrolls', async ({ workspace }, testInfo) => {
  const { page } = workspace;
  const { appId, api } = await openClub(workspace);
  const lines = ['Name,Email,Locker', ...Array.from({ length: 100_000 }, (_, i) => `Member ${i},m${i}@example.org,${i % 500}`)];
  const panel = await importFile(workspace, 'many.csv', Buffer.from(lines.join('\n')));
  await panel.getByRole('button', { name: 'Import 100,000 rows' }).click({ timeout: 60_000 });
  await expect(panel.getByText('Added 100,000 rows.')).toBeVisible({ timeout: 90_000 });
  await panel.getByRole('button', { name: 'Done' }).click();
  expect((await api.data.count({ appId, entity: 'member' })).count).toBe(100_000);
  const frames = await grid(workspace).evaluate(async (element) => {
    const times: number[] = [];
    let last = performance.now();
    for (let i = 0; i < 120; i++) {
      element.scrollTop += 600;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times.sort((a, b) => a - b);
  });
  const at = (share: number): string => (frames[Math.floor(frames.length * share)] ?? 0).toFixed(1);
  const words = `frames while scrolling 100,000 rows: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(0.999)} ms`;
  console.log(words);
  await testInfo.attach('frame times', { body: words, contentType: 'text/plain' });
  await grid(workspace).focus();
  await page.keyboard.press('Control+End');
  await expect(grid(workspace).getByRole('gridcell', { name: 'Member 99999', exact: true })).toBeVisible();
});
