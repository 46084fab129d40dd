import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

export type ZipLimits = {
  entries: number;
  /** Unpacked bytes of all entries. */
  total: number;
  /** Unpacked bytes of some entries, by name. */
  parts: Readonly<Record<string, number>>;
};

/** Why a zip was refused, in words for a person; `kind` says which error of the registry fits. For `too-large` the message is the size. */
export class ZipProblem extends Error {
  readonly kind: 'damaged' | 'too-large' | 'outside';
  readonly limit: string;

  constructor(kind: 'damaged' | 'too-large' | 'outside', message: string, limit = '') {
    super(message);
    this.name = 'ZipProblem';
    this.kind = kind;
    this.limit = limit;
  }
}

type Entry = { name: string; method: number; checksum: number; packed: number; size: number; offset: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Unpacks a zip from anywhere. Declared sizes are checked before anything is unpacked, and no entry may unpack to more than it declared,
 * so a bomb costs no more memory than the limits. Every checksum is verified. Folders are left out.
 * Format: PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16; no encryption, no Zip64, no parts.
 * @throws ZipProblem
 */
export async function readZip(bytes: Uint8Array, limits: ZipLimits): Promise<Map<string, Uint8Array>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, limits);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.total) throw new ZipProblem('too-large', `${megabytes(total)} when unpacked`, megabytes(limits.total));
  for (const { name, size } of entries) {
    const limit = Object.hasOwn(limits.parts, name) ? limits.parts[name] : undefined;
    if (limit !== undefined && size > limit) throw new ZipProblem('too-large', `${megabytes(size)} in ${name}`, megabytes(limit));
  }

  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    if (files.has(entry.name)) throw new ZipProblem('damaged', `“${entry.name}” is in it twice`);
    files.set(entry.name, await unpack(entry, bytes, view));
  }
  return files;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}

function readDirectory(bytes: Uint8Array, view: DataView, limits: ZipLimits): Entry[] {
  const end = findEnd(view);
  if (end === -1) throw new ZipProblem('damaged', 'its end is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw new ZipProblem('too-large', 'a zip for more than 4 GB', megabytes(limits.total));
  if (count > limits.entries) throw new ZipProblem('too-large', `${count} files`, String(limits.entries));

  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new ZipProblem('damaged', 'its list of files is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new ZipProblem('damaged', 'its list of files is damaged');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (isOutside(name)) throw new ZipProblem('outside', name);
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new ZipProblem('damaged', 'it is protected with a password');
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The end record is last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return -1;
}

function isOutside(name: string): boolean {
  return name === '' || name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\\') || name.includes('\0') || name.split('/').includes('..');
}

async function unpack(entry: Entry, bytes: Uint8Array, view: DataView): Promise<Uint8Array> {
  const damaged = new ZipProblem('damaged', `“${entry.name}” in it is damaged`);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw damaged;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw damaged;
  const packed = bytes.subarray(start, start + entry.packed);
  let data: Uint8Array;
  if (entry.method === 0) data = packed;
  else if (entry.method === 8) {
    try {
      data = await inflate(packed, { maxOutputLength: Math.max(1, entry.size) });
    } catch {
      throw damaged;
    }
  } else throw new ZipProblem('damaged', `“${entry.name}” in it is packed in an unknown way`);
  if (data.length !== entry.size || crc32(data) !== entry.checksum) throw damaged;
  return data;
}
