import { AppError } from '../../../../shared/kernel/errors.ts';
import { csvRows } from './csv-rows.ts';
import { jsonTable } from './json-rows.ts';
import type { Source, SourceBatch, SourceRow } from './source.ts';

/** An entity has at most 200 fields; wider files are read with the wrong delimiter, or are not tables. */
export const MAX_COLUMNS = 500;

/** The rows below the header, each with as many cells as there are columns or with a problem. */
export function tableRows(source: Source): AsyncGenerator<SourceBatch> {
  return source.format === 'json' ? jsonTable(source) : csvTable(source);
}

async function* csvTable(source: Source): AsyncGenerator<SourceBatch> {
  const width = source.columns.length;
  let isHeader = source.hasHeader;
  for await (const { rows, bytes } of csvRows(source)) {
    const out: SourceRow[] = [];
    for (const row of rows) {
      if (isDelimiterNote(row)) continue;
      if (isHeader) {
        isHeader = false;
        continue;
      }
      out.push(fitted(row, width));
    }
    yield { rows: out, bytes };
  }
}

/** Excel's `sep=;` in the first line. */
export function isDelimiterNote({ line, cells }: SourceRow): boolean {
  return line === 1 && cells.length === 2 && cells[0] === 'sep=' && cells[1] === '';
}

function fitted(row: SourceRow, width: number): SourceRow {
  const { line, cells } = row;
  if (cells.length === width) return row;
  if (cells.length > width) {
    // Spreadsheets pad with empty cells.
    if (cells.slice(width).every((cell) => cell === '')) return { line, cells: cells.slice(0, width) };
    return { line, cells, problem: `the row has ${cells.length} cells, but there are ${width} columns; is a quote missing around a cell?` };
  }
  return { line, cells, problem: `the row has ${cells.length} of ${width} cells` };
}

/** Header cells as names that are all different: blank ones are numbered, repeated ones counted. */
export function columnNames(cells: readonly unknown[], line: number, delimiter: string): string[] {
  if (cells.length > MAX_COLUMNS)
    throw new AppError('import.too-wide', { line, columns: cells.length, limit: MAX_COLUMNS, delimiter: delimiter === '\t' ? 'tab' : delimiter });
  const names: string[] = [];
  const taken = new Set<string>();
  for (const [i, cell] of cells.entries()) {
    const base = String(cell).trim().slice(0, 200) || `Column ${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    names.push(name);
  }
  return names;
}
