import type { AuditEntry, Grant } from '../../../shared/contracts/permissions.ts';
import type { AppDecisions } from './decisions.ts';
import type { RateBucket } from './rate-bucket.ts';

/** One request of one hop: redirects come back as they are. The host has checked the address and the headers. */
export type HttpRequest = {
  url: URL;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** The person allowed this very host as one of this machine or its network. */
  allowLocal: boolean;
};
export type HttpResponse = { status: number; headers: Record<string, string>; body: Uint8Array };

/** The way to the network. Fails with `network.*`; with the reason of the signal when that is aborted. */
export interface NetworkPort {
  /** Whether the name leads to this machine or its network now. */
  isLocal(host: string, signal: AbortSignal): Promise<boolean>;
  /** Looks the name up once, refuses addresses that may not be reached, and connects to the very address it looked at. */
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}

export type DiskEntry = { path: string; size: number; modifiedAt: number };

/** The files of one app by normalised path ("/notes/a.txt"); folders are what paths have in common. A write is whole or not at all. */
export interface DiskPort {
  stat(path: string): DiskEntry | null;
  read(path: string): Uint8Array | null;
  write(path: string, bytes: Uint8Array, modifiedAt: number): void;
  /** All of them or none. */
  remove(paths: readonly string[]): void;
  /** Everything below a folder ("/notes/"), in order of the paths. @param limit entries at most */
  below(folder: string, limit: number): DiskEntry[];
  usage(): { usedBytes: number; files: number };
}

export type AiRequest = { prompt: string; system: string; maxTokens: number };
/** `cost` in US dollars. */
export type AiAnswer = { text: string; usage: { inputTokens: number; outputTokens: number }; cost: number };
/** Fails with `ai.unavailable` or `ai.failed`. */
export interface AiPort {
  complete(request: AiRequest, signal: AbortSignal): Promise<AiAnswer>;
}

/** A decision as it is kept: `isLocal` says that the person knew the host to be a local one. */
export type StoredGrant = Grant & { isLocal: boolean };

/** Where the decisions about one app are kept on this machine. */
export interface GrantStore {
  load(): StoredGrant[];
  save(grant: StoredGrant): void;
  remove(capability: Grant['capability'], target: string): void;
}

export type NewAuditEntry = Omit<AuditEntry, 'id'>;

/** Everything beyond its own rows that one session of an app can reach. */
export type AppCapabilities = {
  decisions: AppDecisions;
  network: NetworkPort;
  /** One for the app, however many sessions it has. */
  bucket: RateBucket;
  disk: DiskPort;
  ai: AiPort;
  audit: (entry: NewAuditEntry) => void;
  /** The session or execution, for the audit. */
  source: string;
};
