import { describe, expect, it } from 'vitest';
import { searchRows, togetherMove, treeDrop, treeKey, typeahead, visibleRows, type TreeSource } from './tree-model.ts';

const TREE: Record<string, string[]> = { root: ['header', 'stats', 'table'], stats: ['today', 'week'] };
const source: TreeSource = { children: (id) => TREE[id] ?? [], label: (id) => id.charAt(0).toUpperCase() + id.slice(1) };
const all = visibleRows(source, 'root', new Set(['root', 'stats']));
const key = (name: string, more: Partial<{ shift: boolean; ctrl: boolean; alt: boolean }> = {}) => ({ key: name, shift: false, ctrl: false, alt: false, ...more });

describe('layers tree model', () => {
  it('lists only what is expanded, in order, with levels', () => {
    expect(visibleRows(source, 'root', new Set(['root'])).map((row) => row.id)).toEqual(['root', 'header', 'stats', 'table']);
    expect(all.map((row) => `${row.depth}${row.id}`)).toEqual(['0root', '1header', '1stats', '2today', '2week', '1table']);
  });

  it('arrow keys walk, open, close and climb', () => {
    expect(treeKey(all, 'stats', key('ArrowDown'))).toEqual({ kind: 'focus', id: 'today', extend: false });
    expect(treeKey(all, 'stats', key('ArrowRight'))).toEqual({ kind: 'focus', id: 'today', extend: false });
    expect(treeKey(all, 'stats', key('ArrowLeft'))).toEqual({ kind: 'collapse', id: 'stats' });
    expect(treeKey(all, 'today', key('ArrowLeft'))).toEqual({ kind: 'focus', id: 'stats', extend: false });
    expect(treeKey(visibleRows(source, 'root', new Set(['root'])), 'stats', key('ArrowRight'))).toEqual({ kind: 'expand', id: 'stats' });
    expect(treeKey(all, 'table', key('ArrowDown'))).toEqual({ kind: 'focus', id: 'table', extend: false });
    expect(treeKey(all, 'header', key('ArrowDown', { shift: true }))).toEqual({ kind: 'focus', id: 'stats', extend: true });
  });

  it('Alt arrows take along what is selected beside the row', () => {
    const children = ['a', 'b', 'c', 'd'];
    const move = (id: string, index: number, ids: string[], parentId = 'root') => togetherMove(children, 'root', { kind: 'move', id, parentId, index }, ids);
    expect(move('b', 2, ['a', 'b'])).toEqual({ ids: ['a', 'b'], index: 1 });
    expect(move('c', 1, ['c', 'b'])).toEqual({ ids: ['b', 'c'], index: 0 });
    expect(move('c', 3, ['c', 'd'])).toBeNull();
    expect(move('b', 0, ['a', 'b'])).toBeNull();
    expect(move('c', 1, ['c'])).toEqual({ ids: ['c'], index: 1 });
    expect(move('c', 5, ['b', 'c'], 'other')).toEqual({ ids: ['b', 'c'], index: 5 });
    expect(move('c', 9, ['b', 'c'], 'b')).toBeNull();
  });

  it('Alt arrows reorder, move out and move in', () => {
    expect(treeKey(all, 'stats', key('ArrowUp', { alt: true }))).toEqual({ kind: 'move', id: 'stats', parentId: 'root', index: 0 });
    expect(treeKey(all, 'stats', key('ArrowDown', { alt: true }))).toEqual({ kind: 'move', id: 'stats', parentId: 'root', index: 2 });
    expect(treeKey(all, 'table', key('ArrowDown', { alt: true }))).toBeNull();
    expect(treeKey(all, 'week', key('ArrowLeft', { alt: true }))).toEqual({ kind: 'move', id: 'week', parentId: 'root', index: 2 });
    expect(treeKey(all, 'week', key('ArrowRight', { alt: true }))).toMatchObject({ kind: 'move', parentId: 'today' });
    expect(treeKey(all, 'root', key('ArrowUp', { alt: true }))).toBeNull();
  });

  it('typeahead wraps round and grows with the word', () => {
    expect(typeahead(all, 'today', 't', source.label)).toBe('table');
    expect(typeahead(all, 'table', 't', source.label)).toBe('today');
    expect(typeahead(all, 'today', 'to', source.label)).toBe('today');
    expect(typeahead(all, 'today', 'x', source.label)).toBeNull();
  });

  it('search keeps the path to what it finds', () => {
    expect(searchRows(source, 'root', 'wee').map((row) => row.id)).toEqual(['root', 'stats', 'week']);
    expect(searchRows(source, 'root', 'nothing')).toEqual([]);
  });

  it('drops before, inside and after', () => {
    const stats = all.find((row) => row.id === 'stats')!;
    const header = all.find((row) => row.id === 'header')!;
    expect(treeDrop(stats, 0.1, true)).toMatchObject({ parentId: 'root', index: 1, place: 'before' });
    expect(treeDrop(stats, 0.5, true)).toMatchObject({ parentId: 'stats', place: 'inside' });
    expect(treeDrop(stats, 0.9, true)).toMatchObject({ parentId: 'stats', index: 0 });
    expect(treeDrop(header, 0.9, false)).toMatchObject({ parentId: 'root', index: 1, place: 'after' });
    expect(treeDrop(all[0]!, 0.9, true)).toMatchObject({ parentId: 'root', place: 'inside' });
  });

  it('lists 10,000 rows in time that grows with their number', () => {
    const many: TreeSource = { children: (id) => (id === 'root' ? Array.from({ length: 10_000 }, (_, i) => `n${i}`) : []), label: (id) => id };
    const before = performance.now();
    expect(visibleRows(many, 'root', new Set(['root'])).length).toBe(10_001);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
