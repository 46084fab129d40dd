import type { Entity, Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';

/** The rows of every app, one SQLite file for each: `<home>/apps/<appId>/data.db`. */
export interface AppDataService {
  /** Opens (and migrates to the manifest's entities) the data of an app. Calling again with a newer manifest migrates in place. */
  open(appId: string, manifest: Manifest): Promise<AppDataPort>;
  copy(fromAppId: string, toAppId: string): Promise<void>;
  remove(appId: string): Promise<void>;
  close(): Promise<void>;
}

/** Migrates an app's file in a thread of its own, while the caller keeps other writers away. @returns ids of entities that still want their seed rows */
export type MigrateInThread = (work: { dataPath: string; /** For a backup. */ folder: string; entities: readonly Entity[] }) => Promise<string[]>;
