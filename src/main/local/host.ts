import { join } from 'node:path';
import type { Clock } from '../../shared/kernel/ports.ts';
import { VERSION } from '../services/system/index.ts';
import type { ComposedServices } from '../compose.ts';
import { startServer, type HostServer } from './server.ts';

export type RunningHost = { server: HostServer; close(): Promise<void> };

/** Serves composed services and tells other processes of this user, through the data folder's lock, where. */
export async function startHost({ services, distFolder, port, clock }: { services: ComposedServices; distFolder: string; port: number; clock: Clock }): Promise<RunningHost> {
  const server = await startServer({ services, rendererFolder: join(distFolder, 'renderer'), port, clock, version: VERSION });
  services.lock.publish({ url: server.origin, token: server.token });
  let closing: Promise<void> | null = null;
  return {
    server,
    close() {
      // Connections first: nothing may write while services save and close.
      closing ??= server.close().then(() => services.close());
      return closing;
    },
  };
}
