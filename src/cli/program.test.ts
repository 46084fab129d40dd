import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifest as manifestSchema } from '../shared/app/manifest/index.ts';
import { composeServices } from '../main/compose.ts';
import { startHost } from '../main/local/host.ts';
import { systemClock } from '../main/services/system/index.ts';
import { COMMANDS, runProgram } from './program.ts';

let folder: string;
let home: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-cli-'));
  home = join(folder, 'home');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Result = { code: number; out: string; err: string };
async function casual(...argv: string[]): Promise<Result> {
  const out: string[] = [];
  const err: string[] = [];
  const withHome = argv.length === 0 || ['help', '--version'].includes(argv[0]!) ? argv : [...argv, '--home', home];
  const code = await runProgram(withHome, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const at = (name: string): string => join(folder, name);
const json = <T>({ out }: Result): T => JSON.parse(out) as T;

describe('the main job', () => {
  test('words become an app that is listed, shown, run, exported and imported again', async () => {
    const made = await casual('generate', 'a library of tools that members borrow', '--json', '--out', at('tools.casual'));
    expect(made.code, made.out + made.err).toBe(0);
    const { app, ms, manifest, checks } = json<{ app: { id: string; name: string }; ms: number; manifest: unknown; checks: { failed: number } }>(made);
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
    expect(ms).toBeGreaterThan(0);
    expect(checks.failed).toBe(0);
    expect(made.err).toBe('');

    expect(json<{ id: string }[]>(await casual('list', '--json')).map(({ id }) => id)).toEqual([app.id]);
    expect((await casual('show', app.name.toUpperCase())).out).toContain(app.id);
    expect(json(await casual('manifest', app.id))).toEqual(manifest);

    const ran = await casual('run', app.id);
    expect(ran.code, ran.out).toBe(0);
    expect(ran.out).toMatch(/^Container [\w]+\n {2}/);
    expect(ran.out).toContain('0 errors');

    expect((await casual('export', app.id, '--out', at('tools.json'))).code).toBe(0);
    expect(json<{ valid: boolean }>(await casual('validate', at('tools.json'), '--json')).valid).toBe(true);
    expect((await casual('validate', at('tools.casual'))).code).toBe(0);

    const imported = json<{ id: string; name: string }>(await casual('import', at('tools.casual'), '--json'));
    expect(imported).toMatchObject({ name: app.name });
    expect(imported.id).not.toBe(app.id);
    expect(json(await casual('manifest', imported.id))).toEqual(manifest);
  });

  test('--temporary leaves no trace in the data folder', async () => {
    const before = json<unknown[]>(await casual('list', '--json')).length;
    const made = await casual('generate', 'a', 'todo', 'list', '--temporary', '--out', at('todo.json'));
    expect(made.code, made.err).toBe(0);
    expect(JSON.parse(readFileSync(at('todo.json'), 'utf8'))).toHaveProperty('schemaVersion', 1);
    expect(json<unknown[]>(await casual('list', '--json'))).toHaveLength(before);
  });

  test('with a host running on the data folder, commands go through it', async () => {
    mkdirSync(at('dist/renderer'), { recursive: true });
    const host = await startHost({ services: await composeServices({ home, host: 'browser' }), home, distFolder: at('dist'), port: 0, clock: systemClock });
    try {
      const made = await casual('generate', 'a recipe box', '--json');
      expect(made.code, made.out).toBe(0);
      const { app } = json<{ app: { id: string } }>(made);
      expect((await casual('list')).out).toContain(app.id);
      expect((await casual('run', app.id)).code).toBe(0);
      expect((await casual('export', app.id, '--out', at('recipes.casual'))).code).toBe(0);
      expect(existsSync(at('recipes.casual'))).toBe(true);
      expect(json(await casual('show', 'nothing', '--json'))).toMatchObject({ error: { code: 'app.not-found' } });
    } finally {
      await host.close();
    }
    expect((await casual('list')).code).toBe(0);
  });

  test('when the data folder is taken and nobody answers, it says so', async () => {
    const services = await composeServices({ home, host: 'browser' });
    try {
      expect(json(await casual('list', '--json'))).toMatchObject({ error: { code: 'storage.locked', kind: 'conflict' } });
      const { checks } = json<{ checks: { name: string; ok: boolean }[] }>(await casual('doctor', '--json'));
      expect(checks.find(({ name }) => name === 'Data')?.ok).toBe(false);
    } finally {
      await services.close();
    }
  });
});

describe('templates', () => {
  test('are listed, found by words, and made under a name of one’s own', async () => {
    const all = json<{ id: string; pages: unknown[] }[]>(await casual('templates', '--json'));
    expect(all.length).toBeGreaterThan(24);
    expect(json<{ id: string }[]>(await casual('templates', 'pomodoro', '--json')).map(({ id }) => id)).toEqual(['focus-timer']);
    expect((await casual('templates', 'zebra')).out).toContain('No template has “zebra”');
    const app = json<{ name: string; pages: number }>(await casual('new', '--template', 'invoices', '--name', 'Studio invoices', '--json'));
    expect(app).toMatchObject({ name: 'Studio invoices', pages: all.find(({ id }) => id === 'invoices')?.pages.length });
    expect((await casual('new')).out).toMatch(/^Made “Untitled app”/);
  });
});

describe('what goes wrong is said plainly', () => {
  const failures: [name: string, argv: string[], code: string][] = [
    ['no words', ['generate', ''], 'prompt.empty'],
    ['only emoji', ['generate', '😀😀'], 'prompt.not-understood'],
    ['another script', ['generate', '请做一个任务管理应用'], 'prompt.not-understood'],
    ['a megabyte of words', ['generate', 'a list of things '.repeat(60_000)], 'prompt.too-long'],
    ['no such file', ['run', './missing.casual'], 'file.not-found'],
    ['a damaged file', ['import', 'DAMAGED'], 'file.not-casual'],
    ['not JSON', ['validate', 'NOT_JSON'], 'file.not-casual'],
    ['a cycle', ['import', 'CYCLE'], 'manifest.cycle'],
    ['a newer format', ['import', 'NEWER'], 'manifest.too-new'],
    ['no such app', ['show', 'nothing'], 'app.not-found'],
    ['no such template', ['new', '--template', 'nothing'], 'template.not-found'],
  ];
  const page = { id: 'home', name: 'Home', path: '/', root: { id: 'a', type: 'Container', name: 'A', children: [{ id: 'b', type: 'Container', name: 'B', children: [{ id: 'a', type: 'Container', name: 'A' }] }] } };
  const files: Record<string, () => string> = {
    DAMAGED: () => (writeFileSync(at('damaged.casual'), readFileSync(at('tools.casual')).subarray(0, 900)), at('damaged.casual')),
    NOT_JSON: () => (writeFileSync(at('not.json'), '{'), at('not.json')),
    CYCLE: () => (writeFileSync(at('cycle.json'), JSON.stringify({ schemaVersion: 1, meta: { name: 'Cycle' }, pages: [page] })), at('cycle.json')),
    NEWER: () => (writeFileSync(at('newer.json'), JSON.stringify({ schemaVersion: 99, meta: { name: 'Newer' }, pages: [page] })), at('newer.json')),
  };

  test.each(failures)('%s', async (_name, argv, code) => {
    const result = await casual(...argv.map((arg) => files[arg]?.() ?? arg), '--json');
    expect(result.code, result.out).toBe(1);
    const { error } = json<{ error: { code: string; message: string } }>(result);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/\S/);
    expect(result.err).toBe('');
  });

  test('validate names the problem of an invalid manifest and exits with 1', async () => {
    const result = await casual('validate', files['CYCLE']!());
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/contains itself[^]*Not valid: 1 error\./);
  });
});

