import { expect, it } from 'vitest';
import { navGroups } from './nav-groups.ts';

const page = (id: string, group?: string) => ({ id, name: id, path: `/${id}`, inNav: true, ...(group === undefined ? {} : { group }) });

it('puts the pages of a group together where its first stands', () => {
  const pages = [page('home'), page('orders', 'Shop'), page('staff', 'Team'), page('stock', ' Shop '), page('help'), page('about', '')];
  expect(navGroups(pages).map(({ name, pages: places }) => [name, places.map(({ id }) => id)])).toEqual([
    ['', ['home']],
    ['Shop', ['orders', 'stock']],
    ['Team', ['staff']],
    ['', ['help', 'about']],
  ]);
  expect(navGroups([])).toEqual([]);
});
