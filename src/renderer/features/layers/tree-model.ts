/** The layers tree as a flat list of visible rows, and what keys do to it. Pure: the view renders rows and runs the answer. */
export type TreeSource = { children(id: string): readonly string[]; label(id: string): string };
export type TreeRow = { id: string; depth: number; parentId: string | null; index: number; siblings: number; hasChildren: boolean; isExpanded: boolean };

/** Depth first, only below expanded rows. 10,000 rows take a few milliseconds. */
export function visibleRows(source: TreeSource, rootId: string, expanded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (id: string, depth: number, parentId: string | null, index: number, siblings: number): void => {
    const children = source.children(id);
    const isExpanded = children.length > 0 && expanded.has(id);
    rows.push({ id, depth, parentId, index, siblings, hasChildren: children.length > 0, isExpanded });
    if (isExpanded) children.forEach((child, i) => visit(child, depth + 1, id, i, children.length));
  };
  visit(rootId, 0, null, 0, 1);
  return rows;
}

/** Rows whose label contains the words, with the path above them, whatever is expanded. */
export function searchRows(source: TreeSource, rootId: string, query: string): TreeRow[] {
  const needle = query.trim().toLowerCase();
  const kept = new Set<string>();
  const mark = (id: string): boolean => {
    let isKept = source.label(id).toLowerCase().includes(needle);
    for (const child of source.children(id)) if (mark(child)) isKept = true;
    if (isKept) kept.add(id);
    return isKept;
  };
  mark(rootId);
  const filtered: TreeSource = { label: source.label, children: (id) => source.children(id).filter((child) => kept.has(child)) };
  return kept.has(rootId) ? visibleRows(filtered, rootId, kept) : [];
}

export type TreeKey = { key: string; shift: boolean; ctrl: boolean; alt: boolean };
export type TreeCommand =
  | { kind: 'focus'; id: string; extend: boolean }
  | { kind: 'select'; id: string; toggle: boolean }
  | { kind: 'expand' | 'collapse'; id: string }
  | { kind: 'expandSiblings'; ids: string[] }
  | { kind: 'rename'; id: string }
  /** Give `index` among the new parent's children once the moved row is taken out. */
  | { kind: 'move'; id: string; parentId: string; index: number }
  | { kind: 'delete' | 'duplicate' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'lock' | 'hide' };

