export type HostKind = 'electron' | 'browser' | 'cli';

export type SystemInfo = {
  version: string;
  host: HostKind;
  home: string;
  platform: string;
  apps: number;
  /** Bytes of every file below the data folder. */
  bytesUsed: number;
  /** The generation engine in use. */
  engine: string;
};

export type DoctorCheck = { name: string; ok: boolean; detail: string };

export interface SystemService {
  info(): Promise<SystemInfo>;
  /** Looks at the installation and the data folder; changes nothing but a probe file that it removes again. */
  doctor(): Promise<{ ok: boolean; checks: DoctorCheck[] }>;
}

/** Where unexpected failures are written. People see only the id. */
export interface ErrorLog {
  /** @param where what was being done, e.g. `apps.create` @returns the id to show */
  record(error: unknown, where: string): string;
}
