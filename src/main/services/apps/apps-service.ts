import { encodeStateAsUpdate } from 'yjs';
import { fromManifest, schemaVersionOf } from '../../../shared/app/document/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { Emitter } from '../../../shared/kernel/disposable.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import type { AppDataService } from '../appdata/index.ts';
import type { DocumentStore } from '../documents/index.ts';
import { createSettingsService } from '../settings/index.ts';
import { factsOf, summaryOf, type AppRow } from './app-summary.ts';
import { AppTable } from './app-table.ts';
import { FactKeeper } from './fact-keeper.ts';
import { TriggerHolds } from './trigger-holds.ts';
import type { AppsService } from './types.ts';
import { VersionTable } from './version-table.ts';

const DAY = 24 * 60 * 60 * 1000;
/** While an app is being edited, its state is kept as an automatic version this often; ms. */
const VERSION_EVERY = 10 * 60 * 1000;
const SYSTEM = { actor: 'system', kind: 'system' } as const;
const PERSON = { actor: 'you', kind: 'hand' } as const;

/** What other services of this process may use beyond the contract. */
export interface AppStore extends AppsService {
  /**
   * Makes an app from parts that were checked before: the manifest, the whole document it comes from (history included), and whatever
   * `finish` adds. On any failure nothing of it stays.
   */
  adopt(parts: { manifest: Manifest; state?: Uint8Array; finish?: (appId: string) => Promise<void> }): Promise<AppSummary>;
}

type Deps = {
  storage: Storage;
  documents: DocumentStore;
  appdata: AppDataService;
  /** The files of apps: they go with a copy, and with the app. */
  disks?: { copyDisk(fromAppId: string, toAppId: string): void; forget(appId: string): void };
  clock: Clock;
  random: Random;
  /** Failures that nobody waits for. */
  report: (error: unknown, where: string) => void;
};

