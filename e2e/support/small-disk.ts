import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOUNT = '/bin/mount';
const UNMOUNT = '/bin/umount';

/** A disk of its own, small enough to fill. Mounting needs root on Linux. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @returns the reason in words where this computer does not let the test mount a disk */
  static mount(megabytes: number): SmallDisk | string {
    if (process.platform !== 'linux') return 'needs Linux to mount a small disk';
    if (process.getuid?.() !== 0) return 'needs root to mount a small disk';
    const folder = mkdtempSync(join(tmpdir(), 'casual-disk-'));
    try {
      execFileSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
    } catch (error) {
      rmSync(folder, { recursive: true });
      return `this computer does not let a test mount a disk: ${error instanceof Error ? error.message : String(error)}`;
    }
    return new SmallDisk(folder);
  }

  /** Someone else's large file takes all the room there is. */
  fill(): void {
    const file = join(this.folder, 'holiday-film.mp4');
    writeFileSync(file, '');
    for (const size of [1024 * 1024, 4096, 1]) {
      for (;;) {
        try {
          appendFileSync(file, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          break;
        }
      }
    }
  }

  freeSpace(): void {
    rmSync(join(this.folder, 'holiday-film.mp4'));
  }

  unmount(): void {
    execFileSync(UNMOUNT, [this.folder], { stdio: 'pipe' });
    rmSync(this.folder, { recursive: true });
  }
}
