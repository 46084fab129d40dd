import type { Page } from '@playwright/test';
import { apiOf } from './api.ts';
import type { TestWorkspace } from './test-workspace.ts';

/** A small shop whose total is wrong: discounts count twice. One button keeps the app busy for ever. */
const STALL = {
  schemaVersion: 1,
  meta: { name: 'Market stall' },
  requirements: { executionMs: 1000 },
  entities: [
    {
      id: 'item',
      name: 'Item',
      plural: 'Items',
      displayField: 'title',
      fields: [
        { id: 'title', label: 'Title', type: 'text', required: true },
        { id: 'price', label: 'Price', type: 'number' },
        { id: 'count', label: 'Count', type: 'number' },
      ],
      seed: [
        { id: 'i1', title: 'Apples', price: 3, count: 2 },
        { id: 'i2', title: 'Honey', price: 8, count: 1 },
        { id: 'i3', title: 'Bread', price: 4, count: 3 },
      ],
    },
  ],
  state: [
    { id: 'discount', name: 'Discount', initial: 0 },
    { id: 'hang', name: 'Hang', initial: false },
  ],
  queries: [{ id: 'items', name: 'Items', kind: 'list', entity: 'item' }],
  modules: [
    {
      id: 'prices',
      name: 'Prices',
      code: "export function sum(rows) {\n  console.log('summing', rows);\n  return rows.reduce((total, row) => total + row.price * row.count, 0);\n}\n",
    },
  ],
  pages: [
    {
      id: 'home',
      name: 'Stall',
      path: '/',
      root: {
        id: 'root',
        type: 'Container',
        name: 'Root',
        children: [
          { id: 'total', type: 'Text', name: 'Total', bindings: { content: '{{ prices.sum(items.data) - discount }}' } },
          { id: 'pay', type: 'Text', name: 'To pay', bindings: { content: "{{ 'To pay: ' + (total.content - discount) }}" } },
          { id: 'hanger', type: 'Text', name: 'Hanger', bindings: { content: "{{ hang ? (() => { for (;;) {} })() : 'Fresh today' }}" } },
          {
            id: 'less',
            type: 'Button',
            name: 'Less',
            props: { text: 'Give discount' },
            events: {
              click: [
                { do: 'setState', with: { state: 'discount', value: '{{ discount + 1 }}' } },
                { do: 'toast', with: { text: 'A discount of {{ discount }}' } },
              ],
            },
          },
          {
            id: 'freeze',
            type: 'Button',
            name: 'Freeze',
            props: { text: 'Freeze the app' },
            events: { click: [{ do: 'setState', with: { state: 'hang', value: true } }] },
          },
        ],
      },
    },
  ],
};

/** Puts the stall into the data folder and opens it in the IDE. */
export async function openStall(workspace: TestWorkspace): Promise<string> {
  const app = await apiOf(workspace.host.home).apps.create({ manifest: STALL });
  await workspace.page.goto(`${new URL(workspace.page.url()).origin}/#/app/${app.id}`);
  await workspace.layers().waitFor();
  return app.id;
}

/** Opens one of the dock's tabs over the running app in the preview. */
export async function openPreviewDock(page: Page, tab: string): Promise<void> {
  // The dock of the design surface lies under the preview, closed and out of reach.
  if (!(await page.getByRole('button', { name: 'Close the dock' }).isVisible())) await page.getByRole('button', { name: 'Open the dock' }).last().click();
  await page.getByRole('tab', { name: tab }).last().click();
}
