import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppData, isJsonValue, storedFields, WriteGate, type DataSnapshot } from '../../../shared/app/data/index.ts';
import type { Entity, Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort, Row } from '../../../shared/contracts/appdata.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import { asStorageError } from '../../storage/index.ts';
import { openDataFile, type DataFile } from './data-file.ts';
import { backUp, copyOfBackup, listBackups, type DataBackup } from './data-backups.ts';
import { mostRows, seedData } from './migrate-data.ts';
import { migrateSafely } from './migrate-safely.ts';
import type { AppDataService, MigrateInThread } from './types.ts';
import { limitedPatience } from './write-gate.ts';

/** What other services of this process may use beyond the contract. */
export interface AppDataStore extends AppDataService {
  /** Every row and saved variable, for an export. */
  dump(appId: string, manifest: Manifest): Promise<DataSnapshot>;
  /** While `work` writes the app's file from another thread, nobody here does. The app must be open. @throws data.busy */
  exclusively<T>(appId: string, work: (path: string) => Promise<T>): Promise<T>;
  pathOf(appId: string): string;
  /** Tells everybody that rows of these entities changed in a way this service did not see. */
  announce(appId: string, entities: readonly string[]): void;
  backups(appId: string): DataBackup[];
  /** Puts a backup in the place of the data, which is backed up itself. The next `open` migrates it to the manifest. @throws data.no-backup, data.busy */
  restoreBackup(appId: string, id: string): Promise<void>;
  /** Puts rows of a snapshot into an app that has no rows yet, instead of its seed rows. Rows that do not fit are left out. */
  fill(appId: string, manifest: Manifest, snapshot: DataSnapshot): Promise<void>;
}

/** With more rows than this a migration has a thread of its own: it would hold everything else up for tens of ms. */
const MANY_ROWS = 2000;

type OpenData = DataFile & { data: AppData; entities: readonly Entity[] | null; gate: WriteGate; migrating: Promise<void> | null };

type AppDataOptions = { home: string; clock: Clock; random: Random; /** Where there are threads. */ migrateInThread?: MigrateInThread };

