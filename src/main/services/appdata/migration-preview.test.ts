import fc from '../../../testing/property.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTITIES, LOAN, MEMBER, START, TASK, testPorts } from '../../../shared/app/data/conformance/fixture.ts';
import { field as fieldSchema, type Entity, type Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { openSqlite } from '../../storage/index.ts';
import { manifestWith } from '../imports/testing/manifest-with.ts';
import { createAppDataService, type AppDataStore } from './appdata-service.ts';
import { tryMigration } from './migrate-safely.ts';
import { registerFunctions } from './sqlite-store.ts';

let home: string;
const services: AppDataStore[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-preview-'));
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  rmSync(home, { recursive: true, force: true });
});
function make(): AppDataStore {
  const service = createAppDataService({ home, ...testPorts() });
  services.push(service);
  return service;
}
/** As the preview does it: on a copy. */
function preview(appId: string, entities: readonly Entity[]) {
  const original = openSqlite(join(home, 'apps', appId, 'data.db'));
  const path = join(home, `copy-${Math.floor(Number(original.pragma('data_version', { simple: true })))}-${appId}.db`);
  rmSync(path, { force: true });
  original.prepare('VACUUM INTO ?').run(path);
  original.close();
  const copy = openSqlite(path);
  registerFunctions(copy);
  const report = tryMigration(copy, entities, testPorts());
  copy.close();
  rmSync(path, { force: true });
  return report;
}
const retype = (id: string, change: Partial<Field>): Entity[] => [
  MEMBER,
  { ...TASK, fields: TASK.fields.map((field) => (field.id === id ? { ...field, ...change } : field)) },
  LOAN,
];
const steps = (report: ReturnType<typeof preview>) => report.steps.map(({ field, kind, rows, lossyRows, text }) => [field, kind, rows, lossyRows, text]);

