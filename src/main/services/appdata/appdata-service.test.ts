import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppData } from '../../../shared/app/data/index.ts';
import { APP_DATA_CONFORMANCE, ENTITIES, MEMBER, TASK, testPorts } from '../../../shared/app/data/conformance/index.ts';
import { manifest as manifestSchema, type Entity, type Field, type Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import { openSqlite } from '../../storage/index.ts';
import { createAppDataService, type AppDataStore } from './appdata-service.ts';
import { openDataFile } from './data-file.ts';

let home: string;
const services: AppDataStore[] = [];

function make(ports: { clock: Clock; random: Random } = testPorts()): AppDataStore {
  const service = createAppDataService({ home, ...ports });
  services.push(service);
  return service;
}
function manifestOf(entities: readonly Entity[]): Manifest {
  return {
    ...manifestSchema.parse({
      schemaVersion: 1,
      meta: { name: 'A' },
      pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
    }),
    entities: [...entities],
  };
}
function withFields(entity: Entity, change: (fields: Field[]) => Field[]): Entity {
  return { ...entity, fields: change(entity.fields) };
}
const titlesOf = async (data: AppDataPort, field: string) => (await data.list({ entity: 'task' })).rows.map((row) => row[field]);
const dataPath = (appId: string) => join(home, 'apps', appId, 'data.db');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-data-'));
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  rmSync(home, { recursive: true, force: true });
});

describe('data in SQLite', () => {
  for (const { name, run } of APP_DATA_CONFORMANCE) {
    it(name, () => run((entities, ports) => make(ports).open('app_1', manifestOf(entities))));
  }
});

