/** The outside world, injected. Every service runs in a test with fakes of these. */

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}

/** The subset of WHATWG `fetch` that services use. */
export type FetchPort = (
  url: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string; signal?: unknown; redirect?: 'follow' | 'manual' | 'error' },
) => Promise<{ ok: boolean; status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

/** File access below one root folder. Paths are relative, with `/`; `..` is refused with `file.outside-root`. */
export interface FilesPort {
  read(path: string): Promise<Uint8Array>;
  /** Atomic: writes a temporary file beside the target, syncs it, then renames. */
  write(path: string, data: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  list(path: string): Promise<string[]>;
}

/** mulberry32: a small seeded generator for tests, seeds and reproducible generation. Source: Tommy Ettinger, public domain. */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  return {
    next() {
      a = (a + 0x6d2b79f5) >>> 0;
      let t = a;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    },
  };
}
