import { join } from 'node:path';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { VERSION } from '../services/system/index.ts';
import type { ComposedServices } from '../compose.ts';
import { startServer, type HostServer } from './server.ts';
import { createSessionFile } from './session-file.ts';

export type RunningHost = { server: HostServer; close(): Promise<void> };

/**
 * Serves composed services and tells other processes of this user, through the data folder's lock, where.
 * Without a named port the last one is used again, so that a window that stayed open finds back by itself.
 *
 * @param port 0 when the person named none
 */
export async function startHost({ services, home, distFolder, port, clock }: { services: ComposedServices; home: string; distFolder: string; port: number; clock: Clock }): Promise<RunningHost> {
  const sessions = createSessionFile(home);
  const start = (at: number): Promise<HostServer> =>
    // The first app then starts in tens of ms; a window that still loads is not made to wait for it.
    startServer({ services, rendererFolder: join(distFolder, 'renderer'), port: at, clock, version: VERSION, sessions, onFirstWindow: () => services.execution.warm() });
  const last = port === 0 ? (sessions.read()?.port ?? 0) : 0;
  const server = await start(port || last).catch((error: unknown) => {
    if (last === 0 || !(error instanceof AppError) || error.code !== 'host.port-busy') throw error;
    return start(0);
  });
  services.executions.startSchedules();
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
