import { describe, expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';
import { searchTree, tickOf, toggleTick, treeOf, visibleLines } from './tree-model.ts';

const nested = [
  {
    id: 'a',
    label: 'A',
    children: [
      { id: 'b', label: 'Bed' },
      { id: 'c', label: 'Chair' },
    ],
  },
  'Other',
];

describe('a tree', () => {
  it('reads nested entries and flat rows alike', () => {
    expect(visibleLines(treeOf(nested), new Set(['*'])).map((line) => `${line.level} ${line.label}`)).toEqual(['1 A', '2 Bed', '2 Chair', '1 Other']);
    const rows = [
      { id: 3, name: 'Leaf', up: 1 },
      { id: 1, name: 'Top' },
      { id: 2, name: 'Lost', up: 9 },
    ];
    expect(visibleLines(treeOf(rows, '', 'up'), new Set(['*'])).map((line) => `${line.level} ${line.label}`)).toEqual(['1 Top', '2 Leaf', '1 Lost']);
  });

  it('shows every row once when parents go in a circle', () => {
    const rows = [
      { id: 'x', up: 'y' },
      { id: 'y', up: 'x' },
      { id: 'z', up: 'z' },
    ];
    expect(
      visibleLines(treeOf(rows, '', 'up'), new Set(['*']))
        .map((line) => line.id)
        .sort(),
    ).toEqual(['x', 'y', 'z']);
  });

  it('keeps entries of the same id apart', () => {
    expect(treeOf([{ id: 'a' }, { id: 'a' }]).map((node) => node.id)).toEqual(['a', 'a~2']);
  });

  it('finds entries with all that is above them, and ticks whole branches', () => {
    const nodes = treeOf(nested);
    expect(searchTree(nodes, 'chair').map((node) => [node.label, node.children.map((child) => child.label)])).toEqual([['A', ['Chair']]]);
    const [top] = nodes;
    if (top === undefined) throw new Error('no entry');
    expect(tickOf(top, new Set(['b']))).toBe('part');
    expect(toggleTick(nodes, top, new Set(['b']))).toEqual(['b', 'c']);
    expect(toggleTick(nodes, top, new Set(['b', 'c', 'Other']))).toEqual(['Other']);
  });
});

describe('a value as lines', () => {
  it('opens so many levels, and what was turned by hand', () => {
    const data = { a: { b: { c: 1 } }, list: [1, 2] };
    expect(jsonLines(data, 0, new Map(), new Map()).map((line) => line.id)).toEqual(['a', 'list']);
    expect(jsonLines(data, 1, new Map([['list', false]]), new Map()).map((line) => line.id)).toEqual(['a', 'a.b', 'list']);
  });

  it('shows the first hundred of a long list and offers the rest', () => {
    const lines = jsonLines(
      Array.from({ length: 1000 }, (_, i) => i),
      2,
      new Map(),
      new Map(),
    );
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toMatchObject({ kind: 'more', label: '900 more' });
  });
});
