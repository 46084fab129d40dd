import ipaddr from 'ipaddr.js';
import { fail } from '../../../shared/kernel/errors.ts';

/** An address that an app asks for, taken apart. `target` is what is declared and granted: the host, with its port unless that is 443. */
export type Address = { url: URL; host: string; target: string; isHttp: boolean };

const MAX_URL = 8192;
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/** @throws network.url */
export function parseAddress(text: string, base?: URL): Address {
  const refuse = (problem: string): never => fail('network.url', { problem });
  if (text.length > MAX_URL) refuse(`it is longer than ${MAX_URL} characters`);
  // oxlint-disable-next-line no-control-regex -- these are what is refused
  if (/[\u0000-\u001f\u007f\\]/.test(text)) refuse('it contains control characters or backslashes');
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return refuse('it is not a whole address such as “https://api.example.org/items”');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('only https addresses are, and http ones of hosts that are allowed as local');
  if (url.username !== '' || url.password !== '') refuse('a name or password belongs into a header, not into the address');
  const written = /^\s*[a-z]+:\/\/([^/?#]*)/i.exec(text)?.[1];
  // Browsers read 0177.1, 0x7f000001 and 2130706433 as 127.0.0.1; nobody who means well writes so.
  if (ipaddr.IPv4.isValid(url.hostname) && written !== undefined && written.replace(/:\d*$/, '') !== url.hostname)
    refuse('its number is written in an unusual way');
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { url, host, target: port === 443 ? url.hostname : `${url.hostname}:${port}`, isHttp: url.protocol === 'http:' };
}

/** A host as declared in a manifest, "api.example.org" or "localhost:3000", in the form of `Address.target`; null for what is no host. */
export function targetOfEntry(entry: string): string | null {
  if (/[/?#@\s*]/.test(entry)) return null;
  try {
    return parseAddress(`https://${entry}`).target;
  } catch {
    return null;
  }
}

/** Whether the name alone says that a host is of this machine or its network. */
export function isLocalName(host: string): boolean {
  if (ipaddr.isValid(host)) return classOfAddress(host) === 'local';
  return LOCAL_NAMES.test(host) || !host.includes('.');
}

export function isIpAddress(host: string): boolean {
  return ipaddr.isValid(host);
}

export type AddressClass =
  | 'public'
  /** This machine or its network: only for hosts that the person allowed as such. */
  | 'local'
  /** Nobody's: metadata services, multicast, tunnels that hide another address, reserved ranges. */
  | 'never';

/** Metadata services of clouds that sit in ranges which are otherwise just local. */
const METADATA = new Set(['100.100.100.200', '192.0.0.192', 'fd00:ec2::254']);
const LOCAL_RANGES = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);

export function classOfAddress(address: string): AddressClass {
  if (!ipaddr.isValid(address) || address.includes('%')) return 'never';
  const ip = ipaddr.parse(address);
  if (METADATA.has(ip.toString())) return 'never';
  const range: string = ip.range();
  if (LOCAL_RANGES.has(range)) return 'local';
  if (range !== 'unicast') return 'never';
  // Of IPv6 only what is given out (2000::/3): the old forms that carry an IPv4 address are outside of it.
  if (ip.kind() === 'ipv6' && (ip.toByteArray()[0]! & 0xe0) !== 0x20) return 'never';
  return 'public';
}
