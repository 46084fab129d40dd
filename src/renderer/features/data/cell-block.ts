import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { CellAt } from './grid-keys.ts';
import { editText, formatCell } from './cell-format.ts';

/** Rows and columns from 0, both ends included. */
export type CellRange = { top: number; bottom: number; left: number; right: number };

export function rangeOf(anchor: CellAt, at: CellAt): CellRange {
  return {
    top: Math.min(anchor.row, at.row),
    bottom: Math.max(anchor.row, at.row),
    left: Math.min(anchor.column, at.column),
    right: Math.max(anchor.column, at.column),
  };
}

/** A cell for a spreadsheet: plain numbers and ISO dates, names instead of ids. */
export function copyText(field: Field, row: Readonly<Record<string, unknown>>, entities: readonly Entity[]): string {
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'currency':
    case 'percent':
    case 'rating':
    case 'date':
    case 'time':
    case 'image':
      return editText(field, row[field.id]);
    default:
      return formatCell(field, row, entities);
  }
}

/** Cells as spreadsheets put them on the clipboard: tabs between, quotes round what has tabs, lines or quotes in it. */
export function toTabbed(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}

/** The reverse of `toTabbed`. A line end after the last row is not another row. */
export function fromTabbed(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  let isStart = true;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (char === '"' && isStart) {
      isQuoted = true;
      isStart = false;
    } else if (char === '\t' || char === '\n' || char === '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
      isStart = true;
      if (char === '\t') continue;
      if (char === '\r' && text[i + 1] === '\n') i++;
      if (i < text.length - 1) rows.push([]);
    } else {
      cell += char;
      isStart = false;
    }
  }
  if (isQuoted || !/[\n\r]$/.test(text)) rows.at(-1)!.push(cell);
  return rows;
}
