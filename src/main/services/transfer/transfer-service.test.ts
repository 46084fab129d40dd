import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { AppDocument, fromManifest, setMeta } from '../../../shared/app/document/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createAppDataService, type AppDataStore } from '../appdata/index.ts';
import { createAppsService, type AppStore } from '../apps/index.ts';
import { createDocumentsService, type DocumentStore } from '../documents/index.ts';
import { fileNameFor } from './file-name.ts';
import { createTransferService } from './transfer-service.ts';
import type { Exporter, TransferService } from './types.ts';
import { failTest } from '../../../testing/fail-test.ts';

const LIBRARY = {
  schemaVersion: 1,
  meta: { name: 'Tool library', prompt: 'tools that members borrow' },
  entities: [
    {
      id: 'tool',
      name: 'Tool',
      plural: 'Tools',
      displayField: 'name',
      fields: [
        { id: 'name', label: 'Name', type: 'text', required: true },
        { id: 'tags', label: 'Tags', type: 'tags' },
      ],
      seed: [{ id: 's1', name: 'Seed saw' }],
    },
  ],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: {
        id: 'homeRoot',
        type: 'Container',
        name: 'Home',
        children: [{ id: 'box', type: 'Container', name: 'Box', children: [{ id: 'title', type: 'Text', name: 'Title' }] }],
      },
    },
  ],
};

let home: string;
const clock = { now: () => Date.UTC(2026, 4, 1) };
const random = seededRandom(5);
let storage: Storage;
let documents: DocumentStore;
let appdata: AppDataStore;
let apps: AppStore;
let transfer: TransferService;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-transfer-'));
  storage = createStorage({ home, clock });
  documents = createDocumentsService({ storage, clock, random });
  appdata = createAppDataService({ home, clock, random });
  apps = createAppsService({ storage, documents, appdata, clock, random, report: failTest });
  const rowsOnly: Exporter = async ({ rows }) => ({ ending: '.zip', mime: 'application/zip', bytes: strToU8(JSON.stringify(rows)) });
  transfer = createTransferService({ apps, documents, appdata, exporters: { html: rowsOnly, single: rowsOnly, source: rowsOnly, pdf: rowsOnly, png: rowsOnly }, clock, random });
});
afterEach(async () => {
  await documents.close();
  await appdata.close();
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

async function library(): Promise<string> {
  const app = await apps.create({ manifest: LIBRARY });
  const data = await appdata.open(app.id, await documents.manifest(app.id));
  await data.delete('tool', 's1');
  await data.create('tool', { id: 'mine', name: 'Drill', tags: ['a', 'b'] });
  await data.setSaved('filter', { text: 'x' });
  return app.id;
}
const exported = async () => (await transfer.export(await library(), 'casual')).bytes;
/** A file with some parts replaced; null removes one. */
async function changed(parts: Record<string, Uint8Array | string | null>): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = unzipSync(await exported());
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) delete files[name];
    else files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}
/** Imports something that must be refused and must leave nothing behind. */
async function refused(bytes: Uint8Array, name = 'x.casual'): Promise<{ code: string; message: string }> {
  const before = (await apps.list({})).length;
  const rows = () =>
    Number(
      storage.db
        .prepare('SELECT (SELECT count(*) FROM applications) + (SELECT count(*) FROM document_updates) + (SELECT count(*) FROM document_quarantine)')
        .pluck()
        .get(),
    );
  const folders = () => (existsSync(join(home, 'apps')) ? readdirSync(join(home, 'apps')).length : 0);
  const state = [rows(), folders()];
  try {
    await transfer.import(name, bytes);
  } catch (error) {
    expect((await apps.list({})).length).toBe(before);
    expect([rows(), folders()]).toEqual(state);
    const { code, message } = error as { code: string; message: string };
    expect(message).not.toMatch(/\{\w+\}/);
    return { code, message };
  }
  throw new Error('accepted');
}

/** The same zip, but every entry claims to unpack to `size` bytes. */
function declaring(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return zip;
}

