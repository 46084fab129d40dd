import { ENTITIES } from '../../../../shared/app/data/conformance/index.ts';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import type { ImportLook, ImportPlanInput, ImportProgress } from '../../../../shared/contracts/imports.ts';
import { composeServices, localClient, type ComposedServices } from '../../../compose.ts';
import type { IdeClient } from '../../../rpc/transports.ts';
import { manifestWith } from './manifest-with.ts';

const PART = 1 << 20;

/** The whole composition over a data folder, with the words of somebody who imports. */
export class ImportBench {
  readonly services: ComposedServices;
  readonly client: IdeClient;

  static async open(home: string): Promise<ImportBench> {
    return new ImportBench(await composeServices({ home, host: 'cli' }));
  }

  constructor(services: ComposedServices) {
    this.services = services;
    this.client = localClient(services);
  }

  close(): Promise<void> {
    return this.services.close();
  }

  async newApp(entities: readonly Entity[] = ENTITIES): Promise<string> {
    return (await this.client.apps.create({ manifest: manifestWith(entities) })).id;
  }

  async upload(appId: string, entity: string, fileName: string, content: string | Buffer): Promise<string> {
    const bytes = Buffer.from(content);
    const { importId } = await this.client.imports.begin({ appId, entity, fileName, bytes: bytes.length });
    for (let at = 0; at < bytes.length; at += PART) await this.client.imports.append({ importId, data: bytes.subarray(at, at + PART).toString('base64') });
    return importId;
  }

  async look(appId: string, entity: string, fileName: string, content: string | Buffer): Promise<ImportLook> {
    return this.client.imports.look({ importId: await this.upload(appId, entity, fileName, content) });
  }

  check(look: ImportLook, plan: Plan): Promise<ImportProgress> {
    return last(this.client.imports.check({ importId: look.importId, plan: { mapping: suggested(look), ...plan } }));
  }

  run(look: ImportLook, plan: Plan): Promise<ImportProgress> {
    return last(this.client.imports.run({ importId: look.importId, plan: { mapping: suggested(look), ...plan } }));
  }

  async rows(appId: string, entity: string): Promise<Record<string, unknown>[]> {
    return (await this.client.data.list({ appId, request: { entity } })).rows;
  }
}

export type Plan = Omit<ImportPlanInput, 'mapping'> & { mapping?: Record<string, string> };

/** The mapping that was offered. */
export function suggested(look: ImportLook): Record<string, string> {
  return Object.fromEntries(look.columns.flatMap(({ name, suggestedTarget }) => (suggestedTarget === null ? [] : [[name, suggestedTarget]])));
}

async function last(stream: Promise<AsyncIterable<ImportProgress>>): Promise<ImportProgress> {
  let end: ImportProgress | undefined;
  for await (const progress of await stream) end = progress;
  if (!end) throw new Error('no progress came');
  return end;
}
