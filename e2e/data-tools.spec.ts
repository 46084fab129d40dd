import AxeBuilder from '@axe-core/playwright';
import { apiOf } from './support/api.ts';
import { brokenApp } from './support/broken-app.ts';
import { grid, importFile, messyMembers, openClub } from './support/club.ts';
import type { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

test('rows with a problem come in with that cell empty; what an import made is shown from elsewhere', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace);
  const { page } = workspace;
  const panel = await importFile(workspace, 'Club members.csv', messyMembers());
  await expect(panel.getByText('3 values do not fit')).toBeVisible();
  await panel.getByLabel('A row with a problem').selectOption('clear');
  await expect(panel.getByText('Of these with cells left empty')).toBeVisible();
  await panel.getByRole('button', { name: 'Import 60 rows' }).click({ timeout: 30_000 });
  await expect(workspace.messages().getByText('Added 60 rows. 5 have cells left empty.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Show the problems' })).toBeVisible();
  expect((await api.data.list({ appId, request: { entity: 'member', where: [{ field: 'fee', op: 'isEmpty' }] } })).total).toBe(3);
  await panel.getByRole('button', { name: 'Done' }).click();

  // Who goes on to something else while rows are written finds them from the message.
  const second = await importFile(workspace, 'more.csv', Buffer.from(['Name', ...Array.from({ length: 20_000 }, (_, i) => `More ${i}`)].join('\n')));
  await second.getByRole('button', { name: 'Import 20,000 rows' }).click({ timeout: 30_000 });
  await page.getByRole('banner').getByRole('radio', { name: 'Design' }).click();
  await workspace.messages().getByRole('button', { name: 'Show', exact: true }).click({ timeout: 60_000 });
  await expect(grid(workspace).getByRole('gridcell').first()).toBeVisible();
});

test('a backup of the data is looked at, put back and taken back', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace, [
    { name: 'Ana', locker: '12' },
    { name: 'Ben', locker: 'by the door' },
  ]);
  const { page } = workspace;
  await workspace.palette('backups');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Backups of the data' });
  await expect(dialog.getByText('No backups yet')).toBeVisible();
  await page.keyboard.press('Escape');

  // What loses values leaves a backup; then the rows go on changing.
  const { entities } = await api.apps.manifest({ appId });
  expect(
    (
      await api.imports.previewMigration({
        appId,
        entities: entities.map((entity) => ({ ...entity, fields: entity.fields.filter(({ id }) => id !== 'locker') })),
      })
    ).isLossy,
  ).toBe(true);
  await grid(workspace).getByRole('button', { name: 'Locker', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete field' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change anyway' }).click();
  await expect(grid(workspace).getByRole('button', { name: 'Locker', exact: true })).toBeHidden();
  await expect.poll(async () => (await api.imports.backups({ appId })).length, { timeout: 30_000 }).toBe(1);
  await api.data.create({ appId, entity: 'member', values: { name: 'Cara' } });
  await expect(grid(workspace).getByRole('gridcell', { name: 'Cara' })).toBeVisible();

  await page.getByRole('button', { name: 'Backups of the data' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByText(/^Before a change of the data model, /)).toBeVisible();
  await expectAccessible(workspace, 'backups');
  await dialog.getByRole('button', { name: /^Put back/ }).click();
  await page
    .getByRole('dialog', { name: /^Put back the data of/ })
    .getByRole('button', { name: 'Put back' })
    .click();
  await expect(workspace.messages().getByText(/^The data is as it was on/)).toBeVisible();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Cara' })).toBeHidden();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Ben' })).toBeVisible();
  await workspace.messages().getByRole('button', { name: 'Undo' }).click();
  await expect(grid(workspace).getByRole('gridcell', { name: 'Cara' })).toBeVisible();
});

