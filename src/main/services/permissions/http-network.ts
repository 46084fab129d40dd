import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { classOfAddress, isIpAddress, type AddressClass, type HttpRequest, type NetworkPort } from '../../../sandbox/adapters/capabilities.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';

type Address = { address: string; family: 4 | 6 };
export type HttpNetworkOptions = {
  /** Every address of a name. */
  resolve?: (host: string) => Promise<Address[]>;
  classify?: (address: string) => AddressClass;
  /** More certificates to trust, PEM. */
  ca?: string;
};

/** Addresses that a name may have; more is nobody's honest set-up. */
const MAX_ADDRESSES = 64;

/**
 * The network by Node's own clients. A name is looked up once for each request, every address it has is looked at, and the connection is
 * made to one of those very addresses: what the name leads to a moment later does not matter. Connections are not kept, so that
 * none outlives the look at its address. No proxy, no cookies, no credentials of this machine.
 */
export function createHttpNetwork({ resolve = resolveName, classify = classOfAddress, ca }: HttpNetworkOptions = {}): NetworkPort {
  async function addressesOf(host: string, signal: AbortSignal): Promise<Address[]> {
    if (isIpAddress(host)) return [{ address: host, family: host.includes(':') ? 6 : 4 }];
    const found = await abortable(resolve(host), signal).catch((error: unknown) => {
      if (signal.aborted) throw signal.reason;
      throw new AppError('network.unreachable', { host, problem: 'its name is not known' }, error);
    });
    if (found.length === 0 || found.length > MAX_ADDRESSES) fail('network.unreachable', { host, problem: 'its name leads nowhere' });
    return found;
  }

  return {
    async isLocal(host, signal) {
      return (await addressesOf(host, signal)).some(({ address }) => classify(address) === 'local');
    },
    async request(request, signal) {
      const host = request.url.hostname.replace(/^\[|\]$/g, '');
      const addresses = await addressesOf(host, signal);
      for (const { address } of addresses) {
        const kind = classify(address);
        if (kind === 'never' || (kind === 'local' && !request.allowLocal)) fail('network.private-address', { host, address });
      }
      signal.throwIfAborted();
      const message = await send(request, host, addresses, signal, ca);
      try {
        return {
          status: message.statusCode ?? 0,
          headers: headersOf(message),
          body: request.method === 'HEAD' ? new Uint8Array(0) : await bodyOf(message, host, signal),
        };
      } finally {
        message.destroy();
      }
    },
  };
}

async function resolveName(host: string): Promise<Address[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function send(
  { url, method, headers, body }: HttpRequest,
  host: string,
  addresses: readonly Address[],
  signal: AbortSignal,
  ca: string | undefined,
): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_name, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else if (first !== undefined) done(null, first.address, first.family);
  };
  return new Promise((resolve, reject) => {
    const options: RequestOptions & { ca?: string } = {
      method,
      headers: {
        accept: '*/*',
        'user-agent': 'CasualOS',
        ...headers,
        'accept-encoding': 'gzip, deflate, br',
        connection: 'close',
        ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      agent: false,
      lookup: pinned,
      signal,
      maxHeaderSize: 65_536,
      ...(ca === undefined ? {} : { ca }),
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve);
    request.on('error', (error) =>
      reject(signal.aborted ? (signal.reason as Error) : new AppError('network.unreachable', { host, problem: problemOf(error) }, error)),
    );
    // The address decides what is spoken; a server that wants something else is left alone.
    request.on('upgrade', (_message, socket) => {
      socket.destroy();
      reject(new AppError('network.unreachable', { host, problem: 'it wants to speak something other than http' }));
    });
    request.end(body ?? undefined);
  });
}

/** Reads no more than the limit, counted after unpacking: a small packed answer can be a very large one. */
async function bodyOf(message: IncomingMessage, host: string, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  const isEmpty = message.statusCode === 204 || message.statusCode === 304;
  const stream = isEmpty ? message : unpacked(message);
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > SANDBOX_LIMITS.responseBytes) fail('network.too-large', { host, limit: `${SANDBOX_LIMITS.responseBytes / 1024 / 1024} MB` });
      parts.push(part);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof AppError) throw error;
    throw new AppError('network.unreachable', { host, problem: problemOf(error) }, error);
  } finally {
    stream.destroy();
  }
  return Buffer.concat(parts);
}

function unpacked(message: IncomingMessage): Readable {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[message.headers['content-encoding'] ?? ''];
  if (unpack === undefined) return message;
  const stream = unpack();
  message.on('error', (error) => stream.destroy(error));
  return message.pipe(stream);
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

const PROBLEMS: Record<string, string> = {
  ECONNREFUSED: 'it refused the connection',
  ECONNRESET: 'it ended the connection',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it took too long',
  EPROTO: 'it does not speak https as it should',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody vouches for its certificate',
};

/** In words; nothing of what the other side wrote. */
function problemOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return PROBLEMS[code] ?? (code === '' ? 'the connection failed' : `the connection failed (${code})`);
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
