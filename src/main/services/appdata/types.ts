import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';

/** The rows of every app, one SQLite file for each: `<home>/apps/<appId>/data.db`. */
export interface AppDataService {
  /** Opens (and migrates to the manifest's entities) the data of an app. Calling again with a newer manifest migrates in place. */
  open(appId: string, manifest: Manifest): Promise<AppDataPort>;
  copy(fromAppId: string, toAppId: string): Promise<void>;
  remove(appId: string): Promise<void>;
  close(): Promise<void>;
}
