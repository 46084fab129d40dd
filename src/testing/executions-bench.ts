import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStorage } from '../main/storage/index.ts';
import { createAppDataService } from '../main/services/appdata/index.ts';
import { createAppsService } from '../main/services/apps/index.ts';
import { createDocumentsService } from '../main/services/documents/index.ts';
import { createExecutionService } from '../main/services/execution/index.ts';
import { createExecutionsService, type ExecutionsDeps, type ExecutionsService } from '../main/services/executions/index.ts';
import { createSettingsService } from '../main/services/settings/index.ts';
import type { Execution } from '../shared/contracts/executions.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import type { JsonObject } from '../shared/kernel/json.ts';
import { seededRandom, type Clock } from '../shared/kernel/ports.ts';
import { WORKER_URL } from './sandbox/running-app.ts';

/** A data folder with the real services that runs need: SQLite, workers, QuickJS. */
export type ExecutionsBench = Awaited<ReturnType<typeof openExecutionsBench>>;

export async function openExecutionsBench(options: { home?: string; clock?: Clock; host?: ExecutionsDeps['host']; wallMs?: number } = {}) {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'casual-executions-'));
  const clock = options.clock ?? { now: () => Date.now() };
  const random = seededRandom(Math.floor(performance.now() * 1000));
  const reported: { error: unknown; where: string }[] = [];
  const report = (error: unknown, where: string): void => void reported.push({ error, where });
  const storage = createStorage({ home, clock });
  const documents = createDocumentsService({ storage, clock, random });
  const appdata = createAppDataService({ home, clock, random });
  const apps = createAppsService({ storage, documents, appdata, clock, random, report });
  const settings = createSettingsService({ storage });
  const execution = createExecutionService({ documents, appdata, clock, random, report, workerUrl: WORKER_URL });
  const deps = { storage, documents, appdata, apps, settings, execution, clock, random, report };
  const executions: ExecutionsService = createExecutionsService({
    ...deps,
    host: options.host ?? { stays: true, servesHttp: true },
    ...(options.wallMs === undefined ? {} : { wallMs: options.wallMs }),
  });
  return {
    ...deps,
    home,
    executions,
    reported,
    /** As if it had been made here: its schedules run. */
    async add(manifest: Manifest): Promise<string> {
      const { id } = await apps.create({ manifest });
      for (const trigger of manifest.triggers) await executions.switchOnTrigger(id, trigger.id);
      return id;
    },
    /** Runs to the end. */
    async run(appId: string, name?: string, inputs: JsonObject = {}): Promise<Execution> {
      return (await executions.execute({ appId, function: name, inputs, source: 'ide' })).done;
    },
    async close({ keep = false } = {}): Promise<void> {
      await executions.close();
      await execution.close();
      await appdata.close();
      await documents.close();
      storage.close();
      if (!keep) rmSync(home, { recursive: true, force: true });
    },
  };
}
