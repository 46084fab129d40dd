import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifest } from '../shared/app/manifest/index.ts';
import type { Clock, Random } from '../shared/kernel/ports.ts';
import { createRouter } from './rpc/router.ts';
import type { Services } from './rpc/services.ts';
import { createLocalClient, type IdeClient } from './rpc/transports.ts';
import { createAppDataService } from './services/appdata/index.ts';
import { createAppsService } from './services/apps/index.ts';
import { createDocumentsService } from './services/documents/index.ts';
import { createExecutionService, type ExecutionService } from './services/execution/index.ts';
import { createExecutionsService } from './services/executions/index.ts';
import { createGenerationService } from './services/generation/index.ts';
import { createExporters } from './services/html-export/index.ts';
import { createImportsService, createMigrateInThread } from './services/imports/index.ts';
import { createPageExports, type PageCapture } from './services/page-capture/index.ts';
import { createPermissionsService } from './services/permissions/index.ts';
import { createLibraryService } from './services/library/index.ts';
import { createSettingsService } from './services/settings/index.ts';
import { createSourceExport } from './services/source-export/index.ts';
import { createErrorLog, createSystemService, findBrowser, systemClock, systemRandom, type DoctorProbe, type HostKind } from './services/system/index.ts';
import { createTemplatesService } from './services/templates/index.ts';
import { createTransferService } from './services/transfer/index.ts';
import { createStorage, type HomeLock } from './storage/index.ts';

/** `lock` tells other processes of this user where the host answers. */
export type ComposedServices = Services & { lock: HomeLock };

/** Where the build put things. Running from source, the last build is used. */
export const DIST_FOLDER = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist' : '..', import.meta.url));
/** The templates that come with the product. */
const TEMPLATES_FOLDER = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../resources/templates' : '../templates', import.meta.url));
/** What a worker of the sandbox runs. */
export const WORKER_URL = new URL(import.meta.url.endsWith('.ts') ? '../sandbox/adapters/node-worker-entry.ts' : './node-worker-entry.mjs', import.meta.url);
/** What a thread that imports rows runs. */
const IMPORT_WORKER_URL = new URL(import.meta.url.endsWith('.ts') ? './services/imports/import-worker-entry.ts' : './import-worker-entry.mjs', import.meta.url);

/**
 * The one composition of services, for every host. Takes the lock of the data folder: throws `storage.locked` when
 * another process has it.
 */
export async function composeServices({
  home,
  host,
  clock = systemClock,
  random = systemRandom,
  capture,
}: {
  home: string;
  host: HostKind;
  clock?: Clock;
  random?: Random;
  /** How this host draws a page of an app into a file; by default with a browser that is installed. */
  capture?: PageCapture;
}): Promise<ComposedServices> {
  const closers: (() => Promise<void> | void)[] = [];
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const close of closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some services did not close cleanly');
  };
  try {
    const errorLog = createErrorLog({ home, clock, random });
    const report = (error: unknown, where: string): void => void errorLog.record(error, where);
    const storage = createStorage({ home, clock });
    closers.push(() => storage.close());
    const documents = createDocumentsService({ storage, clock, random });
    closers.push(() => documents.close());
    const appdata = createAppDataService({ home, clock, random, migrateInThread: createMigrateInThread({ workerUrl: IMPORT_WORKER_URL, clock }) });
    closers.push(() => appdata.close());
    const settings = createSettingsService({ storage });
    const permissions = createPermissionsService({ storage, manifest: (appId) => documents.manifest(appId), settings, clock, report });
    closers.push(() => permissions.close());
    const apps = createAppsService({ storage, documents, appdata, disks: permissions, clock, random, report });
    const execution = createExecutionService({ documents, appdata, permissions, clock, random, report, workerUrl: WORKER_URL });
    closers.push(() => execution.close());
    const imports = createImportsService({ home, apps, documents, appdata, clock, random, workerUrl: IMPORT_WORKER_URL });
    closers.push(() => imports.close());
    const executions = createExecutionsService({
      storage,
      documents,
      appdata,
      apps,
      settings,
      execution,
      clock,
      random,
      report,
      host: { stays: host !== 'cli', servesHttp: host === 'browser' },
    });
    closers.push(() => executions.close());
    const generation = createGenerationService({ apps, documents, appdata, execution, clock, random });
    const library = createLibraryService({ home, report });
    const templates = createTemplatesService({ apps, execution, clock, folder: TEMPLATES_FOLDER });
    const web = createExporters(DIST_FOLDER);
    const exporters = {
      ...web,
      ...createPageExports(web.single, findBrowser, capture),
      source: createSourceExport(join(DIST_FOLDER, 'source', 'runtime.json')),
    };
    const transfer = createTransferService({ apps, documents, appdata, exporters, clock, random });
    const probes: DoctorProbe[] = [
      {
        name: 'Database',
        async check() {
          const { damage, migration } = storage.report;
          if (damage !== null) throw new Error(`damage was found at start; ${damage.recoveredRows} rows were recovered, and a copy is at ${damage.backup}`);
          return migration.backup === null ? 'no damage found' : `no damage found; brought up to date at this start, the older one is at ${migration.backup}`;
        },
      },
      { name: 'App engine', check: () => checkEngine(execution) },
    ];
    const system = createSystemService({ home, host, apps, distFolder: DIST_FOLDER, probes });
    return {
      apps,
      documents,
      appdata,
      execution,
      executions,
      imports,
      generation,
      library,
      permissions,
      settings,
      templates,
      transfer,
      system,
      errorLog,
      lock: storage.lock,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** False in a fresh clone before the first build. */
export function isBuilt(): boolean {
  return existsSync(join(DIST_FOLDER, 'renderer', 'index.html'));
}

/** Boots the smallest app and looks at what it draws. */
async function checkEngine(execution: ExecutionService): Promise<string> {
  const app = await execution.boot(
    manifest.parse({
      schemaVersion: 1,
      meta: { name: 'Check' },
      pages: [
        {
          id: 'home',
          name: 'Home',
          path: '/',
          root: { id: 'root', type: 'Container', name: 'Page', children: [{ id: 'sum', type: 'Text', name: 'Sum', bindings: { text: '{{ 40 + 2 }}' } }] },
        },
      ],
    }),
  );
  try {
    const { ok, errors, durationMs } = app.result();
    if (!ok || app.view('sum')?.props['text'] !== 42) throw new Error(errors[0]?.text ?? 'a test app did not draw what it should');
    return `starts an app in ${Math.round(durationMs)} ms`;
  } finally {
    await app.close();
  }
}

/** A typed client of services in this process: input and output are parsed as over a wire. */
export function localClient(services: Services): IdeClient {
  return createLocalClient(createRouter(services));
}
