import { strFromU8, strToU8, zip, type AsyncZippable } from 'fflate';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Exporters } from '../transfer/index.ts';
import { framePage } from './frame-page.ts';
import { iconPng, iconSvg } from './icon.ts';
import { exportPage, exportReadme, hasCodeComponents, webAppManifest } from './page.ts';
import { serviceWorkerSource } from './service-worker.ts';
import { createSingleExport } from './single-file.ts';
import { keepUsedFonts } from './used-fonts.ts';

/** Every way out of the IDE that runs in a browser. @param distFolder what the build made; throws `export.failed` when it is not there */
export function createExporters(distFolder: string): Pick<Exporters, 'html' | 'single'> {
  const workerFolder = join(distFolder, 'sandbox');
  const folder = createHtmlExport({ templateFolder: join(distFolder, 'pwa'), workerFolder });
  const single = createSingleExport({ folder: join(distFolder, 'single'), workerFolder });
  return {
    html: async ({ manifest, rows }) => ({ ending: '.zip', mime: 'application/zip', bytes: await folder(manifest, rows) }),
    single: async ({ id, manifest, rows }) => ({ ending: '.html', mime: 'text/html', bytes: await single(id, manifest, rows) }),
  };
}

/** An app as a folder that any static server can serve, zipped. `rows`: entity id → rows. */
type ExportHtml = (manifest: Manifest, rows: Readonly<Record<string, readonly unknown[]>>) => Promise<Uint8Array>;

/**
 * @param templateFolder the built player (`dist/pwa`)
 * @param workerFolder the built engine (`dist/sandbox`)
 * Throws `export.failed` when the build is not there.
 */
export function createHtmlExport({ templateFolder, workerFolder }: { templateFolder: string; workerFolder: string }): ExportHtml {
  return async (manifest, rows) => {
    const { 'code-frame.html': built = new Uint8Array(), ...template } = await readFolder(templateFolder);
    const frame = hasCodeComponents(manifest) ? framePage(strFromU8(built), manifest) : null;
    const files: Record<string, Uint8Array> = {
      ...template,
      ...(await readFolder(workerFolder)),
      'index.html': strToU8(exportPage(manifest, rows, frame)),
      'app.webmanifest': strToU8(webAppManifest(manifest)),
      'icon.svg': strToU8(iconSvg(manifest)),
      'icon-192.png': iconPng(manifest, 192, false),
      'icon-512.png': iconPng(manifest, 512, false),
      'icon-maskable-512.png': iconPng(manifest, 512, true),
    };
    if (files['app.js'] === undefined || files['worker.js'] === undefined) {
      throw new AppError('export.failed', { problem: 'the player is not built. Run “npm run build” and try again' });
    }
    // Nothing imports it when no component ships styles, but the page names it.
    const { css, files: fonts } = keepUsedFonts(strFromU8(files['assets/app.css'] ?? new Uint8Array()), manifest.theme);
    files['assets/app.css'] = strToU8(css);
    for (const name of Object.keys(files)) if (name.endsWith('.woff2') && !fonts.has(name.slice(name.lastIndexOf('/') + 1))) delete files[name];
    const names = Object.keys(files).sort();
    files['service-worker.js'] = strToU8(serviceWorkerSource(versionOf(files, names), names));
    files['README.txt'] = strToU8(exportReadme(manifest.meta.name));
    return zipped(files);
  };
}

async function readFolder(folder: string): Promise<Record<string, Uint8Array>> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    throw new AppError('export.failed', { problem: 'the player is not built. Run “npm run build” and try again' }, error);
  }
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).split(sep).join('/')] = await readFile(path);
  }
  return files;
}

function versionOf(files: Readonly<Record<string, Uint8Array>>, names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(files[name]!);
  return hash.digest('hex').slice(0, 16);
}

/** A fixed time stamp: the same app exports to the same bytes. */
function zipped(files: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(files, { level: 6, mtime: new Date(1980, 0, 1) }, (error, data) => {
      if (error === null) resolve(data);
      else reject(new AppError('export.failed', { problem: error.message }, error));
    });
  });
}
