import fc, { propertySeed } from '../../../testing/property.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateVector } from 'yjs';
import { manifest as manifestSchema } from '../../../shared/app/manifest/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { arbitraryManifest } from '../../../testing/document/arbitrary-manifest.ts';
import { failTest } from '../../../testing/fail-test.ts';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createAppDataService, type AppDataStore } from '../appdata/index.ts';
import { createAppsService, type AppStore } from '../apps/index.ts';
import { createDocumentsService, type DocumentStore } from '../documents/index.ts';
import { createTransferService } from './transfer-service.ts';
import type { Exporter, TransferService } from './types.ts';

const clock = { now: () => Date.UTC(2026, 5, 12) };
const random = seededRandom(7);
let home: string;
let storage: Storage;
let documents: DocumentStore;
let appdata: AppDataStore;
let apps: AppStore;
let transfer: TransferService;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-edited-'));
  storage = createStorage({ home, clock });
  documents = createDocumentsService({ storage, clock, random });
  appdata = createAppDataService({ home, clock, random });
  apps = createAppsService({ storage, documents, appdata, clock, random, report: failTest });
  const none: Exporter = () => Promise.reject(new Error('not used'));
  transfer = createTransferService({ apps, documents, appdata, exporters: { html: none, single: none, source: none, pdf: none, png: none }, clock, random });
});
afterEach(async () => {
  await documents.close();
  await appdata.close();
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

it('a .casual file whose manifest was edited by hand comes in as the manifest says, an untouched one as it was', async () => {
  const seed = propertySeed();
  await fc.assert(
    fc.asyncProperty(arbitraryManifest, arbitraryManifest, async (before, after) => {
      // Rows are not what this is about, and random ones do not fit their tables.
      const plain = (manifest: typeof before): typeof before => ({
        ...manifest,
        entities: [],
        meta: { ...manifest.meta, name: manifest.meta.name.trim() || 'App' },
      });
      const app = await apps.adopt({ manifest: plain(before) });
      const { bytes } = await transfer.export(app.id, 'casual');
      const asItWas = await documents.manifest(app.id);
      const same = await transfer.import('same.casual', bytes);
      expect(await documents.manifest(same.id)).toEqual({ ...asItWas, meta: { ...asItWas.meta, name: same.name } });
      const edited = zipSync({ ...unzipSync(bytes), 'manifest.json': strToU8(JSON.stringify(plain(after))) });
      const other = await transfer.import('edited.casual', edited);
      expect(await documents.manifest(other.id)).toEqual({ ...plain(after), meta: { ...plain(after).meta, name: other.name } });
    }),
    { seed, numRuns: Number(process.env['RUNS'] ?? 8) },
  );
}, 120_000);

/** Two tables with fields of every kind that is kept, one of which points to the other. */
const CLUB = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Club', description: 'Members and what they own', prompt: 'a club' },
  entities: [
    { id: 'member', name: 'Member', plural: 'Members', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' }] },
    {
      id: 'thing',
      name: 'Thing',
      plural: 'Things',
      displayField: 'text',
      fields: [
        ...(['text', 'longText', 'number', 'integer', 'boolean', 'date', 'datetime', 'time', 'tags', 'json', 'file', 'image'] as const).map((type) => ({
          id: type,
          label: type,
          type,
        })),
        { id: 'owner', label: 'Owner', type: 'reference', reference: { entity: 'member' } },
      ],
    },
  ],
  state: [{ id: 'kept', name: 'Kept', persist: 'saved', initial: '' }],
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
});

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && !text.includes('\u0000'));
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const bytes = fc.uint8Array({ maxLength: 60 }).map((data) => `data:image/png;base64,${Buffer.from(data).toString('base64')}`);
const thing = fc.record({
  text: orNull(words),
  longText: orNull(words),
  number: orNull(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  integer: orNull(fc.integer()),
  boolean: orNull(fc.boolean()),
  date: orNull(day.map((value) => value.toISOString().slice(0, 10))),
  datetime: orNull(day.map((value) => value.toISOString())),
  time: orNull(day.map((value) => value.toISOString().slice(11, 16))),
  tags: orNull(fc.uniqueArray(words, { minLength: 1, maxLength: 3 })),
  json: orNull(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)))),
  file: orNull(fc.record({ name: words, type: fc.constant('image/png'), size: fc.nat(), data: bytes })),
  image: orNull(bytes),
  owner: orNull(fc.constantFrom('m1', 'm2')),
});

it('every row, kept variable and step of history of an app comes back from a file whose manifest was edited by hand', async () => {
  const seed = propertySeed();
  await fc.assert(
    fc.asyncProperty(fc.array(thing, { maxLength: 6 }), words, words, async (things, kept, title) => {
      const app = await apps.adopt({ manifest: CLUB });
      const times = { createdAt: '2026-06-01T10:00:00.000Z', updatedAt: '2026-06-02T10:00:00.000Z' };
      await appdata.fill(app.id, await documents.manifest(app.id), {
        rows: { member: ['m1', 'm2'].map((id) => ({ id, name: id, ...times })), thing: things.map((row, i) => ({ id: `t${i}`, ...row, ...times })) },
        saved: { kept },
      });
      const first = unzipSync((await transfer.export(app.id, 'casual')).bytes);
      expect((JSON.parse(strFromU8(first['data.json']!)) as { rows: { thing: unknown[] } }).rows.thing).toHaveLength(things.length);

      const edited = { ...(JSON.parse(strFromU8(first['manifest.json']!)) as typeof CLUB) };
      edited.meta = { ...edited.meta, description: title };
      const back = await transfer.import('edited.casual', zipSync({ ...first, 'manifest.json': strToU8(JSON.stringify(edited)) }));
      const second = unzipSync((await transfer.export(back.id, 'casual')).bytes);
      expect(JSON.parse(strFromU8(second['data.json']!))).toEqual(JSON.parse(strFromU8(first['data.json']!)));
      expect(JSON.parse(strFromU8(second['manifest.json']!))).toEqual({ ...edited, meta: { ...edited.meta, name: back.name } });
      expect({ ...(JSON.parse(strFromU8(second['meta.json']!)) as object), name: 'Club' }).toEqual(JSON.parse(strFromU8(first['meta.json']!)));
      // What the document knew before is in it still: taking the first in again brings nothing new.
      const doc = new Doc();
      applyUpdate(doc, second['document.bin']!);
      const known = encodeStateVector(doc);
      applyUpdate(doc, first['document.bin']!);
      expect(encodeStateVector(doc)).toEqual(known);
      doc.destroy();
    }),
    { seed, numRuns: Number(process.env['RUNS'] ?? 6) },
  );
}, 120_000);
