import { expect, type Locator } from '@playwright/test';
import { apiOf } from './api.ts';
import type { TestWorkspace } from './test-workspace.ts';

/** @param total what the page says about how many there are */
const manifestWith = (total: string) => ({
  schemaVersion: 1,
  meta: { name: 'Club' },
  entities: [
    {
      id: 'member',
      name: 'Member',
      plural: 'Members',
      displayField: 'name',
      fields: [
        { id: 'name', label: 'Name', type: 'text', required: true },
        { id: 'email', label: 'Email', type: 'email' },
        { id: 'joinedOn', label: 'Joined on', type: 'date' },
        { id: 'fee', label: 'Fee', type: 'currency', currency: 'GBP' },
        { id: 'locker', label: 'Locker', type: 'text' },
      ],
    },
    {
      id: 'payment',
      name: 'Payment',
      plural: 'Payments',
      displayField: 'note',
      fields: [
        { id: 'note', label: 'Note', type: 'text' },
        { id: 'member', label: 'Member', type: 'reference', reference: { entity: 'member' } },
      ],
    },
  ],
  queries: [{ id: 'allMembers', name: 'All members', kind: 'list', entity: 'member' }],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: {
        id: 'homeRoot',
        type: 'Container',
        name: 'Home',
        children: [
          { id: 'heading', type: 'Text', name: 'Heading', props: { content: 'Members' } },
          { id: 'total', type: 'Text', name: 'Total', bindings: { content: total } },
        ],
      },
    },
  ],
});

const PEOPLE = ['Ana Okafor', 'Ben Smith', 'Chloé Müller', 'Dmitri Novak', 'Eve Lindqvist'];

/** What a club's old program writes: semicolons, a Windows code page, days first, sums with a currency sign, and a few cells that are none. */
export function messyMembers(rows = 60): Buffer {
  const lines = ['Member No.;Full name;E-Mail;Joined;Annual fee;Notes'];
  for (let i = 0; i < rows; i++) {
    const fee = i % 20 === 3 ? 'waived' : `£${(20 + (i % 5) * 7.5).toFixed(2)}`;
    const day = i % 30 === 4 ? 'soon' : `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 12)).padStart(2, '0')}/20${10 + (i % 14)}`;
    lines.push(`${1000 + i};${PEOPLE[i % 5]} ${i};member${i}@example.org;${day};${fee};${i % 9 === 0 ? '"Pays by cheque; ask Jo"' : ''}`);
  }
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** An app that keeps members, open on its data. */
export async function openClub(
  workspace: TestWorkspace,
  rows: readonly Record<string, string | number>[] = [],
  total = '{{ allMembers.total }} members',
): Promise<{ appId: string; api: ReturnType<typeof apiOf> }> {
  const api = apiOf(workspace.host.home);
  const { id: appId } = await api.apps.create({ manifest: manifestWith(total) });
  for (const values of rows) await api.data.create({ appId, entity: 'member', values: { ...values } });
  await workspace.open('Club');
  await workspace.page.getByRole('banner').getByRole('radio', { name: 'Data' }).click();
  await expect(grid(workspace)).toBeVisible();
  return { appId, api };
}

export function grid(workspace: TestWorkspace, plural = 'Members'): Locator {
  return workspace.page.getByRole('grid', { name: `${plural}, rows` });
}

export async function importFile(workspace: TestWorkspace, name: string, buffer: Buffer): Promise<Locator> {
  const chooser = workspace.page.waitForEvent('filechooser');
  await workspace.page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
  const panel = workspace.page.getByRole('region', { name: `Import ${name}` });
  await expect(panel.getByText('What will happen')).toBeVisible();
  return panel;
}
