import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { framePage, scriptHash, type FramePage } from './frame-page.ts';
import { iconSvg } from './icon.ts';
import { escapeHtml, exportPolicy, frameElement, hasCodeComponents, inertJson } from './page.ts';
import { keepUsedFonts } from './used-fonts.ts';
import { windowColors } from './window-look.ts';

/** An app as one HTML file that opens from the disk. `rows`: entity id → rows. @param appId tells its data from that of other files */
type ExportSingle = (appId: string, manifest: Manifest, rows: Readonly<Record<string, readonly unknown[]>>) => Promise<Uint8Array>;

/** Past this a browser takes seconds to open it. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * @param folder the player as one script (`dist/single`)
 * @param workerFolder the built engine (`dist/sandbox`)
 * Throws `export.failed` when the build is not there or the app is too large.
 */
export function createSingleExport({ folder, workerFolder }: { folder: string; workerFolder: string }): ExportSingle {
  return async (appId, manifest, rows) => {
    const [script, css, worker, engine] = await Promise.all([
      read(join(folder, 'app.js')),
      read(join(folder, 'app.css')),
      read(join(workerFolder, 'worker.js')),
      read(join(workerFolder, 'quickjs.wasm')),
    ]);
    const data = inertJson({ manifest, rows });
    const styles = await inlineFonts(css.toString('utf8'), manifest, data, join(folder, 'assets'));
    const code = inertScript(script.toString('utf8'));
    const frame = hasCodeComponents(manifest) ? framePage((await read(join(folder, 'code-frame.html'))).toString('utf8'), manifest) : null;
    const page = singlePage({ appId, manifest, data, styles, code, worker: worker.toString('utf8'), engine: engine.toString('base64'), frame });
    const bytes = new TextEncoder().encode(page);
    if (bytes.length > MAX_BYTES) {
      throw new AppError('export.failed', {
        problem: `as one file it would be ${Math.ceil(bytes.length / 1024 / 1024)} MB. Export it as a web app (a folder), or remove large pictures and rows first`,
      });
    }
    return bytes;
  };
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError('export.failed', { problem: 'the player is not built. Run “npm run build” and try again' }, error);
  }
}

async function inlineFonts(css: string, manifest: Manifest, text: string, folder: string): Promise<string> {
  const { css: kept, files } = keepUsedFonts(css, manifest.theme, text);
  const fonts = new Map<string, string>();
  for (const file of files) fonts.set(file, (await read(join(folder, file))).toString('base64'));
  return kept.replace(/url\(["']?[^)"']*?([^/)"']+\.woff2)["']?\)/g, (_, file: string) => `url(data:font/woff2;base64,${fonts.get(file) ?? ''})`);
}

/** Inside a script element no text may look like its end or like a comment of HTML. In JavaScript these only stand in strings and patterns. */
function inertScript(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

type Parts = { appId: string; manifest: Manifest; data: string; styles: string; code: string; worker: string; engine: string; frame: FramePage | null };

function singlePage({ appId, manifest, data, styles, code, worker, engine, frame }: Parts): string {
  const { name, description } = manifest.meta;
  const scripts = [`'${scriptHash(code)}'`, ...(frame?.hashes ?? [])];
  const icon = `data:image/svg+xml,${encodeURIComponent(iconSvg(manifest))}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(exportPolicy(manifest.permissions.network, { scripts, isSingle: true }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(description)}">
<meta name="theme-color" content="${windowColors(manifest.theme).theme}">
<title>${escapeHtml(name)}</title>
<link rel="icon" href="${icon}">
<style>${styles.replace(/<\/(style)/gi, '<\\/$1')}</style>
</head>
<body>
<div id="root"></div>
<noscript>This app needs JavaScript.</noscript>
<script type="text/plain" id="casual-id">${escapeHtml(appId)}</script>
<script type="application/json" id="casual-app">${data}</script>
<script type="text/plain" id="casual-worker">${inertScript(worker)}</script>
<script type="text/plain" id="casual-engine">${engine}</script>
${frame === null ? '' : frameElement(frame)}<script type="module">${code}</script>
</body>
</html>
`;
}
