import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../data/conformance/fixture.ts';
import { entity, manifest as manifestSchema } from '../manifest/index.ts';
import { generateTypes } from './generate-types.ts';

const TSC = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-types-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MANIFEST = {
  ...manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Odd */ name\nwith lines' },
    state: [{ id: 'filter', name: 'Filter', initial: '' }],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
  }),
  entities: [
    ...ENTITIES,
    entity.parse({
      id: 'Task',
      name: 'T */',
      plural: 'Ts',
      displayField: 'a',
      fields: [{ id: 'a', label: 'x */ y\n', type: 'choice', choices: [{ value: 'it\'s "q"', label: 'Q' }] }],
    }),
    entity.parse({ id: 'empty', name: 'Empty', plural: 'Empties', displayField: 'id', fields: [] }),
  ],
};

async function problems(code: string): Promise<string[]> {
  writeFileSync(join(folder, 'app-api.d.ts'), generateTypes(MANIFEST));
  writeFileSync(join(folder, 'script.ts'), `${code}\nexport {};\n`);
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [
        TSC,
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        'esnext',
        '--lib',
        'es2022',
        '--moduleResolution',
        'bundler',
        join(folder, 'app-api.d.ts'),
        join(folder, 'script.ts'),
      ],
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  return output.split('\n').filter((line) => line.includes('error'));
}

describe('generated types', () => {
  it('DAT-60 accept what the API takes', async () => {
    const found = await problems(
      `
      const open = await db.task.list({ where: { done: false, priority: ['low', 'high'], hours: { gte: 2 }, tags: 'home', member: null }, orderBy: ['-due', { field: 'title' }], limit: 5, include: ['member'] });
      const name: string | undefined = open[0]?.member$?.name;
      const one = await db.task.get('t1');
      const hours: number | null = one?.hours ?? null;
      const made = await db.task.create({ title: 'x', priority: 'low', extra: { a: [1] } });
      await db.task.update(made.id, { done: true });
      await db.task.delete(made.id);
      const n: number = await db.task.count({ where: [{ field: 'title', op: 'contains', value: 'x' }] });
      const total: number | null = await db.task.aggregate({ op: 'sum', field: 'hours' });
      const groups = await db.task.aggregate({ op: 'count', groupBy: 'member' });
      const label: string | undefined = groups[0]?.label;
      const id: string = await db.transaction(async (tx) => { const m = await tx.member.create({ name: 'M' }); await tx.loan.create({ member: m.id }); return m.id; });
      await db.transaction([{ kind: 'create', entity: 'member', values: { name: 'x' } }, { kind: 'delete', entity: 'task', id: 't1' }]);
      app.setState('filter', 1); app.goTo('home', { id }); await app.runQuery('tasks');
      await db.Task.create({ a: 'it\\'s "q"' });
      await db.empty.create({});
      console.log(name, hours, n, total, label);
    `.replace('console.log', 'void ((...all: unknown[]) => all)'),
    );
    expect(found).toEqual([]);
  }, 60_000);

  it('DAT-60 refuse what it does not', async () => {
    const lines = [
      'await db.tsak.list();',
      'await db.task.list({ where: { tilte: "x" } });',
      'await db.task.create({ notes: "no title" });',
      'await db.task.create({ title: "x", priority: "urgent" });',
      'await db.task.update("t1", { isLate: "x" });',
      'await db.task.list({ orderBy: "nope" });',
      'await db.task.list({ include: ["title"] });',
      'await db.task.aggregate({ op: "sum", field: "title" });',
      'app.goTo("nowhere");',
    ];
    const found = await problems(lines.join('\n'));
    expect(lines.map((_, i) => found.some((line) => line.includes(`script.ts(${i + 1},`)))).toEqual(lines.map(() => true));
  }, 60_000);
});
