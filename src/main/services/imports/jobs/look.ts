import type { Entity } from '../../../../shared/app/manifest/index.ts';
import { storedFields } from '../../../../shared/app/data/index.ts';
import type { ImportFormat, ImportLook } from '../../../../shared/contracts/imports.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { cellText } from '../columns/cell-reader.ts';
import { guessField, guessType } from '../columns/guess-field.ts';
import { matchColumns } from '../columns/match-columns.ts';
import { SpellingVotes } from '../columns/spelling.ts';
import { csvRows } from '../read/csv-rows.ts';
import { detectDelimiter } from '../read/delimiter.ts';
import { detectEncoding, utf8Chunks, type DetectedEncoding } from '../read/encoding.ts';
import { jsonRows } from '../read/json-rows.ts';
import type { Source, SourceRow } from '../read/source.ts';
import { columnNames, isDelimiterNote, MAX_COLUMNS, tableRows } from '../read/table.ts';

export type LookJob = {
  kind: 'look';
  path: string;
  fileName: string;
  bytes: number;
  format: ImportFormat | null;
  entity: Entity;
  hasHeader: boolean | null;
  delimiter: string | null;
};
export type LookResult = { source: Source; look: Omit<ImportLook, 'importId'> };

/** Looked at for column types. */
const MOST_ROWS = 5000;
/** Smaller files are read whole, so that their rows are counted. */
const WHOLE_BYTES = 8_000_000;
const PREVIEW_ROWS = 20;
const SAMPLES = 5;
const SAMPLE_LENGTH = 200;

/** What a file holds and where its columns belong. @throws import.empty, import.not-text, import.too-wide, import.unreadable */
export async function look(job: LookJob): Promise<LookResult> {
  const encoding = await detectEncoding(job.path, job.fileName);
  const format = job.format ?? (await detectFormat(job.path, job.fileName, encoding));
  const base = { path: job.path, fileName: job.fileName, bytes: job.bytes, encoding, format };
  const source: Source = format === 'json' ? { ...base, delimiter: '', hasHeader: true, columns: await jsonColumns(base) } : await csvShape(base, job);
  const isWhole = job.bytes <= WHOLE_BYTES;
  const sample: SourceRow[] = [];
  let count = 0;
  let read = 0;
  for await (const { rows, bytes } of tableRows(source)) {
    count += rows.length;
    read = bytes;
    for (const row of rows) if (sample.length < MOST_ROWS && row.problem === undefined) sample.push(row);
    if (!isWhole && sample.length >= MOST_ROWS) break;
  }
  if (count === 0 && format === 'json') throw new AppError('import.empty', { file: job.fileName });
  return {
    source,
    look: {
      fileName: job.fileName,
      format,
      bytes: job.bytes,
      rows: isWhole || read === 0 ? count : Math.round((count * job.bytes) / read),
      delimiter: source.delimiter,
      encoding: encodingName(encoding),
      hasHeader: source.hasHeader,
      columns: describeColumns(source, sample, job.entity),
      preview: sample.slice(0, PREVIEW_ROWS).map(({ cells }) => source.columns.map((_, i) => cellText(cells[i]).slice(0, SAMPLE_LENGTH))),
    },
  };
}

type Base = Omit<Source, 'delimiter' | 'hasHeader' | 'columns'>;

