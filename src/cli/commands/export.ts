import { unzipSync } from 'fflate';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fail } from '../../shared/kernel/errors.ts';
import { exportFormat, type ExportFormat } from '../../shared/contracts/ide.ts';
import { requireArg, UsageError, type Command } from '../command.ts';
import { exportBytes, resolveApp, writeOutput } from '../operands.ts';

const FORMATS = exportFormat.options;

export const exportApp: Command = {
  name: 'export',
  args: '<app|file>',
  summary: 'write an app as .casual, JSON, a web app, source code, a PDF or a picture',
  details: `casual  one portable file: design, history and data
json    the manifest only
html    a folder that any static web server can serve; works offline and can be installed (--out ending in .zip: zipped)
single  one HTML file that opens by a double-click and works offline
source  a Vite, React and TypeScript project that runs without Casual OS (--out ending in .zip: zipped)
pdf     one page on paper; needs an installed Chromium, Chrome, Edge or Brave
png     one page as a picture, in full length; needs the same`,
  examples: [
    'casual export "Tool library" --format html --out tools-site',
    'casual export tools.casual --format json --out tools.json',
    'casual export "Tool library" --format source --out tools',
    'casual export "Tool library" --page Loans --out loans.pdf',
  ],
  options: {
    format: { type: 'string', value: 'FORMAT', description: `${FORMATS.join(', ')}; else from the ending of --out` },
    page: { type: 'string', value: 'PAGE', description: 'pdf, png: its name, path or id; else the first' },
    scale: { type: 'string', value: '1|2', description: 'png: dots for each pixel of the page, 2 when not given' },
    out: { type: 'string', value: 'PATH', description: 'where to write; else beside you, named after the app' },
  },
  async run(context) {
    const operand = requireArg(context.args, 0, 'an app or a file');
    const { out } = context.options;
    const format = formatOf(context.options['format'], out);
    const choice = choiceOf(format, context.options['page'], context.options['scale']);
    const { backend, app } = await resolveApp(context, operand);
    if (isDrawn(format)) context.progress(`Drawing a page of “${app.name}”…`);
    const { fileName, bytes } = await exportBytes(backend.client, app.id, format, choice);
    const path = typeof out === 'string' ? out : isFolder(format) ? fileName.replace(/\.zip$/, '') : fileName;
    const files = isFolder(format) && !path.endsWith('.zip') ? await unpack(bytes, path) : (await writeOutput(path, bytes), 1);
    const quoted = /[^\w./-]/.test(path) ? `"${path}"` : path;
    const hint =
      format === 'html'
        ? `\nServe it to use it: npx serve ${quoted}`
        : format === 'source' && files > 1
          ? `\nTo run it: cd ${quoted} && npm install && npm run dev`
          : '';
    return { json: { app: app.id, format, out: path, files, bytes: bytes.length }, text: `“${app.name}” is in ${path}.${hint}` };
  },
};

function isFolder(format: ExportFormat): boolean {
  return format === 'html' || format === 'source';
}

function isDrawn(format: string): boolean {
  return format === 'pdf' || format === 'png';
}

function choiceOf(format: ExportFormat, page: unknown, scale: unknown): { page?: string; scale?: 1 | 2 } {
  if (page !== undefined && !isDrawn(format)) throw new UsageError('--page goes with pdf and png.');
  if (scale !== undefined && format !== 'png') throw new UsageError('--scale goes with png.');
  if (scale !== undefined && scale !== '1' && scale !== '2') throw new UsageError('--scale is 1 or 2.');
  return { ...(typeof page === 'string' ? { page } : {}), ...(scale === undefined ? {} : { scale: scale === '1' ? 1 : 2 }) };
}

function formatOf(given: unknown, out: unknown): ExportFormat {
  const wanted =
    typeof given === 'string'
      ? given
      : typeof out !== 'string'
        ? 'casual'
        : out.endsWith('.json')
          ? 'json'
          : out.endsWith('.casual')
            ? 'casual'
            : out.endsWith('.html')
              ? 'single'
              : isDrawn(out.slice(-3))
                ? out.slice(-3)
                : undefined;
  const format = FORMATS.find((name) => name === wanted);
  if (format === undefined) throw new UsageError(`Give --format: ${FORMATS.join(', ')}.`);
  return format;
}

/** Into a new or empty folder, so that nothing is overwritten. */
async function unpack(bytes: Uint8Array, folder: string): Promise<number> {
  const info = await stat(folder).catch(() => null);
  if (info !== null && (!info.isDirectory() || (await readdir(folder)).length > 0))
    fail('export.failed', { problem: `“${folder}” exists already; name a new folder` });
  const files = Object.entries(unzipSync(bytes));
  const root = resolve(folder) + sep;
  for (const [name, data] of files) {
    const path = resolve(join(folder, name));
    if (!path.startsWith(root)) fail('file.outside-root', { path: name });
    await mkdir(dirname(path), { recursive: true });
    await writeOutput(path, data);
  }
  return files.length;
}
