import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { type Maybe, flagOf, isObject, listOf, pathOf, textOf } from '../core/values.ts';
import { formatAny } from '../core/format.ts';

export type TreeNode = { id: string; label: string; icon: string; isDisabled: boolean; children: readonly TreeNode[]; raw: JsonObject };

/** Deeper is passed over: nobody reads it, and bound data may be made wrong. */
const MAX_DEPTH = 32;
const MAX_NODES = 20_000;

/** The words for an item: its field, else label, name or title, else itself. */
export function labelOf(item: Maybe, field = ''): string {
  if (!isObject(item)) return formatAny(item);
  if (field !== '') return formatAny(pathOf(item, field));
  return formatAny(item['label'] ?? item['name'] ?? item['title'] ?? item['id']);
}

/**
 * Reads nested entries ({children}) or, with a parent field, flat rows.
 * Each entry shows once: rows whose parents go in a circle hang at the top, at the row the circle is entered by.
 */
export function treeOf(value: Maybe, labelField = '', parentField = ''): readonly TreeNode[] {
  const entries = listOf(value);
  let left = MAX_NODES;
  const used = new Set<string>();
  const unique = (wanted: string): string => {
    let id = wanted;
    for (let i = 2; used.has(id); i++) id = `${wanted}~${i}`;
    used.add(id);
    return id;
  };
  const node = (raw: Json, path: string, kids: () => readonly TreeNode[]): TreeNode[] => {
    if (raw === null || Array.isArray(raw) || left-- <= 0) return [];
    const row = isObject(raw) ? raw : {};
    const label = labelOf(raw, labelField);
    const id = unique(isObject(raw) ? textOf(row['id'] ?? row['value']) || path : String(raw));
    return [
      { id, label: label || id, icon: textOf(row['icon']), isDisabled: flagOf(row['disabled']), children: kids(), raw: isObject(raw) ? raw : { id, label } },
    ];
  };
  if (parentField !== '') {
    const rows = entries.filter(isObject);
    const byId = new Map(rows.map((row) => [textOf(row['id']), row]));
    const byParent = new Map<string, JsonObject[]>();
    for (const row of rows) {
      const parent = textOf(pathOf(row, parentField));
      if (parent !== '' && byId.has(parent)) byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
    }
    const placed = new Set<JsonObject>();
    const hang = (row: JsonObject, depth: number): readonly TreeNode[] => {
      if (placed.has(row) || depth > MAX_DEPTH) return [];
      placed.add(row);
      return node(row, '', () => (byParent.get(textOf(row['id'])) ?? []).flatMap((child) => hang(child, depth + 1)));
    };
    const roots = rows.filter((row) => !byId.has(textOf(pathOf(row, parentField))));
    return [...roots, ...rows].flatMap((row) => hang(row, 0));
  }
  const nested = (list: readonly Json[], path: string, depth: number): readonly TreeNode[] =>
    depth > MAX_DEPTH
      ? []
      : list.flatMap((raw, i) =>
          node(raw, `${path}${i}`, () => nested(listOf(isObject(raw) ? (raw['children'] ?? raw['items']) : null), `${path}${i}.`, depth + 1)),
        );
  return nested(entries, '', 0);
}

/** One line on screen. `isOpen` is undefined for an entry that holds no others. */
export type TreeLine = {
  id: string;
  label: string;
  level: number;
  position: number;
  size: number;
  isOpen: boolean | undefined;
  parentId: string;
  isDisabled: boolean;
};

export function visibleLines(nodes: readonly TreeNode[], open: ReadonlySet<string>, level = 1, parentId = ''): readonly (TreeLine & { node: TreeNode })[] {
  return nodes.flatMap((node, i) => {
    const hasKids = node.children.length > 0;
    const isOpen = hasKids ? open.has('*') || open.has(node.id) : undefined;
    const line = { id: node.id, label: node.label, level, position: i + 1, size: nodes.length, isOpen, parentId, isDisabled: node.isDisabled, node };
    return [line, ...(isOpen === true ? visibleLines(node.children, open, level + 1, node.id) : [])];
  });
}

/** Entries whose words match, with everything above them; all of them open. */
export function searchTree(nodes: readonly TreeNode[], text: string): readonly TreeNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return nodes;
  return nodes.flatMap((node) => {
    const children = searchTree(node.children, wanted);
    return node.label.toLowerCase().includes(wanted) || children.length > 0 ? [{ ...node, children }] : [];
  });
}

export function everyNode(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}

/** The lowest entries under one, or itself when it holds none. */
export function leavesOf(node: TreeNode): readonly string[] {
  return node.children.length === 0 ? [node.id] : node.children.flatMap(leavesOf);
}

export type Tick = 'on' | 'off' | 'part';

export function tickOf(node: TreeNode, checked: ReadonlySet<string>): Tick {
  const leaves = leavesOf(node);
  const on = leaves.filter((id) => checked.has(id)).length;
  return on === 0 ? 'off' : on === leaves.length ? 'on' : 'part';
}

/** Ticks or clears everything under an entry. @returns ids of ticked lowest entries, in the tree's order */
export function toggleTick(nodes: readonly TreeNode[], node: TreeNode, checked: ReadonlySet<string>): string[] {
  const next = new Set(checked);
  const isOn = tickOf(node, checked) === 'on';
  for (const id of leavesOf(node)) {
    if (isOn) next.delete(id);
    else next.add(id);
  }
  return nodes.flatMap(leavesOf).filter((id) => next.has(id));
}
