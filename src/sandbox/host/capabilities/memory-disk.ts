import type { DiskEntry, DiskPort } from './ports.ts';

/** Files in memory: for apps without an IDE round them, and for self-checks. @param onChange told the path, and its bytes unless it is gone */
export class MemoryDisk implements DiskPort {
  private readonly files = new Map<string, { bytes: Uint8Array; modifiedAt: number }>();
  private readonly onChange: (path: string, file: { bytes: Uint8Array; modifiedAt: number } | null) => void;
  private usedBytes = 0;

  constructor(onChange: MemoryDisk['onChange'] = () => {}) {
    this.onChange = onChange;
  }

  stat(path: string): DiskEntry | null {
    const file = this.files.get(path);
    return file === undefined ? null : { path, size: file.bytes.length, modifiedAt: file.modifiedAt };
  }

  read(path: string): Uint8Array | null {
    return this.files.get(path)?.bytes ?? null;
  }

  write(path: string, bytes: Uint8Array, modifiedAt: number): void {
    this.load(path, bytes, modifiedAt);
    this.onChange(path, { bytes, modifiedAt });
  }

  /** As `write`, for what was kept before. */
  load(path: string, bytes: Uint8Array, modifiedAt: number): void {
    this.usedBytes += bytes.length - (this.files.get(path)?.bytes.length ?? 0);
    this.files.set(path, { bytes, modifiedAt });
  }

  remove(paths: readonly string[]): void {
    for (const path of paths) {
      const file = this.files.get(path);
      if (file === undefined) continue;
      this.usedBytes -= file.bytes.length;
      this.files.delete(path);
      this.onChange(path, null);
    }
  }

  below(folder: string, limit: number): DiskEntry[] {
    const found: DiskEntry[] = [];
    for (const [path, { bytes, modifiedAt }] of this.files) {
      if (!path.startsWith(folder)) continue;
      found.push({ path, size: bytes.length, modifiedAt });
      if (found.length >= limit) break;
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  usage(): { usedBytes: number; files: number } {
    return { usedBytes: this.usedBytes, files: this.files.size };
  }
}
