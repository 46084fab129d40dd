import { describe, expect, it } from 'vitest';
import { countInside, deletedWords, toggleSelection, topmost, walkSelection, type SelectionTree } from './selection.ts';
import { EditorStore, initialEditorState } from './editor-state.ts';

const CHILDREN: Record<string, string[]> = { root: ['a', 'b', 'c'], b: ['b1', 'b2'], b2: ['deep'] };
const parents = new Map(Object.entries(CHILDREN).flatMap(([parent, kids]) => kids.map((kid): [string, string] => [kid, parent])));
const tree: SelectionTree = {
  children: (id) => CHILDREN[id] ?? [],
  parentOf: (id) => parents.get(id) ?? null,
  isAncestor: (a, b) => {
    for (let at = parents.get(b); at !== undefined; at = parents.get(at)) if (at === a) return true;
    return false;
  },
};

describe('selection', () => {
  it('adds and removes, never a node with its ancestor', () => {
    expect(toggleSelection(['a'], 'c', tree)).toEqual(['a', 'c']);
    expect(toggleSelection(['a', 'c'], 'a', tree)).toEqual(['c']);
    expect(toggleSelection(['b', 'a'], 'deep', tree)).toEqual(['a', 'deep']);
    expect(toggleSelection(['deep'], 'b', tree)).toEqual(['b']);
    expect(topmost(['b', 'deep', 'a'], tree)).toEqual(['b', 'a']);
  });

  it('says what was deleted in plain words', () => {
    expect(countInside(['b'], tree.children)).toBe(3);
    expect(deletedWords(['Stats'], 4)).toBe('Deleted Stats and 4 inside it');
    expect(deletedWords(['Stats'], 0)).toBe('Deleted Stats');
    expect(deletedWords(['A', 'B'], 0)).toBe('Deleted 2 components');
    expect(deletedWords(['A', 'B'], 2)).toBe('Deleted 2 components and 2 inside them');
  });

  it('walks into, out and among siblings', () => {
    const isRoot = (id: string): boolean => id === 'root';
    expect(walkSelection('b', 'into', tree, isRoot)).toBe('b1');
    expect(walkSelection('a', 'into', tree, isRoot)).toBeNull();
    expect(walkSelection('b1', 'out', tree, isRoot)).toBe('b');
    expect(walkSelection('c', 'next', tree, isRoot)).toBe('a');
    expect(walkSelection('a', 'previous', tree, isRoot)).toBe('c');
    expect(walkSelection('root', 'out', tree, isRoot)).toBeNull();
  });
});

describe('editor store', () => {
  it('tells listeners only about real changes', () => {
    const store = new EditorStore(initialEditorState('home'));
    let calls = 0;
    const stop = store.subscribe(() => (calls += 1));
    store.set({ pageId: 'home' });
    expect(calls).toBe(0);
    store.set({ pageId: 'other' });
    expect(calls).toBe(1);
    stop();
    store.set({ pageId: 'home' });
    expect(calls).toBe(1);
  });
});
