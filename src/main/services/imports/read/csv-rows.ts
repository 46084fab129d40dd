import { CsvError, Parser } from 'csv-parse';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { utf8Chunks, type DetectedEncoding } from './encoding.ts';
import { MAX_ROW_BYTES, type SourceBatch, type SourceRow } from './source.ts';

type CsvFile = { path: string; encoding: DetectedEncoding; delimiter: string };

/** Every row of a CSV file with the line it begins on, header included. Memory stays small: a batch is what one part of the file holds. @throws import.unreadable */
export async function* csvRows({ path, encoding, delimiter }: CsvFile): AsyncGenerator<SourceBatch> {
  let rows: SourceRow[] = [];
  let failure: unknown = null;
  let lastLine = 0;
  const parser = new Parser({
    delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_ROW_BYTES,
  });
  parser.on('data', ({ record, info }: { record: string[]; info: { lines: number } }) => {
    lastLine = info.lines;
    rows.push({ line: info.lines - lineBreaks(record), cells: record });
  });
  parser.on('error', (error) => {
    failure ??= error;
  });
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', () => resolve());
  });
  const check = (): void => {
    if (failure !== null) throw unreadable(failure, lastLine + 1);
  };
  let bytes = 0;
  for await (const { chunk, bytes: read } of utf8Chunks(path, encoding)) {
    bytes += read;
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
    if (rows.length > 0) {
      const batch = rows;
      rows = [];
      yield { rows: batch, bytes };
    }
    check();
  }
  parser.end();
  await ended;
  if (rows.length > 0) yield { rows, bytes };
  check();
}

/** Inside quoted cells. */
function lineBreaks(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return count;
}

function unreadable(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return new AppError(
        'import.unreadable',
        { line, problem: 'a quote (") in the row that begins here is never closed. Close it, or write "" for a quote inside a quoted cell.' },
        error,
      );
    default:
      return new AppError('import.unreadable', { line, problem: `the row cannot be read (${error.message}).` }, error);
  }
}
