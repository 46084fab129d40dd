import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AppSummary } from '../../shared/contracts/ide.ts';
import { AppError, fail } from '../../shared/kernel/errors.ts';
import { fakeServices } from '../../testing/fake-services.ts';
import type { IdeClient } from '../rpc/transports.ts';
import { startServer, type HostServer } from './server.ts';
import type { KeptSessions, SessionFile } from './session-file.ts';

const app: AppSummary = { id: 'app_1', name: 'Tasks', description: '', icon: 'app', category: 'other', createdAt: 1, updatedAt: 2, deletedAt: null, color: '#112233', pages: 1, entities: [], components: 1, readOnly: false };

let folder: string;
let server: HostServer;
let now = 0;
let windows = 0;
/** What the host keeps over a restart; `null` on a first start. */
let kept: KeptSessions | null = null;
const sessions: SessionFile = { read: () => kept, write: (next) => void (kept = structuredClone(next)) };
const start = (port: number): Promise<HostServer> =>
  startServer({ services, rendererFolder: join(folder, 'renderer'), port, clock: { now: () => now }, version: '1.2.3', sessions, onFirstWindow: () => void windows++ });
let services: ReturnType<typeof fakeServices>;
const asked: { trash?: boolean; limit?: number }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casual-server-'));
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer/index.html'), '<!doctype html><title>IDE</title>');
  writeFileSync(join(folder, 'renderer/assets/main-AbCd1234.js'), 'export {}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  asked.length = 0;
  kept = null;
  windows = 0;
  services = fakeServices({
    apps: {
      list: async (options) => (asked.push(options), [app]),
      get: async (id) => (id === app.id ? app : fail('app.not-found', { id })),
      onDidChange: (listener) => {
        const timer = setInterval(() => listener({ appId: 'app_1' }), 5);
        return () => clearInterval(timer);
      },
    },
  });
  server = await start(0);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
/** A raw request: `fetch` would not let a test forge Host or send unclean paths. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: server.port, path, method, agent: false, headers: { ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
const bearer = (): Record<string, string> => ({ authorization: `Bearer ${server.token}` });
async function signIn(): Promise<Record<string, string>> {
  const { headers } = await ask(new URL(server.launchUrl()).pathname + new URL(server.launchUrl()).search);
  return { cookie: headers['set-cookie']![0]!.split(';')[0]! };
}

describe('the launch link', () => {
  test('works once, sets a strict cookie and hides the token from the address', async () => {
    const { pathname, search } = new URL(server.launchUrl());
    const first = await ask(pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']![0]).toMatch(new RegExp(`^casual_${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    expect((await ask(pathname + search)).status).toBe(401);
  });

  test('expires', async () => {
    const { pathname, search } = new URL(server.launchUrl());
    now += 11 * 60_000;
    expect((await ask(pathname + search)).status).toBe(401);
  });

  test('used again by a signed-in browser leads on to the IDE', async () => {
    const { pathname, search } = new URL(server.launchUrl());
    const cookie = (await ask(pathname + search)).headers['set-cookie']![0]!.split(';')[0]!;
    expect((await ask(pathname + search, { cookie })).status).toBe(303);
  });

  test('a program with the token of the data folder can make a new one', async () => {
    const { url } = JSON.parse((await ask('/launch', bearer(), 'POST')).body) as { url: string };
    expect((await ask(new URL(url).pathname + new URL(url).search)).status).toBe(303);
  });
});

describe('who is let in', () => {
  test('nobody without a cookie or the token', async () => {
    for (const path of ['/', '/assets/main-AbCd1234.js', '/v1/apps', '/rpc/apps/list', '/openapi.json']) {
      expect((await ask(path)).status, path).toBe(401);
      expect((await ask(path, { cookie: `casual_${server.port}=${'x'.repeat(43)}` })).status, path).toBe(401);
      expect((await ask(path, { authorization: `Bearer ${'x'.repeat(43)}` })).status, path).toBe(401);
    }
    expect((await ask('/launch', {}, 'POST')).status).toBe(401);
  });

  test('a person gets a page to read instead of JSON', async () => {
    const { status, headers, body } = await ask('/', { accept: 'text/html' });
    expect([status, headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(body).toContain('Start Casual OS again');
  });

  test('no other host name, so that a rebound domain is refused even with the token', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, `localhost:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`]) {
      expect((await ask('/v1/apps', { ...bearer(), host })).status, host).toBe(403);
    }
  });

  test('no other origin and no other site', async () => {
    const cookie = await signIn();
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`, `http://localhost:${server.port}`]) {
      expect((await ask('/v1/apps', { ...cookie, origin })).status, origin).toBe(403);
    }
    expect((await ask('/v1/apps', { ...cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).status).toBe(403);
    expect((await ask('/v1/apps', { ...cookie, origin: server.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('it listens on the loopback interface only', () => {
    expect(server.origin).toBe(`http://127.0.0.1:${server.port}`);
  });
});

describe('after a restart', () => {
  const restart = async (port = server.port): Promise<void> => {
    await server.close();
    server = await start(port);
  };

  test('a signed-in browser is still let in, the link it came by is not, and the old token is worthless', async () => {
    const link = new URL(server.launchUrl());
    const cookie = { cookie: (await ask(link.pathname + link.search)).headers['set-cookie']![0]!.split(';')[0]! };
    const unused = new URL(server.launchUrl());
    const oldToken = bearer();
    await restart();
    expect((await ask('/', cookie)).status).toBe(200);
    for (const { pathname, search } of [link, unused]) expect((await ask(pathname + search)).status).toBe(401);
    expect((await ask('/v1/apps', oldToken)).status).toBe(401);
    expect((await ask('/v1/apps', { ...cookie, origin: 'https://evil.example' })).status).toBe(403);
  });

  test('only digests are kept, so that the file lets nobody in', async () => {
    const { cookie } = await signIn();
    const secret = cookie!.split('=')[1]!;
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(kept!.sessions.map(({ digest }) => digest)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    await restart();
    expect((await ask('/', { cookie: `casual_${server.port}=${kept!.sessions[0]!.digest}` })).status).toBe(401);
  });

  test('a sign-in that was not used for 30 days is over; use keeps it', async () => {
    const day = 24 * 60 * 60_000;
    const [used, unused] = [await signIn(), await signIn()];
    now += 20 * day;
    expect((await ask('/', used)).status).toBe(200);
    now += 20 * day;
    await restart();
    expect([(await ask('/', used)).status, (await ask('/', unused)).status]).toEqual([200, 401]);
    expect(kept!.sessions).toHaveLength(1);
  });

  test('on another port every earlier sign-in is dropped: whoever has the old port now is sent those cookies', async () => {
    const { cookie } = await signIn();
    const oldPort = server.port;
    await restart(0);
    expect(server.port).not.toBe(oldPort);
    expect((await ask('/', { cookie: cookie!.replace(String(oldPort), String(server.port)) })).status).toBe(401);
    await restart(oldPort);
    expect((await ask('/', { cookie: cookie! })).status).toBe(401);
  });

  test('no more than 50 sign-ins are kept, the newest', async () => {
    const first = await signIn();
    for (let i = 0; i < 50; i++) {
      now++;
      await signIn();
    }
    expect(kept!.sessions).toHaveLength(50);
    expect((await ask('/', first)).status).toBe(401);
  });
});

describe('files', () => {
  test('carry the security headers; hashed names are kept for good, pages are not', async () => {
    const cookie = await signIn();
    const page = await ask('/', cookie);
    expect(page.body).toContain('<title>IDE</title>');
    expect(page.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' });
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await ask('/assets/main-AbCd1234.js', cookie)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask('/', { ...cookie, 'if-none-match': page.headers.etag! })).status).toBe(304);
  });

  test('outside the folder are out of reach', async () => {
    const cookie = await signIn();
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/%00', '/%E0%A4%A', '//', '/missing.js']) {
      const { status, body } = await ask(path, cookie);
      expect([400, 404], path).toContain(status);
      expect(body).not.toBe('secret');
    }
  });

  test('are only read', async () => {
    expect((await ask('/index.html', await signIn(), 'PUT')).status).toBe(405);
  });
});

describe('REST', () => {
  test('answers with plain JSON and turns query text into values', async () => {
    const { status, body } = await ask('/v1/apps?trash=false&limit=7', bearer());
    expect([status, JSON.parse(body)]).toEqual([200, [app]]);
    expect(asked).toEqual([{ trash: false, limit: 7 }]);
  });

  test('fails with the registered code, status and message', async () => {
    const { status, body } = await ask('/v1/apps/nope', bearer());
    expect([status, JSON.parse(body)]).toMatchObject([404, { code: 'app.not-found', data: { kind: 'not-found', details: { id: 'nope' } } }]);
    const bad = await ask('/v1/apps?limit=0', bearer());
    expect([bad.status, JSON.parse(bad.body)]).toMatchObject([422, { code: 'request.invalid' }]);
    expect((await ask('/v1/nothing', bearer())).status).toBe(404);
  });

  test('is described by an OpenAPI document', async () => {
    const document = JSON.parse((await ask('/openapi.json', bearer())).body) as { openapi: string; info: { version: string }; paths: Record<string, object>; servers: { url: string }[] };
    expect(document.openapi).toMatch(/^3\./);
    expect(document.info.version).toBe('1.2.3');
    expect(document.servers).toEqual([{ url: `${server.origin}/v1` }]);
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/apps', '/apps/{appId}', '/apps/{appId}/export', '/generate', '/system/info']));
  });
});

describe('typed clients', () => {
  test('over HTTP with the token', async () => {
    const client: IdeClient = createORPCClient(new FetchLink({ url: `${server.origin}/rpc`, headers: bearer() }));
    expect(await client.apps.get({ appId: 'app_1' })).toEqual(app);
    await expect(client.apps.get({ appId: 'nope' })).rejects.toMatchObject({ code: 'app.not-found', defined: true });
  });

  test('over WebSocket with the cookie, streams included', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { origin: server.origin, headers: await signIn() });
    const client: IdeClient = createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }));
    expect(await client.apps.get({ appId: 'app_1' })).toEqual(app);
    const changes = await client.apps.watch();
    expect((await changes.next()).value).toEqual({ appId: 'app_1' });
    await changes.return();
    socket.close();
  });

  test('the first window that connects is told about, once; a refused one is not a window', async () => {
    const connect = (options: object): Promise<unknown> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, options);
        socket.on('open', () => resolve(socket.terminate())).on('error', resolve);
      });
    await connect({ origin: 'https://evil.example', headers: await signIn() });
    expect(windows).toBe(0);
    await connect({ origin: server.origin, headers: await signIn() });
    await connect({ origin: server.origin, headers: await signIn() });
    expect(windows).toBe(1);
  });

  test('a socket is refused without a cookie, from another origin, or without one', async () => {
    const cookie = await signIn();
    const attempts: [string, object][] = [
      ['no cookie', { origin: server.origin }],
      ['another origin', { origin: 'https://evil.example', headers: cookie }],
      ['no origin', { headers: cookie }],
      ['another path', { origin: server.origin, headers: cookie, path: '/elsewhere' }],
    ];
    for (const [name, { path = '/rpc', ...options }] of attempts as [string, { path?: string }][]) {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, options);
      const status = await new Promise((resolve) => {
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('open', () => resolve('open'));
        socket.on('error', () => {});
      });
      expect(status, name).toBe(name === 'another path' ? 404 : 403);
    }
  });
});

test('a busy port is said plainly', async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)));
  const attempt = start(port);
  await expect(attempt).rejects.toBeInstanceOf(AppError);
  await expect(attempt).rejects.toMatchObject({ code: 'host.port-busy', details: { port } });
  await new Promise((resolve) => blocker.close(resolve));
});
