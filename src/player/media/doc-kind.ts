import type { FileSource } from '../core/file-source.ts';

export type Shown = 'image' | 'pdf' | 'markdown' | 'csv' | 'json' | 'text' | 'other';

/** How a file is shown, by its type. SVG comes as a picture: scripts in it do not run. */
export function kindOf({ type }: FileSource): Shown {
  const plain = type.toLowerCase().replace(/;.*$/, '');
  if (plain.startsWith('image/')) return 'image';
  if (plain === 'application/pdf') return 'pdf';
  if (plain === 'text/markdown') return 'markdown';
  if (plain === 'text/csv') return 'csv';
  if (plain === 'application/json' || plain.endsWith('+json')) return 'json';
  return plain.startsWith('text/') ? 'text' : 'other';
}

/** Rows of a CSV file: quotes, doubled quotes and line ends in quotes as in RFC 4180; the mark is the likeliest of , ; and tab. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const head = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const mark = [',', ';', '\t'].reduce((best, next) => (head.split(next).length > head.split(best).length ? next : best), ',');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (isQuoted) {
      if (letter === '"' && text[i + 1] === '"') cell += text[i++];
      else if (letter === '"') isQuoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === mark) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') endRow();
    else if (letter !== '\r' && letter !== '\uFEFF') cell += letter;
  }
  endRow();
  return rows;
}
