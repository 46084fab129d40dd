import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { type TreeNode, everyNode } from './tree-model.ts';

/** Where an entry goes: under which ('' is the top), and before which of the entries there. */
export type Place = { parentId: string; index: number };

const holds = (node: TreeNode, id: string): boolean => node.id === id || node.children.some((child) => holds(child, id));

/** @returns the same list when it would change nothing, or put an entry into itself */
export function moveNode(nodes: readonly TreeNode[], id: string, to: Place): readonly TreeNode[] {
  const node = everyNode(nodes).find((one) => one.id === id);
  const from = placeOf(nodes, id);
  if (node === undefined || from === undefined || holds(node, to.parentId)) return nodes;
  if (from.parentId === to.parentId && (to.index === from.index || to.index === from.index + 1)) return nodes;
  // Taking it out moves up what comes after it.
  const index = from.parentId === to.parentId && from.index < to.index ? to.index - 1 : to.index;
  const put = (list: readonly TreeNode[]): readonly TreeNode[] => [...list.slice(0, index), node, ...list.slice(index)];
  const walk = (list: readonly TreeNode[]): readonly TreeNode[] =>
    list
      .filter((one) => one.id !== id)
      .map((one) => {
        const children = walk(one.children);
        return one.id === to.parentId ? { ...one, isLazy: false, children: put(children) } : { ...one, children };
      });
  const rest = walk(nodes);
  return to.parentId === '' ? put(rest) : rest;
}

export function placeOf(nodes: readonly TreeNode[], id: string, parentId = ''): Place | undefined {
  const index = nodes.findIndex((node) => node.id === id);
  if (index !== -1) return { parentId, index };
  for (const node of nodes) {
    const found = placeOf(node.children, id, node.id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where Alt with an arrow takes an entry: among its neighbours, into the one before it, or out after the one that holds it. */
export function placeByKey(nodes: readonly TreeNode[], id: string, way: 'up' | 'down' | 'in' | 'out'): Place | undefined {
  const from = placeOf(nodes, id);
  if (from === undefined) return undefined;
  const { parentId, index } = from;
  const siblings = parentId === '' ? nodes : (everyNode(nodes).find((node) => node.id === parentId)?.children ?? []);
  if (way === 'up') return index === 0 ? undefined : { parentId, index: index - 1 };
  if (way === 'down') return index === siblings.length - 1 ? undefined : { parentId, index: index + 2 };
  if (way === 'in') {
    const before = siblings[index - 1];
    return before === undefined ? undefined : { parentId: before.id, index: before.children.length };
  }
  const above = parentId === '' ? undefined : placeOf(nodes, parentId);
  return above === undefined ? undefined : { parentId: above.parentId, index: above.index + 1 };
}

/** The data as it would be given after a move: nested entries, or rows in the new order with the field that names the one above. */
export function dataOf(nodes: readonly TreeNode[], parentField: string): Json[] {
  if (parentField === '')
    return nodes.map((node) => {
      const { children: _children, items: _items, ...rest } = node.raw;
      return node.children.length === 0 ? rest : { ...rest, children: dataOf(node.children, '') };
    });
  const rows: JsonObject[] = [];
  const add = (list: readonly TreeNode[], parent: Json): void => {
    for (const node of list) {
      rows.push({ ...node.raw, [parentField]: parent });
      add(node.children, node.raw['id'] ?? node.id);
    }
  };
  add(nodes, null);
  return rows;
}
