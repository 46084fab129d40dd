import { fail } from '../../../shared/kernel/errors.ts';

const MAX_HEADERS = 100;
const MAX_CHARS = 16_384;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** The names a browser keeps to itself, too. Source: the Fetch standard, “forbidden request-header”. */
const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method access-control-request-private-network connection content-length ' +
    'cookie cookie2 date dnt expect forwarded host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via x-http-method x-http-method-override x-method-override'
  ).split(' '),
);
const FORBIDDEN_PREFIX = /^(proxy-|sec-|x-forwarded-)/;
/** What may follow a request to another host. Anything else may hold a key. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-language', 'content-type']);

/** @returns with lower-case names. @throws network.header, request.invalid */
export function checkHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(given);
  if (entries.length > MAX_HEADERS || entries.reduce((total, [name, value]) => total + name.length + value.length, 0) > MAX_CHARS)
    fail('request.invalid', { problem: `a request may have ${MAX_HEADERS} headers of ${MAX_CHARS.toLocaleString('en-GB')} characters in all` });
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of entries) {
    const name = key.toLowerCase();
    if (!TOKEN.test(name)) fail('request.invalid', { problem: `“${key.slice(0, 50)}” is not the name of a header` });
    if (FORBIDDEN.has(name) || FORBIDDEN_PREFIX.test(name)) fail('network.header', { name: key });
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) fail('request.invalid', { problem: `the header “${key}” contains characters that headers cannot` });
    headers[name] = value.trim();
  }
  return headers;
}

/** For a redirect to another host. */
export function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));
}

/** For a redirect that turns into a GET. */
export function withoutContent(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));
}
