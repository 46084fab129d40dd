import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { type Maybe, flagOf, isObject, listOf, pathOf, textOf } from '../core/values.ts';
import { formatAny, formatNumber } from '../core/format.ts';

export type TreeNode = {
  id: string;
  label: string;
  icon: string;
  isDisabled: boolean;
  /** Says that it holds others (`hasChildren`), and they are not here yet. */
  isLazy: boolean;
  /** Why what it holds could not be fetched, from its `error`. */
  error: string;
  children: readonly TreeNode[];
  raw: JsonObject;
};

/** `notes`: what is wrong with the data, in words for whoever looks at it. */
export type ReadTree = { nodes: readonly TreeNode[]; notes: readonly string[] };

/** Deeper is passed over: nobody reads it, and bound data may be made wrong. */
const MAX_DEPTH = 32;
const MAX_NODES = 20_000;

/** The words for an item: its field, else label, name or title, else itself. */
export function labelOf(item: Maybe, field = ''): string {
  if (!isObject(item)) return formatAny(item);
  if (field !== '') return formatAny(pathOf(item, field));
  return formatAny(item['label'] ?? item['name'] ?? item['title'] ?? item['id']);
}

export function treeOf(value: Maybe, labelField = '', parentField = ''): readonly TreeNode[] {
  return readTree(value, labelField, parentField).nodes;
}

/**
 * Reads nested entries ({children}) or, with a parent field, flat rows.
 * Each entry shows once: rows whose parents go in a circle hang at the top, at the row the circle is entered by.
 */
export function readTree(value: Maybe, labelField = '', parentField = ''): ReadTree {
  const entries = listOf(value);
  let left = MAX_NODES;
  const found = { same: 0, circles: 0, deep: 0 };
  const used = new Set<string>();
  const copies = new Map<string, number>();
  const unique = (wanted: string): string => {
    let id = wanted;
    if (used.has(id)) {
      found.same++;
      for (let i = copies.get(wanted) ?? 2; used.has(id); i++) {
        id = `${wanted}~${i}`;
        copies.set(wanted, i + 1);
      }
    }
    used.add(id);
    return id;
  };
  const node = (raw: Json, path: string, kids: () => readonly TreeNode[]): TreeNode[] => {
    if (raw === null || Array.isArray(raw) || left-- <= 0) return [];
    const row = isObject(raw) ? raw : {};
    const label = labelOf(raw, labelField);
    const id = unique(isObject(raw) ? textOf(row['id'] ?? row['value']) || path : String(raw));
    const children = kids();
    return [
      {
        id,
        label: label || id,
        icon: textOf(row['icon']),
        isDisabled: flagOf(row['disabled']),
        isLazy: children.length === 0 && flagOf(row['hasChildren']),
        error: textOf(row['error']),
        children,
        raw: isObject(raw) ? raw : { id, label },
      },
    ];
  };
  const nested = (list: readonly Json[], path: string, depth: number): readonly TreeNode[] => {
    if (depth > MAX_DEPTH) {
      found.deep += list.length;
      return [];
    }
    return list.flatMap((raw, i) =>
      node(raw, `${path}${i}`, () => nested(listOf(isObject(raw) ? (raw['children'] ?? raw['items']) : null), `${path}${i}.`, depth + 1)),
    );
  };
  const flat = (): readonly TreeNode[] => {
    const rows = entries.filter(isObject);
    const byId = new Map(rows.map((row) => [textOf(row['id']), row]));
    const parentOf = (row: JsonObject): string => textOf(pathOf(row, parentField));
    const byParent = new Map<string, JsonObject[]>();
    for (const row of rows) {
      const parent = parentOf(row);
      const others = byParent.get(parent);
      if (parent === '' || !byId.has(parent)) continue;
      if (others === undefined) byParent.set(parent, [row]);
      else others.push(row);
    }
    const placed = new Set<JsonObject>();
    const opened = new Set<string>();
    const hang = (row: JsonObject, depth: number): readonly TreeNode[] => {
      if (placed.has(row)) return [];
      if (depth > MAX_DEPTH) {
        found.deep++;
        return [];
      }
      placed.add(row);
      const id = textOf(row['id']);
      return node(row, '', () => {
        // Of rows with one id, the first holds what hangs from it.
        if (opened.has(id)) return [];
        opened.add(id);
        return (byParent.get(id) ?? []).flatMap((child) => hang(child, depth + 1));
      });
    };
    const top = rows.filter((row) => !byId.has(parentOf(row))).flatMap((row) => hang(row, 0));
    const rest = rows.flatMap((row) => {
      if (placed.has(row)) return [];
      found.circles++;
      return hang(row, 0);
    });
    return [...top, ...rest];
  };
  const nodes = parentField === '' ? nested(entries, '', 0) : flat();
  const notes = [
    found.same > 0 ? `${counted(found.same, 'entry has', 'entries have')} an id that another one has.` : '',
    found.circles > 0 ? `${counted(found.circles, 'circle of entries', 'circles of entries')} that name each other as the one above: shown at the top.` : '',
    found.deep > 0 ? `What is deeper than ${MAX_DEPTH} levels is left out.` : '',
    left < 0 ? `Only the first ${formatNumber(MAX_NODES)} entries are shown.` : '',
  ];
  return { nodes, notes: notes.filter((note) => note !== '') };
}

