import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENTITIES } from '../shared/app/data/conformance/fixture.ts';
import { manifestWith } from '../main/services/imports/testing/manifest-with.ts';
import { runProgram } from './program.ts';

let folder: string;
let app: string;
type Result = { code: number; out: string; err: string };
async function casual(...argv: string[]): Promise<Result> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram([...argv, '--home', join(folder, 'home')], { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const json = <T>({ out }: Result): T => JSON.parse(out) as T;
const at = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casual-cli-data-'));
  const made = await casual('import', at('app.json', JSON.stringify(manifestWith(ENTITIES))), '--json');
  app = json<{ id: string }>(made).id;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('DAT-70 data on the command line', () => {
  test('rows are listed, added, changed and removed', async () => {
    const listed = json<{ rows: { id: string }[]; total: number }>(
      await casual('data', 'list', app, 'Tasks', '--order', 'hours desc', '--limit', '2', '--json'),
    );
    expect([listed.total, listed.rows.map(({ id }) => id)]).toEqual([4, ['t2', 't3']]);
    expect((await casual('data', 'list', app, 'task', '--where', '{"member":["m1"]}')).out).toMatch(/^id +Title[^\n]+\nt1 +Water plants/);
    const { id } = json<{ id: string }>(await casual('data', 'add', app, 'task', '--values', '{"title":"New","hours":"3"}', '--json'));
    expect((await casual('data', 'update', app, 'task', id, '--values', '{"done":true}')).out).toBe(`Changed ${id}.`);
    expect(json<{ rows: object[] }>(await casual('data', 'list', app, 'task', '--search', 'new', '--json')).rows).toMatchObject([
      { title: 'New', hours: 3, done: true },
    ]);
    expect((await casual('data', 'remove', app, 'task', id)).code).toBe(0);
    expect((await casual('data', 'remove', app, 'task', id)).err).toBe('That task no longer exists.');
    expect((await casual('data', 'list', app, 'tsak')).err).toContain('It has member, task, loan.');
    expect((await casual('data', 'add', app, 'task', '--values', '{"title":')).code).toBe(2);
    expect((await casual('data', 'juggle', app)).err).toContain('There is no “data juggle”');
  });

  test('files are checked, imported, exported', async () => {
    const file = at('members.csv', 'Who,E-mail,Shoe size\nNew Person,new@example.org,42\nBad,no address,1\nAna R.,ana@example.org,2\n');
    const checked = await casual('data', 'import', app, 'member', file, '--check', '--map', 'Who=name', '--match-on', 'email');
    expect(checked.out).toBe(
      'Would add 1 row, update 1.\nLeft out: Shoe size.\n1 row with problems:\n  line 3, E-mail “no address”: type an address like name@example.org',
    );
    const stopped = await casual(
      'data',
      'import',
      app,
      'member',
      file,
      '--map',
      'Who=name',
      '--match-on',
      'email',
      '--on-problem',
      'stop',
      '--problems',
      at('left.csv'),
    );
    expect([stopped.code, stopped.out.includes('so nothing was imported')]).toEqual([1, true]);
    expect(readFileSync(at('left.csv'), 'utf8')).toContain('Bad,no address,1,3,');
    const done = json<{ added: number; updated: number; mapping: object }>(
      await casual('data', 'import', app, 'member', file, '--map', 'Who=name', '--match-on', 'email', '--json'),
    );
    expect(done).toMatchObject({ added: 1, updated: 1, mapping: { Who: 'name', 'E-mail': 'email' } });
    expect((await casual('data', 'export', app, 'member', '--out', at('out.csv'))).out).toBe(`4 rows of Members are in ${at('out.csv')}.`);
    expect(readFileSync(at('out.csv'), 'utf8')).toMatch(/^id,Name,E-mail,createdAt,updatedAt\r\nm1,Ana R\.,ana@example\.org,/);
    expect(JSON.parse((await casual('data', 'export', app, 'member', '--format', 'json')).out)).toHaveLength(4);
    expect((await casual('data', 'import', app, 'member', at('nothing.csv'))).err).toContain('There is no file');
    expect((await casual('data', 'import', app, 'member', at('odd.csv', 'X\n1\n'))).err).toContain('--map "X=name"');
  });

  test('backups are listed and put back', async () => {
    expect((await casual('data', 'backups', app)).out).toContain('No backups.');
    expect((await casual('data', 'restore', app)).err).toContain('There is no backup');
  });

  test('types describe the app’s data', async () => {
    const { out } = await casual('types', app);
    expect(out).toContain('interface TaskRow extends SystemFields');
    expect((await casual('types', at('app.json'), '--out', at('app-api.d.ts'))).code).toBe(0);
    expect(readFileSync(at('app-api.d.ts'), 'utf8').trim()).toBe(out.trim());
  });
});
