import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryData } from '../../shared/app/data/index.ts';
import { entity as entitySchema } from '../../shared/app/manifest/index.ts';
import { capabilityCall } from '../../shared/contracts/sandbox.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { checkDataSize, performDataCall, type DataCall } from './capabilities/data.ts';
import { Transactions } from './capabilities/transactions.ts';
import { app, AppLab, button, MEMBERS, TASKS, type RunningApp } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

/** Runs scripts in an app that has tasks and members. What each returns, or the message of what it throws, by turns. */
async function results(...scripts: string[]): Promise<{ values: unknown[]; running: RunningApp }> {
  const running = await lab.run(
    app(
      scripts.map((code, i) => button(`b${i}`, { do: 'script', with: { code: `try { out = { value: (await (async () => { ${code} })()) ?? null }; } catch (error) { out = { value: { code: error.code ?? error.name, message: error.message } }; }` } })),
      { entities: [TASKS, MEMBERS], state: [{ id: 'out', name: 'Out', initial: null, persist: 'saved' }] },
    ),
  );
  const values: unknown[] = [];
  for (const [i] of scripts.entries()) {
    await running.click(`b${i}`);
    values.push(((await running.data.getSaved())['out'] as { value: unknown }).value);
  }
  expect(running.errors()).toEqual([]);
  return { values, running };
}
const titles = (expression: string): string => `return (${expression}).map((row) => row.title).join()`;

