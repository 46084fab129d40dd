import { asText } from './helpers.ts';
import { isObject } from './json.ts';

/**
 * RFC 4180 with CRLF. Columns are the keys of all rows in order of appearance; embedded rows ("member$") are left out.
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function toCsv(data: unknown): string {
  const rows = Array.isArray(data) ? data : [data];
  const objects = rows.map((row: unknown) => (isObject(row) ? row : { value: row }));
  const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))].filter((key) => !key.endsWith('$'));
  const lines = [columns, ...objects.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => cells.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: unknown): string {
  let text = asText(value);
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
