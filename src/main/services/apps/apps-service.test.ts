import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppDocument, addNode, setMeta } from '../../../shared/app/document/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createDocumentsService, type DocumentStore } from '../documents/index.ts';
import { createSettingsService } from '../settings/index.ts';
import { createAppsService } from './apps-service.ts';
import type { AppsService } from './types.ts';
import { failTest } from '../../../testing/fail-test.ts';

const HAND = { actor: 'ana', kind: 'hand' } as const;
const DAY = 24 * 60 * 60 * 1000;
const LIBRARY = {
  schemaVersion: 1,
  meta: { name: 'Tool library', description: 'Who borrowed what', prompt: 'a library of tools that members borrow' },
  theme: { colors: { primary: '#1b7447' } },
  entities: [
    { id: 'tool', name: 'Tool', plural: 'Tools', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' }] },
    { id: 'member', name: 'Membre fidèle', plural: 'Membres', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' }] },
  ],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: { id: 'homeRoot', type: 'Container', name: 'Home', children: [{ id: 'title', type: 'Text', name: 'Title' }] },
    },
  ],
};

let home: string;
let now: number;
const clock = { now: () => now++ };
let storage: Storage;
let documents: DocumentStore;
let apps: AppsService;
let dataCalls: string[];

function start(): void {
  const own = createStorage({ home, clock });
  storage = own;
  documents = createDocumentsService({ storage, clock, random: seededRandom(now) });
  const appdata = {
    open: () => Promise.reject(new Error('not needed here')),
    copy: async (from: string, to: string) => void dataCalls.push(`copy ${from} ${to}`),
    remove: async (id: string) => void dataCalls.push(`remove ${id}`),
    close: async () => {},
  };
  // After a crash its timers go on in this process, as they would not in another.
  const report = (error: unknown, where: string): void => (own.db.open ? failTest(error, where) : undefined);
  apps = createAppsService({ storage, documents, appdata, clock, random: seededRandom(now + 1), report });
}
async function restart(): Promise<void> {
  await documents.close();
  storage.close();
  start();
}
async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
}
async function rename(appId: string, name: string): Promise<void> {
  await documents.edit(appId, HAND, (doc) => {
    const app = new AppDocument(doc);
    setMeta(app, HAND, { name });
    app.dispose();
  });
}

