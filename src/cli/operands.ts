import { unzipSync, strFromU8 } from 'fflate';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fromBase64, toBase64 } from '../shared/kernel/base64.ts';
import { AppError, fail } from '../shared/kernel/errors.ts';
import type { AppSummary, ExportFormat } from '../shared/contracts/ide.ts';
import type { Backend, IdeClient } from './backend.ts';
import type { Context } from './command.ts';

/** An operand that says where it is, or ends like a file, is one; anything else is an app's id or name. */
export function looksLikeFile(operand: string): boolean {
  return /[/\\]|\.(casual|json)$/i.test(operand);
}

export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail('file.not-found', { path }, error);
    throw error;
  }
}

/** Beside the target first, then renamed: a failed write never leaves half a file. */
export async function writeOutput(path: string, data: Uint8Array | string): Promise<void> {
  try {
    await writeFile(`${path}.part`, data);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new AppError('export.failed', { problem: error instanceof Error ? error.message : String(error) }, error);
  }
}

/** By id, else by its name if just one app has it (upper and lower case alike). */
export async function findApp(client: IdeClient, operand: string): Promise<AppSummary> {
  const apps = await client.apps.list({ limit: 1000 });
  const byId = apps.find(({ id }) => id === operand);
  if (byId !== undefined) return byId;
  const wanted = operand.toLocaleLowerCase();
  const named = apps.filter(({ name }) => name.toLocaleLowerCase() === wanted);
  if (named.length > 1) fail('request.invalid', { problem: `${named.length} apps are called “${operand}”; use an id: ${named.map(({ id }) => id).join(', ')}` });
  return named[0] ?? fail('app.not-found', { id: operand });
}

/** The app an operand names, in a backend where it may be looked at: a file is imported into a temporary data folder. */
export async function resolveApp(context: Context, operand: string): Promise<{ backend: Backend; app: AppSummary }> {
  if (!looksLikeFile(operand)) {
    const backend = await context.open();
    return { backend, app: await findApp(backend.client, operand) };
  }
  const backend = await context.openTemporary();
  return { backend, app: await importBytes(backend.client, operand, await readInput(operand)) };
}

export function importBytes(client: IdeClient, path: string, bytes: Uint8Array): Promise<AppSummary> {
  return client.apps.importFile({ fileName: basename(path), data: toBase64(bytes) });
}

export async function exportBytes(
  client: IdeClient,
  appId: string,
  format: ExportFormat,
  choice: { page?: string; scale?: 1 | 2 } = {},
): Promise<{ fileName: string; mime: string; bytes: Uint8Array }> {
  const { fileName, mime, data } = await client.apps.exportFile({ appId, format, ...choice });
  const bytes = fromBase64(data) ?? fail('export.failed', { problem: 'the answer did not arrive whole' });
  return { fileName, mime, bytes };
}

/** The manifest inside a .casual or JSON file as it stands there, unchecked. */
export async function rawManifest(path: string): Promise<unknown> {
  const bytes = await readInput(path);
  const file = basename(path);
  let text: string;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    try {
      const entry = unzipSync(bytes, { filter: ({ name }) => name === 'manifest.json' })['manifest.json'];
      if (entry === undefined) return fail('file.not-casual', { file, problem: 'it holds no manifest.json' });
      text = strFromU8(entry);
    } catch (error) {
      if (error instanceof AppError) throw error;
      return fail('file.not-casual', { file, problem: 'it is not a readable archive' }, error);
    }
  } else text = strFromU8(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail('file.not-casual', { file, problem: error instanceof Error ? error.message : 'it is not JSON' }, error);
  }
}
