import { useMemo, useRef, useState } from 'react';
import { type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { type Maybe, clampOf, flagOf, numberOf, objectOf, textOf } from '../core/values.ts';
import { useEchoed } from '../inputs/use-echoed.ts';
import { type FormatType, type Formats, formatsOf, withFormat } from './cell-format.ts';
import { type CellAt, type CellRange, cellName, columnName, parseCell, rangeName } from './cell-name.ts';
import type { Changes } from './fill.ts';
import { SheetHistory } from './history.ts';
import { type Bounds, type Selection, inside, selectionRange } from './selection.ts';
import { SheetGraph } from './sheet-graph.ts';
import type { CellValue } from './value.ts';

/** px */
const COLUMN_WIDTH = 104;
const [LEAST_WIDTH, MOST_WIDTH] = [40, 600];

export type Sheet = {
  bounds: Bounds;
  content: Readonly<Record<string, CellValue>>;
  graph: SheetGraph;
  /** Another object after each edit that changed a result. */
  version: object;
  isLocked: boolean;
  selection: Selection;
  range: CellRange;
  formats: Formats;
  widthOf: (column: number) => number;
  rawAt: (at: CellAt) => CellValue;
  /** Writes cells as one step that can be undone. Null clears. @param cell the one that the app is told about first */
  put: (changes: Changes, cell: string, format?: FormatType) => void;
  select: (at: CellAt, to?: CellAt) => void;
  setFormat: (type: FormatType) => void;
  setWidth: (column: number, width: number | null) => void;
  undo: () => void;
  redo: () => void;
};

/** Names in capitals, values that a cell can hold; the rest is passed over. */
function contentOf(cells: Maybe): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(objectOf(cells)).flatMap(([name, value]): [string, CellValue][] => {
      const at = parseCell(name);
      return at === null || value === null || typeof value === 'object' ? [] : [[cellName(at), value]];
    }),
  );
}

/** Local time, as the person before the screen has it. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
}

/** The model behind the grid: what the cells hold, what comes out, what is chosen. */
export function useSheet({ view, p, send }: NodeProps): Sheet {
  const cells = useEchoed(view.state['cells'] ?? p['cells'] ?? null);
  const formatting = useEchoed(view.state['formats'] ?? p['formats'] ?? null);
  const sizing = useEchoed(view.state['widths'] ?? p['widths'] ?? null);
  const content = useMemo(() => contentOf(cells.shown), [cells.shown]);
  const [graph] = useState(() => new SheetGraph(localNow));
  const [history] = useState(() => new SheetHistory());
  const lastVersion = useRef<object>({});
  const version = useMemo(() => (graph.sync(content) ? (lastVersion.current = {}) : lastVersion.current), [graph, content]);
  const bounds = { rows: Math.round(clampOf(p['rows'], 20, 1, 10_000)), columns: Math.round(clampOf(p['columns'], 8, 1, 100)) };
  const [wanted, setSelection] = useState<Selection>({ at: { row: 0, column: 0 }, to: { row: 0, column: 0 } });
  // The sheet may have become smaller.
  const selection = { at: inside(wanted.at, bounds), to: inside(wanted.to, bounds) };
  const range = selectionRange(selection);
  const currency = textOf(p['currency']) || 'USD';
  const formats = useMemo(() => formatsOf(formatting.shown, currency), [formatting.shown, currency]);
  const widths = objectOf(sizing.shown);
  const isLocked = flagOf(p['readOnly']) || flagOf(p['disabled']) || flagOf(p['loading']);

  const showFormats = (next: JsonObject): void => {
    formatting.show(next);
    formatting.expect(next);
    send('format', { formats: next });
  };
  const write = (changes: Changes, cell: string): boolean => {
    const next: JsonObject = { ...content };
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) delete next[key];
      else next[key] = value;
    }
    if (jsonEqual(next, content)) return false;
    cells.show(next);
    cells.expect(next);
    send('cellChange', { cell, value: changes[cell] ?? null, changes, cells: next });
    return true;
  };
  const put = (changes: Changes, cell: string, format?: FormatType): void => {
    if (isLocked) return;
    const before: Changes = Object.fromEntries(Object.keys(changes).map((key) => [key, content[key] ?? null]));
    const at = parseCell(cell);
    const isFormatted = format !== undefined && at !== null && formats(at).type === 'auto';
    const old = objectOf(formatting.shown);
    const styled = isFormatted ? withFormat(old, { from: at, to: at }, format) : old;
    if (!write(changes, cell)) return;
    if (isFormatted) showFormats(styled);
    history.add({ before, after: changes, ...(isFormatted ? { formats: { before: old, after: styled } } : {}) });
  };
  const select = (at: CellAt, to: CellAt = at): void => {
    const next = { at: inside(at, bounds), to: inside(to, bounds) };
    if (jsonEqual(next, selection)) return;
    setSelection(next);
    send('select', { cell: cellName(next.at), range: rangeName(selectionRange(next)) });
  };
  const apply = (edit: ReturnType<SheetHistory['undo']>): void => {
    if (edit === undefined) return;
    const names = Object.keys(edit.after);
    const [first] = names;
    if (first !== undefined) write(edit.after, first);
    if (edit.formats !== undefined) showFormats(edit.formats.after);
    const at = first === undefined ? null : parseCell(first);
    const to = parseCell(names.at(-1) ?? '');
    if (at !== null && to !== null) select(at, to);
  };
  return {
    bounds,
    content,
    graph,
    version,
    isLocked,
    selection,
    range,
    formats,
    widthOf: (column) => Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, numberOf(widths[columnName(column)], COLUMN_WIDTH))),
    rawAt: (at) => content[cellName(at)] ?? null,
    put,
    select,
    setFormat: (type) => {
      const before = objectOf(formatting.shown);
      const after = withFormat(before, range, type);
      if (isLocked || jsonEqual(before, after)) return;
      showFormats(after);
      history.add({ before: {}, after: {}, formats: { before, after } });
    },
    setWidth: (column, width) => {
      const next = { ...widths };
      const name = columnName(column);
      if (width === null) delete next[name];
      else next[name] = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)));
      sizing.show(next);
      sizing.expect(next);
      send('resize', { column: name, width: next[name] ?? COLUMN_WIDTH, widths: next });
    },
    undo: () => (isLocked ? undefined : apply(history.undo())),
    redo: () => (isLocked ? undefined : apply(history.redo())),
  };
}
