import { existsSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import type { DoctorCheck } from './types.ts';

/** Returns what was found, in a few words; throws when it is not well. */
export type DoctorProbe = { name: string; check: () => Promise<string> };

const MIN_FREE_BYTES = 200 * 1024 * 1024;

export async function runChecks({ home, distFolder, probes }: { home: string; distFolder: string; probes: DoctorProbe[] }): Promise<{ ok: boolean; checks: DoctorCheck[] }> {
  const all: DoctorProbe[] = [
    {
      name: 'Node.js',
      async check() {
        if (Number.parseInt(process.versions.node, 10) < 24) throw new Error(`${process.versions.node} is too old; 24 is needed`);
        return process.versions.node;
      },
    },
    { name: 'Data folder', check: () => checkWritable(home) },
    { name: 'Free disk space', check: () => checkFreeSpace(home) },
    {
      name: 'Built files',
      async check() {
        const missing = ['main/index.mjs', 'renderer/index.html', 'sandbox/worker.js', 'pwa/app.js'].filter((file) => !existsSync(join(distFolder, file)));
        if (missing.length > 0) throw new Error(`missing ${missing.join(', ')}: run “npm run build”`);
        return 'complete';
      },
    },
    {
      name: 'Browser for the window',
      async check() {
        return findBrowser() ?? 'no Chromium or Chrome found; the default browser is used';
      },
    },
    ...probes,
  ];
  const checks: DoctorCheck[] = [];
  for (const probe of all) {
    try {
      checks.push({ name: probe.name, ok: true, detail: await probe.check() });
    } catch (error) {
      checks.push({ name: probe.name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return { ok: checks.every(({ ok }) => ok), checks };
}

async function checkWritable(home: string): Promise<string> {
  const probe = join(home, `.probe-${process.pid}`);
  await mkdir(home, { recursive: true });
  await writeFile(probe, 'probe');
  await rm(probe);
  return home;
}

async function checkFreeSpace(home: string): Promise<string> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const text = `${Math.round(free / 1024 / 1024)} MB`;
  if (free < MIN_FREE_BYTES) throw new Error(`only ${text} free; at least ${MIN_FREE_BYTES / 1024 / 1024} MB is wise`);
  return text;
}
