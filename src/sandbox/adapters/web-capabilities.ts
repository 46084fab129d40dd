import { z } from 'zod';
import { grant } from '../../shared/contracts/permissions.ts';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { AppError, fail } from '../../shared/kernel/errors.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { classOfAddress, isIpAddress } from '../host/capabilities/address.ts';
import { AppDecisions } from '../host/capabilities/decisions.ts';
import { NO_AI } from '../host/capabilities/nothing.ts';
import type { AppCapabilities, GrantStore, NetworkPort, StoredGrant } from '../host/capabilities/ports.ts';
import { RateBucket } from '../host/capabilities/rate-bucket.ts';
import { openBrowserDisk } from './browser-disk.ts';

/**
 * What an exported app reaches in its page: the network by the browser's own `fetch` (CORS and the page's policy hold as well), a disk in
 * IndexedDB, decisions in local storage. No model.
 * @param name tells this app from others of the same origin
 * @param onDiskError told when the disk can no longer be kept
 */
export async function createWebCapabilities(name: string, clock: Clock, onDiskError: (error: unknown) => void): Promise<AppCapabilities> {
  return {
    decisions: new AppDecisions(browserGrants(`casual.grants ${name}`), clock),
    network: browserNetwork,
    bucket: new RateBucket(SANDBOX_LIMITS.requestsPerMinute, clock),
    disk: await openBrowserDisk(`${name} disk`, onDiskError),
    ai: NO_AI,
    audit: () => {},
    source: name,
  };
}

const stored = z.array(grant.extend({ isLocal: z.boolean() }));

/** Where the browser keeps nothing for the page, what is decided holds until it is closed. */
function browserGrants(key: string): GrantStore {
  const read = (): StoredGrant[] => {
    try {
      return stored.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
    } catch {
      return [];
    }
  };
  const write = (grants: StoredGrant[]): void => {
    try {
      localStorage.setItem(key, JSON.stringify(grants));
    } catch {
      // It is full or not there.
    }
  };
  const without = (capability: string, target: string): StoredGrant[] => read().filter((other) => other.capability !== capability || other.target !== target);
  return {
    load: read,
    save: (kept) => write([...without(kept.capability, kept.target), kept]),
    remove: (capability, target) => write(without(capability, target)),
  };
}

/** A page cannot look a name up: only addresses that are numbers can be told apart here. Redirects cannot be looked at either and are not followed. */
const browserNetwork: NetworkPort = {
  isLocal: () => Promise.resolve(false),
  async request({ url, method, headers, body, allowLocal }, signal) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIpAddress(host)) {
      const kind = classOfAddress(host);
      if (kind === 'never' || (kind === 'local' && !allowLocal)) fail('network.private-address', { host, address: host });
    }
    let response: Response;
    try {
      const how: RequestInit = { mode: 'cors', credentials: 'omit', redirect: 'manual', cache: 'no-store', referrerPolicy: 'no-referrer' };
      response = await fetch(url, { ...how, method, headers, signal, ...(body === null ? {} : { body }) });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new AppError('network.unreachable', { host, problem: 'it could not be reached, or does not let pages of other addresses ask it' }, error);
    }
    if (response.type === 'opaqueredirect') fail('network.redirect-unseen', { host });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await bodyOf(response, host, signal) };
  },
};

async function bodyOf(response: Response, host: string, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      length += part.value.length;
      if (length > SANDBOX_LIMITS.responseBytes) fail('network.too-large', { host, limit: `${SANDBOX_LIMITS.responseBytes / 1024 / 1024} MB` });
      parts.push(part.value);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof AppError ? error : new AppError('network.unreachable', { host, problem: 'its answer broke off' }, error);
  } finally {
    await reader?.cancel().catch(() => {});
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
