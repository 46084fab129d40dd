import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices, localClient, type ComposedServices } from '../main/compose.ts';
import { readHomeLock } from '../main/storage/index.ts';
import type { IdeContract } from '../shared/contracts/ide.ts';
import { AppError } from '../shared/kernel/errors.ts';

export type IdeClient = ContractRouterClient<IdeContract>;

export type Backend = {
  client: IdeClient;
  /** Absent when a running host answers. */
  services?: ComposedServices;
  close(): Promise<void>;
};

/** Opens the data folder; when a host runs with it, asks that host instead. Throws `storage.locked` when it does not answer. */
export async function openHome(home: string): Promise<Backend> {
  try {
    return ofServices(await composeServices({ home, host: 'cli' }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage.locked') throw error;
    const owner = readHomeLock(home);
    if (owner?.url === undefined || owner.token === undefined) throw error;
    const client: IdeClient = createORPCClient(new RPCLink({ url: `${owner.url}/rpc`, headers: { authorization: `Bearer ${owner.token}` } }));
    await client.system.info().catch((cause: unknown) => {
      throw new AppError('storage.locked', error.details, cause);
    });
    return { client, close: async () => {} };
  }
}

export async function openTemporary(): Promise<Backend & { services: ComposedServices }> {
  const home = await mkdtemp(join(tmpdir(), 'casual-'));
  const backend = ofServices(await composeServices({ home, host: 'cli' }));
  return {
    ...backend,
    async close() {
      await backend.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function ofServices(services: ComposedServices): Backend & { services: ComposedServices } {
  return { client: localClient(services), services, close: () => services.close() };
}
