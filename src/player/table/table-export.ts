import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { cellText, cellValue } from './table-model.ts';

/** What could run as a formula in a spreadsheet that opens the file. Numbers may begin with a sign. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(text: string, isNumber: boolean): string {
  const safe = !isNumber && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Numbers and dates as they are kept, so that another program can count with them; all else as it is shown. */
function exportText(row: JsonObject, column: TableColumn): { text: string; isNumber: boolean } {
  const value: Json = cellValue(row, column);
  if (typeof value === 'number') return { text: String(value), isNumber: true };
  if (['date', 'datetime', 'time'].includes(column.type) && typeof value === 'string') return { text: value, isNumber: false };
  return { text: cellText(row, column), isNumber: false };
}

/** By RFC 4180, with a byte-order mark, without which spreadsheets take UTF-8 for something else. */
export function tableCsv(rows: readonly JsonObject[], columns: readonly TableColumn[]): string {
  const written = columns.filter((column) => column.type !== 'button');
  const lines = [written.map((column) => csvCell(column.label, false))];
  for (const row of rows)
    lines.push(
      written.map((column) => {
        const { text, isNumber } = exportText(row, column);
        return csvCell(text, isNumber);
      }),
    );
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** A block for the clipboard, as spreadsheets give and take it. Tabs and line ends within a cell would tear it apart. */
export function tableTsv(rows: readonly JsonObject[], columns: readonly TableColumn[]): string {
  return rows.map((row) => columns.map((column) => cellText(row, column).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
