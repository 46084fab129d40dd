import { mkdirSync, rmSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFormat } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { Source } from './read/source.ts';

export type Upload = {
  id: string;
  appId: string;
  /** Null: it is to become an entity of its own. */
  entity: string | null;
  fileName: string;
  /** Announced. */
  bytes: number;
  format: ImportFormat | null;
  received: number;
  /** Once it was looked at. */
  source: Source | null;
  startedAt: number;
  /** A job reads it. */
  isBusy: boolean;
  /** Of the last check or run. */
  hasProblems: boolean;
};

const MAX_BYTES = 512 * 1024 * 1024;
const MAX_UPLOADS = 20;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Files on their way into an app, each in a folder of its own below `<home>/imports`. They do not outlive the process: what an earlier one left is removed at the start. */
export class Uploads {
  private readonly folder: string;
  private readonly clock: Clock;
  private readonly random: Random;
  private readonly known = new Map<string, Upload>();

  constructor({ home, clock, random }: { home: string; clock: Clock; random: Random }) {
    this.folder = join(home, 'imports');
    this.clock = clock;
    this.random = random;
    rmSync(this.folder, { recursive: true, force: true });
  }

  async begin({ appId, entity, fileName, bytes, format }: Pick<Upload, 'appId' | 'entity' | 'fileName' | 'bytes' | 'format'>): Promise<string> {
    await this.removeOld();
    if (bytes > MAX_BYTES) throw new AppError('file.too-large', { file: fileName, size: megabytes(bytes), limit: megabytes(MAX_BYTES) });
    const id = newId(this.random, 'imp');
    const upload: Upload = {
      id,
      appId,
      entity,
      fileName,
      bytes,
      format,
      received: 0,
      source: null,
      startedAt: this.clock.now(),
      isBusy: false,
      hasProblems: false,
    };
    mkdirSync(this.folderOf(upload), { recursive: true });
    await writeFile(this.pathOf(upload), '');
    this.known.set(id, upload);
    return id;
  }

  /** Parts come in order, one after the other. */
  async append(id: string, part: Uint8Array): Promise<number> {
    const upload = this.get(id);
    if (upload.isBusy || upload.source !== null) throw new AppError('import.part', { problem: 'a part came after the file was read' });
    if (upload.received + part.length > upload.bytes) throw new AppError('import.part', { problem: `more than the ${upload.bytes} bytes that were announced` });
    await this.using(id, () => appendFile(this.pathOf(upload), part));
    upload.received += part.length;
    return upload.received;
  }

  get(id: string): Upload {
    return this.known.get(id) ?? fail();
  }

  /** One job at a time reads a file. @throws import.busy */
  async using<T>(id: string, work: (upload: Upload) => Promise<T>): Promise<T> {
    const upload = this.get(id);
    if (upload.isBusy) throw new AppError('import.busy');
    upload.isBusy = true;
    try {
      return await work(upload);
    } finally {
      upload.isBusy = false;
      if (!this.known.has(id)) await this.removeFiles(upload);
    }
  }

  pathOf(upload: Upload): string {
    return join(this.folderOf(upload), 'file');
  }

  problemPathOf(upload: Upload): string {
    return join(this.folderOf(upload), 'problems.csv');
  }

  /** A folder for a job that has no upload. */
  scratch(): string {
    mkdirSync(this.folder, { recursive: true });
    return this.folder;
  }

  async discard(id: string): Promise<void> {
    const upload = this.known.get(id);
    this.known.delete(id);
    // A file that is being read goes when its reader is done.
    if (upload && !upload.isBusy) await this.removeFiles(upload);
  }

  async close(): Promise<void> {
    this.known.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  private folderOf(upload: Upload): string {
    return join(this.folder, upload.id);
  }

  private removeFiles(upload: Upload): Promise<void> {
    return rm(this.folderOf(upload), { recursive: true, force: true });
  }

  private async removeOld(): Promise<void> {
    const idle = [...this.known.values()].filter((upload) => !upload.isBusy).sort((a, b) => a.startedAt - b.startedAt);
    const now = this.clock.now();
    for (const [i, upload] of idle.entries()) {
      if (now - upload.startedAt > KEPT_MS || this.known.size - i > MAX_UPLOADS) await this.discard(upload.id);
    }
  }
}

function fail(): never {
  throw new AppError('import.not-found');
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024))} MB`;
}
