import fc from '../../../testing/property.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryData } from '../../../shared/app/data/index.ts';
import { ENTITIES, testPorts } from '../../../shared/app/data/conformance/index.ts';
import { manifest as manifestSchema, type Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort, DataReads, DataTransaction, TransactionStep } from '../../../shared/contracts/appdata.ts';
import { createAppDataService, type AppDataStore } from './appdata-service.ts';

const MANIFEST: Manifest = {
  ...manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'A' },
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
  }),
  entities: [...ENTITIES],
};

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-transactions-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const services: AppDataStore[] = [];
function service(): AppDataStore {
  const made = createAppDataService({ home, ...testPorts() });
  services.push(made);
  return made;
}
afterEach(async () => {
  for (const made of services.splice(0)) await made.close();
});

const id = fc.constantFrom('a', 'b', 'c', 'd');
const change = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), id, name: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('update' as const), id, name: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('delete' as const), id }),
);
const command = fc.oneof(
  { weight: 6, arbitrary: change },
  { weight: 2, arbitrary: fc.constantFrom<Mark>({ kind: 'mark' }, { kind: 'keep' }, { kind: 'back' }, { kind: 'back' }) },
);
type Change = { kind: 'create'; id: string; name: string } | { kind: 'update'; id: string; name: string } | { kind: 'delete'; id: string };
type Mark = { kind: 'mark' } | { kind: 'keep' } | { kind: 'back' };
type Rows = Map<string, string>;

/** What a change does to rows that are only names by id. @returns whether it may */
function perform(rows: Rows, one: Change): boolean {
  if (one.kind === 'create') {
    if (rows.has(one.id) || one.name.trim() === '') return false;
    rows.set(one.id, one.name.trim());
    return true;
  }
  if (!rows.has(one.id)) return false;
  if (one.kind === 'delete') return rows.delete(one.id);
  if (one.name.trim() === '') return false;
  rows.set(one.id, one.name.trim());
  return true;
}

function stepOf(one: Change | Mark): TransactionStep {
  if (one.kind === 'create') return { kind: 'create', entity: 'member', values: { id: one.id, name: one.name } };
  if (one.kind === 'update') return { kind: 'update', entity: 'member', id: one.id, values: { name: one.name } };
  return one.kind === 'delete' ? { kind: 'delete', entity: 'member', id: one.id } : one;
}

async function rowsOf(data: DataReads): Promise<Rows> {
  return new Map((await data.list({ entity: 'member' })).rows.map((row) => [row.id, String(row['name'])]));
}

/** One transaction beside the model of it: a stack of rows, and how many failed transactions inside of each other there are. */
async function follow(data: AppDataPort, commands: readonly (Change | Mark)[], ending: 'commit' | 'rollback'): Promise<void> {
  const before = await rowsOf(data);
  const stack: Rows[] = [new Map(before)];
  let failed: { marks: number } | null = null;
  const tx: DataTransaction = await data.begin();
  for (const one of commands) {
    const top = stack.at(-1) ?? new Map<string, string>();
    let isFine = failed === null;
    if (one.kind === 'back') {
      if (failed !== null && failed.marks > 0) failed.marks--;
      else if (stack.length > 1) {
        stack.pop();
        failed = null;
        isFine = true;
      } else isFine = false;
    } else if (failed !== null) {
      if (one.kind === 'mark') failed.marks++;
    } else if (one.kind === 'mark') stack.push(new Map(top));
    else if (one.kind === 'keep') {
      if (stack.length > 1) stack.splice(-2, 1);
      else failed = { marks: 0 };
    } else {
      const rows = new Map(top);
      if (perform(rows, one)) stack[stack.length - 1] = rows;
      else failed = { marks: 0 };
    }
    isFine &&= failed === null;
    const done = await tx.change([stepOf(one)]).then(
      () => true,
      () => false,
    );
    expect(done, JSON.stringify(one)).toBe(isFine);
    if (failed === null) expect(await rowsOf(tx)).toEqual(stack.at(-1));
    expect(await rowsOf(data)).toEqual(before);
  }
  const isCommitted =
    ending === 'commit' &&
    (await tx.commit().then(
      () => true,
      () => false,
    ));
  tx.rollback();
  expect(isCommitted).toBe(ending === 'commit' && failed === null && stack.length === 1);
  expect(await rowsOf(data)).toEqual(isCommitted ? stack[0] : before);
}

describe('open transactions', () => {
  it('DAT-55, DAT-57: in SQLite and in memory they do what a plain model of them does', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(command, { maxLength: 12 }), fc.constantFrom('commit' as const, 'commit' as const, 'rollback' as const)), { maxLength: 3 }),
        async (all) => {
          const own = service();
          for (const data of [createMemoryData(ENTITIES, testPorts()), await own.open(`app_${run++}`, MANIFEST)])
            for (const [commands, ending] of all) await follow(data, commands, ending);
          await own.close();
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 40), verbose: 1 },
    );
  }, 300_000);

  it('DAT-58: a writer waits two seconds, then hears why; an import waits, too', async () => {
    const own = service();
    const data = await own.open('waits', MANIFEST);
    const tx = await data.begin();
    await tx.change([{ kind: 'create', entity: 'member', values: { id: 'x', name: 'X' } }]);
    const late = [data.create('member', { name: 'late' }), data.begin(), own.exclusively('waits', async () => {}), data.setSaved('a', 1)];
    for (const work of await Promise.allSettled(late)) expect(work).toMatchObject({ status: 'rejected', reason: { code: 'data.locked' } });
    const soon = own.exclusively('waits', async () => 'done');
    await tx.commit();
    expect(await soon).toBe('done');
    expect((await rowsOf(data)).get('x')).toBe('X');
  });

  it('DAT-55: one that was never ended is gone when the file is opened again', async () => {
    const first = service();
    const data = await first.open('left', MANIFEST);
    const tx = await data.begin();
    await tx.change([{ kind: 'delete', entity: 'member', id: 'm3' }]);
    await first.close();
    expect((await rowsOf(await service().open('left', MANIFEST))).size).toBe(3);
    tx.rollback();
  });
});