test('dragging the dot of a field onto another entity relates them; undo takes it back', async ({ workspace }) => {
  const { appId, api } = await openClub(workspace);
  const { page } = workspace;
  const diagram = page.getByRole('region', { name: 'Entity diagram' });
  const card = (name: string) => diagram.locator('.entity-card').filter({ has: page.getByRole('button', { name: new RegExp(`^${name} `) }) });
  await diagram.getByRole('button', { name: 'Show all' }).click();
  // From a member's locker to payments: each member has one payment.
  const row = card('Member').locator('.entity-field').filter({ hasText: 'Locker' });
  await row.hover();
  const dot = (await row.locator('.entity-port').boundingBox())!;
  const target = (await card('Payment').boundingBox())!;
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await expect(card('Payment')).toHaveClass(/is-target/);
  await page.mouse.up();
  await expect(workspace.messages().getByText('Each member has one payment now.')).toBeVisible();
  await workspace.expectSaved();
  const fieldsOf = async () => (await api.apps.manifest({ appId })).entities[0]?.fields.map((field) => field.reference?.entity ?? field.type);
  expect((await fieldsOf())?.at(-1)).toBe('payment');
  await workspace.messages().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await fieldsOf())?.length).toBe(5);

  // From its id the other way: each payment has one member more. Esc lets go.
  const id = card('Member').locator('.entity-field').first();
  const drag = async (): Promise<void> => {
    await id.hover();
    const from = (await id.locator('.entity-port').boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + target.width / 2, target.y + 20, { steps: 8 });
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect((await api.apps.manifest({ appId })).entities[1]?.fields).toHaveLength(2);
  await drag();
  await page.mouse.up();
  await expect(workspace.messages().getByText('Each payment has one member now.')).toBeVisible();
});

test('every kind of problem leads to its place', async ({ workspace }) => {
  const { page, host } = workspace;
  const { id } = await apiOf(host.home).apps.create({ manifest: brokenApp() });
  await page.goto(`${new URL(page.url()).origin}/#/app/${id}`);
  await workspace.layers().waitFor();
  const problems = page.getByRole('list', { name: 'Problems' });
  const go = async (place: RegExp): Promise<void> => {
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^\d+ problems$/ })
      .click();
    await problems.getByRole('button', { name: place }).first().click();
  };
  await go(/module Prices/);
  const code = page.getByRole('textbox', { name: /^Code of / });
  await expect(code).toBeFocused();
  expect(await code.evaluate((field: HTMLTextAreaElement) => field.value.slice(0, field.selectionStart).split('\n').length)).toBe(3);

  await go(/variable Clipboard/);
  await expect(page.getByRole('region', { name: /Clipboard/ }).first()).toBeVisible();

  await go(/query Lost rows/);
  await expect(page.getByRole('region', { name: /Lost rows/ }).first()).toBeVisible();

  await go(/data Item/);
  await expect(grid(workspace, 'Items')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Entities' }).getByRole('button', { name: /^Item/ }).first()).toHaveAttribute('aria-current', 'true');

  await go(/trigger Nightly/);
  await expect(page.getByRole('radio', { name: 'Runs' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Nightly');

  await go(/page Second/);
  await expect(page.getByRole('radio', { name: 'Design' })).toBeChecked();
  await expect(workspace.layers().getByRole('treeitem', { name: /Second heading/ })).toBeVisible();

  await go(/Total, /);
  await expect(workspace.layers().getByRole('treeitem', { name: 'Total' })).toHaveAttribute('aria-selected', 'true');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in ${theme}: problem rows, diagram, reference picker, problems, debug tabs`, async ({ workspace }) => {
    const { page } = workspace;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { appId, api } = await openClub(workspace, [{ name: 'Ana' }, { name: 'Ben' }], '{{ allMember.total }} members');
    await api.data.create({ appId, entity: 'payment', values: { note: 'Cash' } });
    const panel = await importFile(workspace, 'Club members.csv', messyMembers());
    await panel.getByRole('button', { name: '3 values do not fit' }).click();
    await expect(page.getByRole('dialog', { name: 'Rows with problems' }).getByRole('row').filter({ hasText: 'waived' })).toHaveCount(3);
    await expectAccessible(workspace, 'problem rows');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await panel.getByRole('button', { name: 'Close the import' }).click();

    await page
      .getByRole('region', { name: 'Entities' })
      .getByRole('button', { name: /^Payment/ })
      .first()
      .click();
    const cell = grid(workspace, 'Payments').getByRole('row').filter({ hasText: 'Cash' }).getByRole('gridcell').nth(1);
    await cell.dblclick();
    await expect(page.getByRole('option', { name: /Ana/ })).toBeVisible();
    await expectAccessible(workspace, 'diagram and reference picker');
    await page.keyboard.press('Escape');

    await page.getByRole('contentinfo').getByRole('button', { name: '1 problem' }).click();
    await expectAccessible(workspace, 'problems');
    // The rest of the page is as before.
    for (const tab of ['Inspect', 'Changes', 'Calls', 'Steps']) {
      await page.getByRole('tab', { name: tab }).last().click();
      await expectAccessible(workspace, tab, '.dock');
    }
  });
}

async function expectAccessible(workspace: TestWorkspace, where: string, within = 'body'): Promise<void> {
  await workspace.settle();
  const { violations } = await new AxeBuilder({ page: workspace.page }).include(within).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(', ')}`),
    where,
  ).toEqual([]);
}
