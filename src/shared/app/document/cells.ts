import { Map as YMap, Text as YText } from 'yjs';
import { jsonEqual, type Json } from '../../kernel/json.ts';
import { cloneJson } from './values.ts';

/** Text that two people can edit at once: always a `Y.Text`. */
export class TextCell {
  readonly text: string;
  constructor(text: string) {
    this.text = normalizeText(text);
  }
}

/** A nested map, e.g. a field of an entity. */
export class MapCell {
  readonly cells: Cells;
  constructor(cells: Cells) {
    this.cells = cells;
  }
}

export type Cell = Json | TextCell | MapCell;
/** What one `Y.Map` should hold: every thing in a document is written through this, whole or as a difference. */
export type Cells = Record<string, Cell>;

/** Longer text, or text of several lines, is stored as `Y.Text`. */
const LONG_TEXT = 200;

/** Line ends are LF: a carriage return inside a `Y.Text` desynchronises code editors. Lone surrogates cannot be encoded. */
function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed();
}

/** A property's value as a cell: long or multi-line text merges by character, everything else is one register. */
export function valueCell(value: Json): Cell {
  return typeof value === 'string' && (value.length > LONG_TEXT || /[\r\n]/.test(value)) ? new TextCell(value) : value;
}

/** A stored value as plain JSON; undefined for anything a faulty peer may have put there. Shares objects with the document: never change them. */
export function cellValue(stored: unknown): unknown {
  if (stored instanceof YText) return stored.toString();
  return isWrapped(stored) ? stored[WRAPPED] : stored;
}

/**
 * yjs tells what a value is by its `constructor`, and refuses an object with a key of that name. Such an object is stored as the only member
 * of another one, and so is one that looks as if it had been. Deeper inside a value any key is stored as it is.
 */
const WRAPPED = '=';

function wrap(value: Json | undefined): Json | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && (Object.hasOwn(value, 'constructor') || isWrapped(value)) ? { [WRAPPED]: value } : value;
}

function isWrapped(stored: unknown): stored is { [WRAPPED]: unknown } {
  return typeof stored === 'object' && stored !== null && Object.hasOwn(stored, WRAPPED) && Object.keys(stored).length === 1;
}

/** A new map with the given content, to be set into the document. */
export function createMap(cells: Cells): YMap<unknown> {
  const map = new YMap<unknown>();
  for (const key of Object.keys(cells)) map.set(key, storable(cells[key]!));
  return map;
}

function storable(cell: Cell): unknown {
  if (cell instanceof TextCell) return new YText(cell.text);
  if (cell instanceof MapCell) return createMap(cell.cells);
  return typeof cell === 'object' ? wrap(cloneJson(cell)) : typeof cell === 'string' && !cell.isWellFormed() ? cell.toWellFormed() : cell;
}

/**
 * Writes one cell if it differs; undefined deletes it. Text that is a `Y.Text` already is edited in place, so that a peer's typing is kept.
 * @returns whether anything was written
 */
export function writeCell(map: YMap<unknown>, key: string, cell: Cell | undefined): boolean {
  const stored = map.get(key);
  if (cell === undefined) {
    if (!map.has(key)) return false;
    map.delete(key);
    return true;
  }
  if (cell instanceof MapCell && stored instanceof YMap) return writeCells(stored, cell.cells, () => true);
  const text = cell instanceof TextCell ? cell.text : typeof cell === 'string' ? cell : null;
  if (stored instanceof YText && text !== null) return editText(stored, normalizeText(text));
  if (!(cell instanceof TextCell) && !(cell instanceof MapCell) && jsonEqual(cellValue(stored), cell)) return false;
  map.set(key, storable(cell));
  return true;
}

/**
 * Makes the map hold exactly `cells`, changing only what differs.
 * @param owns which of the map's other keys may be removed
 * @returns whether anything was written
 */
export function writeCells(map: YMap<unknown>, cells: Cells, owns: (key: string) => boolean): boolean {
  let wrote = false;
  for (const key of [...map.keys()]) {
    if (!Object.hasOwn(cells, key) && owns(key)) wrote = writeCell(map, key, undefined) || wrote;
  }
  for (const key of Object.keys(cells)) wrote = writeCell(map, key, cells[key]!) || wrote;
  return wrote;
}

/** Turns the text into `next` by replacing one middle part, so that edits elsewhere in it merge. */
function editText(text: YText, next: string): boolean {
  const now = text.toString();
  if (now === next) return false;
  const most = Math.min(now.length, next.length);
  let start = 0;
  while (start < most && now.charCodeAt(start) === next.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && now.charCodeAt(now.length - 1 - end) === next.charCodeAt(next.length - 1 - end)) end++;
  // Never cut a surrogate pair in two.
  if (start > 0 && isHighSurrogate(now.charCodeAt(start - 1))) start--;
  if (end > 0 && isLowSurrogate(now.charCodeAt(now.length - end))) end--;
  if (now.length - end > start) text.delete(start, now.length - end - start);
  if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
  return true;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
