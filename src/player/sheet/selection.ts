import { type CellAt, type CellRange, rangeOf } from './cell-name.ts';

/** `at` takes what is typed; the selection goes from it to `to`. */
export type Selection = { at: CellAt; to: CellAt };
export type Bounds = { rows: number; columns: number };

export const selectionRange = ({ at, to }: Selection): CellRange => rangeOf(at, to);

export function inside({ row, column }: CellAt, { rows, columns }: Bounds): CellAt {
  return { row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns - 1, Math.max(0, column)) };
}

/** With Ctrl: to the edge of the filled cells one stands in, else to the next that is filled, else to the end of the sheet. */
export function jump(from: CellAt, rows: number, columns: number, bounds: Bounds, isFilled: (at: CellAt) => boolean): CellAt {
  const step = (at: CellAt): CellAt => ({ row: at.row + rows, column: at.column + columns });
  const isOn = ({ row, column }: CellAt): boolean => row >= 0 && column >= 0 && row < bounds.rows && column < bounds.columns;
  let at = from;
  if (!isOn(step(at))) return at;
  const isInRun = isFilled(at) && isFilled(step(at));
  for (at = step(at); isOn(step(at)); at = step(at)) {
    if (isInRun ? !isFilled(step(at)) : isFilled(at)) return at;
  }
  return at;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
const PAGE = 10;

/** Where a key leads from the end of the selection that moves. @returns null for keys that do not move */
export function keyTarget(
  event: { key: string; ctrlKey: boolean; metaKey: boolean },
  from: CellAt,
  bounds: Bounds,
  isFilled: (at: CellAt) => boolean,
): CellAt | null {
  const isFar = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (arrow !== undefined)
    return isFar ? jump(from, arrow[0], arrow[1], bounds, isFilled) : inside({ row: from.row + arrow[0], column: from.column + arrow[1] }, bounds);
  if (event.key === 'Home') return { row: isFar ? 0 : from.row, column: 0 };
  if (event.key === 'End') return { row: isFar ? bounds.rows - 1 : from.row, column: bounds.columns - 1 };
  if (event.key === 'PageDown') return inside({ row: from.row + PAGE, column: from.column }, bounds);
  if (event.key === 'PageUp') return inside({ row: from.row - PAGE, column: from.column }, bounds);
  return null;
}

/** Dragging the handle fills along the way the pointer went further. */
export function fillTarget(source: CellRange, { row, column }: CellAt): CellRange {
  const down = Math.max(row - source.to.row, source.from.row - row, 0);
  const across = Math.max(column - source.to.column, source.from.column - column, 0);
  if (down === 0 && across === 0) return source;
  return down >= across
    ? { from: { row: Math.min(row, source.from.row), column: source.from.column }, to: { row: Math.max(row, source.to.row), column: source.to.column } }
    : { from: { row: source.from.row, column: Math.min(column, source.from.column) }, to: { row: source.to.row, column: Math.max(column, source.to.column) } };
}
