export type CellAt = { row: number; column: number };
/** Both ends belong to it; `from` is the upper corner at the start. */
export type CellRange = { from: CellAt; to: CellAt };
/** A cell as one number: maps keyed by it are several times as fast as those keyed by names. */
export type CellKey = number;

/** More columns than three letters can name. */
const COLUMNS = 32_768;

export function keyOf({ row, column }: CellAt): CellKey {
  return row * COLUMNS + column;
}
export function cellOf(key: CellKey): CellAt {
  return { row: Math.floor(key / COLUMNS), column: key % COLUMNS };
}

/** 0 → "A", 25 → "Z", 26 → "AA" */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

export function cellName({ row, column }: CellAt): string {
  return `${columnName(column)}${row + 1}`;
}

/** "B3", "$B$3" → row 2, column 1. @returns null for what is not a cell of a sheet of ordinary size */
export function parseCell(name: string): CellAt | null {
  const found = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name);
  if (found === null) return null;
  return { row: Number(found[2]) - 1, column: columnNumber(found[1] ?? '') };
}

/** "A" → 0, "aa" → 26 */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "A1:B4", "C3" → its corners in order. */
export function parseRange(name: string): CellRange | null {
  const [first = '', second = first, rest] = name.trim().split(':');
  const [a, b] = [parseCell(first), parseCell(second)];
  return a === null || b === null || rest !== undefined ? null : rangeOf(a, b);
}

export function rangeOf(a: CellAt, b: CellAt): CellRange {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

export function rangeName({ from, to }: CellRange): string {
  return from.row === to.row && from.column === to.column ? cellName(from) : `${cellName(from)}:${cellName(to)}`;
}

export function sizeOf({ from, to }: CellRange): number {
  return (to.row - from.row + 1) * (to.column - from.column + 1);
}

export function isIn({ from, to }: CellRange, { row, column }: CellAt): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}
