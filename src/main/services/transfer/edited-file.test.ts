import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
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
