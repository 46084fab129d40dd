import type { IncomingHttpHeaders } from 'node:http';

/**
 * Is this request meant for us, and from us? A page elsewhere can make a browser send requests here: it can neither set
 * `Host` (DNS rebinding) nor hide `Origin` on anything but a plain navigation or image load.
 *
 * @param port the port being served on
 * @param needsOrigin upgrades, which browsers always send with an Origin and which no same-origin policy protects
 */
export function isOwnRequest(headers: IncomingHttpHeaders, port: number, needsOrigin = false): boolean {
  if (headers.host !== `127.0.0.1:${port}`) return false;
  const { origin } = headers;
  if (origin === undefined) return !needsOrigin && isOwnSite(headers);
  return origin === `http://127.0.0.1:${port}`;
}

/** `Sec-Fetch-Site` is sent by every current browser: `none` is the address bar or a launcher. */
function isOwnSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  // Following a link to the front page is harmless; anything else from another site is not.
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]+)$/.exec(headers.authorization ?? '')?.[1];
}
