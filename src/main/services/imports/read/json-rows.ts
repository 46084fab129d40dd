import { AppError } from '../../../../shared/kernel/errors.ts';
import { utf8Chunks, type DetectedEncoding } from './encoding.ts';
import { MAX_ROW_BYTES, type SourceBatch } from './source.ts';

/** `element`: the parsed row, or why it is none. */
export type JsonElement = { line: number; element: { ok: true; value: unknown } | { ok: false; problem: string } };
export type JsonBatch = { elements: JsonElement[]; bytes: number };

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;

/**
 * The rows of a JSON file: a list, an object that holds one (`{"rows": […]}`), or one value a line. The bytes are only split here, row by
 * row, so that a row knows its line, a broken one spoils no other, and memory stays small; `JSON.parse` reads each. @throws import.unreadable
 */
export async function* jsonRows({ path, encoding }: { path: string; encoding: DetectedEncoding }): AsyncGenerator<JsonBatch> {
  let splitter: ListSplitter | LineSplitter | null = null;
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const { chunk, bytes: read } of utf8Chunks(path, encoding)) {
    bytes += read;
    if (splitter === null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      splitter = chooseSplitter(head);
      if (splitter === null) continue;
      yield { elements: splitter.push(head), bytes };
    } else yield { elements: splitter.push(chunk), bytes };
  }
  splitter ??= new LineSplitter();
  yield { elements: splitter.end(), bytes };
}

function chooseSplitter(head: Buffer): ListSplitter | LineSplitter | null {
  const start = head.findIndex((byte) => !isSpace(byte));
  if (start < 0) return null;
  if (head[start] === OPEN_BRACKET) return new ListSplitter();
  if (head[start] !== OPEN_BRACE) return new LineSplitter();
  const lineEnd = head.indexOf(NEWLINE, start);
  const firstLine = head.toString('utf8', start, lineEnd < 0 ? head.length : lineEnd);
  // One object on its own line is the first of many; `{"rows": […]}` on one line is not.
  if (parse(firstLine).ok && !/^\{\s*"[^"]*"\s*:\s*\[\s*[{\]]/.test(firstLine)) return new LineSplitter();
  return new ListSplitter();
}

/** One value a line. */
class LineSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;

  push(chunk: Buffer): JsonElement[] {
    const all = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const found: JsonElement[] = [];
    let start = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, start)) {
      this.take(all.toString('utf8', start, end), found);
      start = end + 1;
      this.line++;
    }
    this.rest = all.subarray(start);
    if (this.rest.length > MAX_ROW_BYTES) throw new AppError('import.unreadable', { line: this.line, problem: 'the line is longer than 4 MB.' });
    return found;
  }

  end(): JsonElement[] {
    const found: JsonElement[] = [];
    this.take(this.rest.toString('utf8'), found);
    return found;
  }

  private take(text: string, found: JsonElement[]): void {
    if (text.trim() !== '') found.push({ line: this.line, element: parse(text) });
  }
}

/** The elements of the first list: the file itself, or the first list right inside its object. */
class ListSplitter {
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;
  private state: 'before' | 'between' | 'after' = 'before';

  push(chunk: Buffer): JsonElement[] {
    const all = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const found: JsonElement[] = [];
    let at = 0;
    while (at < all.length && this.state !== 'after') {
      const byte = all[at]!;
      if (isSpace(byte) || (this.state === 'between' && byte === COMMA)) {
        if (byte === NEWLINE) this.line++;
        at++;
      } else if (this.state === 'before') {
        const next = this.findList(all, at);
        if (next < 0) break;
        at = next;
      } else if (byte === CLOSE_BRACKET) {
        this.state = 'after';
        at++;
      } else {
        const end = elementEnd(all, at);
        if (end < 0) break;
        const text = all.toString('utf8', at, end);
        found.push({ line: this.line, element: parse(text) });
        for (let next = all.indexOf(NEWLINE, at); next >= 0 && next < end; next = all.indexOf(NEWLINE, next + 1)) this.line++;
        at = end;
      }
    }
    this.rest = this.state === 'after' ? Buffer.alloc(0) : all.subarray(at);
    if (this.rest.length > MAX_ROW_BYTES)
      throw new AppError('import.unreadable', { line: this.line, problem: 'the value that begins here is longer than 4 MB, or never closed.' });
    return found;
  }

  end(): JsonElement[] {
    if (this.state === 'after') return [];
    if (this.state === 'before') {
      // An object without a list is one row.
      const whole = parse(this.rest.toString('utf8'));
      if (whole.ok) return [{ line: this.line, element: whole }];
      throw new AppError('import.unreadable', { line: this.line, problem: whole.problem });
    }
    throw new AppError('import.unreadable', {
      line: this.line,
      problem: this.rest.length > 0 ? 'the value that begins here is never closed.' : 'the list ends without a closing ].',
    });
  }

  /** @returns the place after the `[`, or -1 when more is needed */
  private findList(all: Buffer, start: number): number {
    if (all[start] === OPEN_BRACKET) {
      this.state = 'between';
      return start + 1;
    }
    let depth = 0;
    let line = 0;
    for (let at = start; at < all.length; at++) {
      const byte = all[at]!;
      if (byte === NEWLINE) line++;
      else if (byte === QUOTE) {
        at = stringEnd(all, at) - 1;
        if (at < 0) return -1;
      } else if (byte === OPEN_BRACKET && depth === 1) {
        this.line += line;
        this.state = 'between';
        return at + 1;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    }
    return -1;
  }
}

/** The place after the value that begins at `start`, or -1 when more is needed. */
function elementEnd(all: Buffer, start: number): number {
  const first = all[start];
  if (first === QUOTE) return stringEnd(all, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    for (let at = start; at < all.length; at++) if (all[at] === COMMA || all[at] === CLOSE_BRACKET || isSpace(all[at]!)) return at;
    return -1;
  }
  let depth = 0;
  for (let at = start; at < all.length; at++) {
    const byte = all[at]!;
    if (byte === QUOTE) {
      at = stringEnd(all, at) - 1;
      if (at < 0) return -1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) return at + 1;
  }
  return -1;
}

/** The place after the closing quote, or -1. */
function stringEnd(all: Buffer, start: number): number {
  for (let at = start + 1; at < all.length; at++) {
    if (all[at] === BACKSLASH) at++;
    else if (all[at] === QUOTE) return at + 1;
  }
  return -1;
}

function parse(text: string): JsonElement['element'] {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, problem: `not valid JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}

/** As rows with one cell for each column. */
export async function* jsonTable(source: { path: string; encoding: DetectedEncoding; columns: readonly string[] }): AsyncGenerator<SourceBatch> {
  for await (const { elements, bytes } of jsonRows(source)) {
    yield {
      bytes,
      rows: elements.map(({ line, element }) => {
        if (!element.ok) return { line, cells: [], problem: element.problem };
        const { value } = element;
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return { line, cells: [], problem: 'not an object with named values' };
        return { line, cells: source.columns.map((name) => (Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined)) };
      }),
    };
  }
}
