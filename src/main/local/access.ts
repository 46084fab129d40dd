import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../shared/kernel/ports.ts';
import { bearerOf, cookieOf } from './guard.ts';
import type { SessionFile } from './session-file.ts';

/** A launch link that nobody used is worthless after this long, ms. */
const LAUNCH_LIFETIME = 10 * 60_000;
const HOUR = 60 * 60_000;
/** A window that was away for longer needs a new link, ms. */
const SESSION_LIFETIME = 30 * 24 * HOUR;
/** Signed-in browsers kept; the ones used longest ago go first. */
const MOST_SESSIONS = 50;

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

/**
 * @param port part of the cookie's name: cookies are shared between the ports of a host. Sign-ins of an earlier run count
 *   only on the port they were made for: had another program taken it since, it would have been sent the cookies.
 * @param file where sign-ins are kept, so that an open window finds back by itself after a restart
 */
export function createAccess(port: number, clock: Clock, file: SessionFile): Access {
  const cookieName = `casual_${port}`;
  const token = newSecret();
  const launches = new Map<string, number>();
  /** Digest → when it was last written as used, epoch ms. */
  const sessions = new Map<string, number>();
  const kept = file.read();
  if (kept?.port === port) for (const { digest: key, usedAt } of kept.sessions) sessions.set(key, usedAt);
  const isCurrent = (usedAt: number): boolean => usedAt + SESSION_LIFETIME > clock.now();

  function write(): void {
    const newest = [...sessions].filter(([, usedAt]) => isCurrent(usedAt)).sort((a, b) => b[1] - a[1]).slice(0, MOST_SESSIONS);
    sessions.clear();
    for (const [key, usedAt] of newest) sessions.set(key, usedAt);
    file.write({ port, sessions: newest.map(([key, usedAt]) => ({ digest: key, usedAt })) });
  }
  write();

  function isSignedIn(secret: string): boolean {
    const key = digest(secret);
    const usedAt = sessions.get(key);
    if (usedAt === undefined || !isCurrent(usedAt)) return false;
    if (clock.now() - usedAt > HOUR) {
      sessions.set(key, clock.now());
      write();
    }
    return true;
  }

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
      sessions.set(digest(session), clock.now());
      write();
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    allows(headers) {
      const bearer = bearerOf(headers);
      if (bearer !== undefined) return timingSafeEqual(Buffer.from(digest(bearer)), Buffer.from(digest(token)));
      const session = cookieOf(headers, cookieName);
      return session !== undefined && isSignedIn(session);
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
