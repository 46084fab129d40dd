import type { DataCondition } from '../../../contracts/appdata.ts';
import { ENTITIES, equal, ids, refused, testPorts, type ConformanceCase } from './fixture.ts';

export const READING: readonly ConformanceCase[] = [
  {
    name: 'seed rows are there in their order, completed, with what does not fit left empty',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      equal(await ids(data, { entity: 'task' }), ['t1', 't2', 't3', 't4'], 'order of seeds');
      const at = '2026-05-01T12:00:00.000Z';
      equal(
        await data.get('task', 't3'),
        {
          id: 't3',
          title: 'File taxes',
          notes: null,
          due: '2026-04-30',
          hours: 4.5,
          count: null,
          done: false,
          priority: 'med',
          tags: null,
          member: null,
          parent: null,
          extra: null,
          createdAt: at,
          updatedAt: at,
        },
        'a seed that refers to nobody',
      );
      equal((await data.get('task', 't4'))?.['hours'], null, 'a seed value that is no number');
      equal(await data.get('task', 'nothing'), null, 'a row that is not there');
    },
  },
  {
    name: 'conditions mean what the contract says',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const check = async (condition: DataCondition, expected: string[]) =>
        equal(await ids(data, { entity: 'task', where: [condition] }), expected, `${condition.field} ${condition.op} ${JSON.stringify(condition.value)}`);
      await check({ field: 'priority', op: 'eq', value: 'high' }, ['t1']);
      await check({ field: 'priority', op: 'eq', value: 'Medium' }, ['t3', 't4']);
      await check({ field: 'title', op: 'eq', value: 'file taxes' }, []);
      await check({ field: 'count', op: 'ne', value: 3 }, ['t2', 't3', 't4']);
      await check({ field: 'count', op: 'eq', value: '3' }, ['t1']);
      await check({ field: 'count', op: 'eq', value: 'three' }, []);
      await check({ field: 'hours', op: 'lt', value: 4.5 }, ['t1']);
      await check({ field: 'hours', op: 'gte', value: '4.5' }, ['t2', 't3']);
      await check({ field: 'due', op: 'lte', value: '2026-05-01' }, ['t1', 't3']);
      await check({ field: 'due', op: 'gt', value: null }, []);
      await check({ field: 'title', op: 'gt', value: 'f' }, ['t1', 't3']);
      await check({ field: 'title', op: 'contains', value: 'ECLAIR' }, ['t2']);
      await check({ field: 'title', op: 'startsWith', value: 'f' }, ['t3']);
      await check({ field: 'title', op: 'contains', value: '%' }, []);
      await check({ field: 'hours', op: 'contains', value: '.5' }, ['t3']);
      await check({ field: 'hours', op: 'contains', value: '10' }, ['t2']);
      await check({ field: 'notes', op: 'contains', value: '' }, ['t1', 't2', 't3', 't4']);
      await check({ field: 'priority', op: 'in', value: ['low', 'high'] }, ['t1', 't2']);
      await check({ field: 'priority', op: 'in', value: [] }, []);
      await check({ field: 'count', op: 'notIn', value: [1] }, ['t1', 't3', 't4']);
      await check({ field: 'count', op: 'isEmpty' }, ['t3', 't4']);
      await check({ field: 'count', op: 'eq', value: null }, ['t3', 't4']);
      await check({ field: 'count', op: 'isNotEmpty' }, ['t1', 't2']);
      await check({ field: 'done', op: 'eq', value: false }, ['t1', 't3', 't4']);
      await check({ field: 'done', op: 'ne', value: 'false' }, ['t2']);
      await check({ field: 'tags', op: 'contains', value: 'green' }, ['t1']);
      await check({ field: 'tags', op: 'eq', value: 'home' }, ['t1', 't2']);
      await check({ field: 'tags', op: 'ne', value: 'Green' }, ['t2', 't3', 't4']);
      await check({ field: 'tags', op: 'in', value: ['Green', 'x'] }, ['t1']);
      await check({ field: 'tags', op: 'isEmpty' }, ['t3', 't4']);
      await check({ field: 'member', op: 'eq', value: 'm1' }, ['t1']);
      await check({ field: 'member', op: 'eq', value: { id: 'm2', name: 'whole row' } }, ['t2']);
      await check({ field: 'id', op: 'in', value: ['t4', 't2'] }, ['t2', 't4']);
      await check({ field: 'createdAt', op: 'gte', value: '2026-05-01' }, ['t1', 't2', 't3', 't4']);
      equal(
        await ids(data, {
          entity: 'task',
          where: [
            { field: 'hours', op: 'gt', value: 1 },
            { field: 'tags', op: 'contains', value: 'home' },
          ],
        }),
        ['t1', 't2'],
        'two conditions',
      );
    },
  },
  {
    name: 'order: empty last both ways, choices as declared, references by name, ties as inserted',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const check = async (field: string, direction: 'asc' | 'desc', expected: string[]) =>
        equal(await ids(data, { entity: 'task', orderBy: [{ field, direction }] }), expected, `${field} ${direction}`);
      await check('hours', 'asc', ['t1', 't3', 't2', 't4']);
      await check('hours', 'desc', ['t2', 't3', 't1', 't4']);
      await check('title', 'asc', ['t4', 't2', 't3', 't1']);
      await check('priority', 'asc', ['t2', 't3', 't4', 't1']);
      await check('priority', 'desc', ['t1', 't3', 't4', 't2']);
      await check('member', 'desc', ['t2', 't1', 't3', 't4']);
      await check('done', 'desc', ['t2', 't1', 't3', 't4']);
      await check('createdAt', 'desc', ['t1', 't2', 't3', 't4']);
      equal(await ids(data, { entity: 'task', orderBy: [{ field: 'done' }, { field: 'due', direction: 'desc' }] }), ['t4', 't1', 't3', 't2'], 'two keys');
      equal(await ids(data, { entity: 'member', orderBy: [{ field: 'name' }] }), ['m1', 'm3', 'm2'], 'accents and case');
    },
  },
  {
    name: 'pages of a list, with the total of all',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const page = await data.list({ entity: 'task', limit: 2, offset: 1, orderBy: [{ field: 'due' }] });
      equal([page.rows.map((row) => row.id), page.total], [['t1', 't4'], 4], 'second page');
      equal((await data.list({ entity: 'task', limit: 0 })).total, 4, 'only the total');
      equal((await data.list({ entity: 'task', offset: 9 })).total, 4, 'past the end');
      equal(await data.count({ entity: 'task', where: [{ field: 'done', op: 'eq', value: true }] }), 1, 'count');
    },
  },
  {
    name: 'search finds every word anywhere, in choices and in names of referenced rows too',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const check = async (search: string, expected: string[]) => equal(await ids(data, { entity: 'task', search }), expected, `search “${search}”`);
      await check('eclair', ['t2']);
      await check('BUTTER bak', ['t2']);
      await check('butter plants', []);
      await check('green', ['t1']);
      await check('medium', ['t3', 't4']);
      await check('zola', ['t2']);
      await check('ruiz water', ['t1']);
      await check('  ', ['t1', 't2', 't3', 't4']);
      await check(`%'";_`, []);
      equal(await data.count({ entity: 'task', search: 'home' }), 2, 'count with search');
      await data.update('task', 't4', { title: 'pears' });
      await check('apples', []);
      await check('pears', ['t4']);
      await data.update('member', 'm1', { name: 'Ana Lima' });
      await check('lima', ['t1']);
    },
  },
  {
    name: 'include embeds the referenced row',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const { rows } = await data.list({ entity: 'task', include: ['member'] });
      equal(
        rows.map((row) => (row['member$'] as { name?: string } | null)?.name ?? null),
        ['Ana Ruiz', 'Étienne Zola', null, null],
        'names',
      );
    },
  },
  {
    name: 'aggregates, whole and in groups',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const check = async (
        request: Omit<Parameters<typeof data.aggregate>[0], 'entity' | 'where'>,
        expected: [unknown, number | null][],
        where: DataCondition[] = [],
      ) =>
        equal(
          (await data.aggregate({ entity: 'task', where, ...request })).map(({ key, value }) => [key, value]),
          expected,
          JSON.stringify(request),
        );
      await check({ op: 'count' }, [[null, 4]]);
      await check({ op: 'count', field: 'count' }, [[null, 2]]);
      await check({ op: 'sum', field: 'hours' }, [[null, 16.5]]);
      await check({ op: 'avg', field: 'hours' }, [[null, 5.5]]);
      await check({ op: 'min', field: 'hours' }, [[null, 2]]);
      await check({ op: 'max', field: 'count' }, [[null, 3]]);
      await check({ op: 'count', groupBy: 'priority' }, [
        ['low', 1],
        ['med', 2],
        ['high', 1],
      ]);
      await check({ op: 'sum', field: 'hours', groupBy: 'done' }, [
        [false, 6.5],
        [true, 10],
      ]);
      await check({ op: 'count', groupBy: 'tags' }, [
        ['Green', 1],
        ['home', 2],
        [null, 2],
      ]);
      await check({ op: 'count', groupBy: 'member' }, [
        ['m1', 1],
        ['m2', 1],
        [null, 2],
      ]);
      await check({ op: 'avg', field: 'hours', groupBy: 'due' }, [
        ['2026-04-30', 4.5],
        ['2026-05-01', 2],
        ['2026-05-02', null],
        ['2026-05-03', 10],
      ]);
      await check({ op: 'sum', field: 'hours' }, [[null, 0]], [{ field: 'id', op: 'eq', value: 'none' }]);
      await check({ op: 'max', field: 'hours' }, [[null, null]], [{ field: 'id', op: 'eq', value: 'none' }]);
      equal((await refused(() => data.aggregate({ entity: 'task', op: 'sum', field: 'title', where: [] }))).code, 'request.invalid', 'sum of words');
    },
  },
  {
    name: 'unknown entities and fields are named',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      equal(await refused(() => data.list({ entity: 'dragon' })), { code: 'data.unknown-entity', message: 'This app has no data called “dragon”.' }, 'entity');
      equal(
        await refused(() => data.list({ entity: 'task', where: [{ field: 'x', op: 'isEmpty' }] })),
        { code: 'data.unknown-field', message: '“Task” has no field “x”.' },
        'where',
      );
      equal((await refused(() => data.list({ entity: 'task', orderBy: [{ field: 'x" DESC; --' }] as never }))).code, 'request.invalid', 'order');
      equal((await refused(() => data.list({ entity: 'task', include: ['x'] }))).code, 'data.unknown-field', 'include');
      equal((await refused(() => data.create('task', { title: 'a', colour: 'red' }))).message, '“Task” has no field “colour”.', 'create');
    },
  },
  {
    name: 'DAT-5 computed fields are refused by name, unknown ones as unknown; hostile ones as well',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      for (const request of [{ where: [{ field: 'isLate', op: 'eq' as const, value: true }] }, { orderBy: [{ field: 'isLate' }] }]) {
        const { code, message } = await refused(() => data.list({ entity: 'task', ...request }));
        equal([code, message.includes('“Late”')], ['data.computed-field', true], 'a computed field');
      }
      equal(
        (await refused(() => data.aggregate({ entity: 'task', op: 'count', groupBy: 'isLate', where: [] }))).code,
        'data.computed-field',
        'a group by a computed field',
      );
      for (const field of ['constructor', '__proto__', 'toString', 'title"; DROP TABLE task; --', '']) {
        equal((await refused(() => data.list({ entity: 'task', where: [{ field, op: 'eq', value: 1 }] }))).code, 'data.unknown-field', field);
        equal((await refused(() => data.create('task', { title: 'x', [`${field} `]: 1 }))).code, 'data.unknown-field', field);
      }
      for (const entity of ['constructor', '__proto__', 'hasOwnProperty'])
        equal((await refused(() => data.list({ entity }))).code, 'data.unknown-entity', entity);
      equal(await data.count({ entity: 'task' }), 4, 'rows');
    },
  },
];
