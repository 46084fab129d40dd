import { readdirSync, readFileSync } from 'node:fs';

export type Attack = {
  /** The file's name: its class. */
  group: string;
  name: string;
  code: string;
  venue: 'script' | 'app' | 'host';
  /** The ways it may end; empty: any. */
  ends: string[];
  /** The JSON its value must be; null: anything. */
  value: string | null;
  escape: string;
};

const FOLDER = new URL('../../sandbox/attacks/', import.meta.url);

export function attackGroups(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -4))
    .sort();
}

/** The form of the files: see the README beside them. */
export function readAttacks(group: string): Attack[] {
  const [head = '', ...parts] = readFileSync(new URL(`${group}.txt`, FOLDER), 'utf8').split(/^\/\/=== /m);
  const groupEscape = field(head, 'escape') ?? '';
  return parts.map((part) => {
    const [name = '', ...lines] = part.split('\n');
    const isHead = (line: string): boolean => /^\/\/ (in|ends|escape): /.test(line);
    const headLines = lines.filter(isHead).join('\n');
    const [ends = '', value] = (field(headLines, 'ends') ?? '').split(' =');
    return {
      group,
      name,
      code: lines
        .filter((line) => !isHead(line))
        .join('\n')
        .trim(),
      venue: venueOf(field(headLines, 'in')),
      ends: ends
        .split(',')
        .map((end) => end.trim())
        .filter((end) => end !== ''),
      value: value ?? null,
      escape: field(headLines, 'escape') ?? groupEscape,
    };
  });
}

function venueOf(name: string | undefined): Attack['venue'] {
  return name === 'app' || name === 'host' ? name : 'script';
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^// ${name}: (.*)$`, 'm').exec(text)?.[1];
}