async function detectFormat(path: string, fileName: string, encoding: DetectedEncoding): Promise<ImportFormat> {
  const name = fileName.toLowerCase();
  if (/\.(json|jsonl|ndjson)$/.test(name)) return 'json';
  if (/\.(csv|tsv|tab)$/.test(name)) return 'csv';
  return /^\s*(\[\s*[{\]]|\{\s*["}])/.test(await headText(path, encoding)) ? 'json' : 'csv';
}

async function headText(path: string, encoding: DetectedEncoding): Promise<string> {
  for await (const { chunk } of utf8Chunks(path, encoding)) return chunk.toString('utf8');
  return '';
}

async function csvShape(base: Base, job: LookJob): Promise<Source> {
  const delimiter = job.delimiter ?? detectDelimiter(await headText(base.path, base.encoding));
  const first: SourceRow[] = [];
  for await (const { rows } of csvRows({ ...base, delimiter })) {
    first.push(...rows.filter((row) => !isDelimiterNote(row)).slice(0, 50));
    if (first.length > 1) break;
  }
  const head = first[0];
  if (!head) throw new AppError('import.empty', { file: job.fileName });
  const hasHeader = job.hasHeader ?? looksLikeHeader(head, first.slice(1), job.entity);
  const width = hasHeader ? head.cells : head.cells.map(() => '');
  return { ...base, delimiter, hasHeader, columns: columnNames(width, head.line, delimiter) };
}

/** Names, not values: filled, all different, no numbers or dates. Or any that the entity knows. */
function looksLikeHeader({ cells }: SourceRow, below: readonly SourceRow[], entity: Entity): boolean {
  const texts = cells.map((cell) => String(cell).trim());
  const known = new Set(['id', ...storedFields(entity).flatMap((field) => [field.id.toLowerCase(), field.label.toLowerCase()])]);
  if (texts.some((text) => known.has(text.toLowerCase()))) return true;
  const spelling = { decimal: '.', dayOrder: 'day' } as const;
  const isValue = (text: string): boolean => !['text', 'choice', 'longText'].includes(guessType('', [text], spelling)) || text.length > 100;
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0 || new Set(filled).size !== filled.length || filled.some(isValue)) return false;
  // All text everywhere: a first row is far more often names than data.
  return below.length === 0 || filled.length >= texts.length - 1;
}

async function jsonColumns(base: Base): Promise<string[]> {
  const names = new Set<string>();
  let seen = 0;
  for await (const { elements } of jsonRows(base)) {
    for (const { line, element } of elements) {
      seen++;
      if (!element.ok || typeof element.value !== 'object' || element.value === null || Array.isArray(element.value)) continue;
      for (const name of Object.keys(element.value)) if (name !== '__proto__') names.add(name);
      if (names.size > MAX_COLUMNS) throw new AppError('import.too-wide', { line, columns: names.size, limit: MAX_COLUMNS, delimiter: ',' });
    }
    if (seen >= MOST_ROWS) break;
  }
  if (names.size === 0) throw new AppError('import.empty', { file: base.fileName });
  return [...names];
}

function describeColumns(source: Source, sample: readonly SourceRow[], entity: Entity): ImportLook['columns'] {
  const taken = new Set(entity.fields.map((field) => field.id));
  const facts = source.columns.map((name, i) => {
    const votes = new SpellingVotes();
    const values: unknown[] = [];
    for (const { cells } of sample) {
      const cell = cells[i];
      if (cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '')) continue;
      values.push(cell);
      votes.add(cell, 'both');
    }
    const spelling = votes.decide();
    const guessed = guessField(name, values, spelling, taken);
    taken.add(guessed.id);
    return { name, values, spelling, guessed, votes };
  });
  const targets = matchColumns(entity, facts);
  return facts.map(({ name, values, guessed, votes }, i) => {
    const target = entity.fields.find((field) => field.id === targets[i]);
    const note = votes.note(target ?? guessed);
    return {
      name,
      samples: [...new Set(values.slice(0, 200).map((value) => cellText(value).slice(0, SAMPLE_LENGTH)))].slice(0, SAMPLES),
      filled: sample.length === 0 ? 0 : values.length / sample.length,
      suggestedField: guessed,
      suggestedTarget: targets[i] ?? null,
      ...(note === undefined ? {} : { note }),
    };
  });
}

function encodingName({ encoding, skip }: DetectedEncoding): string {
  const name = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252' }[encoding];
  return encoding === 'utf-8' && skip > 0 ? 'UTF-8 with BOM' : name;
}
