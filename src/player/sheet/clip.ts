import { z } from 'zod';
import { type CellAt, type CellRange, cellName, isIn } from './cell-name.ts';
import type { Changes } from './fill.ts';
import { shiftValue } from './shift.ts';
import { typedValue } from './typed-value.ts';
import type { CellValue } from './value.ts';

/** How cells with their formulas travel on the clipboard, beside the plain text for other programs. */
export const CLIP_TYPE = 'application/x-casual-cells';

const clipShape = z.object({
  from: z.object({ row: z.number().int().min(0), column: z.number().int().min(0) }),
  cells: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});
export type Clip = z.infer<typeof clipShape>;

/** @returns null for what was not copied from a sheet */
export function readClip(text: string): Clip | null {
  if (text === '') return null;
  try {
    return clipShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Values as other spreadsheets read them: tabs and lines; what holds either is quoted. */
export function toTsv(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map((text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\n');
}

export function fromTsv(text: string): string[][] {
  const lines: string[][] = [[]];
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at <= whole.length;) {
    let cell = '';
    if (whole[at] === '"' && /^"(?:[^"]|"")*"(?=\t|\n|$)/.test(whole.slice(at))) {
      const end = closingQuote(whole, at);
      cell = whole.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = nextOf(whole, at);
      cell = whole.slice(at, end);
      at = end;
    }
    lines.at(-1)?.push(cell);
    if (whole[at] === '\n') lines.push([]);
    at++;
  }
  return lines;
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return text.length;
}

function nextOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\t' || text[at] === '\n') return at;
  return text.length;
}

/**
 * What pasting writes. One copied cell, or a block that fits several times, fills the whole selection; otherwise it goes to the
 * selection's upper corner. Formulas move along unless they were cut.
 */
export function pasteChanges(
  clip: Clip,
  selection: CellRange,
  bounds: { rows: number; columns: number },
  isCut: boolean,
): { changes: Changes; range: CellRange } {
  const height = clip.cells.length;
  const width = Math.max(1, ...clip.cells.map((line) => line.length));
  const { from, to } = selection;
  const fits = (wanted: number, size: number): boolean => wanted > size && wanted % size === 0;
  const rows = fits(to.row - from.row + 1, height) ? to.row - from.row + 1 : height;
  const columns = fits(to.column - from.column + 1, width) ? to.column - from.column + 1 : width;
  const changes: Changes = {};
  const end = { row: Math.min(bounds.rows, from.row + rows) - 1, column: Math.min(bounds.columns, from.column + columns) - 1 };
  for (let row = from.row; row <= end.row; row++)
    for (let column = from.column; column <= end.column; column++) {
      const [i, j] = [(row - from.row) % height, (column - from.column) % width];
      const value = clip.cells[i]?.[j] ?? null;
      const like = { row: clip.from.row + i, column: clip.from.column + j };
      changes[cellName({ row, column })] = isCut ? value : shiftValue(value, like, { row, column }, bounds);
    }
  return { changes, range: { from, to: end } };
}

/** Text from anywhere, as if it were typed cell by cell. */
export function clipOfText(text: string): Clip {
  return { from: { row: 0, column: 0 }, cells: fromTsv(text).map((line) => line.map((cell) => typedValue(cell))) };
}

/** Formulas in pasted text keep what they say: nobody knows where they came from. */
export function pasteTextChanges(text: string, selection: CellRange, bounds: { rows: number; columns: number }): { changes: Changes; range: CellRange } {
  return pasteChanges(clipOfText(text), selection, bounds, true);
}

export function clearedBy(range: CellRange, content: Readonly<Record<string, CellValue>>, parse: (name: string) => CellAt | null): Changes {
  return Object.fromEntries(
    Object.keys(content).flatMap((name) => {
      const at = parse(name);
      return at !== null && isIn(range, at) ? [[name, null]] : [];
    }),
  );
}