export function createAppsService({ storage, documents, appdata, disks, clock, random, report }: Deps): AppStore {
  const table = new AppTable(storage.db);
  const versions = new VersionTable(storage.db);
  const holds = new TriggerHolds(storage);
  const changed = new Emitter<{ appId: string }>();
  storage.write(() => table.deleteUnfinished());
  let lastTrashSweep = Number.NEGATIVE_INFINITY;
  let isClosing = false;

  const find = (appId: string): AppRow => {
    const row = table.get(appId);
    if (!row) throw new AppError('app.not-found', { id: appId });
    return row;
  };
  const findUsable = (appId: string): AppRow => {
    const row = find(appId);
    if (row.deleted_at !== null) throw new AppError('app.in-trash', { name: row.name });
    return row;
  };

  /** Reads the document's manifest and writes what the table keeps of it. */
  const refresh = async (appId: string): Promise<void> => {
    const row = table.get(appId);
    if (!row || row.deleted_at !== null) return;
    const manifest = await documents.manifest(appId);
    const { doc, seq } = await documents.load(appId);
    const text = JSON.stringify(manifest);
    storage.write(() => {
      table.setFacts(appId, factsOf(manifest), { manifest: text, schemaVersion: schemaVersionOf(doc), seq, updatedAt: table.lastEdit(appId) });
      const latest = versions.latest(appId);
      const isDue = clock.now() - (latest?.createdAt ?? row.created_at) >= VERSION_EVERY;
      if (isDue && latest?.manifest !== text) addVersion(appId, 'Saved automatically', true, text, seq);
    });
    if (!isClosing) changed.emit({ appId });
  };
  const addVersion = (appId: string, name: string, automatic: boolean, manifest: string, seq: number) =>
    versions.add({ id: newId(random, 'ver'), appId, name, automatic, createdAt: clock.now(), manifest, seq });

  // A full disk leaves the facts stale; the next edit or start brings them up to date.
  const keeper = new FactKeeper((appId) =>
    refresh(appId).catch((error: unknown) => {
      // While closing, the storage may go first.
      if (!isClosing) report(error, 'apps.refresh');
    }),
  );
  documents.onDidChange(({ appId, savedAt }) => keeper.touch(appId, savedAt));
  documents.onWillClose(() => {
    isClosing = true;
    return keeper.flush();
  });

  /** Makes a new app from a whole document state; on any failure nothing of it stays. Its schedules wait for a person to switch them on. */
  const createFrom = async (name: string, fill: (appId: string) => Promise<void>): Promise<AppSummary> => {
    const appId = newId(random, 'app');
    storage.write(() => table.insert(appId, name, clock.now()));
    try {
      await fill(appId);
      const { triggers } = await documents.manifest(appId);
      holds.hold(
        appId,
        triggers.map(({ id }) => id),
      );
      keeper.forget(appId);
      await refresh(appId);
    } catch (error) {
      await erase(appId);
      throw error;
    }
    return summaryOf(find(appId));
  };
  const erase = async (appId: string): Promise<void> => {
    keeper.forget(appId);
    documents.forget(appId);
    storage.write(() => table.delete(appId));
    disks?.forget(appId);
    await appdata.remove(appId);
  };

  const sweepTrash = async (): Promise<void> => {
    const now = clock.now();
    if (now - lastTrashSweep < DAY) return;
    lastTrashSweep = now;
    const { trashDays } = await createSettingsService({ storage }).get();
    if (trashDays > 0) for (const appId of table.trashedBefore(now - trashDays * DAY)) await erase(appId);
    // One that cannot be refreshed must not hide the others.
    for (const appId of table.stale()) await refresh(appId).catch((error: unknown) => report(error, 'apps.refresh'));
  };

  const freeName = (wanted: string): string => {
    const taken = table.names();
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
    return name;
  };

  const service: AppStore = {
    async list({ search = '', trash = false, limit = 100 }) {
      await sweepTrash();
      return table.list({ search: search.trim(), trash, limit }).map(summaryOf);
    },
    async get(appId) {
      return summaryOf(find(appId));
    },
    async create({ name, manifest }) {
      const parsed = manifest === undefined ? blankManifest(freeName('Untitled app')) : parseManifest(manifest);
      const named = name === undefined ? parsed : { ...parsed, meta: { ...parsed.meta, name: cleanName(name) } };
      return createFrom(named.meta.name, async (appId) => {
        await documents.edit(appId, SYSTEM, (doc) => void fromManifest(named, { doc, origin: SYSTEM, random }));
      });
    },
    async adopt({ manifest, state, finish }) {
      return createFrom(manifest.meta.name, async (appId) => {
        if (state) {
          await documents.push(appId, state, 'import');
          // One of a newer Casual OS is kept as it came.
          if (!(await documents.load(appId)).readOnly) await documents.replaceWith(appId, manifest, SYSTEM);
        } else {
          await documents.edit(appId, SYSTEM, (doc) => void fromManifest(manifest, { doc, origin: SYSTEM, random }));
        }
        await finish?.(appId);
      });
    },
    async rename(appId, name) {
      findUsable(appId);
      const clean = cleanName(name);
      const manifest = await documents.manifest(appId);
      await documents.replaceWith(appId, { ...manifest, meta: { ...manifest.meta, name: clean } }, PERSON);
      keeper.forget(appId);
      await refresh(appId);
      return summaryOf(find(appId));
    },
    async duplicate(appId) {
      findUsable(appId);
      const manifest = await documents.manifest(appId);
      const { doc } = await documents.load(appId);
      const state = encodeStateAsUpdate(doc);
      const name = freeName(`${manifest.meta.name} copy`.slice(0, 200));
      const copy = await createFrom(name, async (copyId) => {
        await documents.push(copyId, state, 'system');
        await documents.replaceWith(copyId, { ...manifest, meta: { ...manifest.meta, name } }, SYSTEM);
        await appdata.copy(appId, copyId);
        disks?.copyDisk(appId, copyId);
      });
      return copy;
    },
    async trash(appId) {
      const row = find(appId);
      if (row.deleted_at !== null) return;
      await keeper.flush(appId);
      await documents.release(appId);
      storage.write(() => table.setDeleted(appId, clock.now()));
      changed.emit({ appId });
    },
    async restore(appId) {
      find(appId);
      storage.write(() => table.setDeleted(appId, null));
      await refresh(appId);
      return summaryOf(find(appId));
    },
    async purge(appId) {
      const row = find(appId);
      if (row.deleted_at === null) throw new AppError('app.not-in-trash', { name: row.name });
      await erase(appId);
      changed.emit({ appId });
    },
    async versions(appId) {
      find(appId);
      return versions.list(appId);
    },
    async createVersion(appId, name, automatic = false) {
      findUsable(appId);
      const manifest = JSON.stringify(await documents.manifest(appId));
      const { seq } = await documents.load(appId);
      return storage.write(() => addVersion(appId, cleanName(name), automatic, manifest, seq));
    },
    async restoreVersion(appId, versionId) {
      findUsable(appId);
      const found = versions.get(appId, versionId);
      if (!found) throw new AppError('version.not-found', { id: versionId });
      const target = parseManifest(JSON.parse(found.manifest));
      const current = await documents.manifest(appId);
      if (jsonEqual(current, target)) return;
      await service.createVersion(appId, `Before going back to “${found.version.name}”`.slice(0, 200), true);
      await documents.replaceWith(appId, target, PERSON);
      keeper.forget(appId);
      await refresh(appId);
    },
    onDidChange: (listener) => changed.on(listener),
  };
  return service;
}

function cleanName(name: string): string {
  const clean = name.trim().slice(0, 200);
  if (clean === '') throw new AppError('app.name-empty');
  return clean;
}

function blankManifest(name: string): Manifest {
  return parseManifest({
    schemaVersion: 1,
    meta: { name },
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'homeRoot', type: 'Container', name: 'Home', style: { base: { padding: 24, gap: 16 } } } }],
  });
}
