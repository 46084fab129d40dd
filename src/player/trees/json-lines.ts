import type { Json } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import type { TreeLine } from './tree-model.ts';

export type JsonLine = TreeLine & { value: Json; kind: 'text' | 'number' | 'yes/no' | 'nothing' | 'list' | 'object' | 'more'; summary: string };

/** Longer lists and objects show this many and offer the rest. */
export const STEP = 100;
const MAX_DEPTH = 40;

function kindOf(value: Json): Exclude<JsonLine['kind'], 'more'> {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes/no' : 'text';
}

function summaryOf(value: Json, isOpen: boolean): string {
  if (Array.isArray(value)) return isOpen ? '' : `[${value.length}]`;
  if (isObject(value)) return isOpen ? '' : `{${Object.keys(value).length}}`;
  return JSON.stringify(value);
}

/**
 * The lines of a value that show.
 * @param depth how many levels are open at first
 * @param turned paths opened or closed by hand
 * @param extra how many more of a long list are shown, by path
 */
export function jsonLines(root: Json, depth: number, turned: ReadonlyMap<string, boolean>, extra: ReadonlyMap<string, number>): readonly JsonLine[] {
  const out: JsonLine[] = [];
  const walk = (value: Json, path: string, level: number, parentId: string): void => {
    const entries: [string, Json][] = Array.isArray(value) ? value.map((entry, i) => [String(i), entry]) : isObject(value) ? Object.entries(value) : [];
    const shown = STEP + (extra.get(path) ?? 0);
    entries.slice(0, shown).forEach(([key, child], i) => {
      const id = path === '' ? key : `${path}.${key}`;
      const isHolder = typeof child === 'object' && child !== null && Object.keys(child).length > 0;
      const isOpen = isHolder ? (turned.get(id) ?? level < depth + 1) && level < MAX_DEPTH : undefined;
      out.push({
        id,
        label: key,
        level,
        position: i + 1,
        size: entries.length,
        isOpen,
        parentId,
        isDisabled: false,
        value: child,
        kind: kindOf(child),
        summary: summaryOf(child, isOpen === true),
      });
      if (isOpen === true) walk(child, id, level + 1, id);
    });
    if (entries.length > shown)
      out.push({
        id: `${path}.…`,
        label: `${entries.length - shown} more`,
        level,
        position: shown + 1,
        size: entries.length,
        isOpen: undefined,
        parentId,
        isDisabled: false,
        value: path,
        kind: 'more',
        summary: '',
      });
  };
  if (typeof root === 'object' && root !== null) walk(root, '', 1, '');
  return out;
}
