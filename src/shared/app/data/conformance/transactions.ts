import type { AppDataPort, DataChange, DataTransaction } from '../../../contracts/appdata.ts';
import { ENTITIES, equal, ids, refused, testPorts, type ConformanceCase } from './fixture.ts';

const codeOf = async (work: () => Promise<unknown>): Promise<string> => (await refused(work)).code;
const names = async (data: Pick<AppDataPort, 'list'>): Promise<unknown[]> => (await data.list({ entity: 'member' })).rows.map((row) => row['name']);

/** Transactions that read what they wrote. */
export const TRANSACTIONS: readonly ConformanceCase[] = [
  {
    name: 'DAT-55: an open transaction reads its own changes, and nobody else does before the commit',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const heard: DataChange[] = [];
      data.onDidChange((change) => heard.push(change));
      const tx = await data.begin();
      await tx.change([
        { kind: 'create', entity: 'member', values: { id: 'n1', name: 'New' } },
        {
          kind: 'createMany',
          entity: 'task',
          fields: ['title', 'member', 'hours'],
          rows: [
            ['A', 'n1', 2],
            ['B', 'n1', 3],
          ],
        },
        { kind: 'update', entity: 'member', id: 'm1', values: { name: 'Anna' } },
        { kind: 'delete', entity: 'member', id: 'm3' },
      ]);
      equal(await names(tx), ['Anna', 'Étienne Zola', 'New'], 'seen inside');
      equal([(await tx.get('member', 'n1'))?.['name'], await tx.get('member', 'm3')], ['New', null], 'got inside');
      equal(await tx.count({ entity: 'task', where: [{ field: 'member', op: 'eq', value: 'n1' }] }), 2, 'counted inside');
      equal(
        await tx.aggregate({ entity: 'task', op: 'sum', field: 'hours', where: [{ field: 'member', op: 'eq', value: 'n1' }] }),
        [{ key: null, value: 5 }],
        'summed inside',
      );
      equal(
        (await tx.list({ entity: 'task', where: [{ field: 'title', op: 'eq', value: 'A' }], include: ['member'] })).rows.map(
          (row) => (row['member$'] as { name: string }).name,
        ),
        ['New'],
        'included',
      );
      equal(await names(data), ['Ana Ruiz', 'Étienne Zola', 'bo'], 'seen outside');
      equal(
        [await data.get('member', 'n1'), (await data.get('member', 'm3'))?.['name'], await data.count({ entity: 'task' }), heard],
        [null, 'bo', 4, []],
        'nothing outside',
      );
      await tx.commit();
      equal([await names(data), await data.count({ entity: 'task' })], [['Anna', 'Étienne Zola', 'New'], 6], 'after the commit');
      equal(
        heard.map(({ entity, kind }) => `${entity} ${kind}`).slice(0, 4),
        ['member create', 'task create', 'task create', 'member update'],
        'told at the commit',
      );
      equal(await ids(data, { entity: 'member' }), ['m1', 'm2', 'n1'], 'order');
    },
  },
  {
    name: 'DAT-55: going back leaves everything as it was',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const heard: DataChange[] = [];
      data.onDidChange((change) => heard.push(change));
      const before = [await data.list({ entity: 'member' }), await data.list({ entity: 'task' })];
      const tx = await data.begin();
      await tx.change([
        { kind: 'delete', entity: 'member', id: 'm1' },
        { kind: 'create', entity: 'member', values: { name: 'X' } },
        { kind: 'update', entity: 'task', id: 't1', values: { title: 'Y' } },
      ]);
      tx.rollback();
      tx.rollback();
      equal([await data.list({ entity: 'member' }), await data.list({ entity: 'task' })], before, 'rows');
      equal(heard, [], 'nothing was told');
      for (const use of uses(tx)) equal(await codeOf(use), 'data.transaction-closed', 'used afterwards');
      await data.create('member', { id: 'z', name: 'Z' });
    },
  },
  {
    name: 'DAT-56: a change that fails makes everything after it fail, and nothing of it stays',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const tx = await data.begin();
      equal(
        await codeOf(() =>
          tx.change([
            { kind: 'create', entity: 'member', values: { name: 'One' } },
            { kind: 'update', entity: 'member', id: 'none', values: {} },
            { kind: 'create', entity: 'member', values: { name: 'Two' } },
          ]),
        ),
        'data.not-found',
        'the change',
      );
      for (const use of uses(tx)) equal(await codeOf(use), 'data.not-found', 'what follows');
      tx.rollback();
      equal(await names(data), ['Ana Ruiz', 'Étienne Zola', 'bo'], 'rows');
    },
  },
  {
    name: 'DAT-57: a transaction inside of another is taken back alone',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const heard: DataChange[] = [];
      data.onDidChange((change) => heard.push(change));
      const tx = await data.begin();
      const add = (id: string) => ({ kind: 'create', entity: 'member', values: { id, name: id } }) as const;
      await tx.change([add('a'), { kind: 'mark' }, add('b'), { kind: 'mark' }, add('c')]);
      equal(await ids(tx, { entity: 'member' }), ['m1', 'm2', 'm3', 'a', 'b', 'c'], 'all three');
      await tx.change([{ kind: 'back' }, add('d'), { kind: 'keep' }]);
      equal(await ids(tx, { entity: 'member' }), ['m1', 'm2', 'm3', 'a', 'b', 'd'], 'the innermost went');
      equal(await codeOf(() => tx.change([{ kind: 'mark' }, add('e'), add('e'), { kind: 'mark' }, add('f')])), 'data.duplicate', 'a failure inside');
      equal(await codeOf(() => tx.count({ entity: 'member' })), 'data.duplicate', 'as long as it is not taken back');
      await refused(() => tx.change([{ kind: 'back' }]));
      await tx.change([{ kind: 'back' }]);
      equal(await ids(tx, { entity: 'member' }), ['m1', 'm2', 'm3', 'a', 'b', 'd'], 'after it was taken back');
      await refused(() => tx.change([{ kind: 'back' }]));
      await tx.commit();
      equal(await ids(data, { entity: 'member' }), ['m1', 'm2', 'm3', 'a', 'b', 'd'], 'committed');
      equal(
        heard.map(({ rowId }) => rowId),
        ['a', 'b', 'd'],
        'told',
      );
    },
  },
  {
    name: 'DAT-58: writers wait for an open transaction, one after the other; readers do not',
    async run(make) {
      const data = await make(ENTITIES, testPorts());
      const order: string[] = [];
      const tx = await data.begin();
      const write = data.create('member', { id: 'w', name: 'W' }).then(() => order.push('write'));
      const second = data.begin().then((other) => {
        order.push('second');
        return other;
      });
      const third = data.transaction([{ kind: 'delete', entity: 'member', id: 'm3' }]).then(() => order.push('third'));
      await tx.change([{ kind: 'create', entity: 'member', values: { id: 'x', name: 'X' } }]);
      equal([await data.count({ entity: 'member' }), order], [3, []], 'while it is open');
      await tx.commit();
      await write;
      const other = await second;
      await other.change([{ kind: 'update', entity: 'member', id: 'x', values: { name: 'XX' } }]);
      await other.commit();
      await third;
      equal(await names(data), ['Ana Ruiz', 'Étienne Zola', 'XX', 'W'], 'all of them, in turn');
    },
  },
];

function uses(tx: DataTransaction): (() => Promise<unknown>)[] {
  return [
    () => tx.list({ entity: 'member' }),
    () => tx.get('member', 'm1'),
    () => tx.count({ entity: 'member' }),
    () => tx.aggregate({ entity: 'member', op: 'count', where: [] }),
    () => tx.change([{ kind: 'delete', entity: 'member', id: 'm2' }]),
    () => tx.commit(),
  ];
}