describe('a .casual file', () => {
  it('carries design, history and data to another place', async () => {
    const id = await library();
    const file = await transfer.export(id, 'casual');
    expect([file.fileName, file.mime]).toEqual(['Tool library.casual', 'application/vnd.casual+zip']);
    const copy = await transfer.import(file.fileName, file.bytes);
    expect(copy.id).not.toBe(id);
    expect(copy).toMatchObject({ name: 'Tool library', components: 2, entities: ['Tool'] });
    const manifest = await documents.manifest(copy.id);
    expect(manifest).toEqual(await documents.manifest(id));
    expect(await appdata.dump(copy.id, manifest)).toEqual(await appdata.dump(id, manifest));
    // The same Yjs history: edits made to both merge.
    expect(encodeStateAsUpdate((await documents.load(copy.id)).doc)).toEqual(encodeStateAsUpdate((await documents.load(id)).doc));
  });

  it('is a plain zip that people can open', async () => {
    const files = unzipSync(await exported());
    expect(Object.keys(files).sort()).toEqual(['assets/', 'data.json', 'document.bin', 'manifest.json', 'meta.json']);
    expect(JSON.parse(strFromU8(files['meta.json']!))).toEqual({
      format: 'casual',
      formatVersion: 1,
      schemaVersion: 1,
      name: 'Tool library',
      exportedAt: '2026-05-01T00:00:00.000Z',
    });
  });

  it('whose manifest was edited by hand is imported as edited', async () => {
    const manifest = JSON.parse(strFromU8(unzipSync(await exported())['manifest.json']!)) as typeof LIBRARY;
    const app = await transfer.import(
      'x.casual',
      await changed({ 'manifest.json': JSON.stringify({ ...manifest, meta: { ...manifest.meta, name: 'By hand' } }) }),
    );
    expect(app.name).toBe('By hand');
    expect((await documents.manifest(app.id)).meta.name).toBe('By hand');
  });

  it('without data or document gives the app with its seed rows', async () => {
    const app = await transfer.import('x.casual', await changed({ 'data.json': null, 'document.bin': null }));
    const data = await appdata.open(app.id, await documents.manifest(app.id));
    expect((await data.list({ entity: 'tool' })).rows.map((row) => row['name'])).toEqual(['Seed saw']);
  });
});

it('a .casual file whose document is newer opens read-only, with its data and everything this version does not know', async () => {
  const bytes = await exported();
  const doc = new Doc();
  applyUpdate(doc, unzipSync(bytes)['document.bin']!);
  doc.getMap('meta').set('schemaVersion', 9);
  doc.getMap('holograms').set('wall', 'a thing of the future');
  const manifest = { ...(JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!)) as typeof LIBRARY), schemaVersion: 9, holograms: [] };
  const app = await transfer.import('x.casual', await changed({ 'document.bin': encodeStateAsUpdate(doc), 'manifest.json': JSON.stringify(manifest) }));
  expect(app).toMatchObject({ name: 'Tool library', readOnly: true, components: 2 });
  expect((await documents.load(app.id)).doc.getMap('holograms').get('wall')).toBe('a thing of the future');
  const data = await appdata.open(app.id, await documents.manifest(app.id));
  expect((await data.list({ entity: 'tool' })).rows).toMatchObject([{ id: 'mine', name: 'Drill' }]);
  // Out again as it came.
  const copy = unzipSync((await transfer.export(app.id, 'casual')).bytes);
  const again = new Doc();
  applyUpdate(again, copy['document.bin']!);
  expect(again.getMap('meta').get('schemaVersion')).toBe(9);
});

