import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stored = z.object({
  port: z.number().int().min(1).max(65_535),
  sessions: z.array(z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), usedAt: z.number() })),
});

/** Where the host answered last and who was signed in there: SHA-256 of each session's secret, and when it was last used (epoch ms). */
export type KeptSessions = z.infer<typeof stored>;

/** Keeps sign-ins over a restart. What cannot be read or written costs people a new link, never the start. */
export interface SessionFile {
  read(): KeptSessions | null;
  write(kept: KeptSessions): void;
}

/** `<home>/browser-sessions.json`, for its owner only (0600). It holds digests: reading it does not let anyone in. */
export function createSessionFile(home: string): SessionFile {
  const path = join(home, 'browser-sessions.json');
  return {
    read() {
      try {
        return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return null; // the first start, or a damaged file
      }
    },
    write(kept) {
      const temporary = `${path}.${process.pid}`;
      try {
        writeFileSync(temporary, JSON.stringify(kept), { mode: 0o600 });
        chmodSync(temporary, 0o600);
        renameSync(temporary, path);
      } catch {
        rmSync(temporary, { force: true }); // a full disk
      }
    },
  };
}
