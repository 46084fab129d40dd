import { strToU8, zipSync, type Zippable } from 'fflate';
import { applyUpdate, Doc } from 'yjs';
import { z } from 'zod';
import type { DataSnapshot } from '../../../shared/app/data/index.ts';
import { schemaVersionOf, toManifest } from '../../../shared/app/document/index.ts';
import { SCHEMA_VERSION, type Manifest } from '../../../shared/app/manifest/index.ts';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import { row } from '../../../shared/contracts/appdata.ts';
import { json } from '../../../shared/app/manifest/common.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { readZip, ZipProblem } from './read-zip.ts';

/** Of the container. The manifest and the document have versions of their own. */
export const FILE_FORMAT = 1;
const MB = 1024 * 1024;
export const FILE_LIMITS = {
  file: 200 * MB,
  unpacked: 500 * MB,
  entries: 10_000,
  parts: { 'meta.json': MB, 'manifest.json': 64 * MB, 'document.bin': 256 * MB, 'data.json': 256 * MB },
};

/** What a .casual file holds: `manifest.json`, `document.bin` (a Yjs update), `data.json`, `meta.json`, `assets/`. */
export type CasualFile = { manifest: Manifest; state: Uint8Array | null; data: DataSnapshot | null };

const metaSchema = z.object({ format: z.literal('casual'), formatVersion: z.number().int() });
const dataSchema = z.object({ rows: z.record(z.string(), z.array(row)), saved: z.record(z.string(), json).default({}) });

export function packCasualFile(parts: { manifest: Manifest; state: Uint8Array; data: DataSnapshot; exportedAt: number }): Uint8Array {
  const { manifest, state, data, exportedAt } = parts;
  const meta = {
    format: 'casual',
    formatVersion: FILE_FORMAT,
    schemaVersion: manifest.schemaVersion,
    name: manifest.meta.name,
    exportedAt: new Date(exportedAt).toISOString(),
  };
  const files: Zippable = {
    'meta.json': strToU8(`${JSON.stringify(meta, null, 2)}\n`),
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'document.bin': state,
    'data.json': strToU8(`${JSON.stringify(data)}\n`),
    'assets/': new Uint8Array(),
  };
  // Zip time stamps cannot hold years before 1980.
  return zipSync(files, { level: 6, mtime: Math.max(exportedAt, Date.UTC(1980, 0, 2)) });
}

/**
 * A document of a newer Casual OS is taken as it is: it opens read-only, and its manifest is what this one understands of it.
 *
 * @throws file.not-casual, file.too-large, file.outside-root, manifest.*
 */
export async function unpackCasualFile(fileName: string, bytes: Uint8Array): Promise<CasualFile> {
  const damaged = (problem: string, cause?: unknown) => new AppError('file.not-casual', { file: fileName, problem }, cause);
  const files = await unzip(fileName, bytes);

  const meta = metaSchema.safeParse(parseJson(files.get('meta.json')));
  if (!meta.success) throw damaged('meta.json is missing or is not that of an app');
  if (meta.data.formatVersion > FILE_FORMAT) throw new AppError('manifest.too-new', { found: meta.data.formatVersion, known: FILE_FORMAT });
  const given = parseJson(files.get('manifest.json'));
  if (given === undefined) throw damaged('manifest.json is missing or is not JSON');

  const state = files.get('document.bin') ?? null;
  const manifest = (state && newerManifest(state, damaged)) ?? parseManifest(given);

  let data: DataSnapshot | null = null;
  if (files.has('data.json')) {
    const parsed = dataSchema.safeParse(parseJson(files.get('data.json')));
    if (!parsed.success) throw damaged('data.json is damaged');
    data = { rows: Object.fromEntries(Object.entries(parsed.data.rows).map(([entity, rows]) => [entity, rows.filter(hasId)])), saved: parsed.data.saved };
  }
  return { manifest, state, data };
}

function hasId<T extends Record<string, unknown>>(value: T): value is T & { id: string } {
  return typeof value['id'] === 'string';
}

async function unzip(fileName: string, bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  try {
    return await readZip(bytes, { entries: FILE_LIMITS.entries, total: FILE_LIMITS.unpacked, parts: FILE_LIMITS.parts });
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    if (error.kind === 'outside') throw new AppError('file.outside-root', { path: error.message }, error);
    if (error.kind === 'too-large') throw new AppError('file.too-large', { file: fileName, size: error.message, limit: error.limit }, error);
    throw new AppError('file.not-casual', { file: fileName, problem: error.message }, error);
  }
}

/** @returns what is understood of a newer document; null for one of this version, whose manifest stands beside it */
function newerManifest(state: Uint8Array, damaged: (problem: string, cause?: unknown) => AppError): Manifest | null {
  const doc = new Doc();
  try {
    applyUpdate(doc, state);
  } catch (error) {
    throw damaged('document.bin does not decode', error);
  }
  const version = schemaVersionOf(doc);
  const isIncomplete = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  const manifest = version > SCHEMA_VERSION && !isIncomplete ? toManifest(doc) : null;
  doc.destroy();
  if (isIncomplete || version === 0) throw damaged('document.bin is incomplete');
  return manifest;
}

/** @returns undefined when missing or no JSON */
export function parseJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
