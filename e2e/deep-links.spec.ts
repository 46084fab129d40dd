import { apiOf } from './support/api.ts';
import { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';

/** Plants in a list, each with a page of its own; late ones counted beside their page in the navigation. */
const PLANTS = {
  schemaVersion: 1,
  meta: { name: 'Greenhouse' },
  entities: [
    {
      id: 'plant',
      name: 'Plant',
      plural: 'Plants',
      displayField: 'name',
      fields: [
        { id: 'name', label: 'Name', type: 'text', required: true },
        { id: 'dry', label: 'Dry', type: 'boolean' },
      ],
      seed: [
        { id: 'p1', name: 'Fern', dry: true },
        { id: 'p2', name: 'Basil', dry: false },
        { id: 'p3', name: 'Cactus', dry: true },
      ],
    },
  ],
  queries: [
    { id: 'plants', name: 'Plants', kind: 'list', entity: 'plant' },
    { id: 'one', name: 'One plant', kind: 'get', entity: 'plant', rowId: '{{ page.params.id }}' },
  ],
  pages: [
    {
      id: 'home',
      name: 'Plants',
      path: '/',
      root: {
        id: 'homeRoot',
        type: 'Container',
        name: 'Root',
        children: [
          { id: 'title', type: 'Text', name: 'Title', props: { format: 'heading', level: 1, content: 'Good morning' } },
          {
            id: 'open',
            type: 'Button',
            name: 'Open',
            props: { text: 'Look at the basil' },
            events: { click: [{ do: 'goToPage', with: { page: 'plant', params: { id: 'p2' } } }] },
          },
        ],
      },
    },
    {
      id: 'watering',
      name: 'Watering',
      path: '/watering',
      navGroup: 'Daily',
      navBadge: '{{ plants.data.filter((plant) => plant.dry).length }}',
      root: { id: 'wateringRoot', type: 'Container', name: 'Watering', children: [] },
    },
    {
      id: 'plant',
      name: 'Plant',
      path: '/plants/detail',
      inNav: false,
      root: {
        id: 'plantRoot',
        type: 'Container',
        name: 'Plant',
        children: [
          {
            id: 'name',
            type: 'Text',
            name: 'Name',
            props: { format: 'heading', level: 1 },
            bindings: { content: "{{ one.data ? one.data.name : 'No such plant' }}" },
          },
        ],
      },
    },
  ],
};

test('a link opens its record in the app window and in the preview; a wrong one says what to do', async ({ workspace }) => {
  const { page } = workspace;
  const { id } = await apiOf(workspace.host.home).apps.create({ manifest: PLANTS });
  const origin = new URL(page.url()).origin;
  const app = new RunningApp(page);
  const heading = (name: string) => app.main().getByRole('heading', { name });

  await page.goto(`${origin}/app.html?app=${id}#/plants/detail?id=p3`);
  await expect(heading('Cactus')).toBeVisible();
  await page.reload();
  await expect(heading('Cactus')).toBeVisible();
  await page.goto(`${origin}/app.html?app=${id}#/plants/detail?id=gone`);
  await expect(heading('No such plant')).toBeVisible();
  await page.goto(`${origin}/app.html?app=${id}#/palnts`);
  await expect(heading('This page is not here')).toBeVisible();
  await expect(page).toHaveTitle('Page not found · Greenhouse');
  await app.main().getByRole('button', { name: 'Go to Plants' }).click();

  // The heading is no page name, so that is said; the focus goes on from the heading.
  await expect(heading('Good morning')).toBeVisible();
  const nav = page.getByRole('navigation', { name: 'Pages' });
  await expect(nav.getByRole('group', { name: 'Daily' }).getByRole('button', { name: 'Watering 2' })).toBeVisible();
  await nav.getByRole('button', { name: /^Watering/ }).click();
  await nav.getByRole('button', { name: 'Plants' }).click();
  await expect(heading('Good morning')).toBeFocused();
  await expect(page.locator('[aria-live=polite]').filter({ hasText: /^Plants$/ })).toBeAttached();

  await page.goto(`${origin}/#/app/${id}`);
  await expect(workspace.layers()).toBeVisible();
  const preview = await workspace.preview();
  const address = page.getByRole('textbox', { name: 'Page address' });
  await preview.main().getByRole('button', { name: 'Look at the basil' }).click();
  await expect(address).toHaveValue('/plants/detail?id=p2');
  await address.fill('/plants/detail?id=p1');
  await address.press('Enter');
  await expect(preview.main().getByRole('heading', { name: 'Fern' })).toBeVisible();
  await address.fill('nowhere');
  await address.press('Enter');
  await expect(preview.main().getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  await expect(address).toHaveValue('/nowhere');
});