const counted = (count: number, one: string, several: string): string => `${formatNumber(count)} ${count === 1 ? one : several}`;

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
export type NodeLine = TreeLine & { node: TreeNode };

export function visibleLines(nodes: readonly TreeNode[], open: ReadonlySet<string>): readonly NodeLine[] {
  const lines: NodeLine[] = [];
  const isAll = open.has('*');
  const add = (list: readonly TreeNode[], level: number, parentId: string): void => {
    list.forEach((node, i) => {
      const isOpen = node.children.length > 0 || node.isLazy ? (isAll && !node.isLazy) || open.has(node.id) : undefined;
      lines.push({ id: node.id, label: node.label, level, position: i + 1, size: list.length, isOpen, parentId, isDisabled: node.isDisabled, node });
      if (isOpen === true) add(node.children, level + 1, node.id);
    });
  };
  add(nodes, 1, '');
  return lines;
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
  const all: TreeNode[] = [];
  const add = (list: readonly TreeNode[]): void => {
    for (const node of list) {
      all.push(node);
      add(node.children);
    }
  };
  add(nodes);
  return all;
}

/** The lowest entries under one, or itself when it holds none. */
function leavesOf(node: TreeNode): readonly string[] {
  return lowest(node).map((leaf) => leaf.id);
}

function lowest(node: TreeNode): readonly TreeNode[] {
  return node.children.length === 0 ? [node] : everyNode(node.children).filter((child) => child.children.length === 0);
}

export type Tick = 'on' | 'off' | 'part';

/** The ticks of all entries, each worked out from those below it. */
export function ticksOf(nodes: readonly TreeNode[], checked: ReadonlySet<string>): ReadonlyMap<string, Tick> {
  const ticks = new Map<string, Tick>();
  const read = (node: TreeNode): Tick => {
    const below = node.children.map(read);
    const tick: Tick =
      below.length === 0
        ? checked.has(node.id)
          ? 'on'
          : 'off'
        : below.every((one) => one === 'on')
          ? 'on'
          : below.every((one) => one === 'off')
            ? 'off'
            : 'part';
    ticks.set(node.id, tick);
    return tick;
  };
  nodes.forEach(read);
  return ticks;
}

/**
 * Ticks or clears everything under an entry; entries that are disabled stay as they are.
 * @returns ids of ticked lowest entries, in the tree's order
 */
export function toggleTick(nodes: readonly TreeNode[], node: TreeNode, checked: ReadonlySet<string>): string[] {
  const next = new Set(checked);
  const free = lowest(node).filter((leaf) => leaf === node || !leaf.isDisabled);
  const isOn = free.every((leaf) => checked.has(leaf.id));
  for (const { id } of free) {
    if (isOn) next.delete(id);
    else next.add(id);
  }
  return nodes.flatMap(leavesOf).filter((id) => next.has(id));
}
