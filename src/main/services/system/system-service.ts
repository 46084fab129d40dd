import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../../../package.json' with { type: 'json' };
import type { AppsService } from '../apps/types.ts';
import { runChecks, type DoctorProbe } from './doctor.ts';
import type { HostKind, SystemService } from './types.ts';

export const VERSION: string = packageJson.version;

/** @param probes checks that need other services; run after the built-in ones */
export function createSystemService({ home, host, apps, distFolder, probes = [] }: { home: string; host: HostKind; apps: AppsService; distFolder: string; probes?: DoctorProbe[] }): SystemService {
  return {
    async info() {
      const [list, bytesUsed] = await Promise.all([apps.list({ limit: 1000 }), folderBytes(home)]);
      return { version: VERSION, host, home, platform: `${process.platform} ${process.arch}`, apps: list.length, bytesUsed, engine: 'built-in' };
    },
    doctor: () => runChecks({ home, distFolder, probes }),
  };
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    // A file may go away between the listing and the look: it then weighs nothing.
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  }
  return bytes;
}
