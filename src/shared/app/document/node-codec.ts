import type { Map as YMap } from 'yjs';
import { IDENTIFIER } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { STYLE_KEYS, STYLE_LAYERS, type ComponentNode, type Frame, type StyleMap } from '../manifest/index.ts';
import { cellValue, valueCell, type Cells } from './cells.ts';
import { readLabel, readSteps } from './parsing.ts';
import { compareText, isUnsafeKey } from './values.ts';

/** A component without its place in the tree. */
export type NodeBody = Omit<ComponentNode, 'children'>;
/** Where a node hangs: `[parentId, orderKey]` is one register, so that concurrent moves never split or duplicate a node. */
export type Location = { parent: string; key: string };

type StyleLayer = (typeof STYLE_LAYERS)[number];
type StyleKey = (typeof STYLE_KEYS)[number];
const LAYERS: ReadonlySet<string> = new Set(STYLE_LAYERS);
const STYLES: ReadonlySet<string> = new Set(STYLE_KEYS);
const FRAME_KEYS = ['x', 'y', 'w', 'h'] as const;
const LONGEST_BINDING = 20_000;

function isStyleLayer(text: string): text is StyleLayer {
  return LAYERS.has(text);
}
function isStyleKey(text: string): text is StyleKey {
  return STYLES.has(text);
}

/** The keys of a node's map, except `loc`. Defaults are not stored. */
export function encodeNode(node: NodeBody): Cells {
  const cells: Cells = { type: node.type, name: node.name };
  for (const key of Object.keys(node.props)) cells[`p.${key}`] = valueCell(node.props[key]!);
  for (const key of Object.keys(node.bindings)) cells[`b.${key}`] = valueCell(node.bindings[key]!);
  for (const key of Object.keys(node.events)) cells[`e.${key}`] = node.events[key] as Json;
  for (const layer of STYLE_LAYERS) {
    const style = node.style[layer];
    if (style === undefined) continue;
    const entries = Object.entries(style);
    if (entries.length === 0) cells[`s.${layer}`] = true;
    for (const [key, value] of entries) if (value !== undefined) cells[`s.${layer}.${key}`] = value;
  }
  if (node.frame !== undefined) for (const key of FRAME_KEYS) cells[`f.${key}`] = node.frame[key];
  if (node.locked) cells['locked'] = true;
  if (node.hidden) cells['hidden'] = true;
  return cells;
}

/** Shares values with the document: never change the result. Keys come in code-unit order, alike on all replicas. */
export function readNode(id: string, map: YMap<unknown>): NodeBody {
  const type = cellValue(map.get('type'));
  const node: NodeBody = {
    id,
    type: typeof type === 'string' && type !== '' && type.length <= 64 ? type : 'Container',
    name: readLabel(cellValue(map.get('name')), id),
    props: {},
    bindings: {},
    events: {},
    style: {},
    locked: map.get('locked') === true,
    hidden: map.get('hidden') === true,
  };
  const numbers: Partial<Frame> = {};
  for (const key of [...map.keys()].sort(compareText)) {
    if (key.charCodeAt(1) === 46) readPrefixed(node, numbers, key, map.get(key));
  }
  const frame = completeFrame(numbers);
  if (frame !== undefined) node.frame = frame;
  return node;
}

function readPrefixed(node: NodeBody, frame: Partial<Frame>, key: string, stored: unknown): void {
  const name = key.slice(2);
  switch (key.charAt(0)) {
    case 'p':
      if (isKey(name)) {
        const value = cellValue(stored);
        if (isStoredJson(value)) node.props[name] = value;
      }
      return;
    case 'b': {
      const text = cellValue(stored);
      if (isKey(name) && typeof text === 'string') node.bindings[name] = text.length > LONGEST_BINDING ? text.slice(0, LONGEST_BINDING).toWellFormed() : text;
      return;
    }
    case 'e': {
      const steps = isKey(name) ? readSteps(stored) : null;
      if (steps !== null) node.events[name] = steps;
      return;
    }
    case 's':
      readStyle(node, name, stored);
      return;
    case 'f':
      if ((name === 'x' || name === 'y' || name === 'w' || name === 'h') && typeof stored === 'number' && Number.isFinite(stored)) frame[name] = stored;
  }
}

function readStyle(node: NodeBody, name: string, stored: unknown): void {
  const dot = name.indexOf('.');
  if (dot < 0) {
    // A layer that is there but empty.
    if (isStyleLayer(name)) node.style[name] ??= {};
    return;
  }
  const layer = name.slice(0, dot);
  const key = name.slice(dot + 1);
  if (!isStyleLayer(layer) || !isStyleKey(key)) return;
  if (typeof stored !== 'string' && typeof stored !== 'number') return;
  if (typeof stored === 'string' ? stored.length > 200 : !Number.isFinite(stored)) return;
  const style: StyleMap = node.style[layer] ?? (node.style[layer] = {});
  style[key] = stored;
}

function completeFrame({ x, y, w, h }: Partial<Frame>): Frame | undefined {
  return x !== undefined && y !== undefined && w !== undefined && h !== undefined && w > 0 && h > 0 ? { x, y, w, h } : undefined;
}

function isKey(name: string): boolean {
  return IDENTIFIER.test(name) && !isUnsafeKey(name);
}

/** Shallow: members were encoded as JSON-like values; `toManifest` copies and so checks them deeply. */
function isStoredJson(value: unknown): value is Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
    default:
      return false;
  }
}

/** @returns null when the register is missing or unreadable; the node is then shown as recovered */
export function readLocation(map: YMap<unknown>): Location | null {
  const stored = map.get('loc');
  if (!Array.isArray(stored)) return null;
  const parent: unknown = stored[0];
  const key: unknown = stored[1];
  return typeof parent === 'string' && typeof key === 'string' ? { parent, key } : null;
}

export function writeLocation(map: YMap<unknown>, parent: string, key: string): void {
  map.set('loc', [parent, key]);
}
