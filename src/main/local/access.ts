import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../shared/kernel/ports.ts';
import { bearerOf, cookieOf } from './guard.ts';

/** A launch link that nobody used is worthless after this long, ms. */
const LAUNCH_LIFETIME = 10 * 60_000;

/** Who may talk to this host: holders of a used launch link (by cookie) and of the token in the data folder (by header). */
export interface Access {
  /** For programs on this computer that can read the data folder. */
  readonly token: string;
  /** A new one-time secret for a link. */
  newLaunchToken(): string;
  /** Trades a launch token for the value of the `Set-Cookie` header, or null when it was used, expired or never made. */
  redeem(launchToken: string): string | null;
  allows(headers: IncomingHttpHeaders): boolean;
}

/** @param port part of the cookie's name: cookies are shared between the ports of a host */
export function createAccess(port: number, clock: Clock): Access {
  const cookieName = `casual_${port}`;
  const token = newSecret();
  const launches = new Map<string, number>();
  const sessions = new Set<string>();
  return {
    token,
    newLaunchToken() {
      const secret = newSecret();
      launches.set(digest(secret), clock.now() + LAUNCH_LIFETIME);
      return secret;
    },
    redeem(launchToken) {
      const key = digest(launchToken);
      const expires = launches.get(key);
      launches.delete(key);
      if (expires === undefined || expires < clock.now()) return null;
      const session = newSecret();
      sessions.add(digest(session));
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    allows(headers) {
      const bearer = bearerOf(headers);
      if (bearer !== undefined) return timingSafeEqual(Buffer.from(digest(bearer)), Buffer.from(digest(token)));
      const session = cookieOf(headers, cookieName);
      return session !== undefined && sessions.has(digest(session));
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are looked up by digest, so that the time of a lookup says nothing about them. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
