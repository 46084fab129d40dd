import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { findBrowser } from './browser.ts';
import { runChecks } from './doctor.ts';
import { createErrorLog } from './error-log.ts';
import { dataFolder } from './home.ts';
import { systemRandom } from './ports.ts';
import { fileFor } from './web-files.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-system-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the data folder', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}): string => dataFolder(undefined, { env, platform, userHome: '/home/ada' });
  test('is --home, else CASUAL_HOME, else the place of the platform', () => {
    expect(dataFolder('/given', { env: { CASUAL_HOME: '/env' }, platform: 'linux', userHome: '/home/ada' })).toBe('/given');
    expect(at('linux', { CASUAL_HOME: '/env' })).toBe('/env');
    expect(at('linux')).toBe('/home/ada/.local/share/casual-os');
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/casual-os');
    expect(at('darwin')).toBe('/home/ada/Library/Application Support/Casual OS');
  });
});

describe('the error log', () => {
  test('keeps the error with its causes under the id that people see', () => {
    const log = createErrorLog({ home, clock: { now: () => 0 }, random: seededRandom(1) });
    const id = log.record(new Error('outer', { cause: new Error('inner') }), 'apps.create');
    const [line] = readFileSync(join(home, 'logs/errors.jsonl'), 'utf8').trim().split('\n');
    expect(JSON.parse(line!)).toMatchObject({ id, at: '1970-01-01T00:00:00.000Z', where: 'apps.create' });
    expect(line).toMatch(/outer[^]*caused by[^]*inner/);
  });

  test('starts a new file past its size, keeping the last one', () => {
    const log = createErrorLog({ home, clock: { now: () => 0 }, random: seededRandom(1) });
    log.record('x'.repeat(1_100_000), 'a');
    log.record('y', 'b');
    expect(readdirSync(join(home, 'logs')).sort()).toEqual(['errors.jsonl', 'errors.old.jsonl']);
  });
});

describe('doctor', () => {
  test('finds missing built files and failing probes, and leaves nothing behind', async () => {
    const { ok, checks } = await runChecks({
      home,
      distFolder: join(home, 'dist'),
      probes: [
        {
          name: 'Broken',
          check: async () => {
            throw new Error('it is broken');
          },
        },
      ],
    });
    expect(ok).toBe(false);
    expect(checks).toContainEqual({ name: 'Broken', ok: false, detail: 'it is broken' });
    expect(checks.find(({ name }) => name === 'Built files')).toMatchObject({ ok: false, detail: expect.stringContaining('npm run build') as string });
    expect(checks.find(({ name }) => name === 'Data folder')).toEqual({ name: 'Data folder', ok: true, detail: home });
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('the browser', () => {
  test('is the first of the known programs that can be run, or the one that is named', () => {
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin/google-chrome'), '');
    expect(findBrowser({ PATH: join(home, 'bin') }, 'linux')).toBeNull();
    chmodSync(join(home, 'bin/google-chrome'), 0o755);
    expect(findBrowser({ PATH: join(home, 'bin') }, 'linux')).toBe(join(home, 'bin/google-chrome'));
    expect(findBrowser({ PATH: join(home, 'bin'), CASUAL_BROWSER: join(home, 'missing') }, 'linux')).toBeNull();
  });
});

test('paths of files never leave their folder', () => {
  for (const path of ['/../x.js', '/%2e%2e/x.js', '/a/..%2f..%2fx.js', '/..%5cx.js', '/%00.js', '/%E0%A4%A', '//etc/passwd.js/../../../x.js']) {
    const file = fileFor(home, path);
    expect(file === null || file.startsWith(`${home}/`), path).toBe(true);
  }
  expect(fileFor(home, '/')).toBe(join(home, 'index.html'));
  expect(fileFor(home, '/app')).toBe(join(home, 'app.html'));
  expect(existsSync(fileFor(home, '/../../../../etc/passwd.txt') ?? '/nowhere')).toBe(false);
});

test('system randomness is uniform enough to make ids of', () => {
  const draws = Array.from({ length: 2000 }, () => systemRandom.next());
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(new Set(draws).size).toBe(2000);
  expect(Math.abs(draws.reduce((sum, x) => sum + x, 0) / 2000 - 0.5)).toBeLessThan(0.05);
});
