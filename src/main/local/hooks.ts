import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionsService } from '../services/executions/types.ts';

const ADDRESS = /^\/hooks\/([A-Za-z0-9_-]{1,64})\/([A-Za-z_][A-Za-z0-9_]{0,63})\/([A-Za-z0-9_-]{20,100})$/;
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Answers the webhooks of apps. Whoever has the address may call it: it needs no cookie and no Origin. What an app answers is shown from
 * the address of the IDE, so a browser may not run it, frame it or guess what it is.
 */
export async function serveHook(executions: ExecutionsService, url: URL | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, appId, triggerId, secret] = ADDRESS.exec(url?.pathname ?? '') ?? [];
  if (url === null || appId === undefined || triggerId === undefined || secret === undefined) return missing(response);
  if (request.method !== 'GET' && request.method !== 'POST')
    return send(response, 405, { allow: 'GET, POST' }, { code: 'METHOD_NOT_SUPPORTED', message: 'Only GET and POST work here.' });
  const body = await readBody(request);
  if (body === null) return send(response, 413, { connection: 'close' }, { code: 'request.invalid', message: 'The body is larger than 1 MB.' });
  const answer = await executions.webhook({ appId, triggerId, secret }, { method: request.method, query: queryOf(url), headers: headersOf(request), body });
  if (answer === null) return missing(response);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  protect(response);
  response.writeHead(answer.status).end(hasBody(answer.status) ? answer.body : undefined);
}

/** @returns null when it is too large; the rest of it is not read */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A name that comes twice is a list. */
function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    if (name !== '__proto__') query[name] = values.length === 1 ? values[0]! : values;
  }
  return query;
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

/** No path says whether the app, the trigger or the secret was wrong. */
function missing(response: ServerResponse): void {
  send(response, 404, {}, { code: 'NOT_FOUND', message: 'There is nothing here.' });
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: object): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  protect(response);
  response.writeHead(status, headers).end(JSON.stringify(body));
}

function protect(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (!response.hasHeader('cache-control')) response.setHeader('Cache-Control', 'no-store');
}

function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}
