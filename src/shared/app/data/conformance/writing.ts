import type { AppDataPort } from '../../../contracts/appdata.ts';
import { ENTITIES, equal, ids, record, refused, testPorts, type ConformanceCase } from './fixture.ts';

const messageOf = async (work: () => Promise<unknown>) => (await refused(work)).message;
const codeOf = async (work: () => Promise<unknown>) => (await refused(work)).code;

export const WRITING: readonly ConformanceCase[] = [
  {
    name: 'a new row has defaults, an id and times; an edit changes only what it names',
    async run(make) {
      const ports = testPorts();
      const data = await make(ENTITIES, ports);
      const row = await data.create('task', { title: '  Mow  ', hours: '3', tags: 'a, b,, a', done: 'yes', isLate: true, member$: { id: 'm1' } });
      const { id, createdAt, updatedAt, due, ...rest } = row;
      equal(
        rest,
        { title: 'Mow', notes: null, hours: 3, count: null, done: true, priority: 'med', tags: ['a', 'b'], member: null, parent: null, extra: null },
        'values',
      );
      equal(
        [/^row_[a-z0-9]{12}$/.test(id), createdAt, updatedAt, /^2026-0(4|5)-\d\d$/.test(String(due))],
        [true, '2026-05-01T12:00:00.000Z', '2026-05-01T12:00:00.000Z', true],
        'id and times',
      );
      ports.clock.time += 60_000;
      const edited = await data.update('task', id, { hours: 5, extra: { a: [1, { b: null }] } });
      equal(edited, { ...row, hours: 5, extra: { a: [1, { b: null }] }, updatedAt: '2026-05-01T12:01:00.000Z' }, 'after the edit');
      equal(await data.get('task', id), edited, 'as stored');
      equal((await data.update('task', id, { tags: [] }))['tags'], null, 'cleared list');
      equal(await ids(data, { entity: 'task' }), ['t1', 't2', 't3', 't4', id], 'place');
    },
  },
  {
    name: 'problems are said in words a person can act on',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const create = (values: Record<string, unknown>) => messageOf(() => data.create('task', { title: 'x', ...values }));
      equal(await create({ title: ' ' }), 'Title: required', 'title');
      equal(await create({ due: '' }), 'Due date: pick a date', 'no date');
      equal(await create({ due: '2026-02-30' }), 'Due date: pick a date', 'a day that does not exist');
      equal(await create({ hours: 'many' }), 'Hours: type a number', 'number');
      equal(await create({ hours: 101 }), 'Hours: must be 100 or less', 'max');
      equal(await create({ count: 1.5 }), 'Count: type a whole number', 'integer');
      equal(await create({ priority: 'urgent' }), 'Priority: choose one of Low, Medium, High', 'choice');
      equal(await create({ member: 'nobody' }), 'Member: choose one from the list', 'reference');
      equal(await messageOf(() => data.create('loan', { item: 'Saw' })), 'Member: choose one', 'required reference');
      equal(await messageOf(() => data.create('member', { name: 'X', email: 'nope' })), 'E-mail: type an address like name@example.org', 'e-mail');
      equal(await codeOf(() => data.update('task', 't1', { due: null })), 'data.invalid', 'an edit that empties a required field');
      equal(await codeOf(() => data.update('task', 'none', { hours: 1 })), 'data.not-found', 'edit of a row that is gone');
      equal(await messageOf(() => data.delete('task', 'none')), 'That task no longer exists.', 'delete of a row that is gone');
      equal(await data.count({ entity: 'task' }), 4, 'nothing was added');
    },
  },
  {
    name: 'unique values and given ids are checked; a row may keep its own',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      equal(
        await refused(() => data.create('member', { name: 'Other', email: 'ana@example.org' })),
        { code: 'data.duplicate', message: 'Another member already has this e-mail.' },
        'same e-mail',
      );
      equal((await data.update('member', 'm1', { name: 'Ana', email: 'ana@example.org' }))['name'], 'Ana', 'own e-mail');
      await data.create('member', { name: 'No mail' });
      await data.create('member', { name: 'No mail either' });
      equal((await data.create('member', { id: 'm9', name: 'Given id' })).id, 'm9', 'given id');
      equal(await codeOf(() => data.create('member', { id: 'm9', name: 'Again' })), 'data.duplicate', 'same id');
      equal(await codeOf(() => data.create('member', { id: 'a@b', name: 'Odd' })), 'data.invalid', 'an id that instance ids cannot hold');
    },
  },
  {
    name: 'deleting follows the rule of each reference',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      await data.create('loan', { id: 'l1', item: 'Saw', member: 'm2' });
      equal(
        await refused(() => data.delete('member', 'm2')),
        { code: 'data.in-use', message: 'This member is still used by 1 loan. Remove or change those first.' },
        'restrict',
      );
      equal((await data.get('task', 't2'))?.['member'], 'm2', 'nothing was touched');
      await data.delete('loan', 'l1');
      const changes = record(data);
      await data.delete('member', 'm2');
      equal((await data.get('task', 't2'))?.['member'], null, 'set to nothing');
      equal(
        changes,
        [
          { entity: 'task', kind: 'update', rowId: 't2' },
          { entity: 'member', kind: 'delete', rowId: 'm2' },
        ],
        'changes',
      );
      await data.update('task', 't2', { parent: 't1' });
      await data.update('task', 't3', { parent: 't2' });
      await data.update('task', 't1', { parent: 't3' });
      await data.delete('task', 't1');
      equal(await ids(data, { entity: 'task' }), ['t4'], 'cascade, also round a ring');
    },
  },
  {
    name: 'a transaction is all or nothing, and its rows can refer to each other',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const changes = record(data);
      const before = await data.list({ entity: 'task' });
      equal(
        await codeOf(() =>
          data.transaction([
            { kind: 'delete', entity: 'task', id: 't2' },
            { kind: 'create', entity: 'task', values: { title: 'New' } },
            { kind: 'update', entity: 'task', id: 't1', values: { title: 'Changed' } },
            { kind: 'create', entity: 'task', values: { title: '' } },
          ]),
        ),
        'data.invalid',
        'the last one fails',
      );
      equal(await data.list({ entity: 'task' }), before, 'nothing happened, in the same order');
      equal(changes, [], 'nobody heard of it');
      const rows = await data.transaction([
        { kind: 'create', entity: 'member', values: { id: 'm7', name: 'Cy' } },
        { kind: 'create', entity: 'loan', values: { id: 'l7', item: 'Drill', member: 'm7' } },
        { kind: 'delete', entity: 'task', id: 't4' },
      ]);
      equal(
        rows.map((row) => row.id),
        ['m7', 'l7', 't4'],
        'a row for each operation',
      );
      equal(
        changes.map((change) => `${change.kind} ${change.rowId}`),
        ['create m7', 'create l7', 'delete t4'],
        'changes',
      );
    },
  },
  {
    name: 'changes are announced once, after they can be read',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const seen: unknown[] = [];
      const stop = data.onDidChange((change) => seen.push(change));
      const row = await data.create('member', { name: 'Di' });
      await data.update('member', row.id, { name: 'Di' });
      await data.update('member', row.id, { name: 'Dia' });
      stop();
      await data.delete('member', row.id);
      equal(
        seen,
        [
          { entity: 'member', kind: 'create', rowId: row.id },
          { entity: 'member', kind: 'update', rowId: row.id },
        ],
        'a change that changes nothing is none',
      );
    },
  },
  {
    name: 'saved variables',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      await data.setSaved('filter', { text: 'a', list: [1, null] });
      await data.setSaved('count', 3);
      await data.setSaved('gone', 'x');
      await data.setSaved('gone', undefined);
      equal(await data.getSaved(), { filter: { text: 'a', list: [1, null] }, count: 3 }, 'saved');
      equal(await codeOf(() => data.setSaved('fn', () => 1)), 'request.invalid', 'a function');
    },
  },
  {
    name: 'text is kept exactly, whatever it holds',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const odd = [
        `Robert'); DROP TABLE task;--`,
        'a "quoted" \\ {{ name }}',
        '日本語 🙂 \u{1F469}\u200D\u{1F4BB}',
        'a\u0000b',
        '<script>alert(1)</script>',
        'x'.repeat(100_000),
      ];
      for (const text of odd) {
        const row = await data.create('task', { title: text, notes: `${text}\n ${text} `, extra: { text } });
        const stored = await data.get('task', row.id);
        equal([stored?.['title'], stored?.['notes'], stored?.['extra']], [text.trim(), `${text}\n ${text} `, { text }], text.slice(0, 40));
        equal(await ids(data, { entity: 'task', where: [{ field: 'title', op: 'eq', value: text }] }), [row.id], `found by ${text.slice(0, 40)}`);
      }
    },
  },
  {
    name: 'what callers do to rows does not reach the stored ones',
    async run(make) {
      const data: AppDataPort = await make(ENTITIES, testPorts());
      const values = { title: 'Mine', tags: ['a'], extra: { deep: [1] } };
      const row = await data.create('task', values);
      values.tags.push('b');
      values.extra.deep.push(2);
      (row['tags'] as string[]).push('c');
      const again = await data.get('task', row.id);
      equal([again?.['tags'], again?.['extra']], [['a'], { deep: [1] }], 'stored row');
    },
  },
];