describe('what a change of the model would do', () => {
  it('DAT-40 says it for each step, with samples, and changes nothing', async () => {
    const service = make();
    const data = await service.open('app_1', manifestWith(ENTITIES));
    await data.update('task', 't1', { notes: '12' });
    await data.update('task', 't3', { notes: 'about 7' });
    const toNumber = preview('app_1', retype('notes', { type: 'number' }));
    expect(toNumber.isLossy).toBe(true);
    expect(steps(toNumber)).toEqual([['notes', 'convert', 3, 2, 'Notes turns from long text into a number. 2 of 3 values cannot be converted without loss.']]);
    expect(toNumber.steps[0]!.samples.slice(0, 2)).toEqual(expect.arrayContaining([{ rowId: 't3', before: 'about 7', after: null }]));
    expect(steps(preview('app_1', retype('hours', { type: 'integer' })))).toEqual([['hours', 'convert', 3, 1, expect.stringContaining('1 of 3 values')]]);
    expect(steps(preview('app_1', retype('hours', { type: 'text' })))).toEqual([
      ['hours', 'convert', 3, 0, expect.stringContaining('All 3 values can be converted')],
    ]);
    expect(steps(preview('app_1', retype('title', { label: 'What' })))).toEqual([['title', 'rename', 4, 0, 'Title is now called What. Values stay.']]);
    expect(steps(preview('app_1', retype('notes', { required: true })))).toEqual([
      ['notes', 'constrain', 1, 0, expect.stringContaining('1 row breaks this rule')],
    ]);
    await data.create('task', { title: 'Water plants' });
    expect(steps(preview('app_1', retype('title', { unique: true })))).toEqual([
      ['title', 'constrain', 2, 0, expect.stringContaining('2 rows break this rule')],
    ]);
    const removed = preview('app_1', [MEMBER, { ...TASK, fields: TASK.fields.filter(({ id }) => id !== 'hours') }]);
    expect(steps(removed)).toEqual([
      [null, 'removeEntity', 0, 0, expect.stringContaining('There are no rows')],
      ['hours', 'remove', 3, 3, expect.stringContaining('3 rows lose their value')],
    ]);
    const added = preview('app_1', [
      MEMBER,
      { ...TASK, fields: [...TASK.fields, fieldSchema.parse({ id: 'owner', label: 'Owner', type: 'text', required: true })] },
      LOAN,
    ]);
    expect(steps(added)).toEqual([
      ['owner', 'add', 5, 0, 'Owner is new. It is empty in 5 rows.'],
      ['owner', 'constrain', 5, 0, expect.stringContaining('5 rows break')],
    ]);
    expect(preview('app_1', ENTITIES)).toEqual({ isLossy: false, steps: [] });
  });

  it('DAT-41 a field or entity that only changed its id keeps its values', async () => {
    const service = make();
    const data = await service.open('app_1', manifestWith(ENTITIES));
    const renamed = [
      { ...MEMBER, id: 'person' },
      {
        ...TASK,
        fields: TASK.fields.map((field) =>
          field.id === 'hours'
            ? { ...field, id: 'effort' }
            : field.id === 'member'
              ? { ...field, reference: { entity: 'person', onDelete: 'setNull' as const } }
              : field,
        ),
      },
    ];
    const report = preview('app_1', renamed);
    expect(steps(report).slice(0, 1)).toEqual([[null, 'rename', 3, 0, 'member is now called person. Its 3 rows stay.']]);
    expect(report.steps.find(({ field }) => field === 'effort')).toMatchObject({ kind: 'rename', lossyRows: 0 });
    await service.open('app_1', manifestWith(renamed));
    expect((await data.list({ entity: 'task' })).rows.map((row) => row['effort'])).toEqual([2, 10, 4.5, null]);
    expect((await data.list({ entity: 'person', search: 'ana' })).total).toBe(1);
    await service.open('app_1', manifestWith(ENTITIES));
    expect((await data.list({ entity: 'task' })).rows.map((row) => row['hours'])).toEqual([2, 10, 4.5, null]);
    expect(service.backups('app_1')).toEqual([]);
  });

  it('DAT-42 a lossy change backs the data up first; the last five are kept and can be put back', async () => {
    const service = make();
    const data = await service.open('app_1', manifestWith(ENTITIES));
    for (let i = 0; i < 6; i++) {
      await data.update('task', 't1', { notes: `about ${i}` });
      await service.open('app_1', manifestWith(retype('notes', { type: 'number' })));
      await service.open('app_1', manifestWith(ENTITIES));
    }
    const backups = service.backups('app_1');
    expect(backups).toHaveLength(5);
    expect(backups.map(({ createdAt, reason }) => [createdAt - START, reason])).toEqual([5, 4, 3, 2, 1].map((ms) => [ms, 'Before a change of the data model']));
    await data.update('task', 't1', { notes: 'now' });
    await service.restoreBackup('app_1', backups[4]!.id);
    await service.open('app_1', manifestWith(ENTITIES));
    expect((await data.get('task', 't1'))?.['notes']).toBe('about 1');
    await data.update('task', 't1', { notes: 'goes on' });
    const [undo] = service.backups('app_1');
    expect(undo?.reason).toBe('Before a backup was put back');
    await service.restoreBackup('app_1', undo!.id);
    await service.open('app_1', manifestWith(ENTITIES));
    expect((await data.get('task', 't1'))?.['notes']).toBe('now');
    await expect(service.restoreBackup('app_1', 'data-0000000000000-model')).rejects.toMatchObject({ code: 'data.no-backup' });
    await expect(service.restoreBackup('app_1', '../data')).rejects.toMatchObject({ code: 'data.no-backup' });
  });

  const type = fc.constantFrom('text', 'longText', 'number', 'integer', 'boolean', 'date', 'datetime', 'choice', 'tags', 'email', 'rating', 'json');
  const anyField = fc
    .record({ id: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.constantFrom('A', 'B', 'C', 'D'), type, required: fc.boolean(), unique: fc.boolean() })
    .map((field) => fieldSchema.parse(field));
  const entityWith = (id: string) =>
    fc
      .uniqueArray(anyField, { selector: (field) => field.id, minLength: 1, maxLength: 4 })
      .map((fields): Entity => ({ id, name: id, plural: `${id}s`, displayField: fields[0]!.id, fields, seed: [] }));
  const model = fc.tuple(entityWith('one'), fc.option(entityWith('two'))).map(([one, two]) => (two ? [one, two] : [one]));
  const value = fc.constantFrom('12', '12.5', 'words', 'yes', '2026-05-01', '2026-05-01T10:30:00Z', 'a@b.co', 'x, y', 3, 0, 2.5, true, false, null, ['p', 'q']);

  it('DAT-40 the preview is what happens', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(model, model, fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value), { maxLength: 6 }), async (before, after, rows) => {
        const appId = `app_${run++}`;
        const service = make();
        const loose = before.map((entity) => ({ ...entity, fields: entity.fields.map((field) => ({ ...field, required: false, unique: false })) }));
        const data = await service.open(appId, manifestWith(loose));
        for (const values of rows)
          for (const entity of loose)
            await data
              .create(entity.id, Object.fromEntries(Object.entries(values).filter(([id]) => entity.fields.some((field) => field.id === id))))
              .catch(() => null);
        const held = new Map<string, Row[]>();
        for (const entity of loose) held.set(entity.id, (await data.list({ entity: entity.id })).rows);
        const report = preview(appId, after);
        await service.open(appId, manifestWith(after));
        expect(service.backups(appId).length > 0).toBe(report.isLossy);
        for (const { entity, field, kind, rows: count, lossyRows } of report.steps) {
          const old = held.get(entity) ?? [];
          const isYesNo = loose.find((other) => other.id === entity)?.fields.find((other) => other.id === field)?.type === 'boolean';
          const isFilled = (row: Row): boolean => field !== null && (row[field] ?? null) !== null && !(isYesNo && row[field] === false);
          if (kind === 'removeEntity') expect(count).toBe(old.length);
          if (kind === 'remove') expect(lossyRows).toBe(old.filter(isFilled).length);
          if (kind !== 'convert' || field === null) continue;
          const now = new Map((await data.list({ entity })).rows.map((row) => [row.id, row[field] ?? null]));
          const emptied = old.filter((row) => isFilled(row) && (now.get(row.id) ?? null) === null).length;
          expect(emptied).toBeLessThanOrEqual(lossyRows);
          expect(lossyRows).toBeLessThanOrEqual(count);
        }
        // What is kept is as it was.
        for (const entity of after) {
          const old = held.get(entity.id);
          if (!old) continue;
          const kept = entity.fields.filter(({ id, type: kind }) =>
            loose.find((other) => other.id === entity.id)?.fields.some((field) => field.id === id && field.type === kind),
          );
          const now = (await data.list({ entity: entity.id })).rows;
          expect(now.map((row) => kept.map(({ id }) => row[id]))).toEqual(old.map((row) => kept.map(({ id }) => row[id])));
        }
        await service.close();
        services.length = 0;
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 40), verbose: 1 },
    );
  }, 300_000);
});
