import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Files that others may import, so that a violation is about the rule and not about a missing file. */
const CLEAN: Record<string, string> = {
  'src/shared/kernel/ids.ts': 'export const x = 1;\nexport type T = 1;',
  'src/shared/app/model.ts': "import { x } from '../kernel/ids.ts';\nimport { z } from 'zod';\nexport const y = [x, z];",
  'src/shared/contracts/ide.ts': "export * from '../app/model.ts';",
  'src/sandbox/guest/index.ts': "import type { T } from '../../shared/kernel/ids.ts';\nexport const g: T = 1;",
  'src/sandbox/host/index.ts': "export * from '../guest/index.ts';",
  'src/sandbox/adapters/worker-threads.ts': "import 'node:worker_threads';\nexport * from '../host/index.ts';",
  'src/sandbox/adapters/web-worker.ts': "export * from '../host/index.ts';",
  'src/player/index.ts': "import 'react';\nexport * from './inside.tsx';",
  'src/player/inside.tsx': 'export const Inside = () => <b />;',
  'src/pwa/main.tsx': "import '../player/index.ts';\nimport '../sandbox/adapters/web-worker.ts';",
  'src/main/storage/index.ts': "import 'better-sqlite3';\nexport * from './inside.ts';",
  'src/main/storage/inside.ts': 'export const s = 1;',
  'src/main/services/apps/index.ts': "import '../../storage/index.ts';\nexport * from './inside.ts';",
  'src/main/services/apps/inside.ts': 'export const a = 1;',
  'src/main/services/other/index.ts': "export { a } from '../apps/index.ts';",
  'src/main/rpc/router.ts': "import '../services/apps/index.ts';\nexport const r = 1;",
  'src/main/local/main.ts': "import '../rpc/router.ts';\nimport '../compose.ts';",
  'src/main/electron/electron.ts': "import 'electron';\nexport type Electron = 1;",
  'src/main/electron/menu.ts': "import type { Menu } from 'electron';\nexport type M = Menu;",
  'src/main/compose.ts': "export * from './services/apps/index.ts';",
  'src/main/index.ts': "import './electron/menu.ts';\nimport './compose.ts';",
  'src/preload/index.ts': "import 'electron';",
  'src/renderer/ui/button.tsx': "import 'react';\nexport const b = 1;",
  'src/renderer/platform/rpc.ts': "import '../../shared/contracts/ide.ts';\nexport const p = 1;",
  'src/renderer/features/canvas/index.ts': "import '../../ui/button.tsx';\nexport * from './inside.ts';",
  'src/renderer/features/canvas/inside.ts': "import '../../platform/rpc.ts';\nexport const c = 1;",
  'src/renderer/shell/shell.ts': "import '../features/canvas/index.ts';\nexport const sh = 1;",
  'src/renderer/main.tsx': "import './shell/shell.ts';",
  'src/cli/index.ts': "import '../main/compose.ts';",
  'src/testing/fake.ts': 'export const f = 1;',
  'src/shared/kernel/ids.test.ts': "import '../../testing/fake.ts';\nimport './ids.ts';",
};

/** One violation of each rule: rule → file → its source. */
const SEEDED: Record<string, [file: string, source: string]> = {
  'area-kernel': ['src/shared/kernel/bad.ts', "import { z } from 'zod';\nexport const bad = z;"],
  'area-app': ['src/shared/app/bad.ts', "import { readFileSync } from 'node:fs';\nexport const bad = readFileSync;"],
  'area-contracts': ['src/shared/contracts/bad.ts', "import type { a } from '../../main/services/apps/index.ts';\nexport type Bad = typeof a;"],
  'area-guest': ['src/sandbox/guest/bad.ts', "import '../host/index.ts';"],
  'area-sandbox-host': ['src/sandbox/host/bad.ts', "import 'node:fs';"],
  'area-sandbox-adapters': ['src/sandbox/adapters/bad.ts', "import '../guest/index.ts';"],
  'area-player': ['src/player/bad.ts', "import type { c } from '../renderer/features/canvas/index.ts';\nexport type Bad = typeof c;"],
  'area-pwa': ['src/pwa/bad.ts', "import '../player/inside.tsx';"],
  'area-storage': ['src/main/storage/bad.ts', "import '../services/apps/index.ts';"],
  'area-services': ['src/main/services/other/bad.ts', "import '../apps/inside.ts';"],
  'area-rpc': ['src/main/rpc/bad.ts', "import '../services/apps/inside.ts';"],
  'area-local': ['src/main/local/bad.ts', "import type { Electron } from '../electron/electron.ts';\nexport type Bad = Electron;"],
  'area-electron': ['src/main/electron/bad.ts', "import '../local/other.ts';"],
  'area-main-roots': ['src/main/compose.ts', "import 'zod';\nexport * from './services/apps/index.ts';"],
  'area-preload': ['src/preload/bad.ts', "import '../shared/app/model.ts';"],
  'area-renderer-ui': ['src/renderer/ui/bad.ts', "import '../../shared/app/model.ts';"],
  'area-renderer-platform': ['src/renderer/platform/bad.ts', "import '../ui/button.tsx';"],
  'area-renderer-features': ['src/renderer/features/layers/bad.ts', "import '../canvas/inside.ts';"],
  'area-renderer-shell': ['src/renderer/shell/bad.ts', "import '../../player/inside.tsx';"],
  'area-renderer-roots': ['src/renderer/bad.ts', "import '../main/rpc/router.ts';"],
  'area-cli': ['src/cli/bad.ts', "import '../main/rpc/router.ts';"],
  'electron-only-in-electron': ['src/main/services/other/bad-electron.ts', "import type { App } from 'electron';\nexport type Bad = App;"],
  'electron-value-at-the-entry': ['src/main/electron/bad-value.ts', "import { app } from 'electron';\nexport const bad = app;"],
  'roots-are-not-imported': ['src/main/local/bad-root.ts', "import './main.ts';"],
  'tests-stay-tests': ['src/main/rpc/bad-fake.ts', "import '../../testing/fake.ts';"],
  'no-circular': ['src/player/circle-back.ts', "import './circle.ts';\nexport const two = 2;"],
  resolvable: ['src/shared/kernel/bad-path.ts', "import './missing.ts';"],
  covered: ['src/elsewhere/bad.ts', 'export const bad = 1;'],
  'inline-type-import': ['src/shared/kernel/bad-inline.ts', "export type Bad = import('zod').ZodType;"],
};
const HELPERS: Record<string, string> = { 'src/player/circle.ts': "import './circle-back.ts';\nexport const one = 1;", 'src/main/local/other.ts': 'export const o = 1;' };

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function check(files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'casual-imports-'));
  folders.push(folder);
  const packages = ['zod', 'react', 'electron', 'better-sqlite3'].map((name): [string, string] => [`node_modules/${name}/index.js`, 'export default 1;']);
  for (const [file, source] of [...Object.entries(files), ...packages]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'check-imports.mjs'), folder], (_error, stdout, stderr) => resolve(`${stderr}${stdout}`));
  });
}

let found = '';
beforeAll(async () => {
  found = await check({ ...CLEAN, ...HELPERS, ...Object.fromEntries(Object.values(SEEDED)) });
});

test('a project that keeps the rules has no violation', async () => {
  expect(await check(CLEAN)).toMatch(/^imports: 0 violations in 31 files/);
});

test.each(Object.entries(SEEDED))('the rule “%s” catches its violation', (rule, [file]) => {
  expect(found).toContain(`${rule}: ${file} → `);
});