export function createAppDataService({ home, clock, random, migrateInThread }: AppDataOptions): AppDataStore {
  const files = new Map<string, OpenData>();

  const folderOf = (appId: string): string => {
    // Ids come from people too (CLI, API): one must never name another folder.
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(appId)) throw new AppError('app.not-found', { id: appId });
    return join(home, 'apps', appId);
  };
  const pathOf = (appId: string): string => join(folderOf(appId), 'data.db');
  const openFile = (appId: string): OpenData => {
    let open = files.get(appId);
    if (!open) {
      const folder = folderOf(appId);
      try {
        mkdirSync(folder, { recursive: true });
        const file = openDataFile(join(folder, 'data.db'), clock.now());
        const gate = new WriteGate(limitedPatience);
        open = { ...file, data: new AppData(file.store, { clock, random }, gate), entities: null, gate, migrating: null };
      } catch (error) {
        throw asStorageError(error, folder);
      }
      files.set(appId, open);
    }
    return open;
  };
  /** One after the other: two manifests must not migrate one file at once. @param seeds whether new tables get their seed rows */
  const openFor = async (appId: string, manifest: Manifest, seeds: boolean): Promise<OpenData> => {
    const open = openFile(appId);
    if (isCurrent(open, manifest) && open.migrating === null) return open;
    const before = open.migrating;
    const migrating = (async () => {
      await before?.catch(() => {});
      if (!isCurrent(open, manifest)) await migrate(appId, open, manifest, seeds);
    })();
    open.migrating = migrating;
    try {
      await migrating;
    } finally {
      if (open.migrating === migrating) open.migrating = null;
    }
    return open;
  };
  const migrate = async (appId: string, open: OpenData, manifest: Manifest, seeds: boolean): Promise<void> => {
    // Migrating writes; reading goes on beside an import.
    await open.gate.waitLong();
    try {
      if (migrateInThread !== undefined && mostRows(open.db) > MANY_ROWS) {
        // Reading goes on here meanwhile: nothing that was there is taken away.
        const release = open.gate.hold();
        try {
          const unseeded = new Set(await migrateInThread({ dataPath: pathOf(appId), folder: folderOf(appId), entities: manifest.entities }));
          finish(open, manifest, seeds, ({ id }) => unseeded.has(id));
        } finally {
          release();
        }
      } else {
        const unseeded = await migrateSafely(open.db, manifest.entities, { clock, random }, async () => {
          const release = open.gate.hold();
          try {
            await backUp(open.db, folderOf(appId), 'model', clock.now());
          } finally {
            release();
          }
        });
        finish(open, manifest, seeds, (entity) => unseeded.includes(entity));
      }
    } catch (error) {
      throw asStorageError(error);
    }
    // Copied: the caller's manifest may change in place.
    open.entities = seeds ? [...manifest.entities] : null;
  };
  const finish = ({ db, store, data }: OpenData, { entities }: Manifest, seeds: boolean, isUnseeded: (entity: Entity) => boolean): void => {
    store.reload();
    if (seeds) seedData(db, store, data, entities.filter(isUnseeded));
  };
  /** A thread may be at it. */
  const migrated = async (appId: string): Promise<void> => files.get(appId)?.migrating?.catch(() => {});
  const closeFile = (appId: string): void => {
    const open = files.get(appId);
    open?.store.abandonOpen();
    open?.db.close();
    files.delete(appId);
  };

  return {
    async exclusively(appId, work) {
      const release = await openFile(appId).gate.acquire('data.busy');
      try {
        return await work(pathOf(appId));
      } finally {
        release();
      }
    },
    pathOf,
    backups: (appId) => listBackups(folderOf(appId)),
    async restoreBackup(appId, id) {
      const folder = folderOf(appId);
      const open = openFile(appId);
      const release = await open.gate.acquire('data.busy');
      try {
        // Copied first: making the backup of now may push this one out.
        const copy = copyOfBackup(folder, id);
        await backUp(open.db, folder, 'restore', clock.now());
        open.db.close();
        for (const suffix of ['-wal', '-shm']) rmSync(`${pathOf(appId)}${suffix}`, { force: true });
        renameSync(copy, pathOf(appId));
        // Running apps keep the port they have.
        Object.assign(open, openDataFile(pathOf(appId), clock.now()), { entities: null });
        open.data.useStore(open.store);
      } catch (error) {
        throw asStorageError(error, folder);
      } finally {
        release();
      }
    },
    announce(appId, entities) {
      for (const entity of entities) files.get(appId)?.data.announce(entity);
    },
    async open(appId, manifest): Promise<AppDataPort> {
      return (await openFor(appId, manifest, true)).data;
    },
    async copy(fromAppId, toAppId) {
      if (!existsSync(join(folderOf(fromAppId), 'data.db'))) return;
      const target = folderOf(toAppId);
      closeFile(toAppId);
      try {
        mkdirSync(target, { recursive: true });
        rmSync(join(target, 'data.db'), { force: true });
        openFile(fromAppId).db.prepare('VACUUM INTO ?').run(join(target, 'data.db'));
      } catch (error) {
        throw asStorageError(error);
      }
    },
    async remove(appId) {
      await migrated(appId);
      closeFile(appId);
      rmSync(folderOf(appId), { recursive: true, force: true });
    },
    async dump(appId, manifest) {
      const { store } = await openFor(appId, manifest, true);
      const all = { where: [], words: [], orderBy: [], limit: Number.MAX_SAFE_INTEGER, offset: 0 };
      return { rows: Object.fromEntries(store.entities().map((entity) => [entity.id, store.select(entity, all)])), saved: store.saved() };
    },
    async fill(appId, manifest, snapshot) {
      const open = await openFor(appId, manifest, false);
      open.store.atomically(() => {
        for (const entity of manifest.entities) {
          if (!Object.hasOwn(snapshot.rows, entity.id)) continue;
          for (const row of snapshot.rows[entity.id] ?? []) {
            const clean = cleanRow(entity, row);
            if (clean && !open.store.get(entity, clean.id)) open.store.insert(entity, clean);
          }
          // An app whose rows were all deleted stays empty.
          open.db.prepare('UPDATE _casual_entities SET is_seeded = 1 WHERE entity = ?').run(entity.id);
        }
        for (const [id, value] of Object.entries(snapshot.saved)) if (isJsonValue(value)) open.store.save(id, value);
      });
      await openFor(appId, manifest, true);
    },
    async close() {
      await Promise.all([...files.keys()].map(migrated));
      for (const appId of [...files.keys()]) closeFile(appId);
    },
  };
}

function isCurrent({ entities }: OpenData, manifest: Manifest): boolean {
  return entities !== null && jsonEqual(entities, manifest.entities);
}

function cleanRow(entity: Entity, row: Row): Row | null {
  if (typeof row.id !== 'string' || row.id === '' || row.id.length > 64) return null;
  const out: Row = { id: row.id };
  for (const field of storedFields(entity)) {
    const value = row[field.id];
    out[field.id] = value !== undefined && isJsonValue(value) ? value : null;
  }
  for (const key of ['createdAt', 'updatedAt']) out[key] = typeof row[key] === 'string' ? row[key] : null;
  return out;
}
