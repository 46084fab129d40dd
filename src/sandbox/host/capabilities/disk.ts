import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { fromBase64, toBase64 } from '../../../shared/kernel/base64.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { fromWtf8, toWtf8 } from '../../../shared/kernel/wtf8.ts';
import type { DiskPort } from './ports.ts';
import { foldersAbove, normalisePath } from './virtual-path.ts';

export type DiskCall = Extract<CapabilityCall, { method: `disk.${string}` }>;
type Listed = { name: string; path: string; kind: 'file' | 'folder'; size: number; modifiedAt: number };

const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Does what an app asks of its own disk. @throws disk.* */
export function performDiskCall(call: DiskCall, disk: DiskPort, clock: Clock): unknown {
  const path = normalisePath(call.args.path);
  switch (call.method) {
    case 'disk.read':
      return read(disk, path, call.args.as);
    case 'disk.write':
      return write(disk, path, bytesOf(path, call.args), clock.now());
    case 'disk.list':
      return list(disk, path);
    case 'disk.stat': {
      const file = disk.stat(path);
      if (file !== null) return { kind: 'file', size: file.size, modifiedAt: file.modifiedAt };
      return isFolder(disk, path) ? { kind: 'folder', size: 0, modifiedAt: 0 } : null;
    }
    case 'disk.remove':
      return remove(disk, path);
  }
}

function read(disk: DiskPort, path: string, as: 'text' | 'base64'): string {
  const bytes = disk.read(path);
  if (bytes === null) return isFolder(disk, path) ? fail('disk.path', { path, problem: 'it is a folder' }) : fail('disk.not-found', { path });
  return as === 'base64' ? toBase64(bytes) : (fromWtf8(bytes) ?? fail('disk.not-text', { path }));
}

function write(disk: DiskPort, path: string, bytes: Uint8Array, now: number): null {
  if (path === '/' || isFolder(disk, path)) fail('disk.path', { path, problem: 'it is a folder' });
  for (const folder of foldersAbove(path)) if (disk.stat(folder) !== null) fail('disk.path', { path, problem: `“${folder}” is a file` });
  const before = disk.stat(path);
  const { usedBytes, files } = disk.usage();
  if (usedBytes - (before?.size ?? 0) + bytes.length > SANDBOX_LIMITS.diskBytes) fail('disk.full', { limit: `${SANDBOX_LIMITS.diskBytes / 1024 / 1024} MB` });
  if (before === null && files >= SANDBOX_LIMITS.diskFiles) fail('disk.full', { limit: `${SANDBOX_LIMITS.diskFiles.toLocaleString('en-GB')} files` });
  disk.write(path, bytes, now);
  return null;
}

function list(disk: DiskPort, path: string): Listed[] {
  if (disk.stat(path) !== null) fail('disk.path', { path, problem: 'it is a file' });
  const folder = path === '/' ? '/' : `${path}/`;
  const found = new Map<string, Listed>();
  for (const entry of disk.below(folder, EVERYTHING)) {
    const rest = entry.path.slice(folder.length);
    const end = rest.indexOf('/');
    const name = end < 0 ? rest : rest.slice(0, end);
    if (end < 0) found.set(name, { name, path: entry.path, kind: 'file', size: entry.size, modifiedAt: entry.modifiedAt });
    else if (!found.has(name)) found.set(name, { name, path: folder + name, kind: 'folder', size: 0, modifiedAt: 0 });
  }
  if (found.size === 0 && path !== '/') fail('disk.not-found', { path });
  return [...found.values()];
}

/** A folder goes with everything in it. @returns files removed */
function remove(disk: DiskPort, path: string): number {
  if (disk.stat(path) !== null) {
    disk.remove([path]);
    return 1;
  }
  const inside = disk.below(path === '/' ? '/' : `${path}/`, EVERYTHING);
  if (inside.length === 0 && path !== '/') fail('disk.not-found', { path });
  disk.remove(inside.map((entry) => entry.path));
  return inside.length;
}

function isFolder(disk: DiskPort, path: string): boolean {
  return path === '/' || disk.below(`${path}/`, 1).length > 0;
}

function bytesOf(path: string, { as, data }: { as: 'text' | 'base64'; data: string }): Uint8Array {
  return as === 'text'
    ? toWtf8(data)
    : (fromBase64(data) ?? fail('request.invalid', { problem: `what should be written to “${path.slice(0, 100)}” is not base64` }));
}
