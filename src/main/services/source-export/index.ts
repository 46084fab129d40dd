import { strToU8, zip, type AsyncZippable } from 'fflate';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/kernel/errors.ts';
import { writeSource } from '../../../shared/app/source/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { Exporter } from '../transfer/index.ts';
import { projectFiles, type SourceRuntime } from './project-files.ts';

/** An app as a Vite, React and TypeScript project. Path → text. */
export function sourceProject(
  appId: string,
  manifest: Manifest,
  rows: Readonly<Record<string, readonly unknown[]>>,
  runtime: SourceRuntime,
): Record<string, string> {
  const files: Record<string, string> = { ...projectFiles(manifest, runtime, startPage(manifest)), ...writeSource(appId, manifest, rows) };
  for (const [path, text] of Object.entries(runtime.files)) files[`src/runtime/${path}`] = text;
  return files;
}

/** @param runtimeFile what the build gathered (`dist/source/runtime.json`). The exporter throws `export.failed` when it is not there */
export function createSourceExport(runtimeFile: string): Exporter {
  return async ({ id, manifest, rows }) => {
    const files: AsyncZippable = {};
    for (const [path, text] of Object.entries(sourceProject(id, manifest, rows, await readRuntime(runtimeFile)))) files[path] = strToU8(text);
    return { ending: ' source.zip', mime: 'application/zip', bytes: await zipped(files) };
  };
}

async function readRuntime(path: string): Promise<SourceRuntime> {
  try {
    // Written by our own build.
    return JSON.parse(await readFile(path, 'utf8')) as SourceRuntime;
  } catch (error) {
    throw new AppError('export.failed', { problem: 'the runtime for source exports is not built. Run “npm run build” and try again' }, error);
  }
}

function startPage({ meta }: Manifest): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="${escapeHtml(meta.description)}" />
    <link rel="icon" href="data:," />
    <title>${escapeHtml(meta.name)}</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
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
