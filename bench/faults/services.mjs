import { createAppDataService } from '../../src/main/services/appdata/index.ts';
import { createAppsService } from '../../src/main/services/apps/index.ts';
import { createDocumentsService } from '../../src/main/services/documents/index.ts';
import { createStorage } from '../../src/main/storage/index.ts';

/** The storing half of the product, as the host composes it. */
export function openServices(home) {
  const clock = { now: () => Date.now() };
  const random = { next: () => Math.random() };
  const storage = createStorage({ home, clock });
  const documents = createDocumentsService({ storage, clock, random });
  const appdata = createAppDataService({ home, clock, random });
  const apps = createAppsService({ storage, documents, appdata, clock, random, report: console.error });
  return {
    storage,
    documents,
    appdata,
    apps,
    async close() {
      await documents.close();
      await appdata.close();
      storage.close();
    },
  };
}