describe('db of scripts', () => {
  it('DAT-50 lists by shorthand, comparisons and conditions, with order, limit, offset, search and included rows', async () => {
    const { values } = await results(
      titles('await db.task.list()'),
      titles("await db.task.list({ where: { status: 'todo' }, orderBy: 'title' })"),
      titles("await db.task.list({ where: { owner: ['m1', 'm2'], hours: { gte: 1, lt: 5 } }, orderBy: '-hours' })"),
      titles("await db.task.list({ where: [{ field: 'title', op: 'contains', value: 'A' }], orderBy: { field: 'title', direction: 'desc' } })"),
      titles("await db.task.list({ orderBy: ['status', '-title'], limit: 2, offset: 1 })"),
      titles("await db.task.list({ search: 'ada' })"),
      titles('await db.task.list({ where: { long: true } })'),
      titles("await db.task.list({ orderBy: '-shout', limit: 1 })"),
      titles('await db.task.list({ where: { done: false, status: null } })'),
      "const [row] = await db.task.list({ where: { id: 't1' }, include: ['owner'] }); return [row.owner$.name, row.shout, row.long]",
      "return db.task.list({ limit: 0 })",
    );
    expect(values).toEqual(['Paint,Build,Clean', 'Clean,Paint', 'Clean,Paint', 'Paint,Clean', 'Clean,Build', 'Paint,Clean', 'Build,Clean', 'Paint', '', ['Ada', 'PAINT', false], []]);
  });

  it('DAT-51 gets, creates, updates, deletes, counts and aggregates', async () => {
    const { values } = await results(
      "const row = await db.task.get('t2'); return [row.title, row.shout, (await db.task.get('nope')), (await db.task.get(null))]",
      "const made = await db.task.create({ title: 'New', hours: '4', shout: 'ignored', id: 'ignored' }); const again = await db.task.update(made.id, { ...made, done: true }); return [made.shout, made.hours, made.done, again.done, again.id === made.id, again.title]",
      "const [row] = await db.task.list({ where: { title: 'New' } }); await db.task.delete(row.id); return db.task.count()",
      "return [await db.task.count({ where: { status: 'todo' } }), await db.task.count({ search: 'build' }), await db.task.count({ where: { long: true } })]",
      "return [await db.task.aggregate({ op: 'sum', field: 'hours' }), await db.task.aggregate({ op: 'avg', field: 'hours' }), await db.task.aggregate({ op: 'min', field: 'hours' }), await db.task.aggregate({ op: 'max', field: 'hours', where: { status: 'todo' } }), await db.task.aggregate({ op: 'count' }), await db.task.aggregate({ op: 'sum', field: 'hours', where: { title: 'none' } })]",
      "return db.task.aggregate({ op: 'sum', field: 'hours', groupBy: 'owner' })",
      "return db.task.aggregate({ op: 'count', groupBy: 'long' })",
    );
    expect(values).toEqual([
      ['Build', 'BUILD', null, null],
      ['NEW', 4, false, true, true, 'New'],
      3,
      [2, 1, 2],
      [9, 3, 1, 3, 3, 0],
      [{ key: 'm1', value: 4, label: 'Ada' }, { key: 'm2', value: 5, label: 'Bo' }],
      [{ key: false, value: 1, label: 'No' }, { key: true, value: 2, label: 'Yes' }],
    ]);
  });

  it('DAT-52 names what is unknown, and what was probably meant', async () => {
    const { values } = await results(
      'return db.taks2.list()',
      "return db.tasks.list()",
      "return db.task.list({ where: { titel: 'x' } })",
      "return db.task.list({ where: [{ field: 'hour', op: 'eq', value: 1 }] })",
      "return db.task.list({ where: [{ field: 'hours', op: 'equals', value: 1 }] })",
      "return db.task.list({ where: { owner: undefined } })",
      "return db.task.list({ where: 'title = 1' })",
      "return db.task.list({ orderBy: 'titles' })",
      "return db.task.list({ include: ['owners'] })",
      "return db.task.create({ titles: 'x' })",
      "return db.task.create('x')",
      "return db.task.create({ hours: 1 })",
      "return db.task.update('nope', { title: 'x' })",
      "return db.task.update(null, { title: 'x' })",
      "return db.task.delete('nope')",
      "return db.task.aggregate({ op: 'summ', field: 'hours' })",
      "return db.task.aggregate({ op: 'sum' })",
      "return db.task.aggregate({ op: 'sum', field: 'title' })",
      "return db.task.list({ limit: -1 })",
    );
    expect(values).toEqual([
      { code: 'data.unknown-entity', message: 'This app has no data called “taks2”. Did you mean “task”?' },
      { code: 'data.unknown-entity', message: 'This app has no data called “tasks”. Did you mean “task”?' },
      { code: 'data.unknown-field', message: '“Task” has no field “titel”. Did you mean “title”?' },
      { code: 'data.unknown-field', message: '“Task” has no field “hour”. Did you mean “hours”?' },
      { code: 'request.invalid', message: expect.stringContaining('There is no op “equals”') },
      { code: 'request.invalid', message: expect.stringContaining('“where.owner” is undefined') },
      { code: 'request.invalid', message: expect.stringContaining('“where” is an object') },
      { code: 'data.unknown-field', message: expect.stringContaining('Did you mean “title”') },
      { code: 'data.unknown-field', message: expect.stringContaining('Did you mean “owner”') },
      { code: 'data.unknown-field', message: expect.stringContaining('Did you mean “title”') },
      { code: 'request.invalid', message: expect.stringContaining('give the values as an object') },
      { code: 'data.invalid', message: 'Title: required' },
      { code: 'data.not-found', message: 'That task no longer exists.' },
      { code: 'data.not-found', message: expect.stringContaining('the row id is empty') },
      { code: 'data.not-found', message: 'That task no longer exists.' },
      { code: 'request.invalid', message: 'There is no aggregate “summ”. Did you mean “sum”?' },
      { code: 'request.invalid', message: expect.stringContaining('needs a field') },
      { code: 'request.invalid', message: expect.stringContaining('needs a field with numbers') },
      { code: 'request.invalid', message: expect.stringContaining('limit') },
    ]);
  });

  it('DAT-53 a transaction is all or nothing, as a list or as a function', async () => {
    const { values, running } = await results(
      "const rows = await db.transaction([{ kind: 'create', entity: 'task', values: { title: 'A', hours: '2' } }, { kind: 'update', entity: 'task', id: 't1', values: { done: true } }, { kind: 'delete', entity: 'task', id: 't3' }]); return rows.map((row) => [row.title, row.hours, row.done, row.status, row.shout, typeof row.createdAt])",
      "return db.transaction([{ kind: 'create', entity: 'task', values: { title: 'B' } }, { kind: 'update', entity: 'task', id: 'nope', values: {} }])",
      "return db.transaction(async (tx) => { const boss = await tx.member.create({ name: 'Cy' }); for (const row of await tx.task.list({ where: { status: 'todo' } })) await tx.task.update(row.id, { owner: boss.id }); await db.task.count(); return [boss.name, typeof boss.id]; })",
      "return db.task.aggregate({ op: 'count', groupBy: 'owner' })",
      "return db.transaction(async (tx) => { await tx.task.delete('t1'); throw new Error('thought better of it'); })",
      "return db.transaction(async (tx) => { await tx.task.create({ title: 'x' }); await tx.task.delete('nope'); })",
      "return db.transaction('drop')",
      "return db.transaction([{ kind: 'upsert', entity: 'task' }])",
      titles('await db.task.list()'),
    );
    expect(values).toEqual([
      [['A', 2, false, null, 'A', 'string'], ['Paint', 1, true, 'todo', 'PAINT', 'string'], ['Clean', 3, false, 'todo', 'CLEAN', 'string']],
      { code: 'data.not-found', message: 'That task no longer exists.' },
      ['Cy', 'string'],
      expect.arrayContaining([{ key: expect.stringMatching(/^row_/), value: 1, label: 'Cy' }]),
      { code: 'Error', message: 'thought better of it' },
      { code: 'data.not-found', message: 'That task no longer exists.' },
      { code: 'request.invalid', message: expect.stringContaining('A transaction is a list') },
      { code: 'request.invalid', message: expect.stringContaining('not “upsert”') },
      'Paint,Build,A',
    ]);
    expect((await running.data.list({ entity: 'task' })).rows.every((row) => typeof row['createdAt'] === 'string')).toBe(true);
  });

  it('DAT-53 many new rows at once are made like one by one: defaults, conversions, computed fields, rules', async () => {
    const { values, running } = await results(
      "const rows = await db.task.createMany([{ title: ' A ', hours: '2', done: 'yes' }, { title: 'B', status: 'To do', owner: { id: 'm1' } }, { done: undefined, title: 'C', shout: 'mine', id: 'mine' }]); const read = await db.task.list({ where: { title: ['A', 'B', 'C'] } }); return [JSON.stringify(rows) === JSON.stringify(read), rows.map(({ title, hours, done, status, owner, shout, id }) => [title, hours, done, status, owner, shout, /^row_/.test(id)])]",
      "return db.task.createMany([{ title: 'D' }, { title: '' }])",
      "return db.task.createMany([{ title: 'D' }, { title: 'E', colour: 1 }])",
      "return db.task.createMany([{ title: 'D', owner: 'nobody' }])",
      'return db.task.createMany([])',
      'return db.task.createMany({ title: "D" })',
      'return db.task.createMany(Array.from({ length: 5001 }, () => ({ title: "D" })))',
      "return db.transaction(async (tx) => { const [a, b] = await tx.member.createMany([{ name: 'Cy' }, { name: 'Di' }]); await tx.task.createMany([{ title: 'F', owner: a.id }, { title: 'G', owner: b.id }]); await tx.task.delete('t1'); return [a.name, b.name]; })",
      "return (await db.task.list({ where: { title: ['F', 'G'] }, include: ['owner'] })).map((row) => row.title + row.owner$.name)",
      titles('await db.task.list()'),
    );
    expect(values).toEqual([
      [
        true,
        [
          ['A', 2, true, null, null, 'A', true],
          ['B', null, false, 'todo', 'm1', 'B', true],
          ['C', null, false, null, null, 'C', true],
        ],
      ],
      { code: 'data.invalid', message: expect.stringContaining('Title') },
      { code: 'data.unknown-field', message: expect.stringContaining('colour') },
      { code: 'data.invalid', message: expect.stringContaining('choose one') },
      [],
      { code: 'request.invalid', message: expect.stringContaining('takes a list') },
      { code: 'request.invalid', message: expect.stringContaining('5000') },
      ['Cy', 'Di'],
      ['FCy', 'GDi'],
      'Paint,Build,Clean,A,B,C,F,G'.replace('Paint,', ''),
    ]);
    expect(running.errors()).toEqual([]);
  });

  it('DAT-53 the host takes columns of new rows apart as strictly as anything else', async () => {
    const rows = (fields: unknown, list: unknown) => ({ method: 'data.transaction', args: { operations: [{ kind: 'createMany', entity: 'task', fields, rows: list }], brief: true } });
    const data = createMemoryData([entitySchema.parse(TASKS), entitySchema.parse(MEMBERS)], { clock: { now: () => 0 }, random: seededRandom(1) });
    const perform = async (call: unknown): Promise<unknown> => {
      const parsed = capabilityCall.parse(call) as DataCall;
      checkDataSize(parsed);
      return performDataCall(parsed, data, { readData: true, writeData: true }, new Transactions(() => data));
    };
    const bad: [unknown, unknown][] = [
      ['title', [['A']]],
      [['title', 'title'], [['A', 'B']]],
      [['title', 7], [['A', 1]]],
      [['title'], 'A'],
      [['title'], ['A']],
      [['title'], [['A', 'B']]],
      [['title'], [[]]],
      [['title'], [{ 0: 'A', length: 1 }]],
      [['title', 'colour'], [['A', 1]]],
      [['__proto__'], [['A']]],
      [['title'], Array.from({ length: 5001 }, () => ['A'])],
      [['title'], [['x'], [JSON.parse('['.repeat(60) + ']'.repeat(60))]]],
      [Array.from({ length: 301 }, (_, i) => `f${i}`), []],
    ];
    for (const [fields, list] of bad) await expect(perform(rows(fields, list)), JSON.stringify([fields, list]).slice(0, 80)).rejects.toMatchObject({ code: expect.stringMatching(/^(request\.invalid|data\.)/) });
    expect((await data.list({ entity: 'task' })).total).toBe(3);
    expect(await perform(rows(['title', 'id'], [['A', 'own'], [' B ', '']]))).toEqual([{ ids: ['own', expect.stringMatching(/^row_/)], time: '1970-01-01T00:00:00.000Z', changed: { 0: { done: false }, 1: { title: 'B', done: false } } }]);
  });

  it('DAT-54 hostile names and values are values, or refused in words', async () => {
    const nasty = ['__proto__', 'constructor', "'; DROP TABLE task; --", '" OR 1=1', 'title" COLLATE NOCASE', '%', '\u0000', '\ud800', 'x'.repeat(5000)];
    const { values } = await results(
      ...nasty.flatMap((text) => [
        `return db.task.list({ where: { title: ${JSON.stringify(text)} }, search: ${JSON.stringify(text)} })`,
        `return db.task.list({ orderBy: ${JSON.stringify(text)} })`,
        `return db[${JSON.stringify(text)}].list()`,
      ]),
      "const made = await db.task.create({ title: \"'; DROP TABLE task; --\" }); return (await db.task.list({ where: { title: made.title } })).length",
      'return db.task.count()',
    );
    expect(values.slice(-2)).toEqual([1, 4]);
    for (const [i, value] of values.slice(0, -2).entries()) {
      if (i % 3 === 0) expect(value, nasty[Math.floor(i / 3)]).toEqual([]);
      else expect(value, nasty[Math.floor(i / 3)]).toMatchObject({ message: expect.stringMatching(/no field|no data|undefined|not a function/) });
    }
  });
});
