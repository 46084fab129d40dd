import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeServices } from '../../testing/fake-services.ts';
import { startHost, type RunningHost } from './host.ts';

let home: string;
const open: { close(): Promise<unknown> }[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-host-'));
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(port = 0): Promise<RunningHost> {
  const services = { ...fakeServices(), lock: { publish: () => {}, release: () => {} } };
  const host = await startHost({ services, home, distFolder: join(home, 'dist'), port, clock: { now: () => 0 } });
  open.push(host);
  return host;
}

async function occupy(port: number): Promise<void> {
  const server = await new Promise<Server>((resolve) => {
    const made: Server = createServer().listen(port, '127.0.0.1', () => resolve(made));
  });
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
}

test('a start without a named port answers where the last one did', async () => {
  const first = await start();
  await first.close();
  expect((await start()).server.port).toBe(first.server.port);
});

test('when that port is taken by now, a free one is used and remembered instead', async () => {
  const first = await start();
  await first.close();
  await occupy(first.server.port);
  const second = await start();
  expect(second.server.port).not.toBe(first.server.port);
  await second.close();
  expect((await start()).server.port).toBe(second.server.port);
});

test('a named port is never traded for another one', async () => {
  const first = await start();
  await first.close();
  await occupy(first.server.port);
  await expect(start(first.server.port)).rejects.toMatchObject({ code: 'host.port-busy' });
});
