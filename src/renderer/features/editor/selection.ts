/** What selection needs to know of the tree. */
export type SelectionTree = { parentOf(id: string): string | null; children(id: string): readonly string[]; isAncestor(a: string, b: string): boolean };

/** Adds or removes one node. A node and its ancestor are never selected together: the newer one stays. */
export function toggleSelection(selection: readonly string[], id: string, tree: SelectionTree): string[] {
  if (selection.includes(id)) return selection.filter((other) => other !== id);
  return [...selection.filter((other) => !tree.isAncestor(other, id) && !tree.isAncestor(id, other)), id];
}

/** The selected nodes without those inside another selected one, in tree order of their parents. */
export function topmost(selection: readonly string[], tree: SelectionTree): string[] {
  return selection.filter((id) => !selection.some((other) => other !== id && tree.isAncestor(other, id)));
}

/** How many nodes are below these, not counting themselves. */
export function countInside(ids: readonly string[], children: (id: string) => readonly string[]): number {
  let count = 0;
  const stack = ids.flatMap((id) => [...children(id)]);
  while (stack.length > 0) {
    const id = stack.pop()!;
    count += 1;
    stack.push(...children(id));
  }
  return count;
}

/** "Deleted Stats and 4 inside it", "Deleted 3 components". */
export function deletedWords(names: readonly string[], inside: number): string {
  if (names.length === 1) return inside === 0 ? `Deleted ${names[0]}` : `Deleted ${names[0]} and ${inside} inside it`;
  return inside === 0 ? `Deleted ${names.length} components` : `Deleted ${names.length} components and ${inside} inside them`;
}

export type WalkStep = 'into' | 'out' | 'next' | 'previous';

/** Keyboard walk on the canvas: Enter into, Shift Enter out, Tab and arrows among siblings (wrapping). @returns null to stay */
export function walkSelection(id: string, step: WalkStep, tree: SelectionTree, isRoot: (id: string) => boolean): string | null {
  if (step === 'into') return tree.children(id)[0] ?? null;
  const parent = tree.parentOf(id);
  if (parent === null) return null;
  if (step === 'out') return isRoot(id) ? null : parent;
  const siblings = tree.children(parent);
  const at = siblings.indexOf(id);
  if (at === -1 || siblings.length < 2) return null;
  return siblings[(at + (step === 'next' ? 1 : siblings.length - 1)) % siblings.length] ?? null;
}