describe('the tables follow the manifest', () => {
  it('rows are there after a restart; seeds come once only', async () => {
    const first = make();
    const data = await first.open('app_1', manifestOf(ENTITIES));
    await data.delete('task', 't1');
    await data.create('task', { id: 'mine', title: 'Mine' });
    await first.close();
    const again = await make().open('app_1', manifestOf(ENTITIES));
    expect((await again.list({ entity: 'task' })).rows.map((row) => row.id)).toEqual(['t2', 't3', 't4', 'mine']);
    const columns = openSqlite(dataPath('app_1'));
    expect(columns.prepare("SELECT name, type FROM pragma_table_info('task') WHERE name IN ('hours', 'count', 'done', 'title')").all()).toEqual([
      { name: 'title', type: 'TEXT' },
      { name: 'hours', type: 'REAL' },
      { name: 'count', type: 'INTEGER' },
      { name: 'done', type: 'INTEGER' },
    ]);
    columns.close();
  });

  it('seeds that come after the table do come, unless somebody wrote a row first', async () => {
    const service = make();
    const empty = ENTITIES.map((entity) => ({ ...entity, seed: [] }));
    const data = await service.open('app_1', manifestOf(empty));
    expect(await data.count({ entity: 'task' })).toBe(0);
    await data.create('member', { name: 'Me' });
    await service.open('app_1', manifestOf(ENTITIES));
    expect([await data.count({ entity: 'task' }), await data.count({ entity: 'member' })]).toEqual([4, 1]);
  });

  it('a new label changes nothing; a new field starts with its default', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    const more = withFields(TASK, (fields) => [
      ...fields.map((field) => (field.id === 'title' ? { ...field, label: 'What' } : field)),
      { id: 'status', label: 'Status', type: 'choice', required: true, unique: false, default: 'open', choices: [{ value: 'open', label: 'Open' }] },
      { id: 'flag', label: 'Flag', type: 'boolean', required: false, unique: false },
    ]);
    await service.open('app_1', manifestOf([MEMBER, more]));
    const row = await data.get('task', 't1');
    expect(row).toMatchObject({ title: 'Water plants', status: 'open', flag: false });
    await expect(data.create('task', {})).rejects.toThrow('What: required');
    expect((await data.list({ entity: 'task', where: [{ field: 'flag', op: 'eq', value: false }] })).total).toBe(4);
  });

  it('a removed field or entity is only hidden and comes back with its values', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    const without = withFields(TASK, (fields) => fields.filter((field) => field.id !== 'hours'));
    await service.open('app_1', manifestOf([without]));
    expect(await data.get('task', 't1')).not.toHaveProperty('hours');
    await expect(data.list({ entity: 'member' })).rejects.toMatchObject({ code: 'data.unknown-entity' });
    await expect(data.update('task', 't1', { hours: 3 })).rejects.toMatchObject({ code: 'data.unknown-field' });
    await data.create('task', { id: 'new', title: 'While it was gone' });
    await service.open('app_1', manifestOf(ENTITIES));
    expect(await titlesOf(data, 'hours')).toEqual([2, 10, 4.5, null, null]);
    expect(await data.count({ entity: 'member' })).toBe(3);
  });

  it('a changed type converts, keeps what cannot be converted aside, and gives it back when undone', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    const retype = (id: string, change: Partial<Field>) =>
      manifestOf([MEMBER, withFields(TASK, (fields) => fields.map((field) => (field.id === id ? { ...field, ...change } : field)))]);
    await data.update('task', 't1', { notes: '12' });
    await data.update('task', 't3', { notes: 'about 7 pieces' });
    expect(await titlesOf(data, 'notes')).toEqual(['12', 'Butter, eggs', 'about 7 pieces', null]);

    await service.open('app_1', retype('notes', { type: 'number' }));
    expect(await titlesOf(data, 'notes')).toEqual([12, null, null, null]);
    await data.update('task', 't1', { notes: 13 });
    await service.open('app_1', manifestOf(ENTITIES));
    expect(await titlesOf(data, 'notes')).toEqual(['13', 'Butter, eggs', 'about 7 pieces', null]);

    await service.open('app_1', retype('priority', { type: 'text' }));
    expect(await titlesOf(data, 'priority')).toEqual(['High', 'Low', 'Medium', 'Medium']);
    await service.open('app_1', manifestOf(ENTITIES));
    expect(await titlesOf(data, 'priority')).toEqual(['high', 'low', 'med', 'med']);

    await service.open('app_1', retype('due', { type: 'datetime' }));
    expect((await titlesOf(data, 'due'))[0]).toBe('2026-05-01T00:00:00.000Z');
    await service.open('app_1', retype('count', { type: 'boolean' }));
    expect(await titlesOf(data, 'count')).toEqual([true, true, false, false]);
    await service.open('app_1', retype('tags', { type: 'text' }));
    expect(await titlesOf(data, 'tags')).toEqual(['home, Green', 'home', null, null]);
    expect((await data.list({ entity: 'task', search: 'green' })).total).toBe(1);
  });

  it('ids that differ only in case, or look like names of SQLite, live side by side', async () => {
    const field = (id: string): Field => ({ id, label: id, type: 'text', required: false, unique: false });
    const entities: Entity[] = ['task', 'Task', 'TASK', 'sqlite_x', '_casual_saved', 'select'].map((id) => ({
      id,
      name: id,
      plural: id,
      displayField: 'name',
      fields: [field('name'), field('Name'), field('ID'), field('_search'), field('order')],
      seed: [],
    }));
    const service = make();
    const data = await service.open('app_1', manifestOf(entities));
    for (const entity of entities) await data.create(entity.id, { name: `${entity.id} a`, Name: 'b', ID: 'c', _search: 'd', order: 'e' });
    for (const entity of entities) {
      expect((await data.list({ entity: entity.id, where: [{ field: 'ID', op: 'eq', value: 'c' }], orderBy: [{ field: 'order' }] })).rows).toMatchObject([
        { name: `${entity.id} a`, Name: 'b', ID: 'c', _search: 'd', order: 'e' },
      ]);
    }
  });

  it('rows that break a rule that came later stay, and new ones must keep it', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    await data.create('task', { title: 'Water plants', notes: 'x' });
    const strict = withFields(TASK, (fields) =>
      fields.map((field) => (field.id === 'title' ? { ...field, unique: true } : field.id === 'notes' ? { ...field, required: true } : field)),
    );
    await service.open('app_1', manifestOf([MEMBER, strict]));
    expect(await data.count({ entity: 'task' })).toBe(5);
    await expect(data.create('task', { title: 'apples', notes: 'x' })).rejects.toMatchObject({ code: 'data.duplicate' });
    await expect(data.create('task', { title: 'New' })).rejects.toThrow('Notes: required');
  });
});

