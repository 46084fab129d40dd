import { describe, expect, it } from 'vitest';
import { jsonLines } from './json-lines.ts';
import { readTree, searchTree, ticksOf, toggleTick, treeOf, visibleLines } from './tree-model.ts';
import { dataOf, moveNode, placeByKey } from './tree-move.ts';

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
    expect(ticksOf(nodes, new Set(['b'])).get('a')).toBe('part');
    expect(toggleTick(nodes, top, new Set(['b']))).toEqual(['b', 'c']);
    expect(toggleTick(nodes, top, new Set(['b', 'c', 'Other']))).toEqual(['Other']);
  });
});

describe('what is wrong with a tree', () => {
  it('is said, and nothing is lost', () => {
    const twice = readTree([{ id: 'a', children: [{ id: 'a' }, { id: 'a' }] }]);
    expect(twice.notes).toEqual(['2 entries have an id that another one has.']);
    const round = readTree([{ id: 'x', up: 'y' }, { id: 'y', up: 'x' }, { id: 'z' }, { id: 'z', up: 'z' }], '', 'up');
    expect(visibleLines(round.nodes, new Set(['*']))).toHaveLength(4);
    expect(round.notes.join()).toMatch(/circle of entries/);
    const wide = Array.from({ length: 20_500 }, (_, i) => ({ id: `n${i}`, up: i === 0 ? null : 'n0' }));
    const many = readTree(wide, '', 'up');
    expect(many.notes).toEqual(['Only the first 20,000 entries are shown.']);
    expect(readTree([null, [], 5, { id: {} }]).nodes).toHaveLength(2);
  });
});

describe('a tree whose entries are fetched', () => {
  it('can be opened before they are there', () => {
    const nodes = treeOf([{ id: 'a', hasChildren: true }, { id: 'b', hasChildren: true, children: [{ id: 'c' }] }, { id: 'd' }]);
    expect(visibleLines(nodes, new Set(['*'])).map((line) => [line.id, line.isOpen])).toEqual([
      ['a', false],
      ['b', true],
      ['c', undefined],
      ['d', undefined],
    ]);
    expect(visibleLines(nodes, new Set(['a']))[0]?.isOpen).toBe(true);
  });
});

describe('a tree that is put in order', () => {
  const nodes = treeOf([{ id: 'a', children: [{ id: 'a1' }, { id: 'a2' }] }, { id: 'b' }, { id: 'c' }]);
  const shape = (list: typeof nodes): string => list.map((node) => (node.children.length > 0 ? `${node.id}(${shape(node.children)})` : node.id)).join(' ');

  it('moves entries among, into and out of others, never into themselves', () => {
    const by = (id: string, way: 'up' | 'down' | 'in' | 'out'): string => {
      const to = placeByKey(nodes, id, way);
      return to === undefined ? '-' : shape(moveNode(nodes, id, to));
    };
    expect([by('b', 'up'), by('b', 'down'), by('b', 'in'), by('a2', 'out'), by('a1', 'down')]).toEqual([
      'b a(a1 a2) c',
      'a(a1 a2) c b',
      'a(a1 a2 b) c',
      'a(a1) a2 b c',
      'a(a2 a1) b c',
    ]);
    expect([by('a', 'up'), by('c', 'down'), by('a', 'in'), by('a', 'out')]).toEqual(['-', '-', '-', '-']);
    expect(moveNode(nodes, 'a', { parentId: 'a1', index: 0 })).toBe(nodes);
    expect(moveNode(nodes, 'b', { parentId: '', index: 2 })).toBe(nodes);
  });

  it('gives the data back as it came', () => {
    expect(dataOf(moveNode(nodes, 'b', { parentId: 'a', index: 0 }), '')).toEqual([
      { id: 'a', children: [{ id: 'b' }, { id: 'a1' }, { id: 'a2' }] },
      { id: 'c' },
    ]);
    const rows = treeOf([{ id: 1 }, { id: 2, up: 1 }, { id: 3 }], '', 'up');
    expect(dataOf(moveNode(rows, '3', { parentId: '1', index: 0 }), 'up')).toEqual([
      { id: 1, up: null },
      { id: 3, up: 1 },
      { id: 2, up: 1 },
    ]);
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