describe('what is refused, with nothing stored', () => {
  it('files that are something else', async () => {
    expect(await refused(new Uint8Array())).toMatchObject({ code: 'file.not-casual', message: expect.stringContaining('it is empty') });
    expect((await refused(strToU8('%PDF-1.7 …'))).code).toBe('file.not-casual');
    expect((await refused(strToU8('{"a": '))).code).toBe('file.not-casual');
    expect((await refused(zipSync({ 'word/document.xml': strToU8('<w/>') }))).message).toContain('meta.json is missing');
    expect((await refused(strToU8('[]'))).code).toBe('manifest.invalid');
  });

  it('a file cut short at any point, or with any byte changed', async () => {
    const bytes = await exported();
    for (let length = 4; length < bytes.length; length += Math.ceil(bytes.length / 40)) {
      expect((await refused(bytes.subarray(0, length))).code, `cut at ${length}`).toBe('file.not-casual');
    }
    let flips = 0;
    const pick = seededRandom(11);
    for (let i = 0; i < 60; i++) {
      const damaged = bytes.slice();
      const at = Math.floor(pick.next() * bytes.length);
      damaged[at] = damaged[at]! ^ (1 << Math.floor(pick.next() * 8));
      const before = (await apps.list({ limit: 1000 })).length;
      try {
        await transfer.import('x.casual', damaged);
      } catch (error) {
        flips++;
        expect((error as { code: string }).code, `byte ${at}`).toMatch(/^(file|manifest)\./);
        expect((await apps.list({ limit: 1000 })).length).toBe(before);
      }
    }
    expect(flips).toBeGreaterThan(30); // the rest hit bytes without meaning, such as time stamps
  });

  it('bombs, by declared and by real size', async () => {
    const bomb = declaring(zipSync({ 'assets/big.bin': new Uint8Array(1000) }), 600 * 1024 * 1024);
    expect(await refused(bomb)).toMatchObject({ code: 'file.too-large', message: expect.stringContaining('is 600 MB when unpacked; the limit is 500 MB') });
    const long = declaring(zipSync({ 'manifest.json': new Uint8Array(1000) }), 100 * 1024 * 1024);
    expect((await refused(long)).message).toContain('is 100 MB in manifest.json; the limit is 64 MB');
    const lying = declaring(zipSync({ 'meta.json': new Uint8Array(5 * 1024 * 1024) }), 10);
    expect((await refused(lying)).code).toBe('file.not-casual');
    const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`assets/${i}`, new Uint8Array()])));
    expect((await refused(many)).code).toBe('file.too-large');
  });

  it('names that point outside', async () => {
    expect((await refused(zipSync({ '../evil.sh': strToU8('x') }))).code).toBe('file.outside-root');
    expect((await refused(zipSync({ 'assets/../../evil': strToU8('x') }))).code).toBe('file.outside-root');
  });

  it('newer formats of the file and the manifest', async () => {
    expect((await refused(await changed({ 'meta.json': '{"format":"casual","formatVersion":9}' }))).code).toBe('manifest.too-new');
    expect((await refused(await changed({ 'manifest.json': JSON.stringify({ ...LIBRARY, schemaVersion: 9 }) }))).code).toBe('manifest.too-new');
  });

  it('parts that do not make an app', async () => {
    expect((await refused(await changed({ 'manifest.json': '{' }))).code).toBe('file.not-casual');
    expect((await refused(await changed({ 'manifest.json': JSON.stringify({ ...LIBRARY, pages: [] }) }))).code).toBe('manifest.invalid');
    expect((await refused(await changed({ 'document.bin': new Uint8Array([9, 9, 9, 9]) }))).code).toBe('file.not-casual');
    expect((await refused(await changed({ 'document.bin': new Uint8Array([0, 0]) }))).code).toBe('file.not-casual');
    expect((await refused(await changed({ 'data.json': '{"rows": 5}' }))).code).toBe('file.not-casual');
    const cyclic = structuredClone(LIBRARY);
    cyclic.pages[0]!.root.children[0]!.children[0]!.id = 'box';
    expect(await refused(await changed({ 'manifest.json': JSON.stringify(cyclic) }))).toMatchObject({ code: 'manifest.cycle' });
    expect((await refused(strToU8(JSON.stringify(cyclic)), 'x.json')).code).toBe('manifest.cycle');
  });

  it('half of a document', async () => {
    const doc = fromManifest((await documents.manifest(await library())) as never);
    const before = encodeStateAsUpdate(doc);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const app = new AppDocument(doc);
    setMeta(app, { actor: 'a', kind: 'hand' }, { name: 'One' });
    setMeta(app, { actor: 'a', kind: 'hand' }, { name: 'Two' });
    expect(before.length).toBeGreaterThan(10);
    expect((await refused(await changed({ 'document.bin': updates.at(-1)! }))).message).toContain('incomplete');
  });
});

describe('other formats', () => {
  it('a manifest goes out and comes in as JSON, with a byte-order mark too', async () => {
    const id = await library();
    const file = await transfer.export(id, 'json');
    expect(file.fileName).toBe('Tool library.json');
    const copy = await transfer.import(file.fileName, new Uint8Array([0xef, 0xbb, 0xbf, ...file.bytes]));
    expect(await documents.manifest(copy.id)).toEqual(await documents.manifest(id));
  });

  it('html gets the manifest and the rows', async () => {
    const file = await transfer.export(await library(), 'html');
    expect([file.fileName, file.mime]).toEqual(['Tool library.zip', 'application/zip']);
    expect(JSON.parse(strFromU8(file.bytes))).toMatchObject({ tool: [{ id: 'mine', name: 'Drill' }] });
  });

  it('an unknown app', async () => {
    await expect(transfer.export('nothing', 'json')).rejects.toMatchObject({ code: 'app.not-found' });
  });
});

it('file names are safe everywhere', () => {
  expect(fileNameFor('Ana’s tools / 2026: "best"?', '.casual')).toBe('Ana’s tools 2026 best.casual');
  expect(fileNameFor('..', '.json')).toBe('app.json');
  expect(fileNameFor('CON', '.json')).toBe('CON app.json');
  expect(fileNameFor('予約 🙂', '.casual')).toBe('予約 🙂.casual');
  expect(fileNameFor('a/../../etc', '.casual')).toBe('a .. .. etc.casual');
});