describe('files', () => {
  it('copy and remove', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    await data.update('task', 't1', { title: 'Copied' });
    await service.copy('app_1', 'app_2');
    await service.copy('never_opened', 'app_3');
    const copy = await service.open('app_2', manifestOf(ENTITIES));
    await copy.delete('task', 't2');
    expect([await data.count({ entity: 'task' }), await copy.count({ entity: 'task' })]).toEqual([4, 3]);
    expect((await copy.get('task', 't1'))?.['title']).toBe('Copied');
    await service.remove('app_1');
    expect(readdirSync(join(home, 'apps'))).toEqual(['app_2']);
    await expect(service.remove('../..')).rejects.toMatchObject({ code: 'app.not-found' });
  });

  it('dump and fill carry everything', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    await data.delete('loan', (await data.create('loan', { item: 'x', member: 'm1' })).id);
    for (const row of (await data.list({ entity: 'task' })).rows) if (row.id !== 't2') await data.delete('task', row.id);
    await data.setSaved('filter', [1]);
    const snapshot = JSON.parse(JSON.stringify(await service.dump('app_1', manifestOf(ENTITIES)))) as Awaited<ReturnType<AppDataStore['dump']>>;
    await service.fill('app_2', manifestOf(ENTITIES), snapshot);
    expect(await service.dump('app_2', manifestOf(ENTITIES))).toEqual(snapshot);
  });

  it('a damaged file is set aside and its readable rows come back', async () => {
    const service = make();
    const data = await service.open('app_1', manifestOf(ENTITIES));
    for (let i = 0; i < 600; i++) await data.create('task', { id: `r${i}`, title: `Row ${i}`, notes: 'x'.repeat(200) });
    await service.close();
    const bytes = readFileSync(dataPath('app_1'));
    const middle = Math.floor(bytes.length / 4096 / 2) * 4096;
    bytes.fill(0xee, middle, middle + 4096);
    writeFileSync(dataPath('app_1'), bytes);
    const again = await make().open('app_1', manifestOf(ENTITIES));
    expect(await again.count({ entity: 'task' })).toBeGreaterThan(550);
    expect(await again.count({ entity: 'member' })).toBe(3);
    await again.create('task', { title: 'Life goes on' });
    expect(readdirSync(join(home, 'apps', 'app_1', 'backups')).some((name) => name.includes('damaged'))).toBe(true);
  });

  it('a file that is no database is set aside and the app starts with its seed rows', async () => {
    const service = make();
    await service.open('app_1', manifestOf(ENTITIES));
    await service.close();
    writeFileSync(dataPath('app_1'), 'garbage '.repeat(1000));
    const again = await make().open('app_1', manifestOf(ENTITIES));
    expect(await again.count({ entity: 'task' })).toBe(4);
  });

  it('a full disk refuses the row and keeps the others', async () => {
    await make().open('app_1', manifestOf(ENTITIES));
    const { db, store } = openDataFile(dataPath('app_1'), 0);
    const data = new AppData(store, testPorts());
    // SQLite answers SQLITE_FULL, as when the disk is full.
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    await expect(data.create('task', { title: 'Too big', notes: 'x'.repeat(500_000) })).rejects.toMatchObject({ code: 'storage.disk-full' });
    expect(await data.count({ entity: 'task' })).toBe(4);
    db.pragma('max_page_count = 1000000');
    await data.create('task', { title: 'Fits now', notes: 'x'.repeat(500_000) });
    expect(await data.count({ entity: 'task' })).toBe(5);
    db.close();
  });

  it('data of a newer Casual OS is refused untouched', async () => {
    const service = make();
    await service.open('app_1', manifestOf(ENTITIES));
    await service.close();
    const db = openSqlite(dataPath('app_1'));
    db.pragma('user_version = 9');
    db.close();
    await expect(make().open('app_1', manifestOf(ENTITIES))).rejects.toMatchObject({ code: 'storage.newer' });
  });
});