/** WAI-ARIA tree keys, plus Alt arrows to reorder, F2 to rename and the clipboard. @returns null when the key is not the tree's */
export function treeKey(rows: readonly TreeRow[], focusedId: string | null, event: TreeKey): TreeCommand | null {
  const at = rows.findIndex((row) => row.id === focusedId);
  const row = rows[at];
  if (event.alt && row !== undefined) return moveKey(rows, row, event.key);
  if (event.ctrl) return clipboardKey(event, row);
  const focus = (target: TreeRow | undefined): TreeCommand | null => (target === undefined ? null : { kind: 'focus', id: target.id, extend: event.shift });
  switch (event.key) {
    case 'ArrowDown':
      return focus(rows[Math.min(rows.length - 1, at + 1)]);
    case 'ArrowUp':
      return focus(rows[Math.max(0, at - 1)]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'PageDown':
      return focus(rows[Math.min(rows.length - 1, at + 12)]);
    case 'PageUp':
      return focus(rows[Math.max(0, at - 12)]);
    case 'ArrowRight':
      if (row === undefined || !row.hasChildren) return null;
      return row.isExpanded ? focus(rows[at + 1]) : { kind: 'expand', id: row.id };
    case 'ArrowLeft':
      if (row === undefined) return null;
      return row.isExpanded ? { kind: 'collapse', id: row.id } : focus(rows.find((other) => other.id === row.parentId));
    case 'Enter':
    case ' ':
      return row === undefined ? null : { kind: 'select', id: row.id, toggle: event.shift };
    case 'F2':
      return row === undefined ? null : { kind: 'rename', id: row.id };
    case 'Delete':
    case 'Backspace':
      return { kind: 'delete' };
    case '*':
      return row === undefined ? null : { kind: 'expandSiblings', ids: rows.filter((other) => other.parentId === row.parentId && other.hasChildren).map((other) => other.id) };
    default:
      return null;
  }
}

/** Alt up and down swap with the neighbour; Alt left moves out after the parent; Alt right moves into the row above. */
function moveKey(rows: readonly TreeRow[], row: TreeRow, key: string): TreeCommand | null {
  if (row.parentId === null) return null;
  if (key === 'ArrowUp') return row.index === 0 ? null : { kind: 'move', id: row.id, parentId: row.parentId, index: row.index - 1 };
  if (key === 'ArrowDown') return row.index >= row.siblings - 1 ? null : { kind: 'move', id: row.id, parentId: row.parentId, index: row.index + 1 };
  if (key === 'ArrowLeft') {
    const parent = rows.find((other) => other.id === row.parentId);
    return parent === undefined || parent.parentId === null ? null : { kind: 'move', id: row.id, parentId: parent.parentId, index: parent.index + 1 };
  }
  if (key === 'ArrowRight') {
    const above = rows.find((other) => other.parentId === row.parentId && other.index === row.index - 1);
    return above === undefined ? null : { kind: 'move', id: row.id, parentId: above.id, index: Number.MAX_SAFE_INTEGER };
  }
  return null;
}

/**
 * A move by key for everything that is selected with the focused row: in the order they stand in, as far as the focused one goes.
 * @param ids children of `from`, the focused one among them
 * @returns null where they stand there already
 */
export function togetherMove(siblings: readonly string[], from: string, command: TreeCommand & { kind: 'move' }, ids: readonly string[]): { ids: string[]; index: number } | null {
  const moved = siblings.filter((id) => ids.includes(id));
  if (moved.includes(command.parentId)) return null;
  if (command.parentId !== from || moved.length <= 1) return { ids: moved, index: command.index };
  const staying = siblings.filter((id) => !moved.includes(id));
  const isDown = command.index > siblings.indexOf(command.id);
  const edge = siblings.indexOf(isDown ? moved.at(-1)! : moved[0]!);
  const before = staying.filter((id) => siblings.indexOf(id) < edge).length;
  const index = isDown ? before + 1 : before - 1;
  return index < 0 || index > staying.length ? null : { ids: moved, index };
}

function clipboardKey(event: TreeKey, row: TreeRow | undefined): TreeCommand | null {
  switch (event.key.toLowerCase()) {
    case 'x':
      return { kind: 'cut' };
    case 'c':
      return { kind: 'copy' };
    case 'v':
      return { kind: 'paste' };
    case 'd':
      return { kind: 'duplicate' };
    case 'a':
      return { kind: 'selectAll' };
    case 'l':
      return event.shift ? { kind: 'lock' } : null;
    case 'h':
      return event.shift ? { kind: 'hide' } : null;
    case ' ':
      return row === undefined ? null : { kind: 'select', id: row.id, toggle: true };
    default:
      return null;
  }
}

/** The next row, after the focused one and wrapping round, whose label starts with what was typed within the last second. */
export function typeahead(rows: readonly TreeRow[], focusedId: string | null, typed: string, label: (id: string) => string): string | null {
  const needle = typed.toLowerCase();
  const at = rows.findIndex((row) => row.id === focusedId);
  // A longer word may still match the focused row; a single letter moves on.
  const start = typed.length > 1 ? Math.max(0, at) : at + 1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[(start + i) % rows.length]!;
    if (label(row.id).toLowerCase().startsWith(needle)) return row.id;
  }
  return null;
}

export type TreeDrop = { parentId: string; index: number; place: 'before' | 'inside' | 'after'; rowId: string };

/**
 * Where dropping on a row lands: the upper quarter means before it, the lower quarter after it, the middle inside it.
 * @param ratio 0 at the row's top, 1 at its bottom
 */
export function treeDrop(row: TreeRow, ratio: number, canHold: boolean): TreeDrop | null {
  if (row.parentId === null) return canHold ? { parentId: row.id, index: Number.MAX_SAFE_INTEGER, place: 'inside', rowId: row.id } : null;
  if (canHold && ratio > 0.25 && ratio < 0.75) return { parentId: row.id, index: Number.MAX_SAFE_INTEGER, place: 'inside', rowId: row.id };
  if (ratio < 0.5) return { parentId: row.parentId, index: row.index, place: 'before', rowId: row.id };
  if (row.isExpanded) return { parentId: row.id, index: 0, place: 'inside', rowId: row.id };
  return { parentId: row.parentId, index: row.index + 1, place: 'after', rowId: row.id };
}
