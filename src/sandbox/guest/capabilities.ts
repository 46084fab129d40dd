import type { CapabilityCall } from '../../shared/contracts/sandbox.ts';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { toWtf8 } from '../../shared/kernel/wtf8.ts';
import { HostError, type Bridge } from './bridge.ts';
import { asText } from './helpers.ts';
import { isObject } from './json.ts';
import type { RandomBytes } from './random-bytes.ts';

// Author code may replace them later.
const { stringify, parse } = JSON;
const { freeze, hasOwn } = Object;

type Options = Record<string, unknown>;
type FetchAnswer = { status: number; url: string; headers: Record<string, string>; as: 'text' | 'base64'; body: string };

const MAX_RANDOM = 65_536;
const DEFAULT_TOKENS = 1024;

/** What asynchronous code can ask the host for, under the names of `CAPABILITY_NAMES`. Rules: docs/specs/permissions.md. */
export function createCapabilities(bridge: Bridge, random: RandomBytes): Record<string, unknown> {
  const ask = (call: CapabilityCall): Promise<unknown> => bridge.call(call);
  const path = (value: unknown): string => {
    if (typeof value !== 'string') throw new HostError('request.invalid', 'A path is a text, such as “/notes/a.txt”.');
    return value;
  };
  const stat = (of: unknown): Promise<unknown> => ask({ method: 'disk.stat', args: { path: path(of) } });

  return {
    fetch: async (url: unknown, options?: unknown) => {
      const given: Options = isObject(options) ? options : {};
      return responseOf(
        (await ask({
          method: 'network.fetch',
          args: { url: asText(url), method: asText(given['method'] ?? 'GET'), headers: headersOf(given['headers']), body: bodyOf(given['body']) },
        })) as FetchAnswer,
      );
    },
    fs: freeze({
      readText: async (of: unknown) => ask({ method: 'disk.read', args: { path: path(of), as: 'text' } }),
      readBytes: async (of: unknown) => ask({ method: 'disk.read', args: { path: path(of), as: 'base64' } }),
      writeText: async (of: unknown, text: unknown) => void (await ask({ method: 'disk.write', args: { path: path(of), as: 'text', data: asText(text) } })),
      writeBytes: async (of: unknown, base64: unknown) =>
        void (await ask({ method: 'disk.write', args: { path: path(of), as: 'base64', data: base64Of(base64) } })),
      list: async (of: unknown = '/') => ask({ method: 'disk.list', args: { path: path(of) } }),
      stat: async (of: unknown) => {
        const found = await stat(of);
        if (found === null) throw new HostError('disk.not-found', `There is no file “${asText(of)}” on the app’s disk.`);
        return found;
      },
      exists: async (of: unknown) => (await stat(of)) !== null,
      remove: async (of: unknown) => ask({ method: 'disk.remove', args: { path: path(of) } }),
    }),
    clipboard: freeze({
      readText: async () => ask({ method: 'clipboard.read', args: {} }),
      writeText: async (text: unknown) => void (await ask({ method: 'clipboard.write', args: { text: asText(text) } })),
    }),
    notify: async (title: unknown, text: unknown = '') =>
      void (await ask({ method: 'notifications.show', args: { title: asText(title).slice(0, 200), text: asText(text).slice(0, 2000) } })),
    ai: freeze({
      complete: async (request: unknown) => {
        const given: Options = isObject(request) ? request : { prompt: request };
        const maxTokens = Math.floor(Number(given['maxTokens'] ?? DEFAULT_TOKENS));
        return ask({ method: 'ai.complete', args: { prompt: asText(given['prompt']), system: asText(given['system']), maxTokens } });
      },
    }),
    time: freeze({ now: () => bridge.now() }),
    crypto: freeze({
      randomUUID: () => uuidOf(random.take(16)),
      getRandomBytes: (count: unknown) => {
        const n = Number(count);
        if (!Number.isInteger(n) || n < 0 || n > MAX_RANDOM) throw new HostError('request.invalid', `Ask for 0 to ${MAX_RANDOM} random bytes.`);
        return random.take(n);
      },
    }),
    files: freeze({
      pick: async (options?: unknown) => {
        const given: Options = isObject(options) ? options : {};
        const accept = Array.isArray(given['accept']) ? given['accept'].join(',') : asText(given['accept']);
        return ask({ method: 'files.pick', args: { accept, multiple: given['multiple'] === true } });
      },
      save: async (options: unknown) => {
        const given: Options = isObject(options) ? options : {};
        const isText = given['base64'] === undefined;
        const fileName = asText(given['fileName']).slice(0, 255) || 'file.txt';
        const mime = asText(given['mime']).slice(0, 200) || (isText ? 'text/plain' : 'application/octet-stream');
        await ask({
          method: 'files.save',
          args: { fileName, mime, as: isText ? 'text' : 'base64', data: isText ? asText(given['text']) : base64Of(given['base64']) },
        });
      },
    }),
  };
}

/** Plain data with the methods people know. */
function responseOf({ status, url, headers, as, body }: FetchAnswer): unknown {
  const text = async (): Promise<string> => {
    if (as === 'text') return body;
    throw new HostError('disk.not-text', 'The answer is not text. Read it with “base64()” or “bytes()”.');
  };
  const get = (name: unknown): string | null => {
    const key = asText(name).toLowerCase();
    return hasOwn(headers, key) ? (headers[key] ?? null) : null;
  };
  const base64 = async (): Promise<string> => (as === 'text' ? toBase64(toWtf8(body)) : body);
  return freeze({
    ok: status >= 200 && status < 300,
    status,
    url,
    headers: freeze({ get, has: (name: unknown) => get(name) !== null, entries: () => Object.entries(headers) }),
    text,
    json: async () => parse(await text()) as unknown,
    base64,
    bytes: async () => fromBase64(await base64()),
  });
}

/** A list of pairs, a map, or an object. */
function headersOf(value: unknown): Record<string, string> {
  const entries = value instanceof Map ? [...value] : Array.isArray(value) ? value : isObject(value) ? Object.entries(value) : [];
  const headers: Record<string, string> = {};
  for (const entry of entries) if (Array.isArray(entry)) headers[asText(entry[0])] = asText(entry[1]);
  return headers;
}

function bodyOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : (stringify(value) ?? '');
}

/** Base64 as it is, bytes turned into it. */
function base64Of(value: unknown): string {
  return value instanceof Uint8Array ? toBase64(value) : asText(value);
}

/** Version 4 of RFC 9562. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
