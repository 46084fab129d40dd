import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { createRouter } from '../rpc/router.ts';
import type { Services } from '../rpc/services.ts';
import { describeRest, serveHttpRpc, serveRest, serveWebSocket } from '../rpc/transports.ts';
import { createAccess, type Access } from './access.ts';
import { Backlog } from './backlog.ts';
import { isOwnRequest } from './guard.ts';
import { serveHook } from './hooks.ts';
import { isCodeFrame } from '../services/system/index.ts';
import { asCodeFrame, setSecurityHeaders } from './headers.ts';
import { launchLocation } from './launch-target.ts';
import type { SessionFile } from './session-file.ts';
import { serveFile } from './static-files.ts';

/** One message over the socket: enough for a document of a hundred thousand components. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** How long requests under way may take at shutdown, ms. */
const DRAIN_MS = 2_000;

export type HostServer = {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** For programs that can read the data folder. */
  readonly token: string;
  /** A link that works once and signs the browser in. */
  launchUrl(): string;
  close(): Promise<void>;
};

/**
 * The browser host: the IDE, the contract and the REST API on the loopback interface. Throws `host.port-busy`.
 *
 * @param onFirstWindow called once, when the first window has loaded and connects
 */
export async function startServer({
  services,
  rendererFolder,
  port,
  clock,
  version,
  sessions,
  onFirstWindow = () => {},
}: {
  services: Services;
  rendererFolder: string;
  port: number;
  clock: Clock;
  version: string;
  sessions: SessionFile;
  onFirstWindow?: () => void;
}): Promise<HostServer> {
  const router = createRouter(services);
  const upgradeSocket = serveWebSocket(router);
  const handleRest = serveRest(router, '/v1');
  const handleRpc = serveHttpRpc(router, '/rpc');
  let hasHadWindow = false;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const backlog = new Backlog();
  const server = createServer();
  const actualPort = await listen(server, port);
  const origin = `http://127.0.0.1:${actualPort}`;
  const access = createAccess(actualPort, clock, sessions);
  const launchUrl = (): string => `${origin}/launch?token=${access.newLaunchToken()}`;
  let restDocument: Promise<object> | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response);
    if (isHook(request, actualPort)) return serveHook(services.executions, URL.parse(request.url ?? '/', origin), request, response);
    if (!isOwnRequest(request.headers, actualPort)) return sendError(response, new AppError('host.forbidden-origin'), request);
    const url = URL.parse(request.url ?? '/', origin);
    if (url === null) return sendJson(response, 400, { code: 'request.invalid', message: 'That address is not valid.' });
    if (url.pathname === '/launch' && request.method === 'GET') return launch(url, request, response, access);
    if (!access.allows(request.headers)) return sendError(response, new AppError('host.unauthorized'), request, 401);

    if (url.pathname.startsWith('/v1/')) {
      if (!(await handleRest(request, response)).matched) sendJson(response, 404, { code: 'NOT_FOUND', message: `There is nothing at ${request.method} ${url.pathname}. See /openapi.json.` });
    } else if (url.pathname.startsWith('/rpc/')) {
      if (!(await handleRpc(request, response)).matched) sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such procedure.' });
    } else if (url.pathname === '/openapi.json') {
      restDocument ??= describeRest(version, `${origin}/v1`);
      sendJson(response, 200, await restDocument);
    } else if (url.pathname === '/launch' && request.method === 'POST') {
      sendJson(response, 200, { url: launchUrl() });
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(response, 405, { code: 'METHOD_NOT_SUPPORTED', message: 'Only GET and HEAD work here.' });
    } else if (!(await serveFile(rendererFolder, url.pathname, request, isCodeFrame(url.pathname) ? asCodeFrame(response) : response))) {
      sendJson(response, 404, { code: 'NOT_FOUND', message: `There is no file ${url.pathname}.` });
    }
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const logId = services.errorLog.record(error, `${request.method} ${request.url?.split('?')[0]}`);
      if (response.headersSent) response.destroy();
      else sendError(response, new AppError('internal', { logId }), request);
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isAllowed = isOwnRequest(request.headers, actualPort, true) && access.allows(request.headers);
    if (!isAllowed || URL.parse(request.url ?? '/', origin)?.pathname !== '/rpc') {
      socket.end(`HTTP/1.1 ${isAllowed ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // A malformed frame closes this one socket; `ws` raises it as an error event, which must have a listener.
      accepted.on('error', (error) => services.errorLog.record(error, 'websocket'));
      backlog.add(accepted, socket);
      upgradeSocket(accepted);
      if (!hasHadWindow) onFirstWindow();
      hasHadWindow = true;
    });
  });

  return {
    port: actualPort,
    origin,
    token: access.token,
    launchUrl,
    async close() {
      backlog.close();
      for (const socket of sockets.clients) socket.close(1001, 'Casual OS is closing');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, DRAIN_MS);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Its secret is in the address, so it may come from anywhere; but it must have been sent to this host by its own name. */
function isHook({ url, headers }: IncomingMessage, port: number): boolean {
  return url?.startsWith('/hooks/') === true && headers.host === `127.0.0.1:${port}`;
}

function launch(url: URL, request: IncomingMessage, response: ServerResponse, access: Access): void {
  const cookie = access.redeem(url.searchParams.get('token') ?? '');
  // A reload of a used link by a browser that is signed in already goes on to the IDE.
  if (cookie === null && !access.allows(request.headers)) return sendError(response, new AppError('host.unauthorized'), request, 401);
  if (cookie !== null) response.setHeader('Set-Cookie', cookie);
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(303, { Location: launchLocation(url) }).end();
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(JSON.stringify(body));
}

/** JSON for programs, a readable page for people. */
function sendError(response: ServerResponse, error: AppError, request: IncomingMessage, status = error.status): void {
  if (request.headers.accept?.includes('text/html') !== true) return sendJson(response, status, { code: error.code, message: error.message, data: { kind: error.kind, details: error.details } });
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Casual OS</title><body style="font:15px/1.5 system-ui;max-width:36rem;margin:20vh auto;padding:0 1rem"><h1 style="font-size:1.25rem">This page cannot be shown</h1><p>${error.message}</p></body></html>`,
  );
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isBusy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(isBusy ? new AppError('host.port-busy', { port }, error) : error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}
