import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../../testing/property.ts';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryDisk, type DiskPort } from '../../../sandbox/adapters/capabilities.ts';
import { asker, PermissionLab } from '../../../testing/sandbox/permission-lab.ts';
import { openSqlite } from '../../storage/index.ts';
import { openDiskFile, type DiskFile } from './disk-file.ts';

let folder: string;
const open: DiskFile[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'casual-disk-'))));
afterEach(() => {
  for (const disk of open.splice(0)) disk.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(): DiskFile {
  const disk = openDiskFile(join(folder, 'disk.db'), 1);
  open.push(disk);
  return disk;
}

describe.each([
  ['in a file', (): DiskPort => file()],
  ['in memory', (): DiskPort => new MemoryDisk()],
])('a disk %s', (_name, make) => {
  it('PRM-50: keeps bytes by path', () => {
    const disk = make();
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    disk.write('/a/b', bytes, 7);
    disk.write('/a0', new Uint8Array(0), 8);
    disk.write('/a/c/d', Uint8Array.of(1), 9);
    expect(new Uint8Array(disk.read('/a/b')!)).toEqual(bytes);
    expect([disk.read('/nope'), disk.stat('/nope'), disk.stat('/a/b')]).toEqual([null, null, { path: '/a/b', size: 256, modifiedAt: 7 }]);
    expect(disk.below('/a/', 10).map(({ path }) => path)).toEqual(['/a/b', '/a/c/d']);
    expect(disk.below('/', 1)).toHaveLength(1);
    expect(disk.usage()).toEqual({ usedBytes: 257, files: 3 });
    disk.write('/a/b', Uint8Array.of(1, 2), 10);
    expect(disk.usage()).toEqual({ usedBytes: 3, files: 3 });
    disk.remove(['/a/b', '/gone', '/a0']);
    expect(disk.usage()).toEqual({ usedBytes: 1, files: 1 });
  });

  it('PRM-50: whatever is written and removed, it is as a map', () => {
    const path = fc.constantFrom('/a', '/a/b', '/a/b/c', '/a0', '/a-', '/é', '/日本/x');
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.tuple(fc.constant('write' as const), path, fc.uint8Array({ maxLength: 20 })),
            fc.tuple(fc.constant('remove' as const), path, fc.constant(new Uint8Array())),
          ),
          { maxLength: 20 },
        ),
        (steps) => {
          rmSync(folder, { recursive: true, force: true });
          const disk = make();
          const map = new Map<string, Uint8Array>();
          for (const [kind, at, bytes] of steps) {
            if (kind === 'write') disk.write(at, bytes, 1);
            else disk.remove([at]);
            if (kind === 'write') map.set(at, bytes);
            else map.delete(at);
          }
          const all = disk.below('/', 100);
          expect(Object.fromEntries(all.map((entry) => [entry.path, [...disk.read(entry.path)!]]))).toEqual(
            Object.fromEntries([...map].map(([at, bytes]) => [at, [...bytes]])),
          );
          expect(disk.usage()).toEqual({ files: map.size, usedBytes: [...map.values()].reduce((total, bytes) => total + bytes.length, 0) });
          for (const disposable of open.splice(0)) disposable.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('PRM-52: a disk file that was damaged is set aside, and what can be read is carried over', () => {
  const path = join(folder, 'disk.db');
  const first = openDiskFile(path, 1);
  for (let i = 0; i < 200; i++) first.write(`/f${i}`, new Uint8Array(4000).fill(i), i);
  first.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 8192);
  writeFileSync(path, bytes);
  const again = file();
  expect(again.usage().files).toBeGreaterThan(100);
  again.write('/new', Uint8Array.of(1), 1);
  expect(again.stat('/new')?.size).toBe(1);
});

/** Files in one go, as writing 10,000 one by one takes its time. */
function fillUp(lab: PermissionLab, count: number): void {
  const db = openSqlite(join(lab.home, 'apps', 'app_lab', 'disk.db'));
  const insert = db.prepare("INSERT INTO files (path, size, modified_at, data) VALUES (?, 1, 1, x'00')");
  db.transaction(() => {
    for (let i = 0; i < count; i++) insert.run(`/n${i}`);
  })();
  db.close();
  lab.reopen();
}

describe('fs of apps', () => {
  const lab = new PermissionLab();
  afterAll(() => lab.close());
  const outcome = async (code: string, mode: 'run' | 'design' = 'run') => {
    const screen = await lab.run(asker(code, {}), { mode });
    const came = await screen.ask();
    screen.running.session.stop();
    return came;
  };

  it('PRM-53: writes, reads, lists and removes without being asked, over a restart too', async () => {
    const code = `await fs.writeText('/notes/a.txt', 'one'); await fs.writeBytes('notes/b.bin', 'AAEC'); await fs.writeText('/notes/deep/er/c', '');
      return [await fs.readText('notes//a.txt'), await fs.readBytes('/notes/b.bin'), (await fs.list('/notes')).map((e) => [e.name, e.path, e.kind, e.size]), (await fs.list()).map((e) => e.path), await fs.exists('/notes/deep'), await fs.exists('/x'), (await fs.stat('/notes/a.txt')).size]`;
    expect((await outcome(code)).ok).toEqual([
      'one',
      'AAEC',
      [
        ['a.txt', '/notes/a.txt', 'file', 3],
        ['b.bin', '/notes/b.bin', 'file', 3],
        ['deep', '/notes/deep', 'folder', 0],
      ],
      ['/notes'],
      true,
      false,
      3,
    ]);
    lab.reopen();
    expect((await outcome(`return [await fs.readText('/notes/a.txt'), await fs.remove('/notes'), await fs.list('/')]`)).ok).toEqual(['one', 3, []]);
  });

  it('PRM-61: NUL and lone surrogates survive in files', async () => {
    expect(
      (await outcome(`const odd = 'a\\u0000b\\ud800c\\udc00d😀\\u2028'; await fs.writeText('/odd', odd); return (await fs.readText('/odd')) === odd`)).ok,
    ).toBe(true);
  });

  it('PRM-54: what cannot be is said plainly', async () => {
    await outcome(`await fs.writeText('/file', 'x'); await fs.writeBytes('/bin', '/w==')`);
    const cases: [string, string][] = [
      [`fs.readText('/nope')`, 'disk.not-found'],
      [`fs.stat('/nope')`, 'disk.not-found'],
      [`fs.remove('/nope')`, 'disk.not-found'],
      [`fs.list('/nope')`, 'disk.not-found'],
      [`fs.list('/file')`, 'disk.path'],
      [`fs.writeText('/file/under', 'x')`, 'disk.path'],
      [`fs.writeText('/', 'x')`, 'disk.path'],
      [`fs.readText('/../x')`, 'disk.path'],
      [`fs.readText('/bin')`, 'disk.not-text'],
      [`fs.writeBytes('/x', 'no base64')`, 'request.invalid'],
      [`fs.readText(7)`, 'request.invalid'],
    ];
    for (const [code, expected] of cases) expect([code, (await outcome(`return ${code}`)).code]).toEqual([code, expected]);
  });

  it('PRM-55: 50 MB and 10,000 files, and removing makes room', async () => {
    const { disk } = lab.service.capabilities('app_lab', 's');
    disk.write('/big', new Uint8Array(50 * 1024 * 1024 - 10), 1);
    expect(await outcome(`await fs.writeText('/more', 'x'.repeat(11))`)).toMatchObject({ code: 'disk.full', message: expect.stringContaining('50 MB') });
    expect((await outcome(`await fs.writeText('/big', 'x'); await fs.writeText('/more', 'x'.repeat(11)); return 1`)).ok).toBe(1);
    fillUp(lab, 10_000 - disk.usage().files);
    expect(await outcome(`await fs.writeText('/one-more', '')`)).toMatchObject({ code: 'disk.full', message: expect.stringContaining('10,000 files') });
    expect(
      (await outcome(`await fs.writeText('/more', ''); await fs.remove('/'); await fs.writeText('/one-more', ''); return (await fs.list()).length`)).ok,
    ).toBe(1);
  });

  it('PRM-56: on the canvas it reads and does not write', async () => {
    await outcome(`await fs.writeText('/kept', 'x')`);
    const shown = await lab.run(
      asker(
        'return 1',
        {},
        {
          queries: [
            {
              id: 'q',
              name: 'Q',
              kind: 'script',
              code: `const kept = await fs.readText('/kept'); try { await fs.writeText('/kept', 'y') } catch (e) { return kept + e.code }`,
            },
          ],
          pages: [{ id: 'p', name: 'P', path: '/', root: { id: 'r', type: 'Text', name: 'R', bindings: { content: '{{ q.data }}' } } }],
        },
      ),
      { mode: 'design' },
    );
    expect(await shown.until(() => shown.running.prop('r') ?? undefined)).toBe('xpermission.denied');
  });

  it('PRM-57: a copy has the files, and grants nothing', async () => {
    await outcome(`await fs.writeText('/kept', 'copied')`);
    lab.addApp('app_copy');
    lab.service.copyDisk('app_lab', 'app_copy');
    const screen = await lab.run(asker(`const text = await fs.readText('/kept'); await fs.writeText('/kept', 'mine'); return text`, {}), { appId: 'app_copy' });
    expect((await screen.ask()).ok).toBe('copied');
    expect((await outcome(`return fs.readText('/kept')`)).ok).toBe('copied');
    lab.service.copyDisk('app_none', 'app_none2');
  });
});
