import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../../../shared/kernel/errors.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
/** `skip`: bytes of the mark at the start. */
export type DetectedEncoding = { encoding: TextEncoding; skip: number };

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 262_144;
/** More bytes than this that no text has, and the file is none; a few are mistakes in their rows. */
const BINARY_SHARE = 0.01;
const FEW_ODD_BYTES = 8;

const EXPORT_CSV = 'Open it in its program and save it as CSV.';
const KNOWN_FILES: readonly { magic: readonly number[]; what: string; advice: string }[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture', advice: 'Choose a CSV or JSON file.' },
  { magic: [0xff, 0xd8, 0xff], what: 'a JPEG picture', advice: 'Choose a CSV or JSON file.' },
  { magic: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture', advice: 'Choose a CSV or JSON file.' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document', advice: 'Choose a CSV or JSON file.' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', advice: EXPORT_CSV },
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or another zip archive', advice: EXPORT_CSV },
  { magic: [0x1f, 0x8b], what: 'a compressed file', advice: 'Unpack it first.' },
  { magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], what: 'an SQLite database', advice: 'Export a table of it as CSV.' },
];

/** Reads the file once. Without a mark, what is valid UTF-8 all through is UTF-8; anything else is Windows-1252, which has no invalid bytes. @throws import.not-text */
export async function detectEncoding(path: string, fileName: string): Promise<DetectedEncoding> {
  const head = await readHead(path);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
  const known = KNOWN_FILES.find(({ magic }) => magic.every((byte, i) => head[i] === byte));
  if (known) throw new AppError('import.not-text', { file: fileName, what: known.what, advice: known.advice });
  const wide = wideEncoding(head);
  if (wide) return { encoding: wide, skip: 0 };
  const odd = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (odd > Math.max(FEW_ODD_BYTES, head.length * BINARY_SHARE))
    throw new AppError('import.not-text', { file: fileName, what: 'binary data', advice: 'Choose a CSV or JSON file.' });
  return { encoding: (await isAllUtf8(path)) ? 'utf-8' : 'windows-1252', skip: 0 };
}

/** The file as UTF-8, without its mark, in parts that may end anywhere. */
export async function* utf8Chunks(path: string, { encoding, skip }: DetectedEncoding): AsyncGenerator<{ chunk: Buffer; bytes: number }> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  for await (const part of createReadStream(path, { start: skip, highWaterMark: CHUNK_BYTES })) {
    const raw = part as Buffer;
    yield { chunk: decoder ? Buffer.from(decoder.decode(raw, { stream: true })) : raw, bytes: raw.length };
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield { chunk: Buffer.from(rest), bytes: 0 };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Western text in UTF-16 has a NUL in every other byte. */
function wideEncoding(head: Buffer): TextEncoding | null {
  const nuls = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nuls[i % 2]!++;
  const half = head.length / 2;
  if (half < 4) return null;
  if (nuls[1]! > half * 0.4 && nuls[0]! < half * 0.05) return 'utf-16le';
  return nuls[0]! > half * 0.4 && nuls[1]! < half * 0.05 ? 'utf-16be' : null;
}

async function isAllUtf8(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of createReadStream(path, { highWaterMark: 4 * CHUNK_BYTES })) {
    const chunk: Buffer = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : (part as Buffer);
    const end = wholeCharacters(chunk);
    if (!isUtf8(chunk.subarray(0, end))) return false;
    rest = chunk.subarray(end);
  }
  return rest.length === 0;
}

/** Where a character that may go on in the next part begins. */
function wholeCharacters(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? chunk.length - back : chunk.length;
  }
  return chunk.length;
}
