import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Backlog } from './backlog.ts';

const KB = 1024;
const server = createServer();
let sockets: WebSocketServer;
let backlog: Backlog;

beforeEach(async () => {
  sockets = new WebSocketServer({ noServer: true });
  backlog = new Backlog(256 * KB, 250);
  server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, (accepted) => backlog.add(accepted, socket)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  backlog.close();
  for (const socket of sockets.clients) socket.terminate();
  server.removeAllListeners('upgrade');
  await new Promise((resolve) => server.close(resolve));
});

async function connect(): Promise<{ client: WebSocket; served: WebSocket }> {
  const before = new Set(sockets.clients);
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(client, 'open');
  const served = [...sockets.clients].find((socket) => !before.has(socket));
  if (served === undefined) throw new Error('nobody came');
  return { client, served };
}

test('who reads nothing while much waits is let go; who reads, however much it is, is not', async () => {
  const frozen = await connect();
  const reading = await connect();
  const idle = await connect();
  frozen.client.pause();
  let read = 0;
  reading.client.on('message', (data: Buffer) => (read += data.length));
  const part = Buffer.alloc(64 * KB);
  // Loopback takes some megabytes before anything waits.
  const fill = setInterval(() => {
    for (let i = 0; i < 20; i++) {
      frozen.served.send(part);
      reading.served.send(part);
    }
  }, 5);
  await once(frozen.served, 'close');
  clearInterval(fill);
  expect(reading.served.readyState).toBe(WebSocket.OPEN);
  expect(idle.served.readyState).toBe(WebSocket.OPEN);
  expect(read).toBeGreaterThan(0);
  for (const { client } of [frozen, reading, idle]) client.terminate();
});