describe('scripts in the sandbox', () => {
  const script = (name: string, code: string): string => (writeFileSync(at(name), code), at(name));
  type Result = { status: string; kind?: string; value?: unknown; durationMs: number; peakMemoryBytes: number };

  test('SES-70: the exit code is 0 whatever the script did, and no data folder is opened', async () => {
    const services = await composeServices({ home, host: 'browser' });
    try {
      const cases: [code: string, result: Partial<Result>][] = [
        ['globalThis.__verdict = { a: 1 };', { status: 'ok', value: { a: 1 } }],
        ['throw new Error("no")', { status: 'threw', kind: 'Error' }],
        ['for (;;) {}', { status: 'terminated', kind: 'deadline' }],
        ['const all = []; for (;;) all.push(new Array(10000).fill(1))', { status: 'limit', kind: 'memory' }],
      ];
      for (const [code, result] of cases) {
        const ran = await casual('sandbox', 'eval', '--file', script('probe.js', code), '--memory', '32', '--timeout', '400', '--json');
        expect([ran.code, ran.err]).toEqual([0, '']);
        expect(ran.out).not.toContain('\n');
        expect(json<Result>(ran)).toMatchObject(result);
      }
      const said = await casual('sandbox', 'eval', '--file', script('probe.js', '"héllo"'));
      expect([said.code, said.out]).toEqual([0, expect.stringMatching(/^ok, .* ms, 16 MB\n"héllo"$/)]);
    } finally {
      await services.close();
    }
  });

  test('SES-70: a misuse exits with 2, a file that cannot be read with 1', async () => {
    const file = script('probe.js', '1');
    for (const argv of [[], ['run'], ['eval'], ['eval', 'more', '--file', file], ['eval', '--file', file, '--memory', '0'], ['eval', '--file', file, '--memory', '9999'], ['eval', '--file', file, '--timeout', 'soon'], ['eval', '--file', file, '--wat']]) {
      expect(await casual('sandbox', ...argv), argv.join(' ')).toMatchObject({ code: 2 });
    }
    expect(await casual('sandbox', 'eval', '--file', at('missing.js'))).toMatchObject({ code: 1 });
    expect(await casual('sandbox', 'eval', '--file', folder)).toMatchObject({ code: 1 });
  });
});

describe('help', () => {
  test('lists every command, and teaches each with an example', async () => {
    const { out, code } = await casual('help');
    expect(code).toBe(0);
    for (const { name } of COMMANDS) {
      expect(out).toContain(`  ${name}`);
      const taught = await casual('help', name);
      expect(taught.code).toBe(0);
      expect(taught.out).toMatch(/Usage: casual [^]*Examples:\n {2}casual /);
    }
  });

  test('a misuse exits with 2 and says how', async () => {
    expect(await casual('lst')).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean “list”?') as string });
    expect(await casual('show')).toMatchObject({ code: 2, err: expect.stringContaining('Usage: casual show <app>') as string });
    expect(await casual('list', '--wat')).toMatchObject({ code: 2, err: expect.stringContaining('--wat') as string });
    expect(await casual('export', 'x', '--format', 'docx')).toMatchObject({ code: 2 });
  });
});
