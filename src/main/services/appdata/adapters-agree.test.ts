import fc from '../../../testing/property.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryData } from '../../../shared/app/data/index.ts';
import { ENTITIES, testPorts } from '../../../shared/app/data/conformance/index.ts';
import { manifest as manifestSchema } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import { createAppDataService } from './appdata-service.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-agree-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const MANIFEST = {
  ...manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'A' },
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
  }),
  entities: [...ENTITIES],
};

const word = fc.constantFrom(
  'a',
  'B',
  'é',
  'Éa',
  'ab',
  '日本',
  '🙂',
  '10',
  '9',
  '',
  ' x ',
  '%',
  '_',
  '"',
  "'",
  "'; DROP TABLE task; --",
  '" OR 1=1 --',
  '__proto__',
  'a\u0000b',
  '\u0000',
  '\\',
  '[1]',
  null,
);
const rowId = fc.constantFrom('t1', 't2', 't3', 't4', 'n1', 'n2', 'n3', 'none');
const memberId = fc.constantFrom('m1', 'm2', 'm3', 'x1', null);
const values = fc.record(
  {
    title: word,
    notes: word,
    due: fc.constantFrom('2026-05-01', '2026-05-02', 'never'),
    hours: fc.constantFrom(0, 1.5, 10, '9', null, -1),
    count: fc.constantFrom(1, 2, 1.5, null),
    done: fc.boolean(),
    priority: fc.constantFrom('low', 'High', 'odd', null),
    tags: fc.constantFrom(['a'], ['é', 'b'], [], 'a, B', null),
    member: memberId,
    parent: fc.constantFrom('t1', 't2', 'n1', null),
    extra: fc.constantFrom({ a: 1 }, [1, 'é'], null),
  },
  { requiredKeys: [] },
);
const operation = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    entity: fc.constant('task'),
    values: fc.tuple(values, fc.constantFrom('n1', 'n2', 'n3')).map(([v, id]) => ({ title: 'new', ...v, id })),
  }),
  fc.record({ kind: fc.constant('update' as const), entity: fc.constant('task'), id: rowId, values }),
  fc.record({ kind: fc.constant('delete' as const), entity: fc.constant('task'), id: rowId }),
  fc.record({ kind: fc.constant('delete' as const), entity: fc.constant('member'), id: memberId.map(String) }),
  fc.record({
    kind: fc.constant('create' as const),
    entity: fc.constant('member'),
    values: fc.record({ id: fc.constantFrom('x1', 'x2'), name: word, email: fc.constantFrom('a@b.co', 'c@d.co', null) }),
  }),
  fc.record({ kind: fc.constant('create' as const), entity: fc.constant('loan'), values: fc.record({ id: fc.constantFrom('l1', 'l2'), member: memberId }) }),
);
/** Also names that no field has: both must refuse them alike. */
const field = fc.constantFrom(
  '__proto__',
  'nope"; --',
  'title',
  'notes',
  'due',
  'hours',
  'count',
  'done',
  'priority',
  'tags',
  'member',
  'parent',
  'id',
  'createdAt',
);
const condition = fc.record({
  field,
  op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'in', 'notIn', 'isEmpty', 'isNotEmpty'),
  value: fc.oneof(
    word,
    fc.constantFrom(1, 10, 1.5, true, false, 'low', 'm1', 't1', '2026-05-01'),
    fc.array(fc.constantFrom('a', 'low', 1, 'm1', null), { maxLength: 3 }),
  ),
});
const request = fc.record({
  entity: fc.constant('task'),
  where: fc.array(condition, { maxLength: 2 }),
  search: fc.constantFrom('', '', 'a', 'É', 'ruiz', '日', '10', '%', "' OR 1=1", 'a\u0000b', '\\'),
  orderBy: fc.array(fc.record({ field, direction: fc.constantFrom('asc', 'desc') }), { maxLength: 2 }),
  limit: fc.constantFrom(2, 1000),
  offset: fc.constantFrom(0, 1),
});
const aggregate = fc.record({
  entity: fc.constant('task'),
  op: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
  field: fc.constantFrom('hours', 'count'),
  groupBy: fc.oneof(field, fc.constant(undefined)),
  where: fc.array(condition, { maxLength: 1 }),
});

async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return { refused: (error as { code?: string }).code ?? String(error) };
  }
}

it('SQLite and memory give the same answers to the same random work', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          operation.map((o) => [o]),
          fc.array(operation, { maxLength: 3 }),
        ),
        { maxLength: 8 },
      ),
      fc.array(request, { maxLength: 8 }),
      fc.array(aggregate, { maxLength: 4 }),
      async (batches, requests, aggregates) => {
        const service = createAppDataService({ home, ...testPorts() });
        try {
          const adapters: AppDataPort[] = [await service.open(`app_${run++}`, MANIFEST), createMemoryData(ENTITIES, testPorts())];
          const both = async (work: (data: AppDataPort) => Promise<unknown>, what: unknown) => {
            const [sqlite, memory] = await Promise.all(adapters.map((data) => outcome(work(data))));
            expect(sqlite, JSON.stringify(what)).toEqual(memory);
          };
          for (const batch of batches) await both((data) => data.transaction(batch as never), batch);
          for (const entity of ['task', 'member', 'loan']) await both((data) => data.list({ entity }), entity);
          for (const one of requests) await both((data) => data.list(one as never), one);
          for (const one of aggregates) await both((data) => data.aggregate(one as never), one);
        } finally {
          await service.close();
        }
      },
    ),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60), verbose: 1 },
  );
}, 300_000);
