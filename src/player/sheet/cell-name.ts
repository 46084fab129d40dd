export type CellAt = { row: number; column: number };

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
  let column = 0;
  for (const letter of (found[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]) - 1, column: column - 1 };
}
