import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { toBase64 } from '../../../shared/kernel/base64.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import { isIpAddress, isLocalName, parseAddress, type Address } from './address.ts';
import type { CallContext } from './call-context.ts';
import { wordsOf, type Wanted } from './declared.ts';
import type { Question } from './gate.ts';
import { checkHeaders, withoutContent, withoutCredentials } from './headers.ts';
import type { HttpRequest, HttpResponse } from './ports.ts';

type FetchArgs = Extract<CapabilityCall, { method: 'network.fetch' }>['args'];
/** What the guest makes a response of. */
export type FetchAnswer = { status: number; url: string; headers: Record<string, string>; as: 'text' | 'base64'; body: string };

type Sent = Pick<HttpRequest, 'method' | 'headers' | 'body'>;
/** What holds from hop to hop: hosts that were let through, by whether as local ones, and the time that is left, ms. Waiting for the person does not count. */
type Trip = { allowed: Map<string, boolean>; leftMs: number };

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** One request of an app, through as many hops as it takes. Every hop passes the gate, the bucket and the look at its address. */
export async function performFetch(args: FetchArgs, context: CallContext): Promise<FetchAnswer> {
  const method = args.method.toUpperCase();
  if (!METHODS.has(method)) fail('request.invalid', { problem: `“${args.method}” is not a method that can be fetched with` });
  const isBodiless = method === 'GET' || method === 'HEAD';
  if (args.body !== null && isBodiless) fail('request.invalid', { problem: `a ${method} request has no body` });
  let address = parseAddress(args.url);
  context.target = address.target;
  let request: Sent = { method, headers: checkHeaders(args.headers), body: args.body };
  const bytes = byteLength(args.body);
  if (bytes > SANDBOX_LIMITS.requestBytes) fail('request.too-large', { limit: SANDBOX_LIMITS.requestBytes, length: bytes });
  const trip: Trip = { allowed: new Map(), leftMs: SANDBOX_LIMITS.requestMs };
  for (let hop = 0; ; hop++) {
    const response = await oneHop(address, request, trip, context);
    context.bytesOut += byteLength(request.body);
    context.bytesIn += response.body.length;
    const location = response.headers['location'];
    if (!REDIRECTS.has(response.status) || location === undefined) {
      context.code = String(response.status);
      return { status: response.status, url: address.url.href, headers: visible(response.headers), ...decoded(response) };
    }
    if (hop === SANDBOX_LIMITS.redirects) fail('network.redirects', { host: address.host, limit: SANDBOX_LIMITS.redirects });
    const next = parseAddress(location, address.url);
    request = follow(request, response.status, next.target !== address.target || next.url.protocol !== address.url.protocol);
    address = next;
    context.target = address.target;
  }
}

async function oneHop(address: Address, request: Sent, trip: Trip, context: CallContext): Promise<HttpResponse> {
  const { capabilities, gate } = context;
  const wanted: Wanted = { capability: 'network', target: address.target };
  const ask = async (): Promise<Question> => ({
    isLocal:
      isLocalName(address.host) || (!isIpAddress(address.host) && (await capabilities.network.isLocal(address.host, timeLimit(context.signal, trip.leftMs)))),
    because: context.because,
    summary: `Send 1 request of ${byteLength(request.body).toLocaleString('en-GB')} bytes`,
    detail: context.shorten(exactly(address, request)),
  });
  const pass = await gate.pass(wanted, ask, trip.allowed.get(address.target));
  const startedAt = performance.now();
  try {
    if (address.isHttp && !pass.isForLocal) fail('network.url', { problem: `“${address.host}” is not a local host, so its address must begin with https` });
    const waitMs = capabilities.bucket.take();
    if (waitMs > 0) fail('network.rate', { limit: SANDBOX_LIMITS.requestsPerMinute, seconds: Math.ceil(waitMs / 1000) });
    const signal = AbortSignal.any([pass.signal, timeLimit(context.signal, trip.leftMs)]);
    const response = await untilAborted(capabilities.network.request({ url: address.url, ...request, allowLocal: pass.isForLocal }, signal), signal);
    trip.allowed.set(address.target, pass.isForLocal);
    return response;
  } catch (error) {
    if (pass.signal.aborted) throw new AppError('permission.denied', { capability: wordsOf(wanted) });
    if (error instanceof Error && error.name === 'TimeoutError') fail('network.timeout', { host: address.host, seconds: SANDBOX_LIMITS.requestMs / 1000 });
    throw error;
  } finally {
    trip.leftMs -= performance.now() - startedAt;
    pass.end();
  }
}

function exactly(address: Address, { method, headers, body }: Sent): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${address.url.href}`, ...lines, '', body ?? ''].join('\n');
}

function byteLength(body: string | null): number {
  return body === null ? 0 : new TextEncoder().encode(body).length;
}

function timeLimit(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, Math.ceil(ms)))]);
}

/** An adapter that is slow to notice must not keep the app waiting. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => {});
    return Promise.reject(signal.reason as Error);
  }
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** As browsers do: 303 always becomes a GET, 301 and 302 when it was a POST. */
function follow(
  request: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
  status: number,
  isOtherHost: boolean,
): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  const becomesGet = (status === 303 && request.method !== 'HEAD') || ((status === 301 || status === 302) && request.method === 'POST');
  const headers = isOtherHost ? withoutCredentials(request.headers) : request.headers;
  return becomesGet ? { method: 'GET', headers: withoutContent(headers), body: null } : { ...request, headers };
}

/** Cookies are nobody's business here. */
function visible(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'set-cookie' && name !== 'set-cookie2' && name !== '__proto__'));
}

/** Text in the charset it says, or in UTF-8 when that fits; anything else as base64. */
function decoded({ headers, body }: HttpResponse): Pick<FetchAnswer, 'as' | 'body'> {
  const charset = /charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  try {
    return { as: 'text', body: new TextDecoder(charset ?? 'utf-8', { fatal: charset === undefined }).decode(body) };
  } catch {
    return { as: 'base64', body: toBase64(body) };
  }
}