beforeEach(() => {
  now = 1_780_000_000_000;
  dataCalls = [];
  home = mkdtempSync(join(tmpdir(), 'casual-apps-'));
  start();
});
afterEach(async () => {
  await documents.close().catch(() => {});
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

describe('creating', () => {
  it('makes a blank app with one page; names are numbered', async () => {
    const first = await apps.create({});
    const second = await apps.create({});
    expect([first.name, second.name]).toEqual(['Untitled app', 'Untitled app 2']);
    expect(first).toMatchObject({ pages: 1, entities: [], components: 0, deletedAt: null, readOnly: false });
    expect((await documents.manifest(first.id)).pages).toHaveLength(1);
  });

  it('takes a manifest and remembers what lists and search need', async () => {
    const app = await apps.create({ manifest: LIBRARY });
    expect(app).toMatchObject({
      name: 'Tool library',
      description: 'Who borrowed what',
      color: '#1b7447',
      pages: 1,
      entities: ['Tool', 'Membre fidèle'],
      components: 1,
    });
    await restart();
    expect(await apps.get(app.id)).toEqual(app);
    expect((await documents.manifest(app.id)).meta.prompt).toBe('a library of tools that members borrow');
  });

  it('refuses what is not an app and stores nothing', async () => {
    expect(await codeOf(() => apps.create({ manifest: { ...LIBRARY, pages: [] } }))).toBe('manifest.invalid');
    expect(await codeOf(() => apps.create({ manifest: { ...LIBRARY, schemaVersion: 99 } }))).toBe('manifest.too-new');
    expect(await codeOf(() => apps.create({ name: '  ' }))).toBe('app.name-empty');
    expect(await apps.list({})).toEqual([]);
    expect(storage.db.prepare('SELECT count(*) FROM document_updates').pluck().get()).toBe(0);
  });
});

describe('finding', () => {
  it('lists the newest edit first and follows edits made anywhere', async () => {
    const a = await apps.create({ name: 'Alpha' });
    const b = await apps.create({ name: 'Beta' });
    expect((await apps.list({})).map((app) => app.name)).toEqual(['Beta', 'Alpha']);
    const changed = new Promise<string>((resolve) => apps.onDidChange(({ appId }) => resolve(appId)));
    await rename(a.id, 'Alpha two');
    expect(await changed).toBe(a.id);
    expect((await apps.list({})).map((app) => app.name)).toEqual(['Alpha two', 'Beta']);
    expect((await apps.get(b.id)).name).toBe('Beta');
  });

  it('catches up after a crash', async () => {
    const app = await apps.create({ name: 'Alpha' });
    await rename(app.id, 'Renamed just before');
    storage.db.close(); // no chance to refresh the table
    storage.lock.release();
    start();
    expect((await apps.list({})).map((found) => found.name)).toEqual(['Renamed just before']);
  });

  it('shows no app whose making was cut off', async () => {
    storage.write(() => storage.db.exec("INSERT INTO applications (id, name, created_at, updated_at) VALUES ('app_half', 'Half', 1, 1)"));
    await restart();
    expect(await apps.list({})).toEqual([]);
  });

  it('searches names, words of the prompt and entity names, without case or accents', async () => {
    await apps.create({ manifest: LIBRARY });
    await apps.create({ name: '予約システム' });
    await apps.create({ name: 'Clinic "bookings" OR' });
    const search = async (text: string) => (await apps.list({ search: text })).map((app) => app.name);
    expect(await search('tool')).toEqual(['Tool library']);
    expect(await search('borr')).toEqual(['Tool library']);
    expect(await search('FIDELE membre')).toEqual(['Tool library']);
    expect(await search('システム')).toEqual(['予約システム']);
    expect(await search('"bookings" OR')).toEqual(['Clinic "bookings" OR']);
    for (const odd of ['"', '*', 'a AND (', '%', "'; DROP TABLE applications", '🙂']) expect(await search(odd)).toBeInstanceOf(Array);
    expect(await search('nothing like it')).toEqual([]);
  });
});

describe('changing', () => {
  it('renames in the document and in the list', async () => {
    const app = await apps.create({ manifest: LIBRARY });
    expect((await apps.rename(app.id, '  Shed  ')).name).toBe('Shed');
    expect((await documents.manifest(app.id)).meta.name).toBe('Shed');
    expect(await codeOf(() => apps.rename(app.id, ' '))).toBe('app.name-empty');
    expect(await codeOf(() => apps.rename('nothing', 'x'))).toBe('app.not-found');
  });

  it('forks with data; the copy is independent', async () => {
    const app = await apps.create({ manifest: LIBRARY });
    const copy = await apps.duplicate(app.id);
    expect(copy).toMatchObject({ name: 'Tool library copy', components: 1 });
    expect((await apps.duplicate(app.id)).name).toBe('Tool library copy 2');
    expect(dataCalls[0]).toBe(`copy ${app.id} ${copy.id}`);
    await rename(copy.id, 'Other');
    await restart();
    expect((await documents.manifest(app.id)).meta.name).toBe('Tool library');
    expect((await documents.manifest(copy.id)).meta.name).toBe('Other');
    expect((await documents.manifest(copy.id)).entities).toEqual((await documents.manifest(app.id)).entities);
  });

  it('trash, restore, purge', async () => {
    const app = await apps.create({ manifest: LIBRARY });
    expect(await codeOf(() => apps.purge(app.id))).toBe('app.not-in-trash');
    await apps.trash(app.id);
    expect(await apps.list({})).toEqual([]);
    expect(await apps.list({ search: 'tool' })).toEqual([]);
    expect((await apps.list({ trash: true, search: 'tool' })).map((found) => found.id)).toEqual([app.id]);
    expect(await codeOf(() => apps.rename(app.id, 'x'))).toBe('app.in-trash');
    expect(await codeOf(() => documents.state(app.id))).toBe('app.in-trash');
    const back = await apps.restore(app.id);
    expect(back.deletedAt).toBeNull();
    expect((await documents.manifest(app.id)).meta.name).toBe('Tool library');
    await apps.trash(app.id);
    await apps.purge(app.id);
    expect(await codeOf(() => apps.get(app.id))).toBe('app.not-found');
    for (const table of ['document_updates', 'document_snapshots', 'app_versions', 'applications_search']) {
      expect(storage.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
    expect(dataCalls).toContain(`remove ${app.id}`);
  });

  it('empties the trash after the days that the settings say', async () => {
    const app = await apps.create({ name: 'Old' });
    await apps.trash(app.id);
    now += 20 * DAY;
    await restart();
    expect(await apps.list({ trash: true })).toHaveLength(1);
    await createSettingsService({ storage }).update({ trashDays: 7 });
    now += DAY;
    expect(await apps.list({ trash: true })).toHaveLength(0);
  });
});

describe('versions', () => {
  it('are numbered, listed newest first, and restored as one change', async () => {
    const app = await apps.create({ manifest: LIBRARY });
    const first = await apps.createVersion(app.id, 'Opening day');
    await documents.edit(app.id, HAND, (doc) => {
      const document = new AppDocument(doc);
      addNode(document, HAND, { node: { id: 'extra', type: 'Text', name: 'Extra' }, parentId: 'homeRoot' });
      setMeta(document, HAND, { name: 'Changed' });
      document.dispose();
    });
    const edited = await documents.manifest(app.id);
    const updates: number[] = [];
    documents.onDidUpdate(app.id, ({ seq }) => updates.push(seq));
    await apps.restoreVersion(app.id, first.id);
    expect(updates).toHaveLength(1);
    expect((await apps.get(app.id)).name).toBe('Tool library');
    const list = await apps.versions(app.id);
    expect(list.map(({ name, version, automatic }) => [name, version, automatic])).toEqual([
      ['Before going back to “Opening day”', '0.2.1', true],
      ['Opening day', '0.2.0', false],
    ]);
    await apps.restoreVersion(app.id, list[0]!.id);
    expect(await documents.manifest(app.id)).toEqual(edited);
    expect(await codeOf(() => apps.restoreVersion(app.id, 'nothing'))).toBe('version.not-found');
  });

  it('are kept by themselves while an app is edited, and old automatic ones go', async () => {
    const app = await apps.create({ name: 'Alpha' });
    for (let i = 0; i < 55; i++) {
      now += 11 * 60 * 1000;
      await apps.rename(app.id, `Alpha ${i}`);
    }
    const list = await apps.versions(app.id);
    expect(list).toHaveLength(50);
    expect(list.every((version) => version.automatic)).toBe(true);
    expect(list[0]?.version).toBe('0.1.55');
  });
});
