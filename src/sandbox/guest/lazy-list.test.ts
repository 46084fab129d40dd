import { expect, it } from 'vitest';
import { lazyList } from './lazy-list.ts';

it('is made once, when somebody looks, and is a list in every way', async () => {
  let made = 0;
  const make = () => {
    made++;
    return [3, 1, 2];
  };
  const list = await Promise.resolve(lazyList(make));
  expect(made).toBe(0);
  expect(list.length).toBe(3);
  expect([Array.isArray(list), JSON.stringify(list), [...list], list.map((n) => n * 2), Object.keys(list), 1 in list, list.slice(1), [0].concat(list)]).toEqual([
    true,
    '[3,1,2]',
    [3, 1, 2],
    [6, 2, 4],
    ['0', '1', '2'],
    true,
    [1, 2],
    [0, 3, 1, 2],
  ]);
  list.sort();
  list.push(9);
  delete list[0];
  list[1] = 7;
  expect([JSON.stringify(list), list.length, made]).toEqual(['[null,7,3,9]', 4, 1]);
  for (const look of [(all: number[]) => 0 in all, (all: number[]) => Object.isFrozen(Object.freeze(all)), (all: number[]) => all.pop() === 2]) expect(look(lazyList(make))).toBe(true);
});
